/** Which class stands for which kind. */
import type { Kind } from '../schema/kinds';
import type { Bound } from './bind';
import { DnsZone } from './dns-zone';
import { GatewayEndpoint } from './gateway-endpoint';
import { InterfaceEndpoint } from './interface-endpoint';
import { NetworkLoadBalancer, TargetGroup } from './load-balancer';
import { NatGateway } from './nat-gateway';
import type { Network } from './network';
import { NetworkAcl } from './network-acl';
import { PrefixList } from './prefix-list';
import { Resource } from './resource';
import { RouteTable } from './route-table';
import { SecurityGroup } from './security-group';
import type { SourceFile } from './source';
import { Subnet } from './subnet';
import { Attachment, TransitGateway, TransitGatewayRouteTable } from './transit-gateway';
import { Vpc } from './vpc';

/** Kinds that know more than their name and properties. */
const classes: Partial<Record<Kind, typeof Resource>> = {
  vpc: Vpc,
  subnet: Subnet,
  'route-table': RouteTable,
  'network-acl': NetworkAcl,
  'security-group': SecurityGroup,
  'prefix-list': PrefixList,
  'nat-gateway': NatGateway,
  'network-load-balancer': NetworkLoadBalancer,
  'target-group': TargetGroup,
  'transit-gateway': TransitGateway,
  attachment: Attachment,
  'transit-gateway-route-table': TransitGatewayRouteTable,
  'gateway-endpoint': GatewayEndpoint,
  'interface-endpoint': InterfaceEndpoint,
  'hosted-zone': DnsZone,
  'public-zone': DnsZone,
};

export function resourceOf(
  bound: Bound,
  file: SourceFile,
  container: Resource | undefined,
  network: Network,
): Resource {
  const kind = bound.spec.kind as Kind;
  return new (classes[kind] ?? Resource)(kind, bound, file, container, network);
}
