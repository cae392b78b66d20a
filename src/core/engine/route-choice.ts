/** Route selection: which of the routes that match a destination wins, and why each other one loses (RT-7 to RT-12). */

import type { Route, RouteOrigin } from '../model/route-table';
import type { Family } from '../net/address';
import { formatCidr } from '../net/cidr';
import type { RejectionCode } from './reason-codes';
import type { Rejected } from './trace';

export interface RouteChoice {
  readonly chosen: Route | undefined;
  readonly rejected: readonly Rejected[];
  /** AWS picks one of these at random and sticks to it (RT-10). */
  readonly tied: readonly Route[];
  readonly rule: string;
}

const RANK: Readonly<Record<RouteOrigin, number>> = { local: 0, static: 0, 'prefix-list': 1, propagated: 2 };
const NAMES: Readonly<Record<RouteOrigin, string>> = {
  local: 'the local route',
  static: 'a static route',
  'prefix-list': 'a prefix list route',
  propagated: 'a propagated route',
};

/** `matches`: routes whose block contains the destination, longest first. */
export function chooseRoute(matches: readonly Route[]): RouteChoice {
  const isLocal = matches.some((route) => route.origin === 'local');
  const losers: { route: Route; why: string; code?: RejectionCode }[] = [];
  const lose = (route: Route, why: string, code?: RejectionCode): void => void losers.push({ route, why, code });

  const candidates = matches.filter((route) => {
    if (!isLocal || route.origin !== 'propagated') return true;
    lose(
      route,
      'a propagated route never beats the local route, not even with a longer prefix (RT-9)',
      'HIGHER_PRIORITY_ROUTE',
    );
    return false;
  });
  const localKept = losers.length > 0;
  const length = candidates[0]?.destination.length ?? 0;
  const longest = candidates.filter((route) => route.destination.length === length);
  // A static route to exactly a block of the VPC takes the place of the local one (RT-3).
  const replaced = longest.some((route) => route.origin === 'static')
    ? longest.filter((route) => route.origin !== 'local')
    : longest;
  const rank = Math.min(...replaced.map((route) => RANK[route.origin]));
  const best = replaced.filter((route) => RANK[route.origin] === rank);
  const [chosen] = best;

  for (const route of candidates) {
    if (!chosen || route === chosen) continue;
    if (route.destination.length < length)
      lose(
        route,
        `its prefix is shorter: /${route.destination.length} against /${length} (RT-7)`,
        'MORE_SPECIFIC_ROUTE',
      );
    else if (!best.includes(route))
      lose(
        route,
        `${NAMES[chosen.origin]} with the same prefix goes before ${NAMES[route.origin]} (RT-8)`,
        'HIGHER_PRIORITY_ROUTE',
      );
    else if (route.target !== chosen.target) lose(route, 'it has the same prefix and the same rank (RT-10)');
  }
  return {
    chosen,
    rejected: losers.map(({ route, why, code }) => ({ what: describeRoute(route), why, source: route.source, code })),
    tied: best.filter((route) => route.target !== chosen?.target).length > 0 ? best : [],
    rule: localKept && chosen?.origin === 'local' ? 'RT-9' : 'RT-7',
  };
}

/** The routes of a table in which nothing covers a destination. */
export function notCovering(routes: readonly Route[], family: Family): Rejected[] {
  const known = new Map(routes.filter((each) => each.destination.family === family).map((each) => [each.text, each]));
  return [...known.values()].slice(0, SHOWN).map((route) => ({
    what: route.text,
    why: "it doesn't cover the destination (RT-7)",
    source: route.source,
    code: 'CANNOT_ROUTE',
  }));
}
/** More than a person reads. */
export const SHOWN = 20;

/** `0.0.0.0/0 -> nat`; of a prefix list the entry that matched as well. */
export const describeRoute = (route: Route): string =>
  route.list ? `${route.text} (${formatCidr(route.destination)})` : route.text;
