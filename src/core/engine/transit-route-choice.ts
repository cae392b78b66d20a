/** Route selection in a transit gateway's table (TGW-6). */
import type { TransitGatewayRoute } from '../model/transit-gateway';
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
    const why =
      route.destination.length < length
        ? `its prefix is shorter: /${route.destination.length} against /${length} (TGW-6)`
        : `a ${chosen.origin} route goes before it (TGW-6)`;
    return [{ what: route.text, why, source: route.source }];
  });
  return { chosen, rejected };
}
