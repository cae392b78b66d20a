import { describe, expect, it } from 'vitest';
import { base, tag, VPC } from './network';
import { blockOf, complaints, importAnswers, importFiles } from './support';

const hub = { Vpcs: [{ VpcId: 'vpc-02', CidrBlock: '10.9.0.0/16', OwnerId: '111122223333', ...tag('hub') }] };
const gateway = (id: string, name: string, region = 'eu-west-1'): object => ({
  TransitGatewayId: id,
  State: 'available',
  OwnerId: '111122223333',
  TransitGatewayArn: `arn:aws:ec2:${region}:111122223333:transit-gateway/${id}`,
  Options: {},
  ...tag(name),
});
const table = (id: string, tgw: string, name: string): object => ({
  TransitGatewayRouteTableId: id,
  TransitGatewayId: tgw,
  State: 'available',
  DefaultAssociationRouteTable: true,
  DefaultPropagationRouteTable: true,
  ...tag(name),
});
const attachment = (
  id: string,
  tgw: string,
  type: string,
  resource: string,
  rtb?: string,
  more: object = {},
): object => ({
  TransitGatewayAttachmentId: id,
  TransitGatewayId: tgw,
  ResourceType: type,
  ResourceId: resource,
  State: 'available',
  ...(rtb === undefined ? {} : { Association: { TransitGatewayRouteTableId: rtb, State: 'associated' } }),
  ...more,
});

describe('importing transit gateways', () => {
  const answers = [
    ...base,
    hub,
    { TransitGateways: [gateway('tgw-1', 'core')] },
    { TransitGatewayRouteTables: [table('tgw-rtb-1', 'tgw-1', 'all')] },
    {
      TransitGatewayAttachments: [
        attachment('tgw-attach-1', 'tgw-1', 'vpc', VPC, 'tgw-rtb-1', tag('to shop')),
        attachment('tgw-attach-2', 'tgw-1', 'vpc', 'vpc-02', undefined, tag('to hub')),
        attachment('tgw-attach-3', 'tgw-1', 'vpc', 'vpc-03', undefined, { State: 'deleted' }),
      ],
    },
    {
      TransitGatewayVpcAttachments: [
        {
          TransitGatewayAttachmentId: 'tgw-attach-1',
          TransitGatewayId: 'tgw-1',
          VpcId: VPC,
          State: 'available',
          SubnetIds: ['subnet-0b02', 'subnet-0b01'],
          Options: { ApplianceModeSupport: 'enable', DnsSupport: 'disable' },
        },
      ],
    },
  ];
  const propagations = {
    TransitGatewayRouteTablePropagations: [
      { TransitGatewayAttachmentId: 'tgw-attach-1', ResourceId: VPC, State: 'enabled' },
    ],
  };
  const routes = {
    Routes: [
      {
        DestinationCidrBlock: '10.9.0.0/16',
        Type: 'static',
        State: 'active',
        TransitGatewayAttachments: [{ TransitGatewayAttachmentId: 'tgw-attach-2' }],
      },
      { DestinationCidrBlock: '10.66.0.0/16', Type: 'static', State: 'blackhole' },
      {
        DestinationCidrBlock: '10.77.0.0/16',
        Type: 'static',
        State: 'active',
        TransitGatewayAttachments: [{ TransitGatewayAttachmentId: 'tgw-attach-9' }],
      },
      {
        DestinationCidrBlock: '10.0.0.0/16',
        Type: 'propagated',
        State: 'active',
        TransitGatewayAttachments: [{ TransitGatewayAttachmentId: 'tgw-attach-1' }],
      },
    ],
  };

  it('writes attachments, association, propagation and static routes', () => {
    const { text, notExpressed } = importAnswers(...answers, propagations, routes);
    expect(blockOf(text, 'attachment to-shop')).toEqual([
      'vpc shop',
      'subnets shop.private-b, shop.public',
      'route-table all',
      'propagate all',
      'appliance-mode on',
      'dns-support off',
      'id tgw-attach-1',
    ]);
    expect(blockOf(text, 'attachment to-hub')).toEqual(['vpc hub', 'id tgw-attach-2']);
    expect(blockOf(text, 'route-table all')).toEqual([
      'route 10.9.0.0/16 -> to-hub',
      'route 10.66.0.0/16 -> blackhole',
      'id tgw-rtb-1',
    ]);
    expect(notExpressed.map(({ about }) => about)).toEqual(['tgw-attach-2', 'tgw-rtb-1']);
    expect(text).not.toContain('tgw-attach-3');
    expect(complaints(text)).toEqual([]);
  });

  it('learns propagation from routes, and marks the defaults only where nothing else tells', () => {
    expect(blockOf(importAnswers(...answers, routes).text, 'attachment to-shop')).toContain('propagate all');
    const { text, notExpressed } = importAnswers(...answers);
    expect(blockOf(text, 'route-table all')).toEqual(['default-propagation', 'id tgw-rtb-1']);
    expect(notExpressed.filter(({ about }) => about === 'tgw-rtb-1')).toHaveLength(2);
  });

  it('writes both ends of a peering, of which one keeps the id that they share', () => {
    const { text } = importFiles({
      'eu-west-1/a.json': { TransitGateways: [gateway('tgw-1', 'near')] },
      'eu-west-1/b.json': {
        TransitGatewayAttachments: [attachment('tgw-attach-7', 'tgw-1', 'peering', 'tgw-2', 'tgw-rtb-1')],
        TransitGatewayRouteTables: [table('tgw-rtb-1', 'tgw-1', 'near-table')],
      },
      'us-east-1/a.json': { TransitGateways: [gateway('tgw-2', 'far', 'us-east-1')] },
      'us-east-1/b.json': {
        TransitGatewayAttachments: [attachment('tgw-attach-7', 'tgw-2', 'peering', 'tgw-1', 'tgw-rtb-2')],
        TransitGatewayRouteTables: [table('tgw-rtb-2', 'tgw-2', 'far-table')],
      },
      'us-east-1/search-tgw-rtb-2.json': {
        Routes: [
          {
            DestinationCidrBlock: '10.0.0.0/16',
            Type: 'static',
            State: 'active',
            TransitGatewayAttachments: [{ TransitGatewayAttachmentId: 'tgw-attach-7' }],
          },
        ],
        AdditionalRoutesAvailable: false,
      },
    });
    expect(text.match(/id tgw-attach-7/g)).toHaveLength(1);
    expect(text).toMatch(/transit-gateway far \{[\s\S]*peer near[\s\S]*route 10\.0\.0\.0\/16 -> peering-ach7/);
    expect(blockOf(text, 'transit-gateway near')).toContain('region eu-west-1');
    expect(complaints(text)).toEqual([]);
  });
});

describe('importing peering and VPN', () => {
  const peering = (code: string): object => ({
    VpcPeeringConnections: [
      {
        VpcPeeringConnectionId: 'pcx-1',
        Status: { Code: code },
        RequesterVpcInfo: { VpcId: VPC, PeeringOptions: { AllowDnsResolutionFromRemoteVpc: true } },
        AccepterVpcInfo: { VpcId: 'vpc-02', CidrBlock: '10.9.0.0/16', Region: 'eu-west-1' },
        ...tag('shop to hub'),
      },
    ],
  });

  it('writes states and who may resolve the names of the other side', () => {
    expect(blockOf(importAnswers(...base, hub, peering('active')).text, 'peering shop-to-hub')).toEqual([
      'vpcs shop, hub',
      'dns-resolution hub',
      'id pcx-1',
    ]);
    expect(blockOf(importAnswers(...base, hub, peering('pending-acceptance')).text, 'peering shop-to-hub')).toContain(
      'state pending',
    );
    expect(importAnswers(...base, hub, peering('expired')).text).not.toContain('pcx-1');
  });

  it('keeps the addresses of a peer that nobody describes', () => {
    const { text, notExpressed } = importAnswers(...base, peering('active'));
    expect(blockOf(text, 'vpc vpc-pc02')).toEqual(['cidr 10.9.0.0/16', 'id vpc-02']);
    expect(notExpressed.map(({ about }) => about)).toEqual(['vpc-02']);
    expect(complaints(text)).toEqual([]);
  });

  const vgw = {
    VpnGateways: [
      {
        VpnGatewayId: 'vgw-1',
        VpcAttachments: [
          { State: 'attached', VpcId: VPC },
          { State: 'detached', VpcId: 'vpc-02' },
        ],
      },
    ],
  };
  const vpn = (more: object): object => ({
    VpnConnections: [
      {
        VpnConnectionId: 'vpn-1',
        VpnGatewayId: 'vgw-1',
        CustomerGatewayId: 'cgw-1',
        State: 'available',
        Options: { StaticRoutesOnly: false },
        ...tag('office'),
        ...more,
      },
    ],
  });
  const customer = { CustomerGateways: [{ CustomerGatewayId: 'cgw-1', ...tag('Berlin') }] };

  it('writes static VPN routes, and the state when every tunnel was down', () => {
    const { text } = importAnswers(
      ...base,
      vgw,
      customer,
      vpn({
        Options: { StaticRoutesOnly: true },
        Routes: [{ DestinationCidrBlock: '10.200.0.0/16', State: 'available' }],
        VgwTelemetry: [{ Status: 'DOWN' }, { Status: 'DOWN' }],
      }),
    );
    expect(blockOf(text, 'on-premises Berlin')).toEqual(['cidr 10.200.0.0/16', 'id cgw-1']);
    expect(blockOf(text, 'vpn office')).toEqual([
      'gateway shop.vgw',
      'site Berlin',
      'routes 10.200.0.0/16',
      'state down',
      'id vpn-1',
    ]);
    expect(complaints(text)).toEqual([]);
  });

  it('learns what BGP announces from propagated routes', () => {
    const tables = {
      RouteTables: [
        {
          RouteTableId: 'rtb-9',
          VpcId: VPC,
          Associations: [{ Main: true }],
          PropagatingVgws: [{ GatewayId: 'vgw-1' }],
          Routes: [
            {
              DestinationCidrBlock: '10.201.0.0/16',
              GatewayId: 'vgw-1',
              Origin: 'EnableVgwRoutePropagation',
              State: 'active',
            },
          ],
        },
      ],
    };
    const { text } = importAnswers(...base, vgw, customer, vpn({}), tables);
    expect(blockOf(text, 'on-premises Berlin')).toContain('cidr 10.201.0.0/16');
    expect(blockOf(text, 'vpn office')).toContain('bgp on');
    expect(importAnswers(...base, vgw, customer, vpn({})).notExpressed.map(({ about }) => about)).toEqual(['cgw-1']);
  });
});
