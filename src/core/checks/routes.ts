/** Route tables: routes AWS refuses, tables and ACLs that claim the same job (RT-1, RT-5, RT-6, GE-2, ACL-2, SG-2). */
import { properties, values } from '../model/bind';
import type { NetworkAcl } from '../model/network-acl';
import type { Resource } from '../model/resource';
import type { Route, RouteTable } from '../model/route-table';
import type { Subnet } from '../model/subnet';
import type { Vpc } from '../model/vpc';
import type { Cidr } from '../net/cidr';
import { containsCidr, formatCidr, parseCidr, sameCidr } from '../net/cidr';
import type { Check, CheckContext, Rule } from './check';
import { rule } from './check';

const inside = rule(
  'route.inside-vpc',
  'error',
  'Inside the VPC only whole subnet blocks can be routed elsewhere, and only to an interface, a NAT gateway or a gateway load balancer endpoint.',
  'RT-3',
  'RT-5',
);
const linkLocal = rule(
  'route.link-local',
  'error',
  "Routes into 169.254.168.0/22 and fd00:ec2::/32 can't be made.",
  'RT-6',
  'DNS-7',
);
const twice = rule('route.duplicate', 'error', 'A table has one static route per destination.', 'RT-8');
const elsewhere = rule('route.target-elsewhere', 'error', 'The target lies in another VPC.', 'IGW-1', 'NAT-7');
const family = rule('route.family', 'error', 'The target does not carry this address family.', 'EIG-1', 'RT-4');
const several = rule(
  'vpc.several-main',
  'error',
  'Only one route table is the main one, only one ACL and one security group the default.',
  'RT-1',
  'ACL-1',
  'SG-2',
);
const gateways = rule(
  'vpc.several-gateways',
  'error',
  'A VPC has one internet gateway, one egress-only internet gateway and one virtual private gateway.',
  'IGW-1',
  'EIG-1',
  'VGW-1',
);
const edge = rule('route-table.edge-main', 'error', "A gateway route table can't be the main one.", 'RT-1', 'RT-14');
const number = rule('network-acl.number', 'error', 'Two rules of one direction have the same number.', 'ACL-2');

export const check: Check = {
  rules: [inside, linkLocal, twice, elsewhere, family, several, gateways, edge, number],
  run(context) {
    for (const table of context.resources<RouteTable>('route-table')) checkTable(context, table);
    for (const acl of context.resources<NetworkAcl>('network-acl')) checkAcl(context, acl);
    for (const vpc of context.resources<Vpc>('vpc')) checkVpc(context, vpc);
  },
};

function checkTable(context: CheckContext, table: RouteTable): void {
  if (table.isMain && table.property('edge'))
    context.report(
      edge,
      table.sourceOf('edge'),
      `Route table ${table.name} is the main table, so it can't be a gateway route table (RT-1).`,
    );
  const seen = new Map<string, Route>();
  for (const route of table.written) {
    if (!route.source) continue;
    checkTarget(context, table, route);
    if (route.origin === 'prefix-list') continue;
    const key = formatCidr(route.destination);
    const first = seen.get(key);
    if (first?.source)
      context.report(twice, route.source, `This table has a route to ${key} already.`, {
        related: [{ message: 'Here.', source: first.source }],
      });
    else seen.set(key, route);
    checkDestination(context, table, route);
  }
}

const RESERVED = ['169.254.168.0/22', 'fd00:ec2::/32'].flatMap((text) => parseCidr(text)?.cidr ?? []);
const IN_VPC: readonly string[] = [
  'instance',
  'interface',
  'network-interface',
  'nat-gateway',
  'gateway-load-balancer-endpoint',
];

function checkDestination(context: CheckContext, table: RouteTable, route: Route): void {
  const source = route.source as NonNullable<Route['source']>;
  const { destination, target } = route;
  if (RESERVED.some((range) => containsCidr(range, destination))) {
    context.report(linkLocal, source, `AWS takes no route into ${RESERVED.map(formatCidr).join(' or ')} (RT-6).`);
    return;
  }
  const own = table.vpc?.cidrs.find((block: Cidr) => containsCidr(block, destination));
  if (!own || target === 'unknown') return;
  const allowed = target === 'local' || (typeof target === 'object' && IN_VPC.includes(target.kind));
  if (!allowed) {
    context.report(
      inside,
      source,
      `${formatCidr(destination)} lies inside the VPC: such a route can only lead to a network interface, an instance, a NAT gateway or a gateway load balancer endpoint (RT-5).`,
    );
    return;
  }
  const whole =
    sameCidr(own, destination) ||
    table.vpc?.all<Subnet>('subnet').some((subnet) => subnet.cidrs.some((cidr) => sameCidr(cidr, destination)));
  if (!whole)
    context.report(
      inside,
      source,
      `Inside the VPC a route needs the block of a whole subnet (or of the VPC), and ${formatCidr(destination)} is none (RT-5).`,
    );
}

function checkTarget(context: CheckContext, table: RouteTable, { target, destination, source }: Route): void {
  if (typeof target !== 'object' || !source) return;
  if (target.vpc && target.vpc !== table.vpc)
    context.report(
      elsewhere,
      source,
      `${target.name} lies in VPC ${target.vpc.name}, not in ${table.vpc?.name}: a route can't lead there.`,
    );
  if (target.kind === 'egress-only-internet-gateway' && destination.family === 4)
    context.report(family, source, 'An egress-only internet gateway is for IPv6 only (EIG-1).');
}

function checkAcl(context: CheckContext, acl: NetworkAcl): void {
  for (const direction of ['ingress', 'egress'] as const) {
    const seen = new Set<number>();
    for (const bound of properties(acl.bound, direction)) {
      const own = values<number>(bound, 'rule-number')[0];
      if (own === undefined) continue;
      if (seen.has(own))
        context.report(
          number,
          { file: acl.file, statement: bound.statement, argument: 0 },
          `There is an ${direction} rule ${own} already (ACL-2).`,
        );
      seen.add(own);
    }
  }
}

function checkVpc(context: CheckContext, vpc: Vpc): void {
  one(
    context,
    several,
    vpc.all('route-table').filter((each) => each.isOn('main', false)),
    'main',
    (first) => `${first.name} is the main route table already (RT-1).`,
  );
  one(
    context,
    several,
    vpc.all('network-acl').filter((each) => each.isOn('default', false)),
    'default',
    (first) => `${first.name} is the default network ACL already (ACL-1).`,
  );
  one(
    context,
    several,
    vpc.all('security-group').filter((each) => each.isOn('default', false)),
    'default',
    (first) => `${first.name} is the default security group already (SG-2).`,
  );
  for (const kind of ['internet-gateway', 'egress-only-internet-gateway', 'virtual-private-gateway'] as const) {
    one(context, gateways, vpc.all(kind), '', (first) => `A VPC has one ${kind}, and ${first.name} is there already.`);
  }
}

function one(
  context: CheckContext,
  kind: Rule,
  all: readonly Resource[],
  keyword: string,
  message: (first: Resource) => string,
): void {
  const [first, ...others] = all;
  for (const each of others)
    context.report(kind, each.sourceOf(keyword), message(first as Resource), {
      related: [{ message: 'Here.', source: (first as Resource).source }],
    });
}
