/** Which of the decisions is the current one: moves between them, and finds it again in a new picture. */
import type { ViewStep } from '../protocol/lsp-extensions';

/** Index of the current step: none yet. */
export const NO_STEP = -1;
export type StepMove = 'next' | 'previous' | 'first' | 'last';

/** Where a move leads; it stops at the ends, and the first move of all begins at that end. */
export function moved(at: number, count: number, move: StepMove): number {
  if (count === 0) return NO_STEP;
  switch (move) {
    case 'first':
      return 0;
    case 'last':
      return count - 1;
    case 'next':
      return Math.min(at + 1, count - 1);
    case 'previous':
      return at === NO_STEP ? count - 1 : Math.max(at - 1, 0);
  }
}

/** The step after the current one that happens at a node, again from the first when there is none behind it. */
export function stepAt(steps: readonly ViewStep[], node: string, at: number): number {
  const later = steps.findIndex((step, index) => index > at && step.node === node);
  return later >= 0 ? later : steps.findIndex((step) => step.node === node);
}

/** The step of an outline line. */
export const stepOfLine = (steps: readonly ViewStep[], line: number): number =>
  steps.findIndex(({ outline }) => outline === line);

/** The step of a new picture that says what `before` said: the same sentence, else another at the same node nearby. */
export function found(before: ViewStep | undefined, at: number, steps: readonly ViewStep[]): number {
  if (before === undefined) return NO_STEP;
  const { text, node } = before;
  if (steps[at]?.text === text && steps[at].node === node) return at;
  const same = steps.findIndex((step) => step.text === text && step.node === node);
  if (same >= 0) return same;
  return steps.findIndex((step) => node !== null && step.node === node);
}
