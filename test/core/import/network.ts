/** A small network of our own as AWS answers: one VPC with a public and a private subnet, in the shape of describe-*. */

export const VPC = 'vpc-0a00000000000001';

export const tag = (name: string): object => ({ Tags: [{ Key: 'Name', Value: name }] });

export const vpcs = {
  Vpcs: [
    {
      VpcId: VPC,
      CidrBlock: '10.0.0.0/16',
      OwnerId: '111122223333',
      DhcpOptionsId: 'dopt-1',
      IsDefault: false,
      ...tag('shop'),
    },
  ],
};

export const subnets = {
  Subnets: [
    {
      SubnetId: 'subnet-0b02',
      VpcId: VPC,
      CidrBlock: '10.0.10.0/24',
      AvailabilityZone: 'eu-west-1b',
      ...tag('private b'),
    },
    { SubnetId: 'subnet-0b01', VpcId: VPC, CidrBlock: '10.0.2.0/24', AvailabilityZone: 'eu-west-1a', ...tag('public') },
  ],
};

export const internetGateways = {
  InternetGateways: [{ InternetGatewayId: 'igw-0c01', Attachments: [{ State: 'available', VpcId: VPC }] }],
};

export const main = { Main: true, RouteTableId: 'rtb-0d00' };
export const local = {
  DestinationCidrBlock: '10.0.0.0/16',
  GatewayId: 'local',
  Origin: 'CreateRouteTable',
  State: 'active',
};

export const routeTables = {
  RouteTables: [
    { RouteTableId: 'rtb-0d00', VpcId: VPC, Associations: [main], Routes: [local] },
    {
      RouteTableId: 'rtb-0d01',
      VpcId: VPC,
      Associations: [
        { SubnetId: 'subnet-0b01', RouteTableId: 'rtb-0d01', Main: false, AssociationState: { State: 'associated' } },
      ],
      Routes: [
        { DestinationCidrBlock: '0.0.0.0/0', GatewayId: 'igw-0c01', Origin: 'CreateRoute', State: 'active' },
        local,
      ],
      ...tag('public'),
    },
  ],
};

export const securityGroups = {
  SecurityGroups: [
    {
      GroupId: 'sg-0e01',
      GroupName: 'web',
      VpcId: VPC,
      IpPermissions: [
        { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, IpRanges: [{ CidrIp: '0.0.0.0/0' }], UserIdGroupPairs: [] },
      ],
      IpPermissionsEgress: [{ IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] }],
    },
  ],
};

/** An interface of an instance, or of a service when `instance` is missing. */
export function networkInterface(id: string, address: string, more: object = {}, instance?: string): object {
  return {
    NetworkInterfaceId: id,
    VpcId: VPC,
    SubnetId: 'subnet-0b01',
    Status: 'in-use',
    InterfaceType: 'interface',
    Groups: [{ GroupId: 'sg-0e01', GroupName: 'web' }],
    PrivateIpAddress: address,
    PrivateIpAddresses: [{ PrivateIpAddress: address, Primary: true }],
    SourceDestCheck: true,
    Attachment: {
      Status: 'attached',
      DeviceIndex: 0,
      ...(instance === undefined ? { InstanceOwnerId: 'amazon-aws' } : { InstanceId: instance }),
    },
    ...more,
  };
}

export function instance(id: string, name: string, more: object = {}): object {
  return {
    Reservations: [
      {
        OwnerId: '111122223333',
        ReservationId: `r-${id}`,
        Instances: [{ InstanceId: id, VpcId: VPC, State: { Name: 'running' }, ...tag(name), ...more }],
      },
    ],
  };
}

export const base = [vpcs, subnets, internetGateways, routeTables, securityGroups] as const;
