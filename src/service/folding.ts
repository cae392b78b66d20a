/** Folding: blocks, and runs of comment lines. */
import type { FoldingRange } from 'vscode-languageserver-types';
import type { Document } from '../core/model/workspace';
import { absoluteStart, walk } from '../core/syntax/tree';

export function foldingRanges({ tree, lines }: Document): FoldingRange[] {
  const found: FoldingRange[] = [];
  for (const statement of walk(tree)) {
    const { block } = statement;
    if (!block || block.close < 0) continue;
    const base = absoluteStart(statement);
    const startLine = lines.lineAt(base + block.open);
    // The line with the closing brace stays visible.
    const endLine = lines.lineAt(base + block.close) - 1;
    if (endLine > startLine) found.push({ startLine, endLine });
  }
  let first = -1;
  for (let line = 0; line <= lines.lineCount; line++) {
    const isComment = line < lines.lineCount && /^\s*#/.test(lines.lineText(line));
    if (isComment && first < 0) first = line;
    if (isComment || first < 0) continue;
    if (line - first > 1) found.push({ startLine: first, endLine: line - 1, kind: 'comment' });
    first = -1;
  }
  return found;
}
