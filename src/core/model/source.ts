/** Where something is written: a statement of a file, found again at any time because positions are worked out on demand. */
import type { Statement, Tree } from '../syntax/tree';
import { absoluteStart } from '../syntax/tree';
import type { LineIndex } from '../text/line-index';

/** A file as the model sees it; `uri` is whatever its owner calls it. */
export interface SourceFile {
  readonly uri: string;
  readonly tree: Tree;
}

/** A file with its lines, for whoever has to say lines and columns. */
export interface SourceText extends SourceFile {
  readonly lines: LineIndex;
}

/** A statement, or one argument of it. */
export interface Source {
  readonly file: SourceFile;
  readonly statement: Statement;
  /** Index of the argument that is meant; undefined for the whole statement. */
  readonly argument?: number;
}

/** Absolute offsets in the file, end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The keyword and its arguments, without leading trivia and without the block. */
export function headSpan(statement: Statement): Span {
  const base = absoluteStart(statement);
  const last = statement.argOffsets.length;
  const end = last > 0 ? (statement.argOffsets[last - 1] as number) : statement.keywordEnd;
  return { start: base + statement.keywordStart, end: base + Math.max(end, statement.keywordEnd) };
}

export function argumentSpan(statement: Statement, index: number): Span {
  const base = absoluteStart(statement);
  const start = statement.argOffsets[index * 2];
  const end = statement.argOffsets[index * 2 + 1];
  if (start === undefined || end === undefined) {
    const head = headSpan(statement);
    return { start: head.end, end: head.end };
  }
  return { start: base + start, end: base + end };
}

export function spanOf(source: Source): Span {
  return source.argument === undefined ? headSpan(source.statement) : argumentSpan(source.statement, source.argument);
}
