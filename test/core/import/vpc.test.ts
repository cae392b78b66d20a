import { describe, expect, it } from 'vitest';
import { format } from '../../../src/core/syntax/format';
import {
  base,
  instance,
  internetGateways,
  local,
  main,
  networkInterface,
  routeTables,
  securityGroups,
  subnets,
  tag,
  VPC,
  vpcs,
} from './network';
import { blockOf, complaints, importAnswers, importFiles } from './support';

describe('importing a VPC', () => {
  const result = importAnswers(...base, instance('i-0f01', 'web 1'), {
    NetworkInterfaces: [networkInterface('eni-0f01', '10.0.2.10', {}, 'i-0f01')],
  });

  it('writes a file that parser, schema and names have nothing against, in canonical layout', () => {
    expect(complaints(result.text)).toEqual([]);
    expect(format(result.text)).toBe(result.text);
    expect(result.problems).toEqual([]);
    expect(result.notExpressed).toEqual([]);
  });

  it('writes subnets by address, with slugged names and their associated table only', () => {
    expect(blockOf(result.text, 'subnet public')).toEqual([
      'cidr 10.0.2.0/24',
      'az eu-west-1a',
      'route-table public-rtb',
      'id subnet-0b01',
    ]);
    expect(blockOf(result.text, 'subnet private-b')).toEqual(['cidr 10.0.10.0/24', 'az eu-west-1b', 'id subnet-0b02']);
    expect(result.text.indexOf('subnet public')).toBeLessThan(result.text.indexOf('subnet private-b'));
  });

  it('implies local routes and marks the main table', () => {
    expect(blockOf(result.text, 'route-table main')).toEqual(['main', 'id rtb-0d00']);
    expect(blockOf(result.text, 'route-table public-rtb')).toEqual(['route 0.0.0.0/0 -> igw', 'id rtb-0d01']);
  });

  it('tells account and Region once when all share them', () => {
    expect(result.text).toContain('\nregion eu-west-1\naccount 111122223333\n');
    expect(blockOf(result.text, 'vpc shop').some((line) => /^(region|account) /.test(line))).toBe(false);
  });

  it('says what is assumed because no answer tells it', () => {
    expect(result.text).toContain('describe-vpc-attribute');
    expect(result.text).toContain('describe-network-acls');
    expect(result.text).not.toContain('describe-subnets');
  });

  it('takes DNS attributes from describe-vpc-attribute', () => {
    const { text } = importAnswers(
      ...base,
      { VpcId: VPC, EnableDnsSupport: { Value: false } },
      { VpcId: VPC, EnableDnsHostnames: { Value: false } },
    );
    expect(blockOf(text, 'vpc shop')).toEqual(expect.arrayContaining(['dns-support off', 'dns-hostnames off']));
    expect(text).not.toContain('describe-vpc-attribute');
  });

  it('infers host names from an endpoint with private DNS, and says so', () => {
    const endpoint = {
      VpcEndpointId: 'vpce-01',
      VpcEndpointType: 'Interface',
      VpcId: VPC,
      ServiceName: 'com.amazonaws.eu-west-1.sts',
      State: 'available',
      SubnetIds: ['subnet-0b01'],
      Groups: [],
      PrivateDnsEnabled: true,
    };
    const { text } = importAnswers(...base, { VpcEndpoints: [endpoint] });
    expect(text).toContain('dns-hostnames on # vpce-01 has private DNS, which needs it');
  });

  it('places VPCs by folder when they differ', () => {
    const other = { Vpcs: [{ VpcId: 'vpc-02', CidrBlock: '10.9.0.0/16', ...tag('other') }] };
    const { text } = importFiles({
      'accounts/111122223333/eu-west-1/a.json': vpcs,
      'accounts/444455556666/us-gov-west-1/b.json': other,
    });
    expect(blockOf(text, 'vpc other')).toEqual(
      expect.arrayContaining(['region us-gov-west-1', 'account 444455556666']),
    );
    expect(blockOf(text, 'vpc shop')).toEqual(expect.arrayContaining(['region eu-west-1', 'account 111122223333']));
    expect(text).not.toMatch(/^region/m);
  });

  it('writes what propagation, edge association, replaced local and blackhole say', () => {
    const tables = {
      RouteTables: [
        {
          RouteTableId: 'rtb-0d02',
          VpcId: VPC,
          PropagatingVgws: [{ GatewayId: 'vgw-01' }],
          Associations: [{ ...main, RouteTableId: 'rtb-0d02' }],
          Routes: [
            { ...local, GatewayId: undefined, NetworkInterfaceId: 'eni-0f01', InstanceId: 'i-0f01' },
            {
              DestinationCidrBlock: '10.200.0.0/16',
              GatewayId: 'vgw-01',
              Origin: 'EnableVgwRoutePropagation',
              State: 'active',
            },
            {
              DestinationCidrBlock: '10.8.0.0/16',
              VpcPeeringConnectionId: 'pcx-9',
              Origin: 'CreateRoute',
              State: 'blackhole',
            },
            {
              DestinationIpv6CidrBlock: '::/0',
              EgressOnlyInternetGatewayId: 'eigw-9',
              Origin: 'CreateRoute',
              State: 'active',
            },
          ],
        },
        {
          RouteTableId: 'rtb-0d03',
          VpcId: VPC,
          Associations: [{ GatewayId: 'igw-0c01', Main: false }],
          Routes: [local],
          ...tag('edge'),
        },
      ],
    };
    const gateways = { VpnGateways: [{ VpnGatewayId: 'vgw-01', VpcAttachments: [{ State: 'attached', VpcId: VPC }] }] };
    const { text, notExpressed } = importAnswers(
      vpcs,
      subnets,
      internetGateways,
      securityGroups,
      tables,
      gateways,
      instance('i-0f01', 'firewall'),
      {
        NetworkInterfaces: [networkInterface('eni-0f01', '10.0.2.10', { SourceDestCheck: false }, 'i-0f01')],
      },
    );
    expect(blockOf(text, 'route-table main')).toEqual([
      'main',
      'route 10.0.0.0/16 -> firewall',
      'route 10.8.0.0/16 -> blackhole # to pcx-9, which is gone',
      'propagate vgw',
      'id rtb-0d02',
    ]);
    expect(blockOf(text, 'route-table edge')).toEqual(['edge igw', 'id rtb-0d03']);
    expect(blockOf(text, 'instance firewall')).toContain('source-dest-check off');
    expect(notExpressed).toContainEqual({
      about: 'rtb-0d02',
      message: 'route ::/0 -> eigw-9: the target is not in the input',
    });
    expect(text).toContain('# - rtb-0d02: route ::/0 -> eigw-9');
    expect(complaints(text)).toEqual([]);
  });

  it('keeps a VPC that only others mention, with what they say about it', () => {
    const { text, notExpressed } = importAnswers(routeTables);
    expect(blockOf(text, 'vpc vpc-0001')).toContain('cidr 10.0.0.0/16');
    expect(notExpressed.map(({ about }) => about)).toContain(VPC);
  });

  it('says what it leaves out with a VPC whose addresses nobody tells', () => {
    const { notExpressed } = importAnswers(subnets, securityGroups);
    expect(notExpressed).toEqual([
      {
        about: VPC,
        message: 'VPC whose CIDR block is not in the input; left out with it: subnets (2), security groups (1)',
      },
    ]);
  });
});
