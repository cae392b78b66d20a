/** Subnets, with the route table and network ACL that are associated with each (RT-1, ACL-1). */
import { parseCidr } from '../../net/cidr';
import type { Context } from './context';
import { compare } from './inventory';
import type { Item } from './item';
import { defaultAclOf } from './network-acls';
import { block, line, type Statement, word } from './statements';
import { isAssociated, type Vpc } from './vpcs';

export function nameSubnets(context: Context): void {
  for (const subnet of context.inventory.all('Subnets')) {
    const scope = subnet.text('VpcId') ?? '';
    if (context.vpcs.has(scope))
      context.name(
        { kind: 'subnet', id: subnet.text('SubnetId') as string, scope, fallback: 'subnet', tail: true },
        subnet,
      );
  }
}

export function writeSubnets(context: Context, vpc: Vpc): Statement[] {
  return context
    .inVpc('Subnets', vpc.id)
    .sort((a, b) => compare(orderOf(a), orderOf(b)))
    .map((subnet) => writeSubnet(context, vpc, subnet));
}

function writeSubnet(context: Context, vpc: Vpc, subnet: Item): Statement {
  const id = subnet.text('SubnetId') as string;
  const ipv6 = subnet
    .items('Ipv6CidrBlockAssociationSet')
    .filter((each) => isAssociated(each, 'Ipv6CidrBlockState'))
    .flatMap((each) => each.cidr('Ipv6CidrBlock') ?? []);
  for (const more of ipv6.slice(1)) context.leaveOut(id, `further IPv6 block ${more}`);
  const table = associatedTable(context, vpc, id);
  const acl = associatedAcl(context, vpc, id);
  const zone = subnet.text('AvailabilityZone') ?? subnet.text('AvailabilityZoneId');
  return block(context.head('subnet', id), [
    ...line('cidr', subnet.cidr('CidrBlock')),
    ...line('ipv6-cidr', ipv6[0]),
    ...line('az', zone === undefined ? undefined : word(zone)),
    ...line('route-table', context.names.from(vpc.id, table)),
    ...line('network-acl', acl === defaultAclOf(context, vpc) ? undefined : context.names.from(vpc.id, acl)),
    ...line('dns64', subnet.flag('EnableDns64') === true ? 'on' : undefined),
    ...context.identity(id, subnet),
  ]);
}

/** The explicitly associated table; the main table is never named at a subnet, it holds by itself. */
function associatedTable(context: Context, vpc: Vpc, subnetId: string): string | undefined {
  for (const table of context.inVpc('RouteTables', vpc.id)) {
    const associations = table
      .items('Associations')
      .filter((each) => !/^(disassociat|fail)/.test(each.item('AssociationState')?.text('State') ?? ''));
    const isMain = associations.some((each) => each.flag('Main') === true);
    if (!isMain && associations.some((each) => each.text('SubnetId') === subnetId)) return table.text('RouteTableId');
  }
  return undefined;
}

function associatedAcl(context: Context, vpc: Vpc, subnetId: string): string | undefined {
  return context
    .inVpc('NetworkAcls', vpc.id)
    .find((acl) => acl.items('Associations').some((each) => each.text('SubnetId') === subnetId))
    ?.text('NetworkAclId');
}

/** By address, which is how people list subnets; IPv6-only subnets go last. */
function orderOf(subnet: Item): string {
  const first = parseCidr(subnet.text('CidrBlock') ?? '')?.cidr.first;
  return `${first === undefined ? '~' : String(first).padStart(10, '0')} ${subnet.text('SubnetId')}`;
}
