/** Where a completion is asked for: a keyword of a block, an argument of a statement, or nowhere (a comment). */
import type { Span } from '../../core/model/source';
import type { Document } from '../../core/model/workspace';
import { classAt, HASH, skipToLineEnd, skipWord, WORD } from '../../core/syntax/scanner';
import type { Statement } from '../../core/syntax/tree';
import { absoluteStart, statementAt } from '../../core/syntax/tree';

export interface KeywordContext {
  readonly at: 'keyword';
  /** In whose block; undefined at the top level. */
  readonly owner: Statement | undefined;
  /** The statement whose keyword is being typed, if there is one already. */
  readonly typed: Statement | undefined;
  /** What is replaced. */
  readonly span: Span;
}
export interface ArgumentContext {
  readonly at: 'argument';
  readonly statement: Statement;
  /** Index that the typed argument has or would have. */
  readonly index: number;
  readonly span: Span;
}

export function contextAt({ tree }: Document, offset: number): KeywordContext | ArgumentContext | undefined {
  const { text } = tree;
  if (inComment(text, offset)) return undefined;
  const statement = statementAt(tree, offset);
  const span = wordAround(text, offset);
  if (!statement) return { at: 'keyword', owner: undefined, typed: undefined, span };
  const relative = offset - absoluteStart(statement);
  const { block, keywordStart, keywordEnd } = statement;
  // Of a block whose brace is missing the text starts with the next line.
  if (block && relative > block.open) {
    return block.close < 0 || relative <= block.close
      ? { at: 'keyword', owner: statement, typed: undefined, span }
      : undefined;
  }
  if (relative <= keywordEnd)
    return relative < keywordStart ? undefined : { at: 'keyword', owner: statement.parent, typed: statement, span };
  return { at: 'argument', statement, ...argumentAt(statement, relative, span) };
}

/** The argument that the offset touches (words and strings), or the place between two arguments. */
function argumentAt(
  statement: Statement,
  relative: number,
  span: Span,
): { readonly index: number; readonly span: Span } {
  const { args, argKinds, argOffsets } = statement;
  let index = 0;
  for (; index < args.length; index++) {
    const start = argOffsets[index * 2] as number;
    const end = argOffsets[index * 2 + 1] as number;
    if (relative < start) break;
    const isWord = argKinds[index] === 'word' || argKinds[index] === 'string';
    if (isWord && relative <= end) {
      const base = absoluteStart(statement);
      return { index, span: { start: base + start, end: base + end } };
    }
  }
  return { index, span };
}

/** The run of word characters around an offset; empty between words. `-` counts as part of `->` only when it is one. */
function wordAround(text: string, offset: number): Span {
  let start = offset;
  while (start > 0 && classAt(text, start - 1) === WORD) start--;
  return {
    start,
    end: start < offset || classAt(text, offset) === WORD ? Math.max(offset, skipWord(text, start)) : offset,
  };
}

function inComment(text: string, offset: number): boolean {
  let at = Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
  for (let quoted = false; at < offset; at++) {
    if (text[at] === '"' && text[at - 1] !== '\\') quoted = !quoted;
    else if (!quoted && classAt(text, at) === HASH) return skipToLineEnd(text, at) >= offset;
  }
  return false;
}
