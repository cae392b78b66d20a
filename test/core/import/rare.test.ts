import { describe, expect, it } from 'vitest';
import { base, networkInterface, tag, VPC, vpcs } from './network';
import { blockOf, complaints, importAnswers } from './support';

describe('importing what is rare', () => {
  it('writes private and regional NAT gateways, all their addresses, and their state', () => {
    const nat = (id: string, more: object): object => ({
      NatGatewayId: id,
      VpcId: VPC,
      State: 'available',
      ...tag(id),
      ...more,
    });
    const addresses = [
      { PrivateIp: '10.0.2.21', IsPrimary: false },
      { PrivateIp: '10.0.2.20', IsPrimary: true },
    ];
    const { text } = importAnswers(...base, {
      NatGateways: [
        nat('nat-1', {
          SubnetId: 'subnet-0b01',
          ConnectivityType: 'private',
          State: 'pending',
          NatGatewayAddresses: addresses,
        }),
        nat('nat-2', { AvailabilityMode: 'regional', ConnectivityType: 'public' }),
      ],
    });
    expect(blockOf(text, 'nat-gateway nat-1')).toEqual([
      'subnet public',
      'address 10.0.2.20, 10.0.2.21',
      'connectivity private',
      'state pending',
      'id nat-1',
    ]);
    expect(blockOf(text, 'nat-gateway nat-2')).toEqual(['regional on', 'id nat-2']);
    expect(complaints(text)).toEqual([]);
  });

  it('gives a gateway load balancer its targets and its endpoint its subnet', () => {
    const arn = 'arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/gwy/inspect/1234567890123456';
    const group = 'arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/fw/1234567890123456';
    const service = 'com.amazonaws.vpce.eu-west-1.vpce-svc-09';
    const { text, notExpressed } = importAnswers(
      ...base,
      {
        LoadBalancers: [
          {
            LoadBalancerArn: arn,
            LoadBalancerName: 'inspect',
            Type: 'gateway',
            VpcId: VPC,
            AvailabilityZones: [{ SubnetId: 'subnet-0b02' }],
          },
        ],
      },
      {
        TargetGroups: [
          {
            TargetGroupArn: group,
            TargetGroupName: 'fw',
            Protocol: 'GENEVE',
            Port: 6081,
            VpcId: VPC,
            TargetType: 'ip',
            LoadBalancerArns: [arn],
          },
        ],
      },
      { TargetHealthDescriptions: [{ Target: { Id: '10.0.10.9', Port: 6081 } }] },
      {
        ServiceConfigurations: [
          { ServiceId: 'vpce-svc-09', ServiceName: service, GatewayLoadBalancerArns: [arn], ...tag('firewall') },
        ],
      },
      {
        VpcEndpoints: [
          {
            VpcEndpointId: 'vpce-09',
            VpcEndpointType: 'GatewayLoadBalancer',
            VpcId: VPC,
            ServiceName: service,
            State: 'available',
            SubnetIds: ['subnet-0b01'],
            NetworkInterfaceIds: ['eni-9'],
            ...tag('to firewall'),
          },
        ],
      },
      {
        NetworkInterfaces: [
          networkInterface('eni-9', '10.0.2.99', { InterfaceType: 'gateway_load_balancer_endpoint', Groups: [] }),
        ],
      },
      {
        RouteTables: [
          {
            RouteTableId: 'rtb-9',
            VpcId: VPC,
            Associations: [],
            Routes: [
              { DestinationCidrBlock: '0.0.0.0/0', GatewayId: 'vpce-09', Origin: 'CreateRoute', State: 'active' },
            ],
            ...tag('inspected'),
          },
        ],
      },
    );
    expect(blockOf(text, 'gateway-load-balancer inspect')).toEqual([
      'subnets private-b',
      'targets 10.0.10.9',
      `id ${arn}`,
    ]);
    expect(blockOf(text, 'gateway-load-balancer-endpoint to-firewall')).toEqual([
      'service firewall',
      'subnet public { address 10.0.2.99; id eni-9 }',
      'id vpce-09',
    ]);
    expect(blockOf(text, 'route-table inspected')).toContain('route 0.0.0.0/0 -> to-firewall');
    expect(notExpressed).toEqual([]);
    expect(complaints(text)).toEqual([]);
  });

  it('writes Direct Connect gateways with a site whose networks nobody tells', () => {
    const { text, notExpressed } = importAnswers(
      ...base,
      { VpnGateways: [{ VpnGatewayId: 'vgw-1', VpcAttachments: [{ State: 'attached', VpcId: VPC }] }] },
      {
        directConnectGateways: [
          {
            directConnectGatewayId: 'dxgw-1',
            directConnectGatewayName: 'line',
            directConnectGatewayState: 'available',
          },
        ],
      },
      {
        directConnectGatewayAssociations: [
          {
            associationId: 'a-1',
            directConnectGatewayId: 'dxgw-1',
            associationState: 'associated',
            associatedGateway: { id: 'vgw-1' },
            allowedPrefixesToDirectConnectGateway: [{ cidr: '10.0.0.0/16' }],
          },
        ],
      },
    );
    expect(blockOf(text, 'direct-connect line')).toEqual([
      'gateways shop.vgw',
      'site line-site',
      'allowed-prefixes 10.0.0.0/16',
      'id dxgw-1',
    ]);
    expect(notExpressed.map(({ about }) => about)).toEqual(['dxgw-1']);
    expect(complaints(text)).toEqual([]);
  });

  it('takes Block Public Access from the account when the VPC does not say it, and names exclusions', () => {
    const options = {
      VpcBlockPublicAccessOptions: {
        AwsAccountId: '111122223333',
        AwsRegion: 'eu-west-1',
        InternetGatewayBlockMode: 'block-bidirectional',
      },
    };
    const exclusions = {
      VpcBlockPublicAccessExclusions: [
        {
          ExclusionId: 'vpcbpa-exclude-1',
          ResourceArn: `arn:aws:ec2:eu-west-1:111122223333:vpc/${VPC}`,
          State: 'create-complete',
        },
      ],
    };
    const { text, notExpressed } = importAnswers(...base, options, exclusions);
    expect(blockOf(text, 'vpc shop')).toContain('block-public-access bidirectional');
    expect(notExpressed.map(({ about }) => about)).toEqual(['vpcbpa-exclude-1']);
  });

  it('takes names from describe-tags', () => {
    const untagged = { Vpcs: vpcs.Vpcs.map(({ VpcId, CidrBlock }) => ({ VpcId, CidrBlock })) };
    const { text } = importAnswers(untagged, {
      Tags: [{ ResourceId: VPC, ResourceType: 'vpc', Key: 'Name', Value: 'from tags' }],
    });
    expect(blockOf(text, 'vpc from-tags')).toContain('cidr 10.0.0.0/16');
  });
});
