/** The statements that the parser makes: plain records of one shape, so that engines keep them compact. */
import type { ArgumentKind, Block, Statement, SyntaxProblem } from './tree';

export const noProblems: readonly SyntaxProblem[] = [];
export const noArguments: readonly string[] = [];
export const noOffsets: readonly number[] = [];

export class StatementNode implements Statement {
  start = 0;
  parent: Statement | undefined = undefined;
  meaning: unknown = undefined;
  /** How many statements inside stand where they can't, -1 as long as nobody asked. */
  misplaced: number;

  constructor(
    readonly keyword: string,
    readonly keywordStart: number,
    readonly keywordEnd: number,
    readonly args: readonly string[],
    readonly argKinds: readonly ArgumentKind[],
    readonly argOffsets: readonly number[],
    readonly block: Block | undefined,
    readonly length: number,
    readonly problems: readonly SyntaxProblem[],
    readonly flags: number,
    public reach: number,
    readonly column: number,
  ) {
    this.misplaced = block === undefined ? 0 : -1;
  }
}

const kindNames: readonly ArgumentKind[] = ['word', 'string', 'comma', 'arrow'];
const sharedKinds = new Map<number, readonly ArgumentKind[]>();

/** Kinds of arguments as digits of base 4 behind a leading 1, the form in which a statement's head collects them. */
export const NO_KINDS = 1;
export const KIND_WORD = 0;
export const KIND_STRING = 1;
export const KIND_COMMA = 2;
export const KIND_ARROW = 3;
const SHARED_LIMIT = 4 ** 8;

/** The list of kinds that a code stands for; lists are shared, since nearly all statements have one of a few. */
export function kindsOf(code: number): readonly ArgumentKind[] {
  const known = sharedKinds.get(code);
  if (known !== undefined) return known;
  const kinds: ArgumentKind[] = [];
  for (let rest = code; rest > NO_KINDS; rest = Math.floor(rest / 4)) kinds.unshift(kindNames[rest % 4]);
  if (code < SHARED_LIMIT) sharedKinds.set(code, kinds);
  return kinds;
}

/** Sets the positions and parents of statements that tile their block (from behind its `{`) or the file (from 0). */
export function settle(statements: readonly Statement[], parent: Statement | undefined): void {
  let start = parent === undefined ? 0 : (parent.block?.open ?? -1) + 1;
  for (const statement of statements) {
    statement.start = start;
    statement.parent = parent;
    start += statement.length;
  }
}
