/** The canonical layout of `.vpc` text. Moves white space and separators only, never a token or a comment. */
import { parse } from './parser';
import type { Placement } from './recovery';
import { type Statement, StatementFlags, type Tree } from './tree';
import { type Trivia, triviaBetween } from './trivia';

const INDENT = '  ';
/** Arguments that go on in the next line stand deeper than a block would. */
const CONTINUED = '    ';
const MAX_WIDTH = 100;
const BYTE_ORDER_MARK = '\uFEFF';

/** Builds the new text line by line. */
class Lines {
  private readonly lines: string[] = [];
  /** Whether the next line has to be set apart, so that what it holds is not read as part of the last. */
  mustSetApart = false;
  /** Whether the last line ends in a trailing comment. */
  private hasComment = false;

  add(line: string, setApart: boolean): void {
    if (setApart || this.mustSetApart) this.lines.push('');
    this.mustSetApart = false;
    this.hasComment = false;
    this.lines.push(line);
  }

  /** Puts a comment behind what the last line holds, or on a line of its own if a comment is there already. */
  comment(comment: string, indent: string): void {
    if (this.hasComment) this.add(indent + comment, false);
    else this.append(` ${comment}`);
    this.hasComment = true;
  }

  append(more: string): void {
    this.lines[this.lines.length - 1] += more;
  }

  /** The width of the last line. */
  get width(): number {
    return this.lines.length === 0 ? 0 : this.lines[this.lines.length - 1].length;
  }

  join(lineEnd: string): string {
    return this.lines.map((line) => line + lineEnd).join('');
  }
}

class Formatter {
  private readonly lines = new Lines();

  constructor(private readonly text: string) {}

  format(tree: Tree): string {
    const { text } = this;
    const hasMark = text.startsWith(BYTE_ORDER_MARK);
    this.statements(tree.statements, 0, 0, text.length, '');
    const lineEnd = /\r\n|\n/.exec(text)?.[0] ?? '\n';
    return (hasMark ? BYTE_ORDER_MARK : '') + this.lines.join(lineEnd);
  }

  /** The statements of a block or of the file, whose text goes from `from` to `to`; `base`: its owner's start. */
  private statements(statements: readonly Statement[], base: number, from: number, to: number, indent: string): void {
    let isFirst = true;
    let mayAppend = from > 0;
    let at = from;
    for (let index = 0; index < statements.length; index++) {
      const statement = statements[index];
      const start = base + statement.start;
      const first = start + statement.keywordStart;
      const trivia = triviaBetween(this.text, start, first);
      isFirst = this.comments(trivia, indent, isFirst, mayAppend);
      this.lines.add(indent, trivia.endsWithEmptyLine && !isFirst);
      this.statement(statement, start, indent);
      this.ending(statement, start, statements[index + 1], indent);
      isFirst = false;
      // Behind an unclosed string a comment would become part of the string.
      mayAppend = statement.block !== undefined || !hasUnclosedString(statement);
      at = start + statement.length;
    }
    this.comments(triviaBetween(this.text, at, to), indent, isFirst, mayAppend);
  }

  /** Returns whether still nothing stands in the block. */
  private comments({ comments }: Trivia, indent: string, isFirst: boolean, mayAppend: boolean): boolean {
    let nothingYet = isFirst;
    for (const comment of comments) {
      if (comment.isTrailing && mayAppend) {
        this.lines.comment(comment.text, indent);
      } else {
        this.lines.add(indent + comment.text, comment.afterEmptyLine && !nothingYet);
        nothingYet = false;
      }
    }
    return nothingYet;
  }

  /** What ends a statement: a comment, and a `;` only where a line end would not do. */
  private ending(statement: Statement, start: number, next: Statement | undefined, indent: string): void {
    const { text } = this;
    const isPlain = statement.block === undefined;
    if (isPlain && next !== undefined && next.keyword === '' && next.block !== undefined && next.args.length === 0) {
      this.lines.append(';');
    }
    this.lines.mustSetApart = isPlain && statement.argKinds.at(-1) === 'comma';
    for (const comment of triviaBetween(text, start + codeEnd(statement), start + statement.length).comments) {
      this.lines.comment(comment.text, indent);
    }
  }

  /** One statement, from its keyword to its last argument or `}`, on the line that is there. */
  private statement(statement: Statement, start: number, indent: string): void {
    const { text } = this;
    const { block } = statement;
    const code = text.slice(start + statement.keywordStart, start + codeEnd(statement));
    if (isKept(statement, code)) {
      this.lines.append(code);
      return;
    }
    const end = this.head(statement, start, indent);
    if (block === undefined) return;
    const open = start + block.open;
    const gap = triviaBetween(text, end, open);
    for (const comment of gap.comments) this.lines.comment(comment.text, indent);
    // An unclosed string would close at the first quote of the block, were that on its line.
    const mustBreak = gap.comments.length > 0 || (gap.hasNewline && hasUnclosedString(statement));
    if (mustBreak) this.lines.add(`${indent}{`, false);
    else this.lines.append(end > start + statement.keywordStart ? ' {' : '{');

    const close = start + block.close;
    if (!/[\r\n]/.test(text.slice(open, close))) {
      const inside = block.statements.map((inner) => oneLine(text, inner, start + inner.start)).join('; ');
      if (this.lines.width + inside.length + 3 <= MAX_WIDTH) {
        this.lines.append(inside === '' ? '}' : ` ${inside} }`);
        return;
      }
    }
    this.statements(block.statements, start, open + 1, close, indent + INDENT);
    this.lines.mustSetApart = false;
    this.lines.add(`${indent}}`, false);
  }

  /** Keyword and arguments; lines are broken behind commas where they were. Returns the end of the last token. */
  private head(statement: Statement, start: number, indent: string): number {
    const { text } = this;
    const { argOffsets, argKinds } = statement;
    let end = start + statement.keywordEnd;
    let before = text.slice(start + statement.keywordStart, end);
    this.lines.append(before);
    for (let index = 0; index < argKinds.length; index++) {
      const from = start + argOffsets[2 * index];
      const token = text.slice(from, start + argOffsets[2 * index + 1]);
      const gap = triviaBetween(text, end, from);
      if (gap.hasNewline) {
        for (const comment of gap.comments) {
          if (comment.isTrailing) this.lines.comment(comment.text, indent);
          else this.lines.add(indent + CONTINUED + comment.text, false);
        }
        this.lines.add(indent + CONTINUED + token, false);
      } else {
        this.lines.append(spaceBetween(before, token, from - end) + token);
      }
      before = token;
      end = start + argOffsets[2 * index + 1];
    }
    return end;
  }
}

/** Where the last token of a statement ends, relative to its start. */
function codeEnd(statement: Statement): number {
  const { block, argOffsets } = statement;
  if (block !== undefined) return block.close < 0 ? statement.length : block.close + 1;
  return argOffsets.at(-1) ?? statement.keywordEnd;
}

function hasUnclosedString(statement: Statement): boolean {
  return statement.problems.some((problem) => problem.code === 'unclosed-string');
}

/** Broken statements stay as they are; what is only laid out oddly, over lines or before blocks, is not that broken. */
function isKept({ block, problems }: Statement, code: string): boolean {
  return block === undefined && problems.length > 0 && !/[\r\n]/.test(code);
}

/**
 * What belongs between two tokens that have `gap` characters between them. A string that touches a word stays there:
 * behind a backslash its quote may be what keeps another string on the line from being closed.
 */
function spaceBetween(before: string, token: string, gap: number): string {
  return before === '' || token === ',' || (gap === 0 && before !== ',') ? '' : ' ';
}

/** A statement that stands on one line, as text without what separates it from the next. */
function oneLine(text: string, statement: Statement, start: number): string {
  const { block, argOffsets } = statement;
  const code = text.slice(start + statement.keywordStart, start + codeEnd(statement));
  if (isKept(statement, code)) return code;
  let end = start + statement.keywordEnd;
  let before = text.slice(start + statement.keywordStart, end);
  let line = before;
  for (let index = 0; index < argOffsets.length; index += 2) {
    const from = start + argOffsets[index];
    const token = text.slice(from, start + argOffsets[index + 1]);
    line += spaceBetween(before, token, from - end) + token;
    before = token;
    end = from + token.length;
  }
  if (block === undefined) return line;
  const inside = block.statements.map((inner) => oneLine(text, inner, start + inner.start)).join('; ');
  return `${line}${line === '' ? '{' : ' {'}${inside === '' ? '}' : ` ${inside} }`}`;
}

function hasBraceProblem(tree: Tree): boolean {
  const isBroken = (statements: readonly Statement[]): boolean =>
    statements.some(
      ({ flags, problems, block }) =>
        (flags & StatementFlags.problemsInside) !== 0 &&
        (problems.some(({ code }) => code === 'unclosed-block' || code === 'nested-too-deep') ||
          (block !== undefined && isBroken(block.statements))),
    );
  return tree.mode !== 'braces' || tree.problems.length > 0 || isBroken(tree.statements);
}

/**
 * The text in canonical layout: two spaces for each level, one statement a line, at most one empty line between two,
 * comments where they were, ` {` on the statement's line; a block on one line stays there if it fits 100 columns.
 * Broken statements are kept as they are, and so is the whole text as long as its braces don't pair up, since then the
 * layout may be all that tells what was meant. Idempotent.
 *
 * @param placement the same as for `parse`: tells a list that breaks off from one that goes on
 */
export function format(text: string, placement?: Placement): string {
  const tree = parse(text, placement);
  return hasBraceProblem(tree) ? text : new Formatter(text).format(tree);
}
