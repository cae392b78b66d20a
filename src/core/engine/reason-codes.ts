/** Why a trace fails: AWS's own explanation codes (semantics §19) that the engine can say, and DNS_ codes of our own. */

export const reasonCodes = {
  BAD_STATE: 'a component on the way is not working (stopped, pending, failed, deleted)',
  BAD_STATE_ROUTE: 'the route that matches is a blackhole',
  ENI_ADDRESS_RESTRICTION: 'the packet is neither from nor to an address of this interface',
  ENI_SG_RULES_MISMATCH: "no rule of the interface's security groups admits the packet",
  ENI_SOURCE_DEST_CHECK_RESTRICTION: 'the source/destination check of the interface is on, so it forwards nothing',
  IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS: 'an internet gateway does not send to private addresses',
  IGW_DESTINATION_ADDRESS_NOT_IN_RFC6598_EGRESS: 'an internet gateway does not send to 100.64.0.0/10',
  IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS: 'the destination is not the public address of an interface of the VPC',
  IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS: 'the source has no public address',
  NGW_REQUIRES_SOURCE_IN_VPC: 'a NAT gateway serves only interfaces of its own VPC',
  NGW_SOURCE_ADDRESS_REASSIGN: 'a NAT gateway would put its own address in place of the source',
  NO_POSSIBLE_DESTINATION: 'nothing takes the packet',
  NO_ROUTE_TO_DESTINATION: 'no route matches the destination',
  PROTOCOL_RESTRICTION: 'the component handles only certain protocols',
  SG_HAS_NO_RULES: 'the security groups have no rules in this direction',
  SUBNET_ACL_RESTRICTION: 'the network ACL of the subnet denies the packet',
  UNSUPPORTED_COMPONENT: "the way leads through a kind of component that can't be simulated yet",
  VPC_BLOCK_PUBLIC_ACCESS_ENABLED: 'VPC Block Public Access forbids it',
  VPC_LOCAL_ROUTE_CIDR_RESTRICTION: 'the local route serves only addresses of the VPC',
  VPCE_GATEWAY_PROTOCOL_RESTRICTION: 'a gateway endpoint takes only TCP and ICMP echo',
  VPCE_GATEWAY_EGRESS_SOURCE_ADDRESS_RESTRICTION: 'a gateway endpoint answers only from addresses of its prefix list',
  VPCE_INTRA_VPC_TRAFFIC: 'an endpoint does not open connections into its VPC',
  NO_SOURCE_OR_DESTINATION: 'the source or the destination does not exist',
  NO_PATH: "nothing is found: a loop, or a source that can't send",
  DNS_NO_RESOLVER: 'the Amazon resolver is off in this VPC and no other DNS server is set',
  DNS_NXDOMAIN: 'the name does not exist',
  DNS_NODATA: 'the name exists, but not with an address of this kind',
  DNS_UNDETERMINED: "the answer depends on something that can't be simulated yet",
} as const;

export type ReasonCode = keyof typeof reasonCodes;
