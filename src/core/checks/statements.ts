/** Statements that don't fit the schema: unknown or misplaced keywords, missing and repeated properties, wrong arguments. */
import type { Bound } from '../model/bind';
import type { Span } from '../model/source';
import { argumentSpan, headSpan } from '../model/source';
import { fileSchema } from '../schema/file-schema';
import type { ArgumentProblem } from '../schema/match-form';
import { allStatements } from '../schema/placement';
import type { BlockSpec } from '../schema/statement-spec';
import type { Statement } from '../syntax/tree';
import { absoluteStart } from '../syntax/tree';
import { nearest } from '../text/nearest';
import type { Check, CheckContext, Fix } from './check';
import { replace, rule } from './check';

const unknown = rule('statement.unknown', 'error', 'No statement of that name exists here.');
const missing = rule('property.missing', 'error', 'A required property is missing.');
const repeated = rule('property.repeated', 'error', 'A property that stands once stands again.');
const value = rule('value.wrong', 'error', 'An argument is not of the kind that is needed there.');
const incomplete = rule('value.missing', 'error', 'Something is missing at the end of the statement.');
const surplus = rule('value.unexpected', 'error', 'There is more than the statement takes.');
const stray = rule('block.unexpected', 'error', 'The statement takes no block.');

export const check: Check = {
  rules: [unknown, missing, repeated, value, incomplete, surplus, stray],
  run(context) {
    const { bound } = context.document;
    for (const statement of bound.unknown) reportUnknown(context, statement, fileSchema, undefined);
    for (const each of bound.children) visit(context, each);
  },
};

function visit(context: CheckContext, bound: Bound): void {
  if (!bound.flawed) return;
  const { spec, statement } = bound;
  for (const problem of bound.problems) reportArgument(context, bound, problem);
  for (const each of bound.unknown) reportUnknown(context, each, spec.block as BlockSpec, bound);
  for (const each of bound.missing) {
    const instead = each.replacedBy.length > 0 ? ` (or \`${each.replacedBy.join('`, `')}\`)` : '';
    context.report(
      missing,
      headSpan(statement),
      `${capital(spec.block?.title ?? 'it')} needs \`${each.keyword}\`${instead}: ${each.forms[0]?.text ?? ''}`,
    );
  }
  for (const each of bound.repeated) {
    context.report(repeated, headSpan(each.statement), `\`${each.spec.keyword}\` stands here already; one is enough.`);
  }
  if (bound.strayBlock) {
    const base = absoluteStart(statement);
    const open = statement.block?.open ?? 0;
    context.report(stray, { start: base + open, end: base + open + 1 }, `\`${spec.keyword}\` takes no block here.`);
  }
  for (const each of bound.children) visit(context, each);
}

const keywordSpan = (statement: Statement): Span => {
  const base = absoluteStart(statement);
  return { start: base + statement.keywordStart, end: base + statement.keywordEnd };
};
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function reportUnknown(context: CheckContext, statement: Statement, block: BlockSpec, owner: Bound | undefined): void {
  if (statement.keyword === '') return; // the parser has said so
  const span = keywordSpan(statement);
  const names = nearest(statement.keyword, block.statements.keys());
  const fixes: Fix[] = names.map((name) => ({ title: `Change to ${name}`, edits: [replace(span, name)] }));
  const home = names.length === 0 ? homeOf(statement.keyword) : undefined;
  const hint =
    names.length > 0
      ? ` Did you mean ${names.map((name) => `\`${name}\``).join(' or ')}?`
      : home
        ? ` It belongs into ${home}.`
        : '';
  const where = owner ? `in ${block.title}` : 'at the top level of a file';
  context.report(unknown, span, `There is no \`${statement.keyword}\` ${where}.${hint}`, { fixes });
}

/** Where a known keyword that stands in the wrong place would be right. */
function homeOf(keyword: string): string | undefined {
  for (const { spec, path } of allStatements()) {
    if (spec.keyword === keyword) return path.at(-1)?.block?.title ?? 'the top level of a file';
  }
  return undefined;
}

function reportArgument(context: CheckContext, { spec, statement }: Bound, problem: ArgumentProblem): void {
  const last = problem.expected.at(-1) ?? '';
  const expected = problem.expected.length > 1 ? `${problem.expected.slice(0, -1).join(', ')} or ${last}` : last;
  const span = argumentSpan(statement, problem.index);
  const word = statement.args[problem.index];
  if (problem.code === 'missing-value') {
    context.report(
      incomplete,
      word === undefined ? endSpan(statement) : span,
      `\`${spec.keyword}\` needs ${expected || 'more'} here: \`${spec.keyword} ${spec.forms[0]?.text}\`.`,
    );
    return;
  }
  if (problem.code === 'unexpected-value') {
    context.report(
      surplus,
      span,
      expected
        ? `Expected ${expected} here, not \`${word}\`.`
        : `\`${spec.keyword}\` takes nothing more: \`${word}\` is too much.`,
    );
    return;
  }
  const names = nearest(word ?? '', problem.words);
  const fixes: Fix[] = names.map((name) => ({ title: `Change to ${name}`, edits: [replace(span, name)] }));
  const hint = names.length > 0 ? ` Did you mean ${names.map((name) => `\`${name}\``).join(' or ')}?` : '';
  context.report(value, span, `\`${word}\` is not ${expected}.${hint}`, { fixes });
}

function endSpan(statement: Statement): Span {
  const { start, end } = headSpan(statement);
  return { start: Math.max(start, end - 1), end };
}
