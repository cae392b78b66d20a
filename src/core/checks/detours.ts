/** Routes over appliances, endpoints and other VPCs: detours that AWS refuses or that lead back to where they start (RT-14, RT-17, GW-1, GW-3, NAT-6). */
import { machineOf } from '../model/network-interface';
import type { Resource } from '../model/resource';
import type { Route, RouteTable } from '../model/route-table';
import type { Subnet } from '../model/subnet';
import type { TransitGateway } from '../model/transit-gateway';
import type { Vpc } from '../model/vpc';
import { containsCidr, formatCidr } from '../net/cidr';
import type { Check, CheckContext } from './check';
import { rule } from './check';
import { settledFor } from './settled';

const own = rule(
  'route.own-subnet',
  'warning',
  'The target lies in a subnet that has this very table: what it sends on comes back to it.',
  'RT-17',
  'GW-3',
  'NAT-6',
);
const list = rule(
  'route.prefix-list-target',
  'error',
  'A gateway load balancer endpoint takes no prefix list as a destination.',
  'GW-1',
  'RT-18',
);
const local = rule('route.local-outside', 'error', 'The local route serves the blocks of the VPC only.', 'RT-3');
const joined = rule('route.not-joined', 'error', "The peering doesn't join this VPC.", 'PCX-1');
const attached = rule('route.not-attached', 'warning', 'The VPC is not attached to the transit gateway.', 'TGW-1');
const edge = rule(
  'route-table.edge-route',
  'error',
  'A gateway route table leads to interfaces and gateway load balancer endpoints only, for the blocks of the VPC and whole subnets.',
  'RT-14',
);

export const check: Check = {
  rules: [own, list, local, joined, attached, edge],
  run(context) {
    const settled = settledFor(check);
    for (const vpc of context.resources<Vpc>('vpc')) {
      if (settled.has(vpc)) continue;
      const before = context.findings.length;
      checkVpc(context, vpc);
      if (context.findings.length === before) settled.add(vpc);
    }
  },
};

function checkVpc(context: CheckContext, vpc: Vpc): void {
  const users = new Map<RouteTable, Set<Subnet>>();
  for (const subnet of vpc.all<Subnet>('subnet')) {
    const table = subnet.routeTable;
    if (table) users.set(table, (users.get(table) ?? new Set()).add(subnet));
  }
  for (const table of vpc.all<RouteTable>('route-table')) {
    const subnets = users.get(table);
    const isEdge = table.edges.length > 0;
    const seen = new Set<string>();
    for (const route of table.written) {
      // A prefix list is one route with many entries.
      if (seen.has(route.text) || !route.source) continue;
      seen.add(route.text);
      checkTarget(context, vpc, route, subnets);
      if (isEdge) checkEdge(context, vpc, route);
    }
  }
}

const DETOURS: ReadonlySet<string> = new Set([
  'instance',
  'interface',
  'network-interface',
  'gateway-load-balancer-endpoint',
  'nat-gateway',
]);

function checkTarget(context: CheckContext, vpc: Vpc, route: Route, subnets: ReadonlySet<Subnet> | undefined): void {
  const { target, destination } = route;
  const source = route.source as NonNullable<Route['source']>;
  if (target === 'local') {
    if (!vpc.cidrs.some((block) => containsCidr(block, destination)))
      context.report(
        local,
        source,
        `${formatCidr(destination)} lies outside the blocks of ${vpc.name}; AWS takes no such local route (RT-3).`,
      );
    return;
  }
  if (typeof target !== 'object') return;
  if (route.origin === 'prefix-list' && target.kind === 'gateway-load-balancer-endpoint')
    context.report(
      list,
      source,
      `A route to the gateway load balancer endpoint ${target.name} needs a CIDR block as its destination (GW-1).`,
    );
  if (target.kind === 'peering' && !target.references('vpcs').includes(vpc) && target.references('vpcs').length === 2)
    context.report(joined, source, `The peering ${target.name} doesn't join ${vpc.name}, so no route leads there.`);
  if (target.kind === 'transit-gateway' && !(target as TransitGateway).attachmentOf(vpc))
    context.report(
      attached,
      source,
      `${vpc.name} has no attachment to ${target.name}: the route leads nowhere (TGW-1).`,
    );
  checkOwnSubnet(context, target, source, subnets);
}

function checkOwnSubnet(
  context: CheckContext,
  target: Resource,
  source: NonNullable<Route['source']>,
  subnets: ReadonlySet<Subnet> | undefined,
): void {
  const home = subnets && DETOURS.has(target.kind) ? target.network.interfacesOf(target)[0]?.subnet : undefined;
  if (!home || !subnets?.has(home) || leavesElsewhere(target, subnets)) return;
  const what =
    target.kind === 'nat-gateway'
      ? 'a NAT gateway needs a subnet whose table leads to an internet gateway (NAT-6)'
      : 'it needs a subnet of its own with another table (RT-17)';
  context.report(
    own,
    source,
    `${target.name} lies in ${home.name}, which has this table itself: what it sends on comes back to it; ${what}.`,
    { related: [{ message: `Subnet ${home.name}.`, source: home.source }] },
  );
}

/** A machine with an interface in another subnet may send on by that one. */
const leavesElsewhere = (target: Resource, subnets: ReadonlySet<Subnet>): boolean =>
  target.network
    .interfacesOf(machineOf(target))
    .some((each) => !each.sourceDestCheck && each.subnet !== undefined && !subnets.has(each.subnet));

const AT_THE_EDGE: ReadonlySet<string> = new Set([
  'instance',
  'interface',
  'network-interface',
  'gateway-load-balancer-endpoint',
]);

function checkEdge(context: CheckContext, vpc: Vpc, { origin, destination, target, source, text }: Route): void {
  if (!source) return;
  // What lies inside the VPC without being a whole subnet is refused everywhere (RT-5), and said so there.
  const why =
    origin === 'prefix-list'
      ? 'a prefix list'
      : !vpc.cidrs.some((block) => containsCidr(block, destination))
        ? 'a destination outside the VPC'
        : typeof target === 'object' && !AT_THE_EDGE.has(target.kind)
          ? `a ${target.kind}`
          : undefined;
  if (why)
    context.report(
      edge,
      source,
      `A gateway route table takes no route such as ${text}: ${why} can't stand there (RT-14).`,
    );
}
