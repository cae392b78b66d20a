/** Edits that mend the DNS of a file: a line more in a block, a name less in a list, a statement more at the end. */
import { properties } from '../model/bind';
import type { Resource } from '../model/resource';
import { headSpan } from '../model/source';
import type { Statement } from '../syntax/tree';
import { absoluteStart } from '../syntax/tree';
import type { TextEdit } from '../text/edit';
import type { CheckContext, Fix } from './check';

const insert = (at: number, text: string): TextEdit => ({ start: at, end: at, text });

/** Behind the last statement of the resource's block, in the block's own style; undefined for one of another file. */
export function lines(
  context: CheckContext,
  { bound, file }: Resource,
  texts: readonly string[],
): TextEdit | undefined {
  if (file !== context.document) return undefined;
  const { statement } = bound;
  const { block } = statement;
  const all = texts.join('; ');
  if (!block) return insert(headSpan(statement).end, ` { ${all} }`);
  const last = block.statements.at(-1);
  if (!last) return insert(absoluteStart(statement) + block.open + 1, ` ${all}`);
  const { text } = file.tree;
  const { start } = headSpan(last);
  const lineStart = text.lastIndexOf('\n', start) + 1;
  const indent = text.slice(lineStart, start);
  const isOwnLine = /^\s*$/.test(indent);
  return insert(endOf(last), isOwnLine ? texts.map((each) => `\n${indent}${each}`).join('') : `; ${all}`);
}

/** Where a statement ends, its block included, without what stands behind it on the line. */
function endOf(statement: Statement): number {
  const { block } = statement;
  return block && block.close >= 0 ? absoluteStart(statement) + block.close + 1 : headSpan(statement).end;
}

/** Behind the resource's whole statement, on a line of its own with the same indentation. */
export function behind(context: CheckContext, { bound: { statement }, file }: Resource, text: string): TextEdit[] {
  if (file !== context.document) return [];
  const { start } = headSpan(statement);
  const all = file.tree.text;
  const indent = /^\s*/.exec(all.slice(all.lastIndexOf('\n', start) + 1, start))?.[0] ?? '';
  return [insert(endOf(statement), `\n${indent}${text}`)];
}

/** At the end of the file. */
export function atEnd({ document: { text } }: CheckContext, statement: string): TextEdit {
  return insert(text.length, `${text.endsWith('\n') ? '' : '\n'}\n${statement}\n`);
}

/** Sets a property that is `on` or `off`. */
export function set(context: CheckContext, resource: Resource, keyword: string, value: string): TextEdit[] {
  const written = resource.property(keyword);
  const text = `${keyword} ${value}`;
  if (written && resource.file === context.document) return [{ ...headSpan(written.statement), text }];
  const added = lines(context, resource, [text]);
  return added ? [added] : [];
}

/** Takes VPCs out of a resource's `vpcs`; no fix where none would be left. */
export function without(context: CheckContext, resource: Resource, vpcs: readonly Resource[]): Fix[] {
  const { bound, file } = resource;
  const [line, ...more] = properties(bound, 'vpcs');
  if (!line || more.length > 0 || file !== context.document) return [];
  const left = line.arguments.filter((each) => !vpcs.includes(resource.follow(each) as Resource));
  if (left.length === 0 || left.length === line.arguments.length) return [];
  const text = `vpcs ${left.map((each) => quoted(each.text)).join(', ')}`;
  const title = `Take ${list(vpcs.map(({ name }) => name))} out of ${resource.name}`;
  return [{ title, edits: [{ ...headSpan(line.statement), text }] }];
}

/** A name as it can stand in a file. */
export const quoted = (text: string): string => (/^[\w.-]+$/.test(text) ? text : JSON.stringify(text));

/** A fix of edits; none where they would touch another file. */
export const fix = (title: string, ...edits: readonly (TextEdit | undefined)[]): Fix[] =>
  edits.length > 0 && edits.every((each) => each !== undefined) ? [{ title, edits }] : [];

/** `hub, spoke and 3 more`. */
export function list(names: readonly string[], most = 3): string {
  if (names.length <= most)
    return names.length < 2 ? names.join() : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
  return `${names.slice(0, most - 1).join(', ')} and ${names.length - most + 1} more`;
}
