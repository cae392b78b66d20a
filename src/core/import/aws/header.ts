/** The comments around the statements: what the file was made from, what the input leaves open, what could not be expressed. */
import type { Context } from './context';
import { oneLine } from './statements';
import type { NotExpressed } from './types';

const COUNTED: readonly (readonly [string, string, string])[] = [
  ['Subnets', 'subnet', 'subnets'],
  ['Instances', 'instance', 'instances'],
  ['NatGateways', 'NAT gateway', 'NAT gateways'],
  ['VpcEndpoints', 'VPC endpoint', 'VPC endpoints'],
  ['LoadBalancers', 'load balancer', 'load balancers'],
  ['VpcPeeringConnections', 'peering connection', 'peering connections'],
  ['TransitGateways', 'transit gateway', 'transit gateways'],
  ['VpnConnections', 'VPN connection', 'VPN connections'],
];

/** Answers whose absence changes what a trace says, and what is assumed then. */
const MATTERS: readonly (readonly [string, string])[] = [
  [
    'VpcAttributes',
    'DNS attributes of the VPCs (describe-vpc-attribute): on and off as AWS sets them in a new VPC, unless something proves more',
  ],
  ['DhcpOptions', 'DHCP option sets (describe-dhcp-options): AmazonProvidedDNS'],
  ['Subnets', 'subnets (describe-subnets)'],
  ['RouteTables', 'route tables (describe-route-tables)'],
  ['NetworkAcls', "network ACLs (describe-network-acls): AWS's default, which allows everything"],
  ['SecurityGroups', 'security groups (describe-security-groups)'],
];

export function header(context: Context): string {
  const written = COUNTED.flatMap(([family, one, many]) => {
    const count = context.inventory
      .all(family)
      .filter((item) => context.names.own(String(item.fields[ID_FIELDS[family] ?? ''])) !== undefined).length;
    return count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];
  });
  const vpcs = context.vpcs.size === 1 ? '1 VPC' : `${context.vpcs.size} VPCs`;
  const absent =
    context.vpcs.size === 0
      ? []
      : MATTERS.filter(([family]) => !context.inventory.covered.has(family)).map(([, what]) => what);
  return [
    '# Imported from AWS describe answers with `vpc-trace import aws`.',
    ...wrap(`${[vpcs, ...written].join(', ')}. AWS ids work as names.`, '# '),
    ...(absent.length === 0
      ? []
      : ['# Not in the input, so assumed:', ...absent.flatMap((what) => wrap(what, '# - '))]),
  ].join('\n');
}

const ID_FIELDS: Readonly<Record<string, string>> = {
  Subnets: 'SubnetId',
  Instances: 'InstanceId',
  NatGateways: 'NatGatewayId',
  VpcEndpoints: 'VpcEndpointId',
  LoadBalancers: 'LoadBalancerArn',
  VpcPeeringConnections: 'VpcPeeringConnectionId',
  TransitGateways: 'TransitGatewayId',
  VpnConnections: 'VpnConnectionId',
};

export function notExpressedComment(notExpressed: readonly NotExpressed[]): string {
  if (notExpressed.length === 0) return '';
  const lines = notExpressed.flatMap(({ about, message }) => wrap(`${oneLine(about)}: ${oneLine(message)}`, '# - '));
  return `\n# Not expressed in this file:\n${lines.join('\n')}\n`;
}

function wrap(text: string, start: string): string[] {
  const lines: string[] = [];
  let current = start;
  for (const word of text.split(' ')) {
    if (current.length + word.length > 100 && current.trim() !== '#' && current !== start) {
      lines.push(current.trimEnd());
      current = '#   ';
    }
    current += `${word} `;
  }
  return [...lines, current.trimEnd()];
}
