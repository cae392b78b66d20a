/** What guides the reading of braces that don't pair up: the indentation, or which statement can stand where. */
import type { StatementNode } from './statement-node';
import type { BraceMode, Statement, SyntaxProblem } from './tree';

/** What the parser asks the language's schema: whether a statement can stand in a block. */
export interface Placement {
  /**
   * @param parent keyword of the statement whose block it is, `undefined` for the file itself
   * @param keyword a keyword; an unknown one should be allowed everywhere, since its place tells nothing
   * @param hasBlock whether it has a block of its own
   */
  allowed(parent: string | undefined, keyword: string, hasBlock: boolean): boolean;
  /** Whether a word is a keyword anywhere. Shows that a line is a statement of its own though a `,` stands before it. */
  isKeyword?(word: string): boolean;
}

/** The result of reading a text in one mode. */
export interface Reading {
  readonly mode: BraceMode;
  readonly statements: readonly StatementNode[];
  readonly problems: readonly SyntaxProblem[];
  /** How many braces lack their partner. */
  readonly braceProblems: number;
  /** The statements made in this reading that have statements in their block: those whose children are to be settled. */
  readonly made: readonly StatementNode[];
}

/** Whether a statement may stand in a block. Missing keywords tell nothing, so they may stand and hold anything. */
export function mayStand(
  placement: Placement,
  parent: string | undefined,
  keyword: string,
  hasBlock: boolean,
): boolean {
  return keyword === '' || parent === '' || placement.allowed(parent, keyword, hasBlock);
}

function countMisplaced(placement: Placement, parent: string | undefined, statements: readonly Statement[]): number {
  let count = 0;
  for (const statement of statements as readonly StatementNode[]) {
    if (!mayStand(placement, parent, statement.keyword, statement.block !== undefined)) count++;
    count += misplacedInside(placement, statement);
  }
  return count;
}

/** How many statements inside a statement stand in a block where they can't. Counted once in a statement's life. */
export function misplacedInside(placement: Placement, statement: StatementNode): number {
  if (statement.misplaced < 0) {
    statement.misplaced = countMisplaced(placement, statement.keyword, statement.block?.statements ?? []);
  }
  return statement.misplaced;
}

/** How badly a reading explains its text. */
function score(reading: Reading, placement: Placement | undefined): number {
  const misplaced = placement === undefined ? 0 : countMisplaced(placement, undefined, reading.statements);
  return reading.braceProblems + misplaced;
}

/**
 * The reading that explains the text with the fewest brace problems and misplaced statements. Where indentation does
 * as well as the braces alone, it is the better witness of *which* brace is missing.
 */
export function best(readings: readonly Reading[], placement: Placement | undefined): Reading {
  const preference: readonly BraceMode[] = ['indentation', 'braces', 'placement'];
  let winner = readings[0];
  let lowest = Number.POSITIVE_INFINITY;
  for (const mode of preference) {
    const reading = readings.find((candidate) => candidate.mode === mode);
    if (reading === undefined) continue;
    const points = score(reading, placement);
    if (points < lowest) {
      winner = reading;
      lowest = points;
    }
  }
  return winner;
}
