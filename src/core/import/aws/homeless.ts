/** What can't stand anywhere because the thing it belongs to is not in the input: said once, with numbers. */
import type { Context } from './context';
import { compare } from './inventory';
import type { Item } from './item';

/** Families that stand in a VPC's block. */
const IN_VPC: readonly (readonly [string, string])[] = [
  ['Subnets', 'subnets'],
  ['RouteTables', 'route tables'],
  ['NetworkAcls', 'network ACLs'],
  ['SecurityGroups', 'security groups'],
  ['Instances', 'instances'],
  ['NetworkInterfaces', 'network interfaces'],
  ['NatGateways', 'NAT gateways'],
  ['VpcEndpoints', 'VPC endpoints'],
  ['LoadBalancers', 'load balancers'],
];

/** Families that are part of something else: the field that names it, its family, what the parts are called. */
const PARTS: readonly (readonly [string, string, string, string])[] = [
  ['VpcAttributes', 'VpcId', 'Vpcs', 'attributes'],
  ['Listeners', 'LoadBalancerArn', 'LoadBalancers', 'listeners'],
  ['TargetHealthDescriptions', 'TargetGroupArn', 'TargetGroups', 'targets'],
  ['SecurityGroupRules', 'GroupId', 'SecurityGroups', 'rules'],
  ['TransitGatewayRoutes', 'TransitGatewayRouteTableId', 'TransitGatewayRouteTables', 'routes'],
  ['TransitGatewayRouteTablePropagations', 'TransitGatewayRouteTableId', 'TransitGatewayRouteTables', 'propagations'],
  [
    'TransitGatewayPrefixListReferences',
    'TransitGatewayRouteTableId',
    'TransitGatewayRouteTables',
    'prefix list references',
  ],
  ['PrefixListEntries', 'PrefixListId', 'PrefixLists', 'entries'],
  ['ResolverRuleAssociations', 'ResolverRuleId', 'ResolverRules', 'associations'],
  ['ResourceRecordSets', 'HostedZoneId', 'HostedZones', 'records'],
  ['AllowedPrincipals', 'ServiceId', 'ServiceConfigurations', 'principals'],
];

/** Resources that exist in answers for a while after they are gone. */
const GONE = /^(delet|terminated|shutting-down)/i;
const isGone = (item: Item): boolean =>
  GONE.test(typeof item.fields.State === 'string' ? item.fields.State : (item.item('State')?.text('Name') ?? ''));

export function noteHomeless(context: Context): void {
  noteVpcs(context);
  for (const [family, field, parents, plural] of PARTS) {
    for (const [parent, count] of countBy(context.inventory.all(family), field)) {
      const isThere =
        context.inventory.find(parents, parent) ?? context.inventory.find(parents, `/hostedzone/${parent}`);
      if (isThere === undefined && !parent.startsWith('rslvr-autodefined-'))
        context.leaveOut(parent, `not in the input; left out with it: ${plural} (${count})`);
    }
  }
}

function noteVpcs(context: Context): void {
  const missing = new Map<string, string[]>();
  for (const vpc of context.inventory.all('Vpcs')) {
    const id = vpc.text('VpcId') as string;
    if (!context.vpcs.has(id)) missing.set(id, []);
  }
  for (const [family, plural] of IN_VPC) {
    const alive = context.inventory.all(family).filter((item) => !isGone(item));
    for (const [vpcId, count] of countBy(alive, 'VpcId')) {
      if (!context.vpcs.has(vpcId)) missing.set(vpcId, [...(missing.get(vpcId) ?? []), `${plural} (${count})`]);
    }
  }
  for (const [vpcId, counts] of [...missing].sort(([a], [b]) => compare(a, b))) {
    context.leaveOut(
      vpcId,
      `VPC whose CIDR block is not in the input${counts.length === 0 ? '' : `; left out with it: ${counts.join(', ')}`}`,
    );
  }
}

function countBy(items: readonly Item[], field: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) {
    const value = item.text(field);
    if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
}
