/** Where a source stands, in the words of editors and compilers: file, line and column from 1. */
import type { Source, SourceFile, SourceText, Span } from '../model/source';
import { spanOf } from '../model/source';
import type { Tree } from '../syntax/tree';
import { LineIndex } from '../text/line-index';

export interface Location {
  /** What the file's owner calls it. */
  readonly file: string;
  readonly line: number;
  /** In UTF-16 code units, from 1. */
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export const locationOf = (source: Source): Location => locationAt(source.file, spanOf(source));

export function locationAt(file: SourceFile | Pick<SourceText, 'uri' | 'lines'>, span: Span): Location {
  const lines = 'lines' in file ? file.lines : linesOf(file.tree);
  const start = lines.positionAt(span.start);
  const end = lines.positionAt(span.end);
  return {
    file: file.uri,
    line: start.line + 1,
    column: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  };
}

const indexes = new WeakMap<Tree, LineIndex>();

function linesOf(tree: Tree): LineIndex {
  let index = indexes.get(tree);
  if (index === undefined) {
    index = new LineIndex(tree.text);
    indexes.set(tree, index);
  }
  return index;
}
