import { describe, expect, it } from 'vitest';
import { base, instance, networkInterface, tag, VPC } from './network';
import { blockOf, complaints, importAnswers } from './support';

describe('importing instances and interfaces', () => {
  it('writes the properties of an only interface directly, with its id beside', () => {
    const eni = networkInterface(
      'eni-0f01',
      '10.0.2.10',
      {
        PrivateIpAddresses: [
          { PrivateIpAddress: '10.0.2.11', Primary: false },
          { PrivateIpAddress: '10.0.2.10', Primary: true, Association: { PublicIp: '203.0.113.5' } },
        ],
        Ipv6Addresses: [{ Ipv6Address: '2001:db8::a' }],
      },
      'i-0f01',
    );
    const { text } = importAnswers(...base, instance('i-0f01', 'web', { State: { Name: 'stopped' } }), {
      NetworkInterfaces: [eni],
    });
    expect(blockOf(text, 'instance web')).toEqual([
      'subnet public',
      'address 10.0.2.10, 10.0.2.11',
      'public-address 203.0.113.5',
      'ipv6-address 2001:db8::a',
      'security-groups web-sg',
      'state stopped',
      'id i-0f01 # eni-0f01',
    ]);
    expect(complaints(text)).toEqual([]);
  });

  it('reads interfaces from describe-instances alone', () => {
    const { text } = importAnswers(
      ...base,
      instance('i-0f01', 'web', { NetworkInterfaces: [networkInterface('eni-0f01', '10.0.2.10')] }),
    );
    expect(blockOf(text, 'instance web')).toContain('address 10.0.2.10');
    const bare = importAnswers(
      ...base,
      instance('i-0f01', 'web', {
        SubnetId: 'subnet-0b01',
        PrivateIpAddress: '10.0.2.10',
        PublicIpAddress: '203.0.113.5',
        SecurityGroups: [{ GroupId: 'sg-0e01' }],
      }),
    ).text;
    expect(blockOf(bare, 'instance web')).toEqual([
      'subnet public',
      'address 10.0.2.10',
      'public-address 203.0.113.5',
      'security-groups web-sg',
      'id i-0f01',
    ]);
  });

  it('writes several interfaces as blocks with ids, which routes can name', () => {
    const enis = [1, 0].map((index) =>
      networkInterface(
        `eni-0f0${index}`,
        `10.0.2.1${index}`,
        { Attachment: { Status: 'attached', DeviceIndex: index, InstanceId: 'i-0f01' } },
        'i-0f01',
      ),
    );
    const { text } = importAnswers(
      ...base,
      instance('i-0f01', 'fw'),
      { NetworkInterfaces: enis },
      {
        RouteTables: [
          {
            RouteTableId: 'rtb-9',
            VpcId: VPC,
            Associations: [{ Main: true }],
            Routes: [
              {
                DestinationCidrBlock: '10.0.10.0/24',
                NetworkInterfaceId: 'eni-0f01',
                Origin: 'CreateRoute',
                State: 'active',
              },
            ],
            ...tag('via fw'),
          },
        ],
      },
    );
    expect(blockOf(text, 'instance fw').join('\n')).toMatch(
      /^interface eth0 \{[\s\S]*id eni-0f00[\s\S]*interface eth1 \{[\s\S]*id eni-0f01[\s\S]*id i-0f01$/,
    );
    expect(blockOf(text, 'route-table via-fw')).toContain('route 10.0.10.0/24 -> eni-0f01');
    expect(complaints(text)).toEqual([]);
  });

  it('leaves out terminated instances without a word, because they are gone', () => {
    const { text, notExpressed } = importAnswers(
      ...base,
      instance('i-0f01', 'web', { State: { Name: 'terminated' }, VpcId: undefined }),
    );
    expect(text).not.toContain('i-0f01');
    expect(notExpressed).toEqual([]);
  });

  it('gives interfaces of gateways to their owner and writes those of other services by themselves', () => {
    const { text, notExpressed } = importAnswers(
      ...base,
      {
        NatGateways: [
          {
            NatGatewayId: 'nat-01',
            VpcId: VPC,
            SubnetId: 'subnet-0b01',
            State: 'available',
            NatGatewayAddresses: [{ NetworkInterfaceId: 'eni-1', PrivateIp: '10.0.2.20', PublicIp: '203.0.113.20' }],
          },
        ],
      },
      {
        NetworkInterfaces: [
          networkInterface('eni-1', '10.0.2.20', {
            InterfaceType: 'nat_gateway',
            Description: 'Interface for NAT Gateway nat-01',
            Groups: [],
          }),
          networkInterface('eni-2', '10.0.2.21', { InterfaceType: 'lambda', Description: 'AWS Lambda VPC ENI-orders' }),
          networkInterface('eni-3', '10.0.2.22', { Status: 'available', Attachment: undefined }),
          networkInterface('eni-4', '10.0.2.23', {
            InterfaceType: 'nat_gateway',
            Description: 'Interface for NAT Gateway nat-404',
          }),
          networkInterface('eni-5', '10.0.2.24', { Description: 'ELB app/front/0123456789abcdef' }),
        ],
      },
    );
    expect(blockOf(text, 'nat-gateway nat')).toEqual([
      'subnet public',
      'address 10.0.2.20',
      'public-address 203.0.113.20',
      'id nat-01',
    ]);
    expect(blockOf(text, 'network-interface AWS-Lambda-VPC-ENI-orders')).toContain('address 10.0.2.21');
    expect(blockOf(text, 'network-interface eni-eni3')).toContain('state detached');
    expect(blockOf(text, 'network-interface front')).toContain('address 10.0.2.24');
    expect(text).not.toContain('address 10.0.2.23');
    expect(notExpressed.map(({ about }) => about)).toEqual(['eni-4', 'eni-5']);
    expect(complaints(text)).toEqual([]);
  });

  it('leaves out deleted NAT gateways and turns routes to them into blackholes', () => {
    const { text } = importAnswers(
      ...base,
      { NatGateways: [{ NatGatewayId: 'nat-01', VpcId: VPC, SubnetId: 'subnet-0b01', State: 'deleted' }] },
      {
        RouteTables: [
          {
            RouteTableId: 'rtb-9',
            VpcId: VPC,
            Associations: [],
            Routes: [{ DestinationCidrBlock: '0.0.0.0/0', NatGatewayId: 'nat-01', State: 'blackhole' }],
            ...tag('private'),
          },
        ],
      },
    );
    expect(text).not.toContain('nat-gateway');
    expect(blockOf(text, 'route-table private')).toContain('route 0.0.0.0/0 -> blackhole # to nat-01, which is gone');
  });
});

describe('names', () => {
  it('gives a contested name to what questions are asked about, and the kind to the others', () => {
    const { text } = importAnswers(...base, instance('i-0f01', 'public'), {
      NetworkInterfaces: [networkInterface('eni-0f01', '10.0.2.10', {}, 'i-0f01')],
    });
    expect(text).toMatch(/instance public \{[\s\S]*subnet public-subnet\n/);
    expect(complaints(text)).toEqual([]);
  });

  it('tells equal things apart by the ends of their ids, and keeps names that have no Latin letters as description', () => {
    const { text } = importAnswers(
      ...base,
      instance('i-0aaa1111', 'web'),
      instance('i-0aaa2222', 'web'),
      instance('i-0aaa3333', '本番'),
      instance('i-0aaa4444', 'any'),
    );
    for (const head of ['instance web-1111', 'instance web-2222', 'instance instance-3333', 'instance any-instance'])
      expect(blockOf(text, head)).not.toEqual([]);
    expect(blockOf(text, 'instance instance-3333')).toContain('description "本番"');
  });
});
