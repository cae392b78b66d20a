/** All checks, and the findings of a file in the order of its text. */
import type { Bound } from '../model/bind';
import type { Analysis } from '../model/workspace';
import { check as addresses } from './addresses';
import type { Check, Finding, Rule } from './check';
import { CheckContext } from './check';
import { check as cidrs } from './cidrs';
import { check as endpoints } from './endpoints';
import { check as expectations, expectationsOf, reportExpectation } from './expectations';
import { check as names } from './names';
import { check as overlaps } from './overlaps';
import { check as references } from './references';
import { check as routes } from './routes';
import { check as statements } from './statements';
import { check as syntax } from './syntax';

/** Everything that needs no trace; quick enough for every keystroke. */
const quick: readonly Check[] = [syntax, statements, references, names, cidrs, overlaps, addresses, routes, endpoints];

/** Every kind of finding, for documentation. */
export const rules: readonly Rule[] = [...quick, expectations].flatMap((each) => each.rules);

/** All findings, ordered by place. */
export function findings(analysis: Analysis): Finding[] {
  return inOrder([
    ...quickFindings(analysis),
    ...expectationsOf(analysis).flatMap((bound) => expectationFindings(analysis, bound)),
  ]);
}

export function quickFindings(analysis: Analysis): Finding[] {
  const context = new CheckContext(analysis);
  for (const each of quick) each.run(context);
  return inOrder(context.findings);
}

/** What one `expect` statement gives: nothing when it holds. */
export function expectationFindings(analysis: Analysis, bound: Bound): Finding[] {
  const context = new CheckContext(analysis);
  reportExpectation(context, bound);
  return context.findings;
}

export function inOrder(found: readonly Finding[]): Finding[] {
  return [...found].sort(
    (a, b) => a.span.start - b.span.start || a.span.end - b.span.end || (a.code < b.code ? -1 : 1),
  );
}

export type { Finding, Fix, Rule, Severity } from './check';
export { expectationsOf };
