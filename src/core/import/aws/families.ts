/** The one list of top-level keys of AWS answers: which the importer writes, which say nothing about paths, which it can't express. */

export interface Family {
  /** The fields that identify an object; none: objects are the same when all their fields are. */
  readonly id: readonly string[];
}

/** Keys of lists whose objects become statements. */
export const WRITTEN: ReadonlyMap<string, Family> = new Map(
  Object.entries({
    Vpcs: ['VpcId'],
    VpcAttributes: ['VpcId'],
    Subnets: ['SubnetId'],
    RouteTables: ['RouteTableId'],
    NetworkAcls: ['NetworkAclId'],
    SecurityGroups: ['GroupId'],
    SecurityGroupRules: ['SecurityGroupRuleId'],
    SecurityGroupVpcAssociations: ['GroupId', 'VpcId'],
    Instances: ['InstanceId'],
    NetworkInterfaces: ['NetworkInterfaceId'],
    InternetGateways: ['InternetGatewayId'],
    EgressOnlyInternetGateways: ['EgressOnlyInternetGatewayId'],
    VpnGateways: ['VpnGatewayId'],
    NatGateways: ['NatGatewayId'],
    VpcEndpoints: ['VpcEndpointId'],
    ServiceConfigurations: ['ServiceId'],
    AllowedPrincipals: ['ServiceId', 'Principal'],
    VpcPeeringConnections: ['VpcPeeringConnectionId'],
    TransitGateways: ['TransitGatewayId'],
    TransitGatewayAttachments: ['TransitGatewayId', 'TransitGatewayAttachmentId'],
    TransitGatewayVpcAttachments: ['TransitGatewayId', 'TransitGatewayAttachmentId'],
    TransitGatewayPeeringAttachments: ['TransitGatewayAttachmentId'],
    TransitGatewayRouteTables: ['TransitGatewayRouteTableId'],
    TransitGatewayRouteTableAssociations: ['TransitGatewayRouteTableId', 'TransitGatewayAttachmentId'],
    TransitGatewayRouteTablePropagations: ['TransitGatewayRouteTableId', 'TransitGatewayAttachmentId'],
    TransitGatewayPrefixListReferences: ['TransitGatewayRouteTableId', 'PrefixListId'],
    TransitGatewayRoutes: [],
    VpnConnections: ['VpnConnectionId'],
    CustomerGateways: ['CustomerGatewayId'],
    directConnectGateways: ['directConnectGatewayId'],
    directConnectGatewayAssociations: ['associationId'],
    PrefixLists: ['PrefixListId'],
    PrefixListEntries: [],
    DhcpOptions: ['DhcpOptionsId'],
    LoadBalancers: ['LoadBalancerArn'],
    LoadBalancerAttributes: ['LoadBalancerArn'],
    Listeners: ['ListenerArn'],
    TargetGroups: ['TargetGroupArn'],
    TargetGroupAttributes: ['TargetGroupArn'],
    TargetHealthDescriptions: [],
    HostedZones: ['Id'],
    ResourceRecordSets: [],
    ResolverRules: ['Id'],
    ResolverRuleAssociations: ['Id'],
    ResolverEndpoints: ['Id'],
    ResolverEndpointIpAddresses: ['ResolverEndpointId', 'SubnetId', 'Ip'],
    VpcBlockPublicAccessOptions: [],
    VpcBlockPublicAccessExclusions: ['ExclusionId'],
    Tags: ['ResourceId', 'Key'],
  }).map(([key, id]) => [key, { id }]),
);

/** Keys that hold one object of a family instead of a list. */
export const SINGLE: ReadonlyMap<string, string> = new Map([
  ['ResolverRule', 'ResolverRules'],
  ['ResolverRuleAssociation', 'ResolverRuleAssociations'],
  ['ResolverEndpoint', 'ResolverEndpoints'],
]);

/** An answer about one parent that doesn't name it: the id must stand in the file's path, or there is only one candidate. */
export interface ChildAnswer {
  readonly family: string;
  readonly parentField: string;
  /** The family of the parent and its id field. */
  readonly parents: string;
  readonly inPath: RegExp;
  /** Other keys that must stand beside it; `Routes` and `Attributes` alone could be anything. */
  readonly shape: RegExp;
}

const tgwTable = {
  parentField: 'TransitGatewayRouteTableId',
  parents: 'TransitGatewayRouteTables',
  inPath: /tgw-rtb-[0-9a-z]+/i,
};

/** By the key of the list; `shape` must match one of the fields of its objects. */
export const CHILDREN: ReadonlyMap<string, readonly ChildAnswer[]> = new Map([
  ['Routes', [{ ...tgwTable, family: 'TransitGatewayRoutes', shape: /^(TransitGatewayAttachments|Type)$/ }]],
  [
    'Associations',
    [{ ...tgwTable, family: 'TransitGatewayRouteTableAssociations', shape: /^TransitGatewayAttachmentId$/ }],
  ],
  [
    'TransitGatewayRouteTablePropagations',
    [{ ...tgwTable, family: 'TransitGatewayRouteTablePropagations', shape: /^TransitGatewayAttachmentId$/ }],
  ],
  [
    'TransitGatewayAttachmentPropagations',
    [
      {
        family: 'TransitGatewayRouteTablePropagations',
        parentField: 'TransitGatewayAttachmentId',
        parents: 'TransitGatewayAttachments',
        inPath: /tgw-attach-[0-9a-z]+/i,
        shape: /^TransitGatewayRouteTableId$/,
      },
    ],
  ],
  [
    'Entries',
    [
      {
        family: 'PrefixListEntries',
        parentField: 'PrefixListId',
        parents: 'PrefixLists',
        inPath: /\bpl-[0-9a-z]+/i,
        shape: /^Cidr$/,
      },
    ],
  ],
  [
    'IpAddresses',
    [
      {
        family: 'ResolverEndpointIpAddresses',
        parentField: 'ResolverEndpointId',
        parents: 'ResolverEndpoints',
        inPath: /rslvr-(?:in|out)-[0-9a-z]+/i,
        shape: /^IpId$/,
      },
    ],
  ],
  [
    'AllowedPrincipals',
    [
      {
        family: 'AllowedPrincipals',
        parentField: 'ServiceId',
        parents: 'ServiceConfigurations',
        inPath: /vpce-svc-[0-9a-z]+/i,
        shape: /^Principal$/,
      },
    ],
  ],
  [
    'TargetHealthDescriptions',
    [
      {
        family: 'TargetHealthDescriptions',
        parentField: 'TargetGroupArn',
        parents: 'TargetGroups',
        inPath: /(?!)/,
        shape: /^Target$/,
      },
    ],
  ],
  [
    'ResourceRecordSets',
    [
      {
        family: 'ResourceRecordSets',
        parentField: 'HostedZoneId',
        parents: 'HostedZones',
        inPath: /\bZ[0-9A-Z]{8,}\b/,
        shape: /^Type$/,
      },
    ],
  ],
]);

/** Keys that change no path: catalogues, quotas, things whose interfaces are listed by themselves. */
export const SILENT: ReadonlySet<string> = new Set([
  'AvailabilityZones',
  'Regions',
  'Addresses',
  'ServiceNames',
  'ServiceDetails',
  'DBInstances',
  'DomainStatusList',
  'NextToken',
  'NextMarker',
  'Marker',
  'MaxResults',
  'MaxItems',
  'IsTruncated',
  'AdditionalRoutesAvailable',
  'ResponseMetadata',
  'DNSName',
  'HostedZoneId',
  'NetworkInterfacePermissions',
  'SecurityGroupReferenceSet',
  'SecurityGroupsReferenceSet',
  'PrefixListAssociations',
  'ConnectionNotificationSet',
  'NetworkInsightsAnalyses',
  'NetworkInsightsPaths',
  'NetworkInsightsAccessScopes',
  'NetworkInsightsAccessScopeAnalyses',
  'NetworkInsightsAccessScopeContent',
  'VpcEndpointConnections',
  'DelegationSet',
  'FlowLogs',
  'KeyPairs',
  'Images',
  'Volumes',
  'Snapshots',
  'StaleSecurityGroupSet',
  'nextToken',
]);

/** Keys that change paths and that `.vpc` has no words for (or the importer not yet), with what they are called. */
export const NOT_EXPRESSED: ReadonlyMap<string, string> = new Map(
  Object.entries({
    LoadBalancerDescriptions: 'Classic Load Balancer',
    TransitGatewayConnects: 'transit gateway Connect attachment',
    TransitGatewayConnectPeers: 'transit gateway Connect peer',
    TransitGatewayMulticastDomains: 'transit gateway multicast domain',
    TransitGatewayPolicyTables: 'transit gateway policy table',
    MulticastDomainAssociations: 'multicast domain association',
    MulticastGroups: 'multicast group',
    VpcEndpointAssociations: 'VPC endpoint association',
    CarrierGateways: 'carrier gateway',
    LocalGateways: 'local gateway',
    CoreNetworks: 'Cloud WAN core network',
    ClientVpnEndpoints: 'Client VPN endpoint',
    FirewallRuleGroups: 'DNS Firewall rule group',
    FirewallRules: 'DNS Firewall rule',
    FirewallRuleGroupAssociations: 'DNS Firewall rule group association',
    Firewalls: 'Network Firewall',
    Rules: 'listener rule',
    RouteServers: 'route server',
    virtualInterfaces: 'Direct Connect virtual interface',
  }),
);

/** Bare objects, as `--query` leaves them: the first family whose fields are all there. */
export const BARE: readonly (readonly [string, readonly string[]])[] = [
  ['VpcAttributes', ['VpcId', 'EnableDnsSupport']],
  ['VpcAttributes', ['VpcId', 'EnableDnsHostnames']],
  ['Subnets', ['SubnetId', 'AvailabilityZone', 'CidrBlock']],
  ['Vpcs', ['VpcId', 'CidrBlock', 'DhcpOptionsId']],
  ['RouteTables', ['RouteTableId', 'Routes']],
  ['NetworkAcls', ['NetworkAclId', 'Entries']],
  ['SecurityGroups', ['GroupId', 'IpPermissions']],
  ['Reservations', ['ReservationId', 'Instances']],
  ['Instances', ['InstanceId', 'ImageId', 'State']],
  ['NetworkInterfaces', ['NetworkInterfaceId', 'SubnetId']],
  ['NatGateways', ['NatGatewayId', 'NatGatewayAddresses']],
  ['VpcEndpoints', ['VpcEndpointId', 'ServiceName']],
  ['InternetGateways', ['InternetGatewayId', 'Attachments']],
];
