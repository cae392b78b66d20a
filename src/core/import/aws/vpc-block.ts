/** The block of one VPC: its own properties, then its resources in groups. */
import type { Context } from './context';
import { writeGatewayEndpoints, writeGatewayLoadBalancerEndpoints, writeInterfaceEndpoints } from './endpoints';
import { writeGateways } from './gateways';
import { writeInstances } from './instances';
import { writeLoadBalancers } from './load-balancers';
import { writeNatGateways } from './nat-gateways';
import { writeNetworkAcls } from './network-acls';
import { writeResolverEndpoints } from './resolver';
import { writeRouteTables } from './route-tables';
import { writeSecurityGroups } from './security-groups';
import { writeStandaloneInterfaces } from './standalone-interfaces';
import { line, listLine, type Statement, writeGroupedBlock } from './statements';
import { writeSubnets } from './subnets';
import { writeTargetGroups } from './target-groups';
import type { Vpc } from './vpcs';

/** `place`: whether `region` and `account` differ between VPCs and stand in each. */
export function writeVpc(context: Context, vpc: Vpc, place: { region: boolean; account: boolean }): string {
  const groups = [
    properties(context, vpc, place),
    [...writeGateways(context, vpc), ...writeNatGateways(context, vpc)],
    writeSubnets(context, vpc),
    writeRouteTables(context, vpc),
    writeNetworkAcls(context, vpc),
    writeSecurityGroups(context, vpc),
    writeInstances(context, vpc),
    writeStandaloneInterfaces(context, vpc),
    [
      ...writeGatewayEndpoints(context, vpc),
      ...writeInterfaceEndpoints(context, vpc),
      ...writeGatewayLoadBalancerEndpoints(context, vpc),
    ],
    writeResolverEndpoints(context, vpc),
    [...writeLoadBalancers(context, vpc), ...writeTargetGroups(context, vpc)],
  ];
  const above =
    vpc.item === undefined
      ? ['Not described in the input: only what other resources say about this VPC is known.']
      : [];
  return writeGroupedBlock(context.head('vpc', vpc.id), groups, above);
}

function properties(context: Context, vpc: Vpc, place: { region: boolean; account: boolean }): Statement[] {
  return [
    ...listLine('cidr', vpc.cidrs),
    ...listLine('ipv6-cidr', vpc.ipv6Cidrs),
    ...line('region', place.region ? vpc.region : undefined),
    ...line('account', place.account ? vpc.account : undefined),
    ...dnsAttributes(context, vpc),
    ...line('dhcp-options', context.names.from('', vpc.item?.text('DhcpOptionsId'))),
    ...line('block-public-access', blockPublicAccess(context, vpc)),
    ...context.identity(vpc.id, vpc.item),
  ];
}

/** DNS-1, DNS-2: attributes are not part of describe-vpcs; what proves them is named beside them. */
function dnsAttributes(context: Context, vpc: Vpc): Statement[] {
  const attributes = context.inventory.find('VpcAttributes', vpc.id);
  const support = attributes?.item('EnableDnsSupport')?.flag('Value');
  const names = attributes?.item('EnableDnsHostnames')?.flag('Value');
  const evidence = names === undefined ? hostNamesEvidence(context, vpc) : undefined;
  const statements = support === undefined ? [] : line('dns-support', support ? 'on' : 'off');
  if (names !== undefined) return [...statements, ...line('dns-hostnames', names ? 'on' : 'off')];
  return evidence === undefined ? statements : [...statements, { head: 'dns-hostnames on', note: evidence }];
}

function hostNamesEvidence(context: Context, vpc: Vpc): string | undefined {
  const endpoint = context
    .inVpc('VpcEndpoints', vpc.id)
    .find(
      (each) =>
        each.flag('PrivateDnsEnabled') === true &&
        each.text('VpcEndpointType') === 'Interface' &&
        each.text('State') === 'available',
    );
  if (endpoint !== undefined) return `${endpoint.text('VpcEndpointId')} has private DNS, which needs it`;
  const instance = context.inVpc('Instances', vpc.id).find((each) => each.text('PublicDnsName') !== undefined);
  if (instance !== undefined) return `${instance.text('InstanceId')} has a public DNS name, which needs it`;
  return vpc.item?.flag('IsDefault') === true ? 'a default VPC' : undefined;
}

/** BPA-1: `off`, `ingress` or `bidirectional`; written when it is not off. */
function blockPublicAccess(context: Context, vpc: Vpc): string | undefined {
  const own = vpc.item?.item('BlockPublicAccessStates')?.text('InternetGatewayBlockMode');
  const options = context.inventory
    .all('VpcBlockPublicAccessOptions')
    .find(
      (each) =>
        (each.place().region ?? each.text('AwsRegion')) === vpc.region &&
        (each.place().account ?? each.text('AwsAccountId')) === vpc.account,
    );
  for (const exclusion of context.inventory.all('VpcBlockPublicAccessExclusions')) {
    if (!/^(delet|create-failed|disabl)/.test(exclusion.text('State') ?? ''))
      context.leaveOut(
        exclusion.text('ExclusionId') as string,
        `Block Public Access exclusion for ${exclusion.text('ResourceArn') ?? 'an unknown resource'}`,
      );
  }
  const mode = (own ?? options?.text('InternetGatewayBlockMode'))?.replace(/^block-/, '');
  return mode === 'ingress' || mode === 'bidirectional' ? mode : undefined;
}
