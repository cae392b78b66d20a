/** What tests of the importer share: making input files, and holding the output against parser, schema and names. */
import type { ImportResult } from '../../../src/core/import/aws';
import { importAws } from '../../../src/core/import/aws';
import type { Bound } from '../../../src/core/model/bind';
import { bindBlock } from '../../../src/core/model/bind';
import { Network } from '../../../src/core/model/network';
import { fileSchema } from '../../../src/core/schema/file-schema';
import { parse } from '../../../src/core/syntax/parser';
import type { Statement } from '../../../src/core/syntax/tree';
import { children } from '../../../src/core/syntax/tree';

/** One file for each answer, named after its first key. */
export function importAnswers(...answers: object[]): ImportResult {
  return importAws(
    answers.map((answer, index) => ({ path: `${index}-${Object.keys(answer)[0]}.json`, text: JSON.stringify(answer) })),
  );
}

/** Files by path; objects become JSON. */
export function importFiles(files: Readonly<Record<string, object | string>>): ImportResult {
  return importAws(
    Object.entries(files).map(([path, content]) => ({
      path,
      text: typeof content === 'string' ? content : JSON.stringify(content),
    })),
  );
}

/** The lines of the block that begins with `head`, without indentation. */
export function blockOf(text: string, head: string): string[] {
  const lines = text.split('\n');
  const first = lines.findIndex((line) => line.trim().startsWith(`${head} {`));
  if (first < 0) return [];
  const start = lines[first] as string;
  if (start.includes('}'))
    return start
      .slice(start.indexOf('{') + 1, start.lastIndexOf('}'))
      .split(';')
      .map((part) => part.trim());
  const indent = start.length - start.trimStart().length;
  const end = lines.findIndex((line, index) => index > first && line.startsWith(`${' '.repeat(indent)}}`));
  return lines.slice(first + 1, end).map((line) => line.trim());
}

/** Everything that parser, schema and name lookup have to say against a text. */
export function complaints(text: string): string[] {
  const tree = parse(text);
  const found = tree.problems.map(({ message }) => message);
  const walk = (statements: readonly Statement[]): void => {
    for (const statement of statements) {
      found.push(...statement.problems.map(({ message }) => `${statement.keyword}: ${message}`));
      walk(children(statement));
    }
  };
  walk(tree.statements);
  const file = bindBlock(tree.statements, fileSchema);
  found.push(...file.unknown.map((each) => `unknown statement ${each.keyword}`));
  for (const bound of file.children) found.push(...boundComplaints(bound));
  return [
    ...found,
    ...nameComplaints(new Network([{ file: { uri: 'imported.vpc', tree }, statements: file.children }])),
  ];
}

function boundComplaints(bound: Bound): string[] {
  const where = `${bound.spec.keyword} ${bound.statement.args.join(' ')}`;
  return [
    ...bound.problems.map((problem) => `${where}: ${problem.code}, expected ${problem.expected.join(' or ')}`),
    ...bound.unknown.map((each) => `${where}: unknown ${each.keyword}`),
    ...bound.missing.map((each) => `${where}: misses ${each.keyword}`),
    ...bound.repeated.map((each) => `${where}: repeats ${each.spec.keyword}`),
    ...(bound.strayBlock ? [`${where}: has a block`] : []),
    ...bound.children.flatMap(boundComplaints),
  ];
}

/** Names that are declared twice in a block, and references that lead nowhere or to several. */
function nameComplaints(network: Network): string[] {
  const found: string[] = [];
  const qualified = new Map<string, string>();
  for (const resource of network.resources) {
    const before = qualified.get(resource.qualified);
    if (before !== undefined) found.push(`${resource} has the name of ${before}`);
    qualified.set(resource.qualified, String(resource));
    for (const property of resource.bound.children) {
      for (const argument of property.arguments) {
        if (argument.type?.kinds === undefined || argument.type.kinds.length === 0 || argument.value !== undefined)
          continue;
        if (
          network.lookup(argument.text, resource, argument.type.kinds).found === undefined &&
          !argument.text.startsWith('com.amazonaws.')
        ) {
          found.push(`${resource}: ${property.spec.keyword} ${argument.text} leads nowhere`);
        }
      }
    }
  }
  return found;
}
