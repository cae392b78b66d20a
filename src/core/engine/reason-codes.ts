/** Why a trace fails: AWS's own explanation codes (semantics §19) that the engine can say, and DNS_ codes of our own. */

export const reasonCodes = {
  BAD_STATE: 'a component on the way is not working (stopped, pending, failed, deleted)',
  BAD_STATE_ATTACHMENT: 'two components are linked by an attachment that is not working',
  BAD_STATE_ROUTE: 'the route that matches is a blackhole',
  BAD_STATE_VPN: 'the VPN or Direct Connect line is down',
  ELBV2_LISTENER_HAS_NO_TG: 'no target is registered behind the listener',
  ELBV2_LISTENER_REQUIRES_TG_ACCEPT: 'the target group behind the listener takes another protocol',
  ELBV2_LISTENER_PORT_RESTRICTION: 'the packet is not for the port of a listener',
  ELBV2_LISTENERS_MISMATCH: 'the load balancer has no listener for the protocol',
  ELBV2_NO_TARGETS_IN_AZ: 'no target is registered in the zone, and cross-zone load balancing is off',
  ELBV2_SOURCE_ADDRESS_PRESERVATION:
    'with client addresses preserved a target can be neither its own client nor behind a transit gateway',
  ENI_SG_RULES_MISMATCH: "no rule of the interface's security groups admits the packet",
  ENI_SOURCE_DEST_CHECK_RESTRICTION: 'the source/destination check of the interface is on, so it forwards nothing',
  IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS: 'an internet gateway does not send to private addresses',
  IGW_DESTINATION_ADDRESS_NOT_IN_RFC6598_EGRESS: 'an internet gateway does not send to 100.64.0.0/10',
  IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS: 'the destination is not the public address of an interface of the VPC',
  IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS: 'the source has no public address',
  IGW_SOURCE_ADDRESS_NOT_IN_RFC1918_INGRESS: 'an internet gateway takes nothing in from private addresses',
  IGW_SOURCE_ADDRESS_NOT_IN_RFC6598_INGRESS: 'an internet gateway takes nothing in from 100.64.0.0/10',
  INGRESS_RTB_NO_PUBLIC_IP: 'the gateway route table leads to a middlebox without a public address',
  INGRESS_RTB_TRAFFIC_REDIRECTION:
    'inbound traffic is redirected to a middlebox, so the direct way out can not be used',
  NGW_REQUIRES_SOURCE_IN_VPC: 'a NAT gateway serves only interfaces of its own VPC',
  NGW_SOURCE_ADDRESS_REASSIGN: 'a NAT gateway would put its own address in place of the source',
  NO_POSSIBLE_DESTINATION: 'nothing takes the packet',
  NO_ROUTE_TO_DESTINATION: 'no route matches the destination',
  PCX_REQUIRES_ADDRESS_IN_VPC_CIDR: 'neither source nor destination is in the VPC behind the peering',
  PROTOCOL_RESTRICTION: 'the component handles only certain protocols',
  SG_HAS_NO_RULES: 'the security groups have no rules in this direction',
  SG_REFERENCES_NOT_PRESERVED:
    'a component on the way forgets group membership, so a rule that names a group can not match',
  SG_REFERENCING_SUPPORT: 'the transit gateway or its attachment does not support security group references',
  SUBNET_ACL_RESTRICTION: 'the network ACL of the subnet denies the packet',
  TGW_ATTACH_MISSING_TGW_RTB_ASSOCIATION: 'the attachment is associated with no transit gateway route table',
  TGW_ATTACH_VPC_AZ_RESTRICTION:
    'the answer goes through another zone than the request, or the attachment has no subnet',
  TGW_BAD_STATE_VPN: 'the VPN or Direct Connect line behind the attachment is down',
  TGW_ROUTE_AZ_RESTRICTION: 'the attachment has no subnet in the zone of the client',
  TGW_RTB_BAD_STATE_ROUTE: 'the transit gateway route that matches is a blackhole or its target does not work',
  TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT: 'no transit gateway route matches the destination',
  TGW_RTB_ROUTES_ARE_UNKNOWN: 'no route table of the transit gateway is written',
  UNSUPPORTED_COMPONENT: "the way leads through a kind of component that can't be simulated yet",
  VGW_PRIVATE_IP_ASSOCIATION_FOR_EGRESS: 'the source is not an interface of the VPC',
  VGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS: 'the destination is not the private address of an interface of the VPC',
  VPC_BLOCK_PUBLIC_ACCESS_ENABLED: 'VPC Block Public Access forbids it',
  VPC_LOCAL_ROUTE_CIDR_RESTRICTION: 'the local route serves only addresses of the VPC',
  VPCE_GATEWAY_PROTOCOL_RESTRICTION: 'a gateway endpoint takes only TCP and ICMP echo',
  VPCE_SERVICE_NOT_INSTALLED_IN_AZ: 'the endpoint service is not offered in that zone',
  VPCE_INTRA_VPC_TRAFFIC: 'an endpoint does not open connections into its VPC',
  NO_SOURCE_OR_DESTINATION: 'the source or the destination does not exist',
  NO_PATH: "nothing is found: a loop, or a source that can't send",
  DNS_NO_RESOLVER: 'the Amazon resolver is off in this VPC and no other DNS server is set',
  DNS_NXDOMAIN: 'the name does not exist',
  DNS_NODATA: 'the name exists, but not with an address of this kind',
  DNS_TIMEOUT: 'the question or its answer is lost on the way, so no server answers',
  DNS_SERVFAIL: 'the server that was asked could not get an answer itself',
  DNS_LOOP: 'servers forward the question to each other, or aliases point at each other, in a circle',
  DNS_BLOCKED: 'DNS Firewall blocks the name',
  DNS_UNDETERMINED: "the answer depends on something that can't be simulated yet",
} as const;

export type ReasonCode = keyof typeof reasonCodes;

/** Why a route of a table is not the one that is taken: AWS's codes for the candidates that lose. */
export const rejectionCodes = {
  CANNOT_ROUTE: "the route doesn't cover the destination",
  MORE_SPECIFIC_ROUTE: 'a route with a longer prefix takes the packet',
  HIGHER_PRIORITY_ROUTE: 'a route of another kind with the same prefix goes before it',
  TGW_RTB_CANNOT_ROUTE: "the transit gateway route doesn't cover the destination",
  TGW_RTB_MORE_SPECIFIC_ROUTE: 'a transit gateway route with a longer prefix takes the packet',
  TGW_RTB_HIGHER_PRIORITY_ROUTE: 'a transit gateway route of another kind with the same prefix goes before it',
} as const;

export type RejectionCode = keyof typeof rejectionCodes;
