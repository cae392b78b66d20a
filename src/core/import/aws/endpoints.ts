/** VPC endpoints: gateway, interface and Gateway Load Balancer ones (GE-2, IE-1, GW-1). */
import type { Context } from './context';
import { compare } from './inventory';
import type { Item } from './item';
import type { NamedKind } from './names';
import { placedSubnets } from './placed-subnets';
import { block, line, listLine, type Statement, word } from './statements';
import type { Vpc } from './vpcs';

const KINDS: ReadonlyMap<string, NamedKind> = new Map([
  ['Gateway', 'gateway-endpoint'],
  ['Interface', 'interface-endpoint'],
  ['GatewayLoadBalancer', 'gateway-load-balancer-endpoint'],
]);
const GONE = /^(deleted|deleting)$/i;

export function nameEndpoints(context: Context): void {
  for (const endpoint of context.inventory.all('VpcEndpoints')) {
    const [id, scope] = [endpoint.text('VpcEndpointId') as string, endpoint.text('VpcId') ?? ''];
    const kind = KINDS.get(endpoint.text('VpcEndpointType') ?? 'Gateway');
    if (GONE.test(endpoint.text('State') ?? '') || !context.vpcs.has(scope)) continue;
    if (kind === undefined) context.leaveOut(id, `VPC endpoint of type ${endpoint.text('VpcEndpointType')}`);
    else context.name({ kind, id, scope, fallback: serviceLabel(endpoint) }, endpoint);
  }
}

export function writeGatewayEndpoints(context: Context, vpc: Vpc): Statement[] {
  return endpointsOf(context, vpc, 'gateway-endpoint').map((endpoint) => {
    const id = endpoint.text('VpcEndpointId') as string;
    const associated = [...endpoint.texts('RouteTableIds'), ...routedTables(context, vpc, id)];
    return block(context.head('gateway-endpoint', id), [
      ...line('service', serviceWord(context, vpc, endpoint)),
      ...listLine(
        'route-tables',
        context.references(vpc.id, [...new Set(associated)].sort(compare), id, 'route table').sort(compare),
      ),
      ...ipType(endpoint),
      ...state(endpoint),
      ...context.identity(id, endpoint),
    ]);
  });
}

export function writeInterfaceEndpoints(context: Context, vpc: Vpc): Statement[] {
  return endpointsOf(context, vpc, 'interface-endpoint').map((endpoint) => {
    const id = endpoint.text('VpcEndpointId') as string;
    const groups = endpoint.items('Groups').flatMap((each) => each.text('GroupId') ?? []);
    return block(context.head('interface-endpoint', id), [
      ...line('service', serviceWord(context, vpc, endpoint)),
      ...placedSubnets(context, vpc, id, endpoint.texts('SubnetIds'), context.interfaces.ofOwner(id)),
      ...listLine('security-groups', context.references(vpc.id, groups, id, 'security group').sort(compare)),
      ...dns(endpoint),
      ...ipType(endpoint),
      ...line(
        'service-region',
        endpoint.text('ServiceRegion') === vpc.region ? undefined : endpoint.text('ServiceRegion'),
      ),
      ...state(endpoint),
      ...context.identity(id, endpoint),
    ]);
  });
}

export function writeGatewayLoadBalancerEndpoints(context: Context, vpc: Vpc): Statement[] {
  return endpointsOf(context, vpc, 'gateway-load-balancer-endpoint').map((endpoint) => {
    const id = endpoint.text('VpcEndpointId') as string;
    return block(context.head('gateway-load-balancer-endpoint', id), [
      ...line('service', serviceWord(context, vpc, endpoint)),
      ...singleSubnet(context, vpc, endpoint, id),
      ...state(endpoint),
      ...context.identity(id, endpoint),
    ]);
  });
}

/** GW-1: one subnet only, with the address of its interface where that is known. */
function singleSubnet(context: Context, vpc: Vpc, endpoint: Item, id: string): Statement[] {
  const placed = placedSubnets(context, vpc, id, endpoint.texts('SubnetIds'), context.interfaces.ofOwner(id));
  const known = (each: Statement): boolean => /^(address|id) /.test(each.head);
  return placed.slice(0, 1).map(({ head, body }) => ({
    head: head.replace(/^subnets /, 'subnet '),
    ...(body === undefined ? {} : { body: body.filter(known) }),
  }));
}

function endpointsOf(context: Context, vpc: Vpc, kind: NamedKind): Item[] {
  const name = (endpoint: Item): string => context.names.own(endpoint.text('VpcEndpointId') as string) ?? '';
  return context
    .inVpc('VpcEndpoints', vpc.id)
    .filter((each) => KINDS.get(each.text('VpcEndpointType') ?? 'Gateway') === kind && name(each) !== '')
    .sort((a, b) => compare(name(a), name(b)));
}

/** Tables whose routes point to the endpoint, should its own list be shorter. */
function routedTables(context: Context, vpc: Vpc, endpointId: string): string[] {
  return context
    .inVpc('RouteTables', vpc.id)
    .filter((table) => table.items('Routes').some((route) => route.text('GatewayId') === endpointId))
    .flatMap((table) => table.text('RouteTableId') ?? []);
}

/** The short AWS name where it means the same: a service of the VPC's own Region. */
function serviceWord(context: Context, vpc: Vpc, endpoint: Item): string | undefined {
  const full = endpoint.text('ServiceName');
  if (full === undefined) return undefined;
  const own = context.inventory.all('ServiceConfigurations').find((each) => each.text('ServiceName') === full);
  const name = own === undefined ? undefined : context.names.from('', own.text('ServiceId'));
  const short = vpc.region === undefined ? undefined : full.match(/^com\.amazonaws\.([a-z0-9-]+)\.(.+)$/);
  return word(name ?? (short && short[1] === vpc.region ? (short[2] as string) : full));
}

/** `s3`, `ecr-api`, or `vpce-svc-…` of somebody's own service. */
function serviceLabel(endpoint: Item): string {
  const service = endpoint.text('ServiceName') ?? 'endpoint';
  const short = /^com\.amazonaws\.(?:vpce\.)?(?:[a-z]{2}(?:-[a-z]+)+-\d+\.)?(.+)$/.exec(service)?.[1] ?? service;
  return short.replace(/[^A-Za-z0-9_]+/g, '-');
}

/** IE-11, IE-15. Private DNS that isn't mentioned shows in the names AWS lists for the endpoint. */
function dns(endpoint: Item): Statement[] {
  const names = endpoint.items('DnsEntries').flatMap((each) => each.text('DnsName') ?? []);
  const options = endpoint.item('DnsOptions');
  const on = endpoint.flag('PrivateDnsEnabled') ?? names.some((name) => !name.includes('.vpce.'));
  const inboundOnly = options?.flag('PrivateDnsOnlyForInboundResolverEndpoint');
  const recordType = options?.text('DnsRecordIpType');
  return [
    ...line('private-dns', on ? 'on' : 'off'),
    ...(inboundOnly === undefined || !on
      ? []
      : line('private-dns-only-for-inbound-resolver-endpoint', inboundOnly ? 'on' : 'off')),
    ...line('dns-record-ip-type', recordType === (endpoint.text('IpAddressType') ?? 'ipv4') ? undefined : recordType),
  ];
}

function ipType(endpoint: Item): Statement[] {
  const type = endpoint.text('IpAddressType');
  return line('ip-type', type === 'ipv4' ? undefined : type);
}

/** AWS spells states in either case and form: `available`, `Available`, `pendingAcceptance`. */
function state(endpoint: Item): Statement[] {
  const text = endpoint
    .text('State')
    ?.replace(/([a-z])([A-Z])/g, '$1-$2')
    .toLowerCase();
  return line('state', text === 'available' || text === undefined ? undefined : word(text));
}
