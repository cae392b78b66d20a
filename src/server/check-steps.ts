/** The work of checking a file, cut into steps that can be done one after the other with pauses between. */
import type { Check, Finding } from '../core/checks';
import { expectationFindings, expectationsOf, findingsOf, quickChecks } from '../core/checks';
import type { Analysis } from '../core/model/workspace';
import type { Statement } from '../core/syntax/tree';

export interface Step {
  /** What the step is about; the same for the same step after an edit elsewhere. */
  readonly subject: Check | Statement;
  run(): readonly Finding[];
}

export function stepsOf(analysis: Analysis): Step[] {
  return [
    ...quickChecks.map((check) => ({ subject: check, run: () => findingsOf(check, analysis) })),
    ...expectationsOf(analysis).map((bound) => ({
      subject: bound.statement,
      run: () => expectationFindings(analysis, bound),
    })),
  ];
}
