/** Semantic highlighting: what each word is by its place in the schema. */
import type { SemanticTokens } from 'vscode-languageserver-types';
import type { Bound } from '../core/model/bind';
import type { Document } from '../core/model/workspace';
import type { BoundArgument } from '../core/schema/match-form';
import type { Statement } from '../core/syntax/tree';

/** Types in the order of their numbers; all are standard ones, so that every theme knows them. */
export const tokenTypes = [
  'keyword',
  'property',
  'class',
  'variable',
  'number',
  'enumMember',
  'string',
  'operator',
] as const;
export const tokenModifiers = ['declaration'] as const;
const number = Object.fromEntries(tokenTypes.map((type, index) => [type, index])) as Record<
  (typeof tokenTypes)[number],
  number
>;
const DECLARATION = 1;

/** All tokens of a document, or those of the lines from `first` to `last`. */
export function semanticTokens(document: Document, first = 0, last = Number.POSITIVE_INFINITY): SemanticTokens {
  const data: number[] = [];
  const { lines, tree } = document;
  const from = lines.lineStart(Math.min(first, lines.lineCount - 1));
  const to = last >= lines.lineCount ? tree.text.length : lines.lineEnd(last);
  let line = 0;
  let start = 0;
  const add = (offset: number, end: number, type: number, modifiers = 0): void => {
    const position = lines.positionAt(offset);
    const column = position.line === line ? position.character - start : position.character;
    data.push(position.line - line, column, end - offset, type, modifiers);
    line = position.line;
    start = position.character;
  };
  const visit = (bound: Bound, parentStart: number): void => {
    const { statement, spec } = bound;
    const base = parentStart + statement.start;
    if (base > to || base + statement.length < from) return;
    add(
      base + statement.keywordStart,
      base + statement.keywordEnd,
      spec.kind || !statement.parent ? number.keyword : number.property,
    );
    tokensOf(bound, base, add);
    for (const child of bound.children) visit(child, base);
  };
  for (const bound of document.bound.children) visit(bound, 0);
  return { data };
}

type Add = (offset: number, end: number, type: number, modifiers?: number) => void;

function tokensOf({ statement, arguments: all }: Bound, base: number, add: Add): void {
  let next = 0;
  for (let index = 0; index < statement.args.length; index++) {
    while (next < all.length && (all[next] as BoundArgument).index < index) next++;
    const argument = all[next]?.index === index ? all[next] : undefined;
    const type = typeOf(statement, index, argument);
    if (type === undefined) continue;
    const start = base + (statement.argOffsets[index * 2] as number);
    add(
      start,
      base + (statement.argOffsets[index * 2 + 1] as number),
      type,
      argument?.type?.declares ? DECLARATION : 0,
    );
  }
}

function typeOf(statement: Statement, index: number, argument: BoundArgument | undefined): number | undefined {
  const kind = statement.argKinds[index];
  if (kind === 'comma') return undefined;
  if (kind === 'arrow') return number.operator;
  if (!argument) return kind === 'string' ? number.string : number.keyword;
  if (argument.type?.declares) return number.class;
  if (kind === 'string') return number.string;
  if (!argument.type || argument.type.words?.includes(argument.text)) return number.enumMember;
  if (argument.value !== undefined && typeof argument.value !== 'string') return number.number;
  return argument.type.kinds ? number.variable : number.string;
}
