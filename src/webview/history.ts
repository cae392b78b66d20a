/** The questions that were on the screen, to go back and forth between them. */
import type { AskedQuestion } from '../protocol/lsp-extensions';

export interface History {
  /** The oldest first. */
  readonly questions: readonly AskedQuestion[];
  /** Index of the one that is shown; -1 when there is none. */
  readonly at: number;
}

export const NO_HISTORY: History = { questions: [], at: -1 };
/** More than anybody goes back. */
const LONGEST = 50;

export const isSame = (one: AskedQuestion | null | undefined, other: AskedQuestion | null | undefined): boolean =>
  one?.from === other?.from && one?.to === other?.to;

/** A history for each file: elsewhere nobody has those names. */
export class Histories {
  private readonly others = new Map<string, History>();

  constructor(
    private uri: string,
    public current: History,
  ) {}

  /** Something of this file is on the screen now. */
  turnTo(uri: string): void {
    if (uri === this.uri) return;
    this.others.set(this.uri, this.current);
    this.current = this.others.get(uri) ?? NO_HISTORY;
    this.uri = uri;
  }
}

/** `question` is on the screen now; what lay ahead is forgotten when it is another one. */
export function visit(history: History, question: AskedQuestion): History {
  if (isSame(history.questions[history.at], question)) return history;
  const questions = [...history.questions.slice(0, history.at + 1), question].slice(-LONGEST);
  return { questions, at: questions.length - 1 };
}

/** One step back (-1) or forth (1); undefined at the ends. */
export function go({ questions, at }: History, by: -1 | 1): History | undefined {
  return questions[at + by] === undefined ? undefined : { questions, at: at + by };
}
