/**
 * AWS's explanation codes (Reachability Analyzer: 89 of unreachable paths, 11 additional details), in the order of AWS's pages.
 * What a code means stands in src/core/engine/reason-codes.ts if the engine says it; of the others this table knows why not.
 */

export interface ExplanationCode {
  readonly code: string;
  /** The rule behind it, if the semantics have one. */
  readonly rule?: string;
  /** In our words; only where the engine doesn't say the code. */
  readonly meaning?: string;
  readonly whyNot?: string;
}

const classic = 'A Classic Load Balancer is not part of the language.';
const firewall =
  'AWS Network Firewall is not part of the language; its endpoint is written as a gateway load balancer endpoint.';
const visibility = 'It tells what an account may not look at; a file has nothing hidden.';
const filter =
  'It answers a filter of the analysis in AWS. Here a question has no filters: `via` names what must be crossed.';
const constraint =
  'It refuses a path that was asked for. Here nobody asks for a path: the packet goes where the configuration sends it.';

const said = (code: string, rule?: string): ExplanationCode => ({ code, rule });
const not = (code: string, meaning: string, whyNot: string, rule?: string): ExplanationCode => ({
  code,
  meaning,
  whyNot,
  rule,
});

export const unreachable: readonly ExplanationCode[] = [
  said('BAD_STATE', 'IE-7'),
  said('BAD_STATE_ATTACHMENT', 'TGW-1'),
  said('BAD_STATE_ROUTE', 'RT-11'),
  said('BAD_STATE_VPN', 'VGW-1'),
  said('CANNOT_ROUTE', 'RT-7'),
  not(
    'ELB_ACL_RESTRICTION',
    'a Classic Load Balancer meets the outbound ACL even inside its own subnet',
    classic,
    'ACL-5',
  ),
  not('ELB_INSTALLED_AZ_RESTRICTION', 'the target is in a zone that the Classic Load Balancer does not serve', classic),
  not('ELB_LISTENER_PORT_RESTRICTION', 'a Classic Load Balancer takes or sends another port', classic),
  not('ELB_LISTENERS_MISMATCH', 'a Classic Load Balancer has no listener for the packet', classic),
  not(
    'ELB_NOT_CROSSZONE',
    'the target is in another zone, and cross-zone load balancing is off',
    `${classic} For network load balancers the reason is ELBV2_NO_TARGETS_IN_AZ.`,
    'ES-7',
  ),
  said('ELBV2_LISTENER_HAS_NO_TG', 'ES-1'),
  said('ELBV2_LISTENER_PORT_RESTRICTION', 'ES-1'),
  said('ELBV2_LISTENER_REQUIRES_TG_ACCEPT', 'ES-1'),
  said('ELBV2_LISTENERS_MISMATCH', 'ES-1'),
  said('ELBV2_NO_TARGETS_IN_AZ', 'ES-7'),
  said('ELBV2_SOURCE_ADDRESS_PRESERVATION', 'ES-4'),
  not(
    'ENI_ADDRESS_RESTRICTION',
    'the packet is neither from nor to an address of the interface',
    'A packet comes to an interface that is neither its source nor its destination by a route only; then the reason is ENI_SOURCE_DEST_CHECK_RESTRICTION.',
    'SG-10',
  ),
  said('ENI_SG_RULES_MISMATCH', 'SG-1'),
  said('ENI_SOURCE_DEST_CHECK_RESTRICTION', 'RT-17'),
  not('FIREWALL_RULES_RESTRICTION', 'a rule of AWS Network Firewall drops the packet', firewall),
  not(
    'GATEWAY_REJECTS_SPOOFED_TRAFFIC',
    'the source address does not belong to the sending interface',
    'A sender always sends from an address of its own.',
    'SG-10',
  ),
  not(
    'GWLB_DESTINATION_PORT_RESTRICTION',
    'a gateway load balancer speaks to its appliances on port 6081 only',
    constraint,
    'GW-4',
  ),
  not('GWLB_PROTOCOL_RESTRICTION', 'a gateway load balancer speaks to its appliances by UDP only', constraint, 'GW-4'),
  said('HIGHER_PRIORITY_ROUTE', 'RT-8'),
  not(
    'IGW_DESTINATION_ADDRESS_IN_VPC_CIDRS',
    'after translation the packet is not addressed into the VPC',
    'The address of an interface always lies in a block of its VPC (a check says so); other packets are stopped by IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS first.',
    'IGW-3',
  ),
  said('IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS', 'IGW-4'),
  said('IGW_DESTINATION_ADDRESS_NOT_IN_RFC6598_EGRESS', 'IGW-4'),
  not(
    'IGW_NAT_REFLECTION',
    'the path goes out by an internet gateway and in again',
    'It is a limit of the analysis in AWS; here the packet is followed out and in again.',
    'IGW-7',
  ),
  said('IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS', 'IGW-3'),
  said('IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS', 'IGW-2'),
  said('IGW_SOURCE_ADDRESS_NOT_IN_RFC1918_INGRESS', 'IGW-4'),
  said('IGW_SOURCE_ADDRESS_NOT_IN_RFC6598_INGRESS', 'IGW-4'),
  said('INGRESS_RTB_NO_PUBLIC_IP', 'RT-16'),
  said('INGRESS_RTB_TRAFFIC_REDIRECTION', 'RT-16'),
  said('MORE_SPECIFIC_ROUTE', 'RT-7'),
  not('NGW_DEST_ADDRESS_PRESERVATION', 'a NAT gateway does not change the destination', constraint, 'NAT-10'),
  said('NGW_REQUIRES_SOURCE_IN_VPC', 'NAT-7'),
  said('NGW_SOURCE_ADDRESS_REASSIGN', 'NAT-10'),
  said('NO_POSSIBLE_DESTINATION'),
  said('NO_ROUTE_TO_DESTINATION', 'RT-12'),
  said('PCX_REQUIRES_ADDRESS_IN_VPC_CIDR', 'PCX-5'),
  said('PROTOCOL_RESTRICTION', 'NAT-4'),
  not(
    'REGIONAL_NGW_ROUTE_AZ_RESTRICTION',
    "the regional NAT gateway is not in the client's zone yet",
    'Run-time state: AWS spreads a regional NAT gateway to zones by itself, and a file does not tell how far it has come.',
    'NAT-12',
  ),
  not('REMAP_EPHEMERAL_PORT', 'a NAT gateway or load balancer chooses the source port itself', constraint, 'NAT-10'),
  said('SG_HAS_NO_RULES', 'SG-2'),
  said('SG_REFERENCES_NOT_PRESERVED', 'SG-7'),
  said('SG_REFERENCING_SUPPORT', 'TGW-9'),
  said('SUBNET_ACL_RESTRICTION', 'ACL-2'),
  not('TARGET_ADDRESS_RESTRICTION', 'a load balancer sends to the addresses of its targets only', constraint),
  not('TARGET_PORT_RESTRICTION', 'a load balancer sends to the registered port only', constraint),
  said('TGW_ATTACH_MISSING_TGW_RTB_ASSOCIATION', 'TGW-2'),
  said('TGW_ATTACH_VPC_AZ_RESTRICTION', 'TGW-4'),
  said('TGW_BAD_STATE_VPN', 'TGW-1'),
  said('TGW_ROUTE_AZ_RESTRICTION', 'TGW-3'),
  said('TGW_RTB_BAD_STATE_ROUTE', 'TGW-6'),
  said('TGW_RTB_CANNOT_ROUTE', 'TGW-6'),
  said('TGW_RTB_HIGHER_PRIORITY_ROUTE', 'TGW-6'),
  said('TGW_RTB_MORE_SPECIFIC_ROUTE', 'TGW-6'),
  said('TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT', 'TGW-2'),
  said('TGW_RTB_ROUTES_ARE_UNKNOWN', 'TGW-2'),
  not('UNKNOWN_DESTINATION', 'too little is known about the far end', visibility),
  not(
    'UNKNOWN_PEERED_SGS',
    "the peer's groups cannot be seen, so rules that name them count as no match",
    visibility,
    'PCX-7',
  ),
  not('UNKNOWN_RESOURCE', 'the component cannot be looked at', visibility),
  said('VGW_PRIVATE_IP_ASSOCIATION_FOR_EGRESS', 'VGW-2'),
  said('VGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS', 'VGW-2'),
  said('VPC_BLOCK_PUBLIC_ACCESS_ENABLED', 'BPA-1'),
  said('VPC_LOCAL_ROUTE_CIDR_RESTRICTION', 'RT-3'),
  not(
    'VPCE_GATEWAY_EGRESS_SOURCE_ADDRESS_RESTRICTION',
    'a gateway endpoint answers from addresses of its prefix list only',
    'Only routes of that list lead to the endpoint, so what answers is always in it.',
    'GE-11',
  ),
  said('VPCE_GATEWAY_PROTOCOL_RESTRICTION', 'GE-11'),
  said('VPCE_INTRA_VPC_TRAFFIC', 'IE-6'),
  said('VPCE_SERVICE_NOT_INSTALLED_IN_AZ', 'ES-3'),
];

export const configuration: readonly ExplanationCode[] = [
  not(
    'DISCONNECTED_VPCS',
    'nothing connects the two VPCs',
    'The reason names what stops the packet on its way, mostly NO_ROUTE_TO_DESTINATION; for two VPCs without any connection it is the same.',
  ),
  said('NO_PATH', 'MOD-6'),
  said('NO_SOURCE_OR_DESTINATION'),
  not(
    'UNASSOCIATED_COMPONENT',
    'the component lies in no VPC, or has no address',
    'The language leaves no such component: everything in a VPC stands in its block.',
  ),
  said('UNSUPPORTED_COMPONENT', 'MOD-5'),
];

export const filters: readonly ExplanationCode[] = [
  not('COMPONENT_FILTER_RESTRICTION', 'no path uses the wanted component', filter),
  not('COMPONENT_FILTER_RESTRICTION_REMOVED_COMPONENT', 'another filter excludes the wanted component', filter),
  not('FILTER_AT_SOURCE_PROTOCOL', 'no path starts with the wanted protocol', filter),
  not('FILTER_AT_SOURCE_SOURCE_ADDRESS', 'no path starts from the wanted source address', filter),
  not('FILTER_AT_SOURCE_SOURCE_PORT_RANGE', 'no path starts from the wanted source ports', filter),
  not('FILTER_AT_SOURCE_DESTINATION_ADDRESS', 'no path starts towards the wanted address', filter),
  not('FILTER_AT_SOURCE_DESTINATION_PORT_RANGE', 'no path starts towards the wanted ports', filter),
  not('FILTER_AT_DESTINATION_PROTOCOL', 'no path ends with the wanted protocol', filter),
  not('FILTER_AT_DESTINATION_SOURCE_ADDRESS', 'no path ends with the wanted source address', filter),
  not('FILTER_AT_DESTINATION_SOURCE_PORT_RANGE', 'no path ends with the wanted source ports', filter),
  not('FILTER_AT_DESTINATION_DESTINATION_ADDRESS', 'no path ends at the wanted address', filter),
  not('FILTER_AT_DESTINATION_DESTINATION_PORT_RANGE', 'no path ends at the wanted ports', filter),
  not('IGW_EXPECTS_PUBLIC_ADDRESS', 'a path that ends at an internet gateway needs a public address', filter),
];

/** What AWS adds to paths that are reachable. Here it is said in the words of a step, or it is modelled. */
export const details: readonly ExplanationCode[] = [
  not(
    'ASSUMPTION_PRESERVE_CLIENT_IP_IS_DISABLED',
    'the attribute could not be read and is taken to be off',
    visibility,
    'ES-4',
  ),
  not(
    'ASSUMPTION_PRESERVE_CLIENT_IP_IS_ENABLED',
    'the attribute could not be read and is taken to be on',
    visibility,
    'ES-4',
  ),
  not(
    'AVAILABILITY_ZONE_CROSSED',
    'the path leads from one zone to another',
    'It is no obstacle; the subnets of a trace show their zones.',
    'NAT-13',
  ),
  not('FIREWALL_UNSUPPORTED_HIGHER_PRIORITY_RULE_GROUP_TYPE', 'a rule group of a firewall was left out', firewall),
  not('FIREWALL_UNSUPPORTED_HIGHER_PRIORITY_RULES', 'rules of a firewall were left out', firewall),
  not('FIREWALL_UNSUPPORTED_RULE_OPTIONS', 'options of a firewall rule were left out', firewall),
  not('MISSING_TARGET_GROUP_ATTRIBUTES', 'the attributes of a target group could not be read', visibility),
  not(
    'PATH_THROUGH_GWLB_NOT_CHECKED',
    'what happens behind a gateway load balancer endpoint was not analysed',
    'Each step at such an endpoint says that the appliance is taken to let the packet pass.',
    'GW-10',
  ),
  not(
    'RESPONSE_RTB_HAS_NO_ROUTE_TO_TRANSIT_GATEWAY',
    'the answer has no route back to the transit gateway',
    'The way back is walked like the way there: the trace is unreachable with NO_ROUTE_TO_DESTINATION, direction `return`.',
    'MOD-4',
  ),
  not(
    'TRANSIT_GATEWAY_APPLIANCE_MODE_RECOMMENDED',
    'request and answer may take different zones of an appliance VPC',
    'When they do, the trace is undetermined with TGW_ATTACH_VPC_AZ_RESTRICTION, which names the cure.',
    'TGW-4',
  ),
  not(
    'UNIDIRECTIONAL_PATH_ANALYSIS_ONLY',
    'only the way there was analysed',
    'Both directions are always walked.',
    'MOD-4',
  ),
];
