/** Network and Gateway Load Balancers of a VPC; application load balancers have no words in `.vpc`. */
import type { Context } from './context';
import { compare } from './inventory';
import type { Item } from './item';
import type { NetworkInterface } from './network-interfaces';
import { placedSubnets } from './placed-subnets';
import { block, line, listLine, type Statement, word } from './statements';
import { protocolsOf, targetWords } from './target-groups';
import type { Vpc } from './vpcs';

const KINDS = { network: 'network-load-balancer', gateway: 'gateway-load-balancer' } as const;

function kindOf(balancer: Item): (typeof KINDS)[keyof typeof KINDS] | undefined {
  const type = balancer.text('Type') ?? '';
  return type === 'network' || type === 'gateway' ? KINDS[type] : undefined;
}

export function nameLoadBalancers(context: Context): void {
  for (const balancer of context.inventory.all('LoadBalancers')) {
    const [id, name, kind] = [
      balancer.text('LoadBalancerArn') as string,
      balancer.text('LoadBalancerName'),
      kindOf(balancer),
    ];
    const scope = balancer.text('VpcId') ?? '';
    if (kind === undefined)
      context.leaveOut(
        id,
        `${balancer.text('Type') ?? 'unknown'} load balancer ${name ?? ''}: listeners and targets have no words in .vpc; its interfaces are written`,
      );
    else if (context.vpcs.has(scope)) context.name({ kind, id, scope, wanted: name, fallback: kind });
  }
}

export function writeLoadBalancers(context: Context, vpc: Vpc): Statement[] {
  const name = (balancer: Item): string => context.names.own(balancer.text('LoadBalancerArn') as string) ?? '';
  const balancers = context.inVpc('LoadBalancers', vpc.id).filter((balancer) => kindOf(balancer) !== undefined);
  return balancers
    .sort((a, b) => compare(name(a), name(b)))
    .map((balancer) =>
      kindOf(balancer) === KINDS.network ? writeNetwork(context, vpc, balancer) : writeGateway(context, vpc, balancer),
    );
}

function writeNetwork(context: Context, vpc: Vpc, balancer: Item): Statement {
  const id = balancer.text('LoadBalancerArn') as string;
  const groups = context.references(vpc.id, balancer.texts('SecurityGroups'), id, 'security group');
  return block(context.head(KINDS.network, id), [
    ...subnets(context, vpc, balancer, id),
    ...line('scheme', balancer.text('Scheme')),
    ...listLine('security-groups', groups.sort(compare)),
    ...crossZone(context, id),
    ...listeners(context, vpc, id),
    ...line('dns', balancer.text('DNSName')),
    ...state(balancer),
    ...line('id', word(id)),
  ]);
}

/** The language gives a Gateway Load Balancer its targets directly. */
function writeGateway(context: Context, vpc: Vpc, balancer: Item): Statement {
  const id = balancer.text('LoadBalancerArn') as string;
  const groups = context.inventory.all('TargetGroups').filter((group) => group.texts('LoadBalancerArns').includes(id));
  return block(context.head(KINDS.gateway, id), [
    ...subnets(context, vpc, balancer, id),
    ...listLine('targets', groups.flatMap((group) => targetWords(context, vpc, group)).sort(compare)),
    ...crossZone(context, id),
    ...state(balancer),
    ...line('id', word(id)),
  ]);
}

/** Addresses of the nodes: from their interfaces, completed by what the load balancer itself says. */
function subnets(context: Context, vpc: Vpc, balancer: Item, id: string): Statement[] {
  const zones = balancer.items('AvailabilityZones');
  const interfaces = context.interfaces.ofOwner(id.split(':loadbalancer/')[1] ?? id);
  const nodes = zones.map((zone): NetworkInterface | undefined => {
    const subnetId = zone.text('SubnetId');
    const address = zone.items('LoadBalancerAddresses')[0];
    const known = interfaces.find((one) => one.subnetId === subnetId);
    const privateAddress = address?.address('PrivateIPv4Address') ?? known?.addresses[0]?.address;
    const publicAddress = address?.address('IpAddress') ?? known?.addresses[0]?.publicAddress;
    if (privateAddress === undefined && publicAddress !== undefined)
      context.leaveOut(
        id,
        `public address ${publicAddress}: the private address of its node in ${subnetId} is not in the input`,
      );
    const ipv6 = address?.address('IPv6Address') ?? known?.ipv6Addresses[0];
    if (ipv6 !== undefined) context.leaveOut(id, `IPv6 address ${ipv6} of its node in ${subnetId}`);
    if (privateAddress === undefined) return undefined;
    return {
      ...(known ?? placeless(zone)),
      subnetId,
      addresses: [{ address: privateAddress, publicAddress }],
      ipv6Addresses: [],
    };
  });
  return placedSubnets(
    context,
    vpc,
    id,
    zones.flatMap((zone) => zone.text('SubnetId') ?? []),
    nodes.filter((node) => node !== undefined),
  );
}

function placeless(item: Item): NetworkInterface {
  return {
    id: '',
    item,
    vpcId: undefined,
    subnetId: undefined,
    instanceId: undefined,
    deviceIndex: 0,
    addresses: [],
    ipv6Addresses: [],
    securityGroups: [],
    description: '',
    type: '',
  };
}

function crossZone(context: Context, id: string): Statement[] {
  const attributes = context.inventory.find('LoadBalancerAttributes', id)?.items('Attributes') ?? [];
  const value = attributes.find((each) => each.text('Key') === 'load_balancing.cross_zone.enabled')?.text('Value');
  return line('cross-zone', value === 'true' ? 'on' : undefined);
}

/** A listener for TCP and UDP at once becomes two. */
function listeners(context: Context, vpc: Vpc, id: string): Statement[] {
  const own = context.inventory.all('Listeners').filter((listener) => listener.text('LoadBalancerArn') === id);
  const written = own.flatMap((listener) => {
    const port = listener.integer('Port');
    const groups = listener
      .items('DefaultActions')
      .flatMap((action) => [
        action.text('TargetGroupArn'),
        ...(action.item('ForwardConfig')?.items('TargetGroups') ?? []).map((each) => each.text('TargetGroupArn')),
      ]);
    const [first, ...more] = context.references(
      vpc.id,
      [...new Set(groups.filter((each) => each !== undefined))],
      id,
      `target group of listener ${port}`,
    );
    if (more.length > 0) context.leaveOut(id, `listener ${port}: further target groups ${more.join(', ')}`);
    const protocol = listener.text('Protocol') ?? 'TCP';
    return first === undefined || port === undefined
      ? []
      : protocolsOf(protocol).map((word) => ({
          port,
          statement: { head: `listener ${word} ${port} -> ${first}`, ...(protocol === 'TLS' ? { note: 'TLS' } : {}) },
        }));
  });
  return written
    .sort((a, b) => a.port - b.port || compare(a.statement.head, b.statement.head))
    .map(({ statement }) => statement);
}

function state(balancer: Item): Statement[] {
  const code = balancer.item('State')?.text('Code');
  return line('state', code === 'provisioning' ? 'pending' : code === 'failed' ? 'failed' : undefined);
}
