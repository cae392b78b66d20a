/** Resolver endpoints in one zone only, or with groups that don't let DNS through (DNS-31, DNS-32). */
import type { Bound } from '../model/bind';
import type { Network } from '../model/network';
import type { Resource } from '../model/resource';
import type { GroupRule, SecurityGroup } from '../model/security-group';
import { argumentSpan, headSpan } from '../model/source';
import type { Subnet } from '../model/subnet';
import type { Vpc } from '../model/vpc';
import { ALL_PROTOCOLS, protocolName, TCP, UDP } from '../net/protocol';
import type { Check, CheckContext, Fix } from './check';
import { rule } from './check';
import { fix } from './dns-edits';
import { ofFile, targetsOf } from './dns-facts';

const zones = rule(
  'resolver-endpoint.one-zone',
  'warning',
  'A resolver endpoint needs at least two addresses, in different Availability Zones.',
  'DNS-31',
  'DNS-32',
);
const closed = rule(
  'resolver-endpoint.port-closed',
  'warning',
  "The security groups of the resolver endpoint don't let DNS questions through.",
  'DNS-31',
  'DNS-32',
);
const tcp = rule(
  'resolver-endpoint.tcp-closed',
  'information',
  'The security groups of the resolver endpoint let DNS through by udp only; long answers need tcp.',
  'DNS-31',
  'DNS-32',
);

export const check: Check = {
  rules: [zones, closed, tcp],
  run(context) {
    const ports = portsByEndpoint(context.network);
    for (const kind of ['resolver-inbound-endpoint', 'resolver-outbound-endpoint'] as const)
      for (const each of ofFile(context, kind)) {
        checkZones(context, each);
        checkGroups(context, each, kind === 'resolver-inbound-endpoint', ports.get(each));
      }
  },
};

function checkZones(context: CheckContext, endpoint: Resource): void {
  const interfaces = endpoint.network.interfacesOf(endpoint);
  if (interfaces.length === 0) return;
  const used = new Set(interfaces.map(({ subnet }) => subnet?.zone));
  if (used.size > 1 || used.has(undefined)) return;
  const [zone] = used;
  const [subnet] = interfaces.map((each) => each.subnet);
  context.report(
    zones,
    endpoint.source,
    `All addresses of ${endpoint.name} lie in ${zone}: AWS wants at least two addresses in different zones, and when the zone fails nobody resolves names (DNS-31). Add a subnet of another zone.`,
    { fixes: subnet ? addSubnet(context, endpoint, subnet) : [] },
  );
}

/** The first subnet of another zone in the same VPC. */
function addSubnet(context: CheckContext, endpoint: Resource, has: Subnet): Fix[] {
  const other = (endpoint.vpc as Vpc)
    .all<Subnet>('subnet')
    .find((each) => each.cidr && each.zone && each.zone !== has.zone);
  const property = endpoint.property('subnets') ?? endpoint.property('subnet');
  if (!other || !property || endpoint.file !== context.document) return [];
  const isList = property.spec.keyword === 'subnets';
  const { end } = isList
    ? argumentSpan(property.statement, property.statement.args.length - 1)
    : headSpan(property.statement);
  // Behind a `subnet` with a block stands its block; a line in front of it is as good.
  const at = isList ? end : headSpan(property.statement).start;
  const text = isList ? `, ${other.name}` : `subnets ${other.name}; `;
  return fix(`Add subnet ${other.name} (${other.zone})`, { start: at, end: at, text });
}

function checkGroups(context: CheckContext, endpoint: Resource, isInbound: boolean, ports = DNS): void {
  const [first] = endpoint.network.interfacesOf(endpoint);
  const groups = first?.groups ?? [];
  if (isInbound && first?.implicitDefaultGroup)
    context.report(
      closed,
      endpoint.source,
      `No DNS question reaches ${endpoint.name}: it has the VPC's default group, which admits only its own members (DNS-32). Name a group with \`ingress udp 53\` and \`ingress tcp 53\`.`,
    );
  // Groups whose names lead nowhere have a finding of their own.
  if (groups.length === 0) return;
  for (const port of isInbound ? DNS : ports) {
    const admits = (protocol: number): boolean => groups.some((group) => admitsIn(group, isInbound, protocol, port));
    const missing = [UDP, TCP].filter((protocol) => !admits(protocol));
    if (missing.length === 0) continue;
    reportClosed(context, endpoint, groups, isInbound, port, missing);
    return;
  }
}

const DNS: ReadonlySet<number> = new Set([53]);

/** The ports that the rules of outbound endpoints send to. */
function portsByEndpoint(network: Network): ReadonlyMap<Resource, ReadonlySet<number>> {
  const ports = new Map<Resource, Set<number>>();
  for (const each of network.all('resolver-rule')) {
    const endpoint = each.reference('endpoint');
    if (!endpoint) continue;
    const own = ports.get(endpoint) ?? new Set();
    ports.set(endpoint, own);
    for (const { port } of targetsOf(each)) own.add(port);
  }
  return ports;
}

function reportClosed(
  context: CheckContext,
  endpoint: Resource,
  groups: readonly SecurityGroup[],
  isInbound: boolean,
  port: number,
  missing: readonly number[],
): void {
  const [word, verb] = isInbound ? ['ingress', 'from'] : ['egress', 'to'];
  const wanted = missing.map((each) => `\`${word} ${protocolName(each)} ${port} ${verb} …\``).join(' and ');
  const isOnlyTcp = missing[0] === TCP;
  const what = isOnlyTcp
    ? `${endpoint.name} ${isInbound ? 'is asked' : 'asks'} by udp only: answers too long for udp are asked for again by tcp and get lost`
    : `No DNS question ${isInbound ? 'reaches' : 'leaves'} ${endpoint.name}: its security ${groups.length > 1 ? 'groups admit' : 'group admits'} no ${missing.length > 1 ? `port ${port}` : `udp ${port}`} ${isInbound ? 'in' : 'out'}`;
  context.report(
    isOnlyTcp ? tcp : closed,
    endpoint.property('security-groups') ? endpoint.sourceOf('security-groups') : endpoint.source,
    `${what} (${isInbound ? 'DNS-32' : 'DNS-31'}). Write ${wanted}.`,
    {
      related: groups.map((group) => ({ message: `Security group ${group.name}.`, source: group.source })),
      fixes: missing.length === 1 ? sameFor(context, groups, word, missing[0] as number, port) : [],
    },
  );
}

function admitsIn(group: SecurityGroup, isInbound: boolean, protocol: number, port: number): boolean {
  const rules = isInbound ? group.ingress : group.egress;
  return rules === undefined || rules.some((each) => admits(each, protocol, port));
}

const admits = ({ protocol, ports }: GroupRule, wanted: number, port: number): boolean =>
  protocol === ALL_PROTOCOLS || (protocol === wanted && (!ports || (ports.from <= port && ports.to >= port)));

/** The line that lets one protocol through, once more for the other one. */
function sameFor(
  context: CheckContext,
  groups: readonly SecurityGroup[],
  keyword: string,
  protocol: number,
  port: number,
): Fix[] {
  const other = protocol === TCP ? UDP : TCP;
  for (const group of groups) {
    const line = group.bound.children.find(
      (each) => each.spec.keyword === keyword && isRuleFor(each, group, keyword, other, port),
    );
    if (!line || group.file !== context.document) continue;
    const { start, end } = headSpan(line.statement);
    const text = context.document.text.slice(start, end).replace(protocolName(other), protocolName(protocol));
    return fix(`Allow ${protocolName(protocol)} ${port} as well`, { start: end, end, text: `; ${text}` });
  }
  return [];
}

const isRuleFor = (
  { statement }: Bound,
  group: SecurityGroup,
  keyword: string,
  protocol: number,
  port: number,
): boolean =>
  ((keyword === 'ingress' ? group.ingress : group.egress) ?? []).some(
    (each) => each.source.statement === statement && each.protocol === protocol && admits(each, protocol, port),
  );
