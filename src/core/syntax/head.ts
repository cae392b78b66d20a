/** Reads the head of one statement, keyword and arguments, up to its block or its end. */
import {
  BLANK,
  CLOSE,
  COMMA,
  classAt,
  columnAt,
  copy,
  END,
  HASH,
  NEWLINE,
  OPEN,
  QUOTE,
  SEMICOLON,
  skipBlanks,
  skipNewline,
  skipSpace,
  skipString,
  skipToLineEnd,
  skipWord,
  stringValue,
  WORD,
} from './scanner';
import {
  KIND_ARROW,
  KIND_COMMA,
  KIND_STRING,
  KIND_WORD,
  kindsOf,
  NO_KINDS,
  noArguments,
  noOffsets,
} from './statement-node';
import type { ArgumentKind, SyntaxProblem, SyntaxProblemCode } from './tree';
import { StatementFlags } from './tree';

const MAX_CODED_KINDS = 20;

/** One head at a time, in fields that the next `read` overwrites: no objects but the lists that the statement keeps. */
export class Head {
  keyword = '';
  keywordStart = 0;
  keywordEnd = 0;
  args: readonly string[] = noArguments;
  argOffsets: readonly number[] = noOffsets;
  problems: SyntaxProblem[] | undefined;
  /** Offset in the text of the `{` that opens the block, -1 without a block. */
  open = -1;
  /** Where the statement ends when it has no block. */
  end = 0;
  /** How far the text was looked at, in the text. */
  reach = 0;
  /** `terminated` and `endsLine`, when it has no block. */
  endFlags = 0;
  private kinds = NO_KINDS;
  private furtherKinds: ArgumentKind[] | undefined;
  /**
   * The arguments so far are the first `count` here, the rest is left from others. The statement gets copies of just
   * that size: every list that grows item by item reserves room for 17.
   */
  private count = 0;
  private readonly values: string[] = [];
  private readonly offsets: number[] = [];
  private start = 0;
  /** Behind what was looked at beyond the tokens: the rest of the line of an unclosed string, or of a word. */
  private furthest = 0;

  /** @param isKeyword whether a word is a keyword somewhere; without it a `,` at a line's end always goes on */
  constructor(
    private readonly text: string,
    private readonly isKeyword: ((word: string) => boolean) | undefined,
  ) {}

  get argKinds(): readonly ArgumentKind[] {
    const kinds = kindsOf(this.kinds);
    return this.furtherKinds === undefined ? kinds : [...kinds, ...this.furtherKinds];
  }

  /** Notes a problem of this statement; offsets in the text. */
  report(code: SyntaxProblemCode, message: string, start: number, end: number): void {
    this.problems ??= [];
    this.problems.push({ code, message, start: start - this.start, end: end - this.start });
  }

  /** Adds problems whose offsets are relative to the statement already. */
  add(problems: readonly SyntaxProblem[]): void {
    this.problems = [...(this.problems ?? []), ...problems];
  }

  /**
   * Reads the head whose first token stands at `first`, of the statement that starts at `start`.
   * @param column of that token when it is the first on its line, else -1
   */
  read(start: number, first: number, column: number): void {
    const text = this.text;
    this.start = start;
    this.problems = undefined;
    this.open = -1;
    this.endFlags = 0;
    this.kinds = NO_KINDS;
    this.furtherKinds = undefined;
    this.count = 0;
    this.furthest = 0;
    this.readKeyword(first);

    let at = start + this.keywordEnd;
    let afterComma = false;
    /** Behind the line end that follows the last comma. */
    let continued = -1;
    let lineHasComment = false;
    for (;;) {
      const kind = classAt(text, at);
      if (kind === BLANK) {
        at++;
      } else if (kind === NEWLINE || kind === HASH) {
        if (kind === HASH) {
          at = skipToLineEnd(text, at);
          lineHasComment = true;
          if (at >= text.length) continue;
        }
        if (!afterComma) {
          this.endLine(skipNewline(text, at));
          break;
        }
        // A comma goes on in the next line that holds something; an empty line shows that nothing more was meant.
        if (continued >= 0 && !lineHasComment) {
          this.finish(continued, at + 1, StatementFlags.terminated);
          break;
        }
        at = skipNewline(text, at);
        if (continued < 0) continued = at;
        lineHasComment = false;
      } else if (kind === END || kind === CLOSE) {
        if (continued >= 0) this.finish(continued, at + 1, StatementFlags.terminated);
        else this.finish(at, at + 1, 0);
        break;
      } else if (kind === SEMICOLON) {
        this.finish(at + 1, at + 1, StatementFlags.terminated);
        break;
      } else if (kind === OPEN) {
        this.open = at;
        break;
      } else if (continued >= 0 && kind === WORD && this.startsStatement(at, column)) {
        this.finish(continued, at + 1, StatementFlags.terminated);
        break;
      } else {
        at = this.readArgument(at, kind);
        afterComma = kind === COMMA;
        continued = -1;
        lineHasComment = false;
      }
    }
    this.args = this.count === 0 ? noArguments : this.values.slice(0, this.count);
    this.argOffsets = this.count === 0 ? noOffsets : this.offsets.slice(0, 2 * this.count);
  }

  /** Notes that the statements in the block looked further than their block. */
  extendReach(reach: number): void {
    this.reach = Math.max(this.reach, reach);
  }

  /** Sets where the statement ends. */
  finish(end: number, reach: number, flags: number): void {
    this.end = end;
    this.reach = Math.max(reach, this.furthest);
    this.endFlags = flags;
  }

  /**
   * Whether the word at `at`, on the line behind a `,`, starts a statement: somebody is typing a list, and its next
   * item is not there yet. Then the line is not indented deeper and has a keyword and something that belongs to it.
   */
  private startsStatement(at: number, column: number): boolean {
    const { text, isKeyword } = this;
    if (isKeyword === undefined || columnAt(text, at) > column) return false;
    const end = skipWord(text, at);
    const next = skipBlanks(text, end);
    this.furthest = Math.max(this.furthest, next + 1);
    const kind = classAt(text, next);
    return (kind === WORD || kind === QUOTE || kind === OPEN) && isKeyword(copy(text, at, end));
  }

  /** The statement ends with its line, unless a `{` is the next thing: then that is its block, in the wrong place. */
  private endLine(end: number): void {
    const next = skipSpace(this.text, end);
    if (classAt(this.text, next) === OPEN) {
      this.open = next;
      this.report('block-on-next-line', 'The "{" of a block belongs on the line of its statement.', next, next + 1);
    } else {
      this.finish(end, next + 1, StatementFlags.terminated | StatementFlags.endsLine);
    }
  }

  /** Lets the statement have the block whose `{` is missing at the end of its line. */
  openAtEnd(): void {
    this.open = this.end - 1;
    const behind = this.start + (this.argOffsets.at(-1) ?? this.keywordEnd);
    this.report('missing-brace', 'A "{" is missing here: a block follows, and its "}".', behind - 1, behind);
  }

  private readKeyword(first: number): void {
    const text = this.text;
    const end = skipWord(text, first);
    const isArrow = end === first + 2 && text.startsWith('->', first);
    this.keywordStart = first - this.start;
    if (end > first && !isArrow) {
      this.keyword = copy(text, first, end);
      this.keywordEnd = end - this.start;
    } else {
      this.keyword = '';
      this.keywordEnd = this.keywordStart;
      // An unclosed string is problem enough: its quote is the mistake, and what looks missing is inside.
      const string = classAt(text, first) === QUOTE ? skipString(text, first) : 0;
      if (string < 0) return;
      const until = Math.max(string, isArrow ? end : first + 1);
      this.report('missing-keyword', 'A statement starts with its keyword; here it is missing.', first, until);
    }
  }

  /** Adds the argument that starts at `at` and returns its end. */
  private readArgument(at: number, kind: number): number {
    const text = this.text;
    let end = at + 1;
    let value = ',';
    let code = KIND_COMMA;
    if (kind === QUOTE) {
      const signed = skipString(text, at);
      end = Math.abs(signed);
      value = stringValue(text, at, end, signed > 0);
      code = KIND_STRING;
      if (signed < 0) {
        this.report('unclosed-string', 'This string is not closed: a " is missing on its line.', at, end);
        this.furthest = Math.max(this.furthest, skipToLineEnd(text, at) + 1);
      }
    } else if (kind !== COMMA) {
      end = skipWord(text, at);
      value = copy(text, at, end);
      code = value === '->' ? KIND_ARROW : KIND_WORD;
    }
    this.values[this.count] = value;
    this.offsets[2 * this.count] = at - this.start;
    this.offsets[2 * this.count + 1] = end - this.start;
    this.count++;
    if (this.count <= MAX_CODED_KINDS) this.kinds = this.kinds * 4 + code;
    else this.addFurtherKind(code);
    return end;
  }

  private addFurtherKind(code: number): void {
    this.furtherKinds ??= [];
    this.furtherKinds.push(kindsOf(NO_KINDS * 4 + code)[0]);
  }

  /** Reads what follows the `}` at `close`: the rest of its line, up to where the statement ends. */
  readEnd(close: number): void {
    const text = this.text;
    let at = skipBlanks(text, close + 1);
    if (classAt(text, at) === HASH) at = skipToLineEnd(text, at);
    switch (classAt(text, at)) {
      case NEWLINE: {
        const end = skipNewline(text, at);
        // A CR might become a CR LF.
        const reach = text.charCodeAt(end - 1) === 13 ? end + 1 : end;
        this.finish(end, reach, StatementFlags.terminated);
        break;
      }
      case SEMICOLON:
        this.finish(at + 1, at + 1, StatementFlags.terminated);
        break;
      case END:
      case CLOSE:
        this.finish(at, at + 1, 0);
        break;
      case OPEN: // the missing keyword in front of it is reported there
        this.finish(close + 1, at + 1, StatementFlags.terminated);
        break;
      default:
        this.report('missing-separator', 'A ";" or a new line is missing behind this "}".', close, close + 1);
        this.finish(close + 1, at + 1, StatementFlags.terminated);
    }
  }
}
