import { describe, expect, it } from 'vitest';
import { base, networkInterface, tag, VPC } from './network';
import { blockOf, complaints, importAnswers } from './support';

const endpoint = (id: string, type: string, service: string, more: object = {}): object => ({
  VpcEndpointId: id,
  VpcEndpointType: type,
  VpcId: VPC,
  ServiceName: service,
  State: 'available',
  RouteTableIds: [],
  SubnetIds: [],
  Groups: [],
  DnsEntries: [],
  ...more,
});
const prefixLists = {
  PrefixLists: [
    { PrefixListId: 'pl-6da', PrefixListName: 'com.amazonaws.eu-west-1.s3', Cidrs: ['52.218.0.0/17', '3.5.64.0/21'] },
  ],
};

describe('importing VPC endpoints', () => {
  const gateway = endpoint('vpce-01', 'Gateway', 'com.amazonaws.eu-west-1.s3', { RouteTableIds: ['rtb-0d00'] });
  const routes = {
    RouteTables: [
      {
        RouteTableId: 'rtb-0d05',
        VpcId: VPC,
        Associations: [],
        Routes: [{ DestinationPrefixListId: 'pl-6da', GatewayId: 'vpce-01', Origin: 'CreateRoute', State: 'active' }],
        ...tag('data'),
      },
    ],
  };

  it('gives prefix-list routes to their gateway endpoint', () => {
    const { text, notExpressed } = importAnswers(...base, routes, prefixLists, { VpcEndpoints: [gateway] });
    expect(blockOf(text, 'gateway-endpoint s3')).toEqual(['service s3', 'route-tables data, main', 'id vpce-01']);
    expect(blockOf(text, 'route-table data')).toEqual(['id rtb-0d05']);
    expect(blockOf(text, 'prefix-list "com.amazonaws.eu-west-1.s3"')).toEqual([
      'entry 3.5.64.0/21, 52.218.0.0/17',
      'id pl-6da',
    ]);
    expect(notExpressed).toEqual([]);
    expect(complaints(text)).toEqual([]);
  });

  it('needs no prefix list for that, but says when the endpoint is not in the input', () => {
    expect(importAnswers(...base, routes, { VpcEndpoints: [gateway] }).notExpressed).toEqual([]);
    expect(importAnswers(...base, routes, prefixLists).notExpressed).toEqual([
      { about: 'rtb-0d05', message: 'route com.amazonaws.eu-west-1.s3 -> vpce-01: the target is not in the input' },
    ]);
  });

  it('writes subnets with the addresses of the endpoint interfaces, options and DNS switches', () => {
    const sts = endpoint('vpce-02', 'Interface', 'com.amazonaws.eu-west-1.sts', {
      SubnetIds: ['subnet-0b01', 'subnet-0b02'],
      Groups: [{ GroupId: 'sg-0e01' }],
      NetworkInterfaceIds: ['eni-1'],
      PrivateDnsEnabled: true,
      State: 'pendingAcceptance',
      IpAddressType: 'dualstack',
      DnsOptions: { DnsRecordIpType: 'ipv4' },
    });
    const { text } = importAnswers(
      ...base,
      { VpcEndpoints: [sts] },
      {
        NetworkInterfaces: [
          networkInterface('eni-1', '10.0.2.30', {
            InterfaceType: 'vpc_endpoint',
            Description: 'VPC Endpoint Interface vpce-02',
          }),
        ],
      },
    );
    expect(blockOf(text, 'interface-endpoint sts')).toEqual([
      'service sts',
      'subnets private-b',
      'subnet public { address 10.0.2.30; id eni-1 }',
      'security-groups web',
      'private-dns on',
      'dns-record-ip-type ipv4',
      'ip-type dualstack',
      'state pending-acceptance',
      'id vpce-02',
    ]);
    expect(complaints(text)).toEqual([]);
  });

  it('tells from the DNS names whether private DNS is on where the answer has no flag', () => {
    const names = [
      { DnsName: 'vpce-03-x.kms.eu-west-1.vpce.amazonaws.com' },
      { DnsName: 'kms.eu-west-1.amazonaws.com' },
    ];
    const { text } = importAnswers(...base, {
      VpcEndpoints: [
        endpoint('vpce-03', 'Interface', 'com.amazonaws.eu-west-1.kms', {
          SubnetIds: ['subnet-0b01'],
          DnsEntries: names,
        }),
        endpoint('vpce-04', 'Interface', 'com.amazonaws.us-east-1.kms', {
          SubnetIds: ['subnet-0b01'],
          DnsEntries: names.slice(0, 1),
          ServiceRegion: 'us-east-1',
          ...tag('far'),
        }),
      ],
    });
    expect(blockOf(text, 'interface-endpoint kms')).toContain('private-dns on');
    expect(blockOf(text, 'interface-endpoint far')).toEqual(
      expect.arrayContaining(['service com.amazonaws.us-east-1.kms', 'private-dns off', 'service-region us-east-1']),
    );
  });

  it('says that an endpoint of an unknown type has no words', () => {
    const { notExpressed } = importAnswers(...base, { VpcEndpoints: [endpoint('vpce-09', 'Tunnel', 'x')] });
    expect(notExpressed).toEqual([{ about: 'vpce-09', message: 'VPC endpoint of type Tunnel' }]);
  });
});

describe('importing load balancers and endpoint services', () => {
  const nlb = 'arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/net/front/50dc6c495c0c9188';
  const targets = 'arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/web/73e2d6bc24d8a067';
  const answers = [
    {
      LoadBalancers: [
        {
          LoadBalancerArn: nlb,
          LoadBalancerName: 'front',
          Type: 'network',
          Scheme: 'internet-facing',
          VpcId: VPC,
          DNSName: 'front-50dc.elb.eu-west-1.amazonaws.com',
          State: { Code: 'active' },
          AvailabilityZones: [{ SubnetId: 'subnet-0b01', LoadBalancerAddresses: [{ IpAddress: '203.0.113.40' }] }],
        },
      ],
    },
    {
      Listeners: [
        {
          ListenerArn: `${nlb}/1`,
          LoadBalancerArn: nlb,
          Port: 53,
          Protocol: 'TCP_UDP',
          DefaultActions: [{ Type: 'forward', TargetGroupArn: targets }],
        },
      ],
    },
    {
      TargetGroups: [
        {
          TargetGroupArn: targets,
          TargetGroupName: 'web',
          Protocol: 'TCP',
          Port: 80,
          VpcId: VPC,
          TargetType: 'ip',
          LoadBalancerArns: [nlb],
        },
      ],
    },
    {
      NetworkInterfaces: [
        networkInterface('eni-1', '10.0.2.40', {
          InterfaceType: 'network_load_balancer',
          Description: 'ELB net/front/50dc6c495c0c9188',
          Groups: [],
        }),
      ],
    },
  ];
  const health = {
    TargetHealthDescriptions: [
      { Target: { Id: '10.0.10.7', Port: 80 } },
      { Target: { Id: '10.0.10.8', Port: 8080 } },
      { Target: { Id: '10.0.10.9', Port: 80 }, TargetHealth: { State: 'draining' } },
    ],
  };

  it('joins load balancer, interfaces, listeners, target group, targets and attributes', () => {
    const attributes = [
      { Attributes: [{ Key: 'load_balancing.cross_zone.enabled', Value: 'true' }] },
      {
        Attributes: [
          { Key: 'deregistration_delay.timeout_seconds', Value: '300' },
          { Key: 'preserve_client_ip.enabled', Value: 'false' },
        ],
      },
    ];
    const { text, problems, notExpressed } = importAnswers(...base, ...answers, health, ...attributes);
    expect(blockOf(text, 'network-load-balancer front')).toEqual([
      'subnet public { address 10.0.2.40; public-address 203.0.113.40; id eni-1 }',
      'scheme internet-facing',
      'cross-zone on',
      'listener tcp 53 -> web-targets',
      'listener udp 53 -> web-targets',
      'dns front-50dc.elb.eu-west-1.amazonaws.com',
      `id ${nlb}`,
    ]);
    expect(blockOf(text, 'target-group web-targets')).toEqual([
      'protocol tcp',
      'port 80',
      'target-type ip',
      'targets 10.0.10.7, 10.0.10.8:8080',
      'preserve-client-ip off',
      `id ${targets}`,
    ]);
    expect([problems, notExpressed, complaints(text)]).toEqual([[], [], []]);
  });

  it('says which answer does not tell its parent when there are several candidates', () => {
    const second = {
      TargetGroups: [{ TargetGroupArn: `${targets}2`, TargetGroupName: 'api', Protocol: 'TCP', Port: 80, VpcId: VPC }],
    };
    const { problems } = importAnswers(...base, ...answers, second, health);
    expect(problems.map(({ message }) => message)).toEqual([expect.stringContaining('which of TargetGroups')]);
  });

  it('makes the endpoint service of a load balancer the service of its endpoints', () => {
    const service = 'com.amazonaws.vpce.eu-west-1.vpce-svc-0123';
    const { text } = importAnswers(
      ...base,
      ...answers,
      {
        ServiceConfigurations: [
          {
            ServiceId: 'vpce-svc-0123',
            ServiceName: service,
            AcceptanceRequired: true,
            AvailabilityZones: ['eu-west-1a'],
            NetworkLoadBalancerArns: [nlb],
            PrivateDnsName: 'api.corp.example',
            PrivateDnsNameConfiguration: { State: 'failed' },
            ...tag('orders'),
          },
        ],
      },
      { AllowedPrincipals: [{ Principal: 'arn:aws:iam::444455556666:root', PrincipalType: 'Account' }] },
      {
        VpcEndpoints: [endpoint('vpce-05', 'Interface', service, { SubnetIds: ['subnet-0b02'], ...tag('to orders') })],
      },
    );
    expect(blockOf(text, 'endpoint-service orders')).toEqual([
      'load-balancers shop.front',
      'private-dns api.corp.example',
      'verified off',
      'acceptance manual',
      'allow 444455556666',
      'az eu-west-1a',
      'id vpce-svc-0123',
    ]);
    expect(blockOf(text, 'interface-endpoint to-orders')).toContain('service orders');
    expect(complaints(text)).toEqual([]);
  });
});
