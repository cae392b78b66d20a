/** What stands between tokens: comments, and the empty lines that set things apart. */
import { classAt, HASH, NEWLINE, skipNewline, skipToLineEnd, startsLine } from './scanner';

export interface Comment {
  /** From its `#` on, without the space at its end. */
  readonly text: string;
  /** Whether it stands behind something on its line. */
  readonly isTrailing: boolean;
  /** Whether an empty line stands before it. */
  readonly afterEmptyLine: boolean;
}

export interface Trivia {
  readonly comments: readonly Comment[];
  /** Whether there is a line end at all. */
  readonly hasNewline: boolean;
  /** Whether an empty line stands at the end, behind the last comment. */
  readonly endsWithEmptyLine: boolean;
}

/** The trivia between two offsets of a text. */
export function triviaBetween(text: string, from: number, to: number): Trivia {
  const comments: Comment[] = [];
  let newlines = startsLine(text, from) ? 1 : 0;
  let hasNewline = false;
  let at = from;
  while (at < to) {
    const kind = classAt(text, at);
    if (kind === NEWLINE) {
      newlines++;
      hasNewline = true;
      at = skipNewline(text, at);
    } else if (kind === HASH) {
      const end = Math.min(to, skipToLineEnd(text, at));
      const comment = text.slice(at, end).trimEnd();
      comments.push({ text: comment, isTrailing: newlines === 0, afterEmptyLine: newlines > 1 });
      newlines = 0;
      at = end;
    } else {
      at++;
    }
  }
  return { comments, hasNewline, endsWithEmptyLine: newlines > 1 };
}
