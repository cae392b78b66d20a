/** What stands at an offset: the statement, its schema entry, the word under the cursor and where names are looked up. */
import { scopeOfExpectation } from '../core/engine/expectation';
import type { Bound } from '../core/model/bind';
import { bind } from '../core/model/bind';
import type { Network } from '../core/model/network';
import type { Resource } from '../core/model/resource';
import type { Span } from '../core/model/source';
import type { Analysis } from '../core/model/workspace';
import { fileSchema } from '../core/schema/file-schema';
import type { BoundArgument } from '../core/schema/match-form';
import type { BlockSpec, StatementSpec } from '../core/schema/statement-spec';
import type { Statement } from '../core/syntax/tree';
import { absoluteStart, argumentIndexAt, statementAt } from '../core/syntax/tree';
import { argumentSpan, keywordSpan } from './ranges';

export interface Place {
  readonly analysis: Analysis;
  readonly offset: number;
  /** The statement in whose head (keyword and arguments) the offset is. */
  readonly statement: Statement;
  /** Undefined when the schema does not know the statement there. */
  readonly bound: Bound | undefined;
  /** Index of the argument under the offset; -1 on the keyword. */
  readonly index: number;
  /** Its role, when it has one. */
  readonly argument: BoundArgument | undefined;
  /** Where names are looked up first: the innermost resource around (or declared by) the statement. */
  readonly scope: Resource | undefined;
  /** Of the word under the offset, in the file. */
  readonly span: Span;
}

/** Undefined between words, in comments and in the space around statements. */
export function placeAt(analysis: Analysis, offset: number): Place | undefined {
  const { tree } = analysis.document;
  const statement = statementAt(tree, offset);
  if (!statement) return undefined;
  const relative = offset - absoluteStart(statement);
  const onKeyword = relative >= statement.keywordStart && relative <= statement.keywordEnd;
  const index = onKeyword ? -1 : argumentIndexAt(statement, relative);
  if (!onKeyword && index < 0) return undefined;
  const bound = boundOf(statement);
  return {
    analysis,
    offset,
    statement,
    bound,
    index,
    argument: index < 0 ? undefined : bound?.arguments.find((each) => each.index === index),
    scope: scopeOf(analysis.network, statement),
    span: onKeyword ? keywordSpan(statement) : argumentSpan(statement, index),
  };
}

/** What may stand in the block of a statement (of the file, when it is undefined). */
export const blockSpecOf = (owner: Statement | undefined): BlockSpec | undefined =>
  owner ? specOf(owner)?.block : fileSchema;

export const specOf = (statement: Statement): StatementSpec | undefined =>
  blockSpecOf(statement.parent)?.statements.get(statement.keyword);

/** The statement with its meaning; kept by the core as long as the statement stays. */
export function boundOf(statement: Statement): Bound | undefined {
  const spec = specOf(statement);
  return spec && bind(statement, spec);
}

/** Where names are looked up first: in the resource around a statement, or as the sender of an `expect` sees them. */
export function scopeOf(network: Network, statement: Statement | undefined): Resource | undefined {
  for (let each = statement; each; each = each.parent) {
    const resource = network.byStatement.get(each);
    if (resource) return resource;
  }
  const bound = statement && statement.keyword === 'expect' ? boundOf(statement) : undefined;
  return bound && scopeOfExpectation(bound, network);
}
