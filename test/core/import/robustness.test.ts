import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { importAws } from '../../../src/core/import/aws';
import { format } from '../../../src/core/syntax/format';
import { parse } from '../../../src/core/syntax/parser';
import { base, instance, networkInterface, subnets, tag, VPC, vpcs } from './network';
import { blockOf, importAnswers, importFiles } from './support';

const arn = 'arn:aws:elasticloadbalancing:eu-west-1:111122223333:';
/** One of everything, for the tests that spoil it. */
const everything = [
  {
    VpcEndpoints: [
      {
        VpcEndpointId: 'vpce-1',
        VpcEndpointType: 'Interface',
        VpcId: VPC,
        ServiceName: 'com.amazonaws.eu-west-1.sts',
        State: 'available',
        IpAddressType: 'ipv6',
        ServiceRegion: 'us-east-1',
        SubnetIds: ['subnet-0b01'],
        Groups: [{ GroupId: 'sg-0e01' }],
        DnsOptions: { DnsRecordIpType: 'ipv4' },
        DnsEntries: [{ DnsName: 'sts' }],
      },
    ],
  },
  {
    LoadBalancers: [
      {
        LoadBalancerArn: `${arn}loadbalancer/net/a/1234`,
        LoadBalancerName: 'a',
        Type: 'network',
        Scheme: 'internal',
        VpcId: VPC,
        DNSName: 'a.elb',
        AvailabilityZones: [{ SubnetId: 'subnet-0b01', LoadBalancerAddresses: [{ PrivateIPv4Address: '10.0.2.9' }] }],
      },
    ],
  },
  {
    TargetGroups: [
      {
        TargetGroupArn: `${arn}targetgroup/t/1234`,
        TargetGroupName: 't',
        Protocol: 'TCP',
        Port: 80,
        VpcId: VPC,
        TargetType: 'ip',
      },
    ],
  },
  {
    Listeners: [
      {
        ListenerArn: 'l',
        LoadBalancerArn: `${arn}loadbalancer/net/a/1234`,
        Port: 80,
        Protocol: 'TCP',
        DefaultActions: [{ TargetGroupArn: `${arn}targetgroup/t/1234` }],
      },
    ],
  },
  { TargetHealthDescriptions: [{ Target: { Id: '10.0.2.7', Port: 81 } }] },
  {
    NatGateways: [
      {
        NatGatewayId: 'nat-1',
        VpcId: VPC,
        SubnetId: 'subnet-0b01',
        State: 'pending',
        NatGatewayAddresses: [{ PrivateIp: '10.0.2.8', PublicIp: '203.0.113.8' }],
      },
    ],
  },
  {
    VpnGateways: [{ VpnGatewayId: 'vgw-1', VpcAttachments: [{ State: 'attached', VpcId: VPC }] }],
    VpnConnections: [
      {
        VpnConnectionId: 'vpn-1',
        VpnGatewayId: 'vgw-1',
        CustomerGatewayId: 'cgw-1',
        State: 'available',
        Options: { StaticRoutesOnly: true },
        Routes: [{ DestinationCidrBlock: '10.200.0.0/16' }],
      },
    ],
  },
  {
    DhcpOptions: [
      {
        DhcpOptionsId: 'dopt-1',
        DhcpConfigurations: [
          { Key: 'domain-name-servers', Values: [{ Value: '10.0.2.53' }] },
          { Key: 'domain-name', Values: [{ Value: 'corp.example' }] },
        ],
      },
    ],
  },
  {
    HostedZone: { Id: '/hostedzone/Z1', Name: 'corp.example.', Config: { PrivateZone: true } },
    VPCs: [{ VPCId: VPC }],
  },
  { ResourceRecordSets: [{ Name: 'db.corp.example.', Type: 'A', ResourceRecords: [{ Value: '10.0.2.9' }] }] },
  {
    ResolverRules: [
      {
        Id: 'rslvr-rr-1',
        Name: 'corp',
        DomainName: 'corp.example.',
        RuleType: 'FORWARD',
        TargetIps: [{ Ip: '10.200.0.53', Port: 53 }],
      },
    ],
  },
  { PrefixLists: [{ PrefixListId: 'pl-1', PrefixListName: 'com.amazonaws.eu-west-1.s3', Cidrs: ['52.218.0.0/17'] }] },
];

const rest = Object.fromEntries(base.map((answer, index) => [`ok-${index}.json`, answer]));

describe('files that can not be read', () => {
  it.each([
    ['an empty file', '  \n', 'the file is empty'],
    ['no JSON', 'VPCS\t10.0.0.0/16', 'not JSON, at line 1, column 1'],
    [
      'cut JSON',
      '{\n "Vpcs": [\n  {"VpcId": "vpc-1",',
      'the JSON is cut off: the object that begins at line 3, column 3 is never closed',
    ],
    ['a cut string', '{"Vpcs": [{"VpcId": "vp', 'the JSON is cut off: the string at line 1, column 21 is never closed'],
    ['broken JSON', '{"Vpcs": [}]}', 'not valid JSON'],
    ['JSON of something else', '{"name": "package", "version": "1"}', 'its keys are name, version'],
    ['a list of nothing', '[1, 2]', 'not an AWS answer'],
    ['a list of the wrong type', '{"Vpcs": "vpc-1"}', 'Vpcs should be a list, not "vpc-1"'],
    ['entries of the wrong type', '{"Vpcs": ["vpc-1", null]}', '2 of the 2 entries of Vpcs are not objects'],
    ['an object without its id', '{"Subnets": [{"CidrBlock": "10.0.0.0/24"}]}', 'an entry of Subnets has no SubnetId'],
    [
      'a page of several',
      '{"Addresses": [], "Vpcs": [], "NextToken": "abc"}',
      'the answer goes on after this page (Vpcs)',
    ],
  ])('says so of %s, with its name, and imports the others', (_, text, message) => {
    const { problems, text: output } = importFiles({ ...rest, 'us-east-1/bad.json': text });
    expect(problems).toEqual([{ file: 'us-east-1/bad.json', message: expect.stringContaining(message) }]);
    expect(blockOf(output, 'vpc shop')).toContain('cidr 10.0.0.0/16');
  });

  it('reports wrong types inside objects and takes the rest of them', () => {
    const wrong = {
      Subnets: [
        {
          SubnetId: 'subnet-1',
          VpcId: VPC,
          CidrBlock: 'banana',
          AvailabilityZone: 'eu-west-1a',
          Tags: 'none',
          Ipv6CidrBlockAssociationSet: null,
        },
      ],
    };
    const { text, problems } = importAnswers(vpcs, wrong);
    expect(blockOf(text, 'subnet subnet-net1')).toEqual(['az eu-west-1a', 'id subnet-1']);
    expect(problems.map(({ message }) => message)).toEqual([
      'CidrBlock should be a CIDR block, not "banana"',
      'Tags should be a list, not "none"',
    ]);
  });
});

describe('forms of answers', () => {
  it('reads pages, lists of pages, concatenated answers and bare lists alike', () => {
    const [first, second] = subnets.Subnets;
    const whole = importFiles({ 'a.json': vpcs, 'b.json': subnets }).text;
    const forms: Record<string, object | string>[] = [
      { 'a.json': vpcs, 'b.json': { Subnets: [first], NextToken: 'x' }, 'c.json': { Subnets: [second] } },
      { 'a.json': vpcs, 'b.json': [{ Subnets: [first], NextToken: 'x' }, { Subnets: [second] }] },
      {
        'all.json': `${JSON.stringify(vpcs, undefined, 2)}\n${JSON.stringify({ Subnets: [first] })}${JSON.stringify({ Subnets: [second, first] })}`,
      },
      { 'a.json': [{ ...vpcs.Vpcs[0] }], 'b.json': subnets.Subnets },
    ];
    for (const form of forms) {
      const result = importFiles(form);
      expect(result.problems).toEqual([]);
      expect(result.text).toBe(whole);
    }
  });

  it('completes one view of a resource by another, whatever their order', () => {
    const [vpc] = vpcs.Vpcs as [object];
    const shared = {
      Vpcs: [
        {
          ...vpc,
          Tags: [],
          DhcpOptionsId: 'dopt-1',
          InstanceTenancy: 'default',
          IsDefault: false,
          BlockPublicAccessStates: { InternetGatewayBlockMode: 'block-ingress' },
        },
      ],
    };
    for (const names of [
      ['a', 'b'],
      ['b', 'a'],
    ]) {
      const { text } = importFiles({ [`${names[0]}.json`]: vpcs, [`${names[1]}.json`]: shared });
      expect(blockOf(text, 'vpc shop')).toContain('block-public-access ingress');
    }
  });

  it('gives the same bytes wherever the folder lies', () => {
    const files = { 'us-east-1/a.json': vpcs, 'us-east-1/odd.json': { Addresses: [], Oddities: [{ Id: 1 }] } };
    const moved = Object.fromEntries(
      Object.entries(files).map(([path, content]) => [`/home/me/capture/${path}`, content]),
    );
    expect(importFiles(moved).text).toBe(importFiles(files).text);
    expect(importFiles(files).notExpressed).toEqual([
      { about: 'odd.json', message: 'Oddities: not known to the importer' },
    ]);
  });

  it('says what it does not know instead of dropping it', () => {
    const { notExpressed } = importAnswers(
      ...base,
      { CarrierGateways: [{ CarrierGatewayId: 'cagw-1' }] },
      { Addresses: [], QuantumGateways: [{ Id: 1 }] },
      { Listeners: [{ ListenerArn: 'arn:l', LoadBalancerArn: 'arn:lb' }] },
    );
    expect(notExpressed).toEqual([
      { about: '6-Addresses.json', message: 'QuantumGateways: not known to the importer' },
      { about: 'arn:lb', message: 'not in the input; left out with it: listeners (1)' },
      { about: 'cagw-1', message: 'carrier gateway: has no words in .vpc' },
    ]);
  });
});

describe('any input', () => {
  const answers = [
    ...base,
    ...everything,
    instance('i-0f01', 'web'),
    { NetworkInterfaces: [networkInterface('eni-1', '10.0.2.10', {}, 'i-0f01')] },
    {
      NetworkAcls: [
        {
          NetworkAclId: 'acl-1',
          VpcId: VPC,
          Entries: [
            {
              RuleNumber: 100,
              Protocol: '6',
              PortRange: { From: 1, To: 2 },
              CidrBlock: '10.0.0.0/8',
              RuleAction: 'allow',
              Egress: false,
            },
          ],
          ...tag('x'),
        },
      ],
    },
    {
      TransitGateways: [{ TransitGatewayId: 'tgw-1', Options: {} }],
      TransitGatewayAttachments: [
        { TransitGatewayAttachmentId: 'tgw-attach-1', TransitGatewayId: 'tgw-1', ResourceType: 'vpc', ResourceId: VPC },
      ],
    },
    {
      VpcPeeringConnections: [
        {
          VpcPeeringConnectionId: 'pcx-1',
          RequesterVpcInfo: { VpcId: VPC },
          AccepterVpcInfo: { VpcId: 'vpc-2', CidrBlock: '10.9.0.0/16' },
        },
      ],
    },
  ];
  const text = JSON.stringify(answers);
  /** The ways to all values inside lists and objects. */
  const waysTo = (value: unknown, way: string[] = []): string[][] =>
    typeof value !== 'object' || value === null
      ? [way]
      : [way, ...Object.entries(value).flatMap(([key, inner]) => waysTo(inner, [...way, key]))];
  const ways = waysTo(answers).filter((way) => way.length > 1);
  const nasty = fc.oneof(
    fc.constantFrom('', ' ', '}', '{', '"', 'a b # c', '->', ',', 'x\ny', 'any', 'local', '0.0.0.0/0'),
    fc.string(),
    fc.jsonValue(),
  );

  it('is imported without throwing, into text that the parser reads without a problem', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...ways), nasty), { minLength: 1, maxLength: 12 }), (changes) => {
        const changed = JSON.parse(text);
        for (const [way, value] of changes) {
          const parent = way.slice(0, -1).reduce((inside, key) => inside?.[key], changed);
          if (typeof parent === 'object' && parent !== null) parent[way.at(-1) as string] = value;
        }
        const output = importAws([{ path: 'all.json', text: JSON.stringify(changed) }]).text;
        expect(format(output)).toBe(output);
        const tree = parse(output);
        const problems = tree.statements.flatMap(function inside(statement): string[] {
          return [
            ...statement.problems.map(({ message }) => message),
            ...(statement.block?.statements.flatMap(inside) ?? []),
          ];
        });
        expect([...tree.problems.map(({ message }) => message), ...problems]).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('cut anywhere is imported without throwing', () => {
    for (let end = 0; end < text.length; end += 37)
      expect(importAws([{ path: 'cut.json', text: text.slice(0, end) }]).problems).toHaveLength(1);
  });
});
