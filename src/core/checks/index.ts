/** All checks, and the findings of a file in the order of its text. */
import type { Bound } from '../model/bind';
import type { Analysis } from '../model/workspace';
import { check as addresses } from './addresses';
import type { Check, Finding, Rule } from './check';
import { CheckContext } from './check';
import { check as cidrs } from './cidrs';
import { check as connections } from './connections';
import { check as detours } from './detours';
import { check as dnsEndpointNames } from './dns-endpoint-names';
import { check as dnsLoops } from './dns-loops';
import { check as dnsNeeds } from './dns-needs';
import { check as dnsRecords } from './dns-records';
import { check as dnsResolverEndpoints } from './dns-resolver-endpoints';
import { check as dnsRules } from './dns-rules';
import { check as dnsServers } from './dns-servers';
import { check as dnsSpokes } from './dns-spokes';
import { check as dnsZones } from './dns-zones';
import { check as endpoints } from './endpoints';
import { check as expectations, expectationsOf, reportExpectation } from './expectations';
import { check as names } from './names';
import { check as overlaps } from './overlaps';
import { check as references } from './references';
import { check as routes } from './routes';
import { check as services } from './services';
import { settledFor } from './settled';
import { check as statements } from './statements';
import { check as syntax } from './syntax';

/** What the form of the text alone decides: quick, and needs no network. */
export const formChecks: readonly Check[] = [syntax, statements];
/** What the network decides without a trace. */
export const networkChecks: readonly Check[] = [
  references,
  names,
  cidrs,
  overlaps,
  addresses,
  routes,
  detours,
  endpoints,
  services,
  connections,
  dnsRecords,
  dnsZones,
  dnsRules,
  dnsResolverEndpoints,
  dnsServers,
  dnsLoops,
  dnsEndpointNames,
  dnsNeeds,
  dnsSpokes,
];
const quickChecks: readonly Check[] = [...formChecks, ...networkChecks];

/** Every kind of finding, for documentation. */
export const rules: readonly Rule[] = [...quickChecks, expectations].flatMap((each) => each.rules);

/** All findings, ordered by place. */
export function findings(analysis: Analysis): Finding[] {
  return inOrder([
    ...quickFindings(analysis),
    ...expectationsOf(analysis).flatMap((bound) => expectationFindings(analysis, bound)),
  ]);
}

export function quickFindings(analysis: Analysis): Finding[] {
  return inOrder(quickChecks.flatMap((check) => findingsOf(check, analysis)));
}

/** What one check alone finds; the server does them in slices. */
export function findingsOf(check: Check, analysis: Analysis): readonly Finding[] {
  const context = new CheckContext(analysis, settledFor(check));
  check.run(context);
  context.settle();
  return context.findings;
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

export type { Check, Finding, Fix, Rule, Severity } from './check';
export { expectationsOf };
