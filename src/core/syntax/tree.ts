/**
 * The syntax tree of a `.vpc` file: statements with keyword, arguments and block, and how to find one's way in it.
 *
 * Positions are relative to the parent statement, so an edit moves only the statements beside it. Statements tile the
 * text: the first starts where its block's (or the file's) text starts, each next where the one before it ends; what
 * is left behind the last is trivia. All offsets are UTF-16 code units; end offsets are exclusive.
 */

/** Kinds of argument tokens. */
export type ArgumentKind = 'word' | 'string' | 'comma' | 'arrow';

/** What can be wrong with the form of a statement, whatever its words mean. */
export type SyntaxProblemCode =
  /** a `{` without its `}` */
  | 'unclosed-block'
  /** a statement whose indented block ends with a `}` but does not start with a `{` */
  | 'missing-brace'
  /** a `}` that closes nothing */
  | 'extra-brace'
  /** a `"` without its partner on the line */
  | 'unclosed-string'
  /** a statement that starts with a block, a string, a comma or an arrow */
  | 'missing-keyword'
  /** something follows a `}` on its line */
  | 'missing-separator'
  /** a `{` on the line after its statement; the block is attached all the same */
  | 'block-on-next-line'
  /** blocks nested deeper than any meaning could be; the inside is skipped */
  | 'nested-too-deep';

/** One problem of form; `start` and `end` are relative to the statement's start (to the file's, in `Tree.problems`). */
export interface SyntaxProblem {
  readonly code: SyntaxProblemCode;
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

/** `keyword { argument } [ block ] end`, with the trivia (space, comments, empty `;`) that leads to it. */
export interface Statement {
  /** `''` when missing (the statement starts with `{`, `,`, `->` or a string). */
  readonly keyword: string;
  /** Relative to the statement's start, like all offsets here; greater than 0 when leading trivia belongs to it. */
  readonly keywordStart: number;
  readonly keywordEnd: number;
  /** Words as written, strings without quotes and with escapes resolved, `,` and `->` as themselves. */
  readonly args: readonly string[];
  /** One for each of `args`. */
  readonly argKinds: readonly ArgumentKind[];
  /** Pairs of start and end, one pair for each of `args` (of a string: with its quotes). */
  readonly argOffsets: readonly number[];
  readonly block: Block | undefined;
  /** From the start (of the leading trivia) to the end: the block, the comment on its last line, the `;` or newline. */
  readonly length: number;
  /** Its own problems, not those of the statements in its block. */
  readonly problems: readonly SyntaxProblem[];
  /** A set of `StatementFlags`. */
  readonly flags: number;
  /** How far the parser looked to decide about this statement, relative to its start; at least `length`. */
  reach: number;
  /** Column of the keyword when it is the first thing on its line, -1 otherwise (see `columnAt`). */
  readonly column: number;
  /** Relative to the parent statement's start, or to the file's. Changed by the parser when an edit moves it. */
  start: number;
  /** The statement in whose block it stands. */
  parent: Statement | undefined;
  /** Room for what the layer above makes of it: kept as long as the statement is. Nothing in this layer looks at it. */
  meaning: unknown;
}

/** What the parser knows about a statement with everything in it. */
export const StatementFlags = {
  /** All braces inside pair up as written and belong to a statement, so it reads the same wherever it stands. */
  balanced: 1,
  /** Indentation says the same as the braces. */
  indented: 2,
  /** The statement or one inside it has problems. */
  problemsInside: 4,
  /** Ended by a `;` or a newline of its own, not by what follows. */
  terminated: 8,
  /** Ended by a newline, behind which a `{` was looked for. */
  endsLine: 16,
  /** The nesting depth of its blocks stands in the bits from here up (0 without a block). */
  heightShift: 8,
} as const;

/** `{ … }`; offsets relative to the owner statement's start. */
export interface Block {
  /** Where the `{` stands, or the line end before which it is missing. The first statement starts behind it. */
  readonly open: number;
  /** Where the `}` stands, -1 when it is missing. */
  readonly close: number;
  readonly statements: readonly Statement[];
}

/** How the braces of a text were read: as they stand, or, when they don't pair up, with a guide. */
export type BraceMode = 'braces' | 'indentation' | 'placement';

/** A parsed file. A tree that was handed to `parse` as `old` has given its statements away: use only the new one. */
export interface Tree {
  readonly text: string;
  readonly statements: readonly Statement[];
  /** Problems outside all statements (a `}` that closes nothing), positions relative to the file. */
  readonly problems: readonly SyntaxProblem[];
  readonly mode: BraceMode;
}

const noStatements: readonly Statement[] = [];

/** The statements in a statement's block; none when it has no block. */
export function children(statement: Statement): readonly Statement[] {
  return statement.block === undefined ? noStatements : statement.block.statements;
}

/** Offset of the statement's start (its leading trivia) in the file. */
export function absoluteStart(statement: Statement): number {
  let offset = statement.start;
  for (let parent = statement.parent; parent !== undefined; parent = parent.parent) offset += parent.start;
  return offset;
}

/** The deepest nesting of blocks inside a statement: 0 without a block, 1 for a block of plain statements. */
export function blockHeight(statement: Statement): number {
  return statement.flags >> StatementFlags.heightShift;
}

/** Index of the last statement of a list that starts at or before an offset (relative to the list's owner), or -1. */
export function indexAtOrBefore(statements: readonly Statement[], offset: number): number {
  let low = 0;
  let high = statements.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (statements[middle].start <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/**
 * The deepest statement at an offset of the file: from its keyword to its end (also directly at the end, where nothing
 * terminates it yet). In the trivia between statements that is the owner of the block, or `undefined` in the file.
 */
export function statementAt(tree: Tree, offset: number): Statement | undefined {
  let found: Statement | undefined;
  let statements = tree.statements;
  let relative = offset;
  for (;;) {
    const index = indexAtOrBefore(statements, relative);
    if (index < 0) return found;
    let statement = statements[index];
    // Where one statement ends and the next one's trivia starts, an unterminated statement is still being typed.
    if (relative < statement.start + statement.keywordStart) {
      const before = index > 0 && relative === statement.start ? statements[index - 1] : undefined;
      if (before === undefined || (before.flags & StatementFlags.terminated) !== 0) return found;
      statement = before;
    }
    const end = statement.start + statement.length;
    const inside = relative < end || (relative === end && (statement.flags & StatementFlags.terminated) === 0);
    if (!inside) return found;
    found = statement;
    relative -= statement.start;
    const block = statement.block;
    if (block === undefined || relative <= block.open || (block.close >= 0 && relative > block.close)) return found;
    statements = block.statements;
  }
}

/**
 * Index of the argument at an offset relative to the statement's start; an argument reaches from its first character
 * to behind its last, and where two touch a word or string wins over a comma. -1 when none is there.
 */
export function argumentIndexAt(statement: Statement, relativeOffset: number): number {
  const offsets = statement.argOffsets;
  let found = -1;
  for (let index = 0; index < statement.args.length; index++) {
    if (offsets[2 * index] > relativeOffset) break;
    if (offsets[2 * index + 1] < relativeOffset) continue;
    if (found < 0 || statement.argKinds[found] === 'comma') found = index;
  }
  return found;
}

/** How many arguments end before an offset relative to the statement's start: the index of the one typed there. */
export function argumentsBefore(statement: Statement, relativeOffset: number): number {
  let count = 0;
  while (count < statement.args.length && statement.argOffsets[2 * count + 1] < relativeOffset) count++;
  return count;
}

/** All statements in the order of the text, each before those in its block. */
export function* walk(tree: Tree | readonly Statement[]): Generator<Statement, void, undefined> {
  const statements = 'statements' in tree ? tree.statements : tree;
  for (const statement of statements) {
    yield statement;
    if (statement.block !== undefined) yield* walk(statement.block.statements);
  }
}

/** All problems of form in the order of their statements, with offsets in the file. */
export function allProblems(tree: Tree): SyntaxProblem[] {
  const found: SyntaxProblem[] = [...tree.problems];
  const collect = (statements: readonly Statement[], base: number): void => {
    for (const statement of statements) {
      if ((statement.flags & StatementFlags.problemsInside) === 0) continue;
      const start = base + statement.start;
      for (const problem of statement.problems) {
        found.push({ ...problem, start: start + problem.start, end: start + problem.end });
      }
      if (statement.block !== undefined) collect(statement.block.statements, start);
    }
  };
  collect(tree.statements, 0);
  return found;
}

/**
 * The comment lines directly above a statement, without their `#` and one space behind it; `undefined` when there are
 * none. An empty line ends a documentation, and a comment behind another statement is not part of it.
 */
export function documentation(tree: Tree, statement: Statement): string | undefined {
  if (statement.column < 0) return undefined;
  const start = absoluteStart(statement);
  const lines = tree.text.slice(start, start + statement.keywordStart).split(/\r\n|\r|\n/);
  lines.pop(); // the keyword's own indentation
  const startsLine = start === 0 || /[\r\n]/.test(tree.text[start - 1]);
  const found: string[] = [];
  for (let index = lines.length - 1; index >= (startsLine ? 0 : 1); index--) {
    const comment = /^\s*#+ ?(.*)$/.exec(lines[index]);
    if (comment === null) break;
    found.unshift(comment[1].trimEnd());
  }
  return found.length === 0 ? undefined : found.join('\n');
}
