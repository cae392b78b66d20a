/** Where a source stands, in the words of editors and compilers: file, line and column from 1. */
import type { Source } from '../model/source';
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

const indexes = new WeakMap<Tree, LineIndex>();

function linesOf(tree: Tree): LineIndex {
  let index = indexes.get(tree);
  if (index === undefined) {
    index = new LineIndex(tree.text);
    indexes.set(tree, index);
  }
  return index;
}

export function locationOf(source: Source): Location {
  const span = spanOf(source);
  const lines = linesOf(source.file.tree);
  const start = lines.positionAt(span.start);
  const end = lines.positionAt(span.end);
  return {
    file: source.file.uri,
    line: start.line + 1,
    column: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  };
}
