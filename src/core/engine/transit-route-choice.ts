/** Route selection in a transit gateway's table (TGW-6). */
import type { TransitGatewayRoute } from '../model/transit-gateway';
import type { Family } from '../net/address';
import { SHOWN } from './route-choice';
import type { Rejected } from './trace';

export interface TransitRouteChoice {
  readonly chosen: TransitGatewayRoute | undefined;
  readonly rejected: readonly Rejected[];
}

const RANK = { static: 0, 'prefix-list': 1, propagated: 2 } as const;

/** `matches`: longest first; propagated ones of equal length stand in their own order of preference already. */
export function chooseTransitRoute(matches: readonly TransitGatewayRoute[]): TransitRouteChoice {
  const length = matches[0]?.destination.length ?? 0;
  const longest = matches.filter((route) => route.destination.length === length);
  const chosen = longest.reduce<TransitGatewayRoute | undefined>(
    (best, route) => (best && RANK[best.origin] <= RANK[route.origin] ? best : route),
    undefined,
  );
  const rejected = matches.flatMap((route): Rejected[] => {
    if (!chosen || route === chosen) return [];
    const shared = { what: route.text, source: route.source };
    if (route.destination.length < length) {
      const why = `its prefix is shorter: /${route.destination.length} against /${length} (TGW-6)`;
      return [{ ...shared, why, code: 'TGW_RTB_MORE_SPECIFIC_ROUTE' }];
    }
    return [
      { ...shared, why: `a ${chosen.origin} route goes before it (TGW-6)`, code: 'TGW_RTB_HIGHER_PRIORITY_ROUTE' },
    ];
  });
  return { chosen, rejected };
}

/** The routes of a table in which nothing covers a destination. */
export const transitRoutesNotCovering = (routes: readonly TransitGatewayRoute[], family: Family): Rejected[] =>
  routes
    .filter((each) => each.destination.family === family)
    .slice(0, SHOWN)
    .map((route) => ({
      what: route.text,
      why: "it doesn't cover the destination (TGW-6)",
      source: route.source,
      code: 'TGW_RTB_CANNOT_ROUTE',
    }));
