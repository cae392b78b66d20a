/** Turns offsets of the core into the ranges and locations of the editor. */
import type { Location, Range } from 'vscode-languageserver-types';
import type { Source, Span } from '../core/model/source';
import { argumentSpan, headSpan, spanOf } from '../core/model/source';
import type { Analysis, Document } from '../core/model/workspace';
import type { Statement } from '../core/syntax/tree';
import { absoluteStart } from '../core/syntax/tree';
import type { LineIndex } from '../core/text/line-index';

export function rangeOf(lines: LineIndex, { start, end }: Span): Range {
  return { start: lines.positionAt(start), end: lines.positionAt(end) };
}

/** The file of a source among those of an analysis. */
export function documentOf(analysis: Analysis, uri: string): Document | undefined {
  return analysis.documents.find((each) => each.uri === uri);
}

/** The lines of a file that a finding may be about. */
export const linesOf = (analysis: Analysis, uri: string): LineIndex | undefined =>
  (analysis.services?.uri === uri ? analysis.services : documentOf(analysis, uri))?.lines;

export function locationOf(analysis: Analysis, source: Source): Location | undefined {
  const document = documentOf(analysis, source.file.uri);
  return document && { uri: document.uri, range: rangeOf(document.lines, spanOf(source)) };
}

/** From the keyword to the end of the block, without the trivia around it. */
export function wholeSpan(statement: Statement): Span {
  const head = headSpan(statement);
  const { block } = statement;
  if (!block) return head;
  const base = absoluteStart(statement);
  return { start: head.start, end: block.close >= 0 ? base + block.close + 1 : base + statement.length };
}

export const keywordSpan = (statement: Statement): Span => {
  const base = absoluteStart(statement);
  return { start: base + statement.keywordStart, end: base + statement.keywordEnd };
};

export { argumentSpan, headSpan };
