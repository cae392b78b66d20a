/** The work of checking a file, cut into steps that can be done one after the other with pauses between. */
import type { Check, Finding } from '../core/checks';
import { expectationFindings, expectationsOf, findingsOf, formChecks, networkChecks } from '../core/checks';
import type { Analysis } from '../core/model/workspace';
import type { Statement } from '../core/syntax/tree';

export type Subject = Check | Statement | Preparation;

export interface Step {
  /** What the step is about; the same for the same step after an edit elsewhere. */
  readonly subject: Subject;
  run(): readonly Finding[];
}

/** Steps that find nothing but make what others need. */
interface Preparation {
  readonly prepares: 'network' | 'interfaces';
}
const network: Preparation = { prepares: 'network' };
const interfaces: Preparation = { prepares: 'interfaces' };
const nothing: readonly Finding[] = [];

export function stepsOf(analysis: Analysis): Step[] {
  const prepare = (subject: Preparation, make: () => unknown): Step => ({
    subject,
    run() {
      make();
      return nothing;
    },
  });
  const check = (subject: Check): Step => ({ subject, run: () => findingsOf(subject, analysis) });
  return [
    ...formChecks.map(check),
    prepare(network, () => analysis.network),
    prepare(interfaces, () => analysis.network.interfaces),
    ...networkChecks.map(check),
    ...expectationsOf(analysis).map((bound) => ({
      subject: bound.statement,
      run: () => expectationFindings(analysis, bound),
    })),
  ];
}
