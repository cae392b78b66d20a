import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { importAws } from '../../../src/core/import/aws';
import { parse } from '../../../src/core/syntax/parser';
import { base, instance, networkInterface, subnets, tag, VPC, vpcs } from './network';
import { blockOf, importAnswers, importFiles } from './support';

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
  const places = [...text.matchAll(/"(?:[^"\\]|\\.)*"(?!:)|\b(?:true|false|null|\d+)\b|\{\}|\[\]/g)].map((match) => ({
    at: match.index,
    length: match[0].length,
  }));
  const nasty = fc.oneof(
    fc.constantFrom('', ' ', '}', '{', '"', 'a b # c', '->', ',', 'x\ny', 'any', 'local', '0.0.0.0/0'),
    fc.string(),
    fc.jsonValue(),
  );

  it('is imported without throwing, into text that the parser reads without a problem', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(places.length - 1), nasty), { minLength: 1, maxLength: 12 }), (changes) => {
        let changed = text;
        for (const [index, value] of [...changes].sort(([a], [b]) => b - a)) {
          const { at, length } = places[index] as { at: number; length: number };
          changed = changed.slice(0, at) + JSON.stringify(value) + changed.slice(at + length);
        }
        const tree = parse(importAws([{ path: 'all.json', text: changed }]).text);
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
