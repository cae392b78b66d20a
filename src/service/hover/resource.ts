/** Hover of a resource, wherever it is named: its own comment, what it is, and what the network around it makes of it. */
import type { DnsZone } from '../../core/model/dns-zone';
import type { GatewayEndpoint } from '../../core/model/gateway-endpoint';
import type { InterfaceEndpoint } from '../../core/model/interface-endpoint';
import type { NetworkLoadBalancer, TargetGroup } from '../../core/model/load-balancer';
import type { NatGateway } from '../../core/model/nat-gateway';
import type { NetworkAcl } from '../../core/model/network-acl';
import type { PrefixList } from '../../core/model/prefix-list';
import type { Resource } from '../../core/model/resource';
import type { RouteTable } from '../../core/model/route-table';
import type { SecurityGroup } from '../../core/model/security-group';
import type { Subnet } from '../../core/model/subnet';
import type { Attachment, TransitGateway, TransitGatewayRouteTable } from '../../core/model/transit-gateway';
import type { Vpc } from '../../core/model/vpc';
import type { Kind } from '../../core/schema/kinds';
import { documentation } from '../../core/syntax/tree';
import {
  attachmentText,
  loadBalancerText,
  peeringText,
  targetGroupText,
  transitGatewayTableText,
  transitGatewayText,
} from './connections';
import { firewallText, hostedZoneText, profileText, publicZoneText, resolverRuleText } from './dns-decider';
import { dhcpOptionsText, inboundEndpointText, outboundEndpointText } from './dns-server';
import { networkAclText, securityGroupText } from './filters';
import { gatewayEndpointText } from './gateway-endpoint';
import { interfaceEndpointText } from './interface-endpoint';
import { senderText } from './interfaces';
import { code, paragraphs, plain } from './markdown';
import { gatewayText, natGatewayText, prefixListText, subnetText, vpcText } from './places';
import { routeTableText } from './routing';

/** Kinds about which the network tells more than the statement itself. */
const texts: Partial<Record<Kind, (resource: never) => string>> = {
  vpc: (vpc: Vpc) => vpcText(vpc),
  subnet: (subnet: Subnet) => subnetText(subnet),
  'route-table': (table: RouteTable) => routeTableText(table),
  'network-acl': (acl: NetworkAcl) => networkAclText(acl),
  'security-group': (group: SecurityGroup) => securityGroupText(group),
  'interface-endpoint': (endpoint: InterfaceEndpoint) => interfaceEndpointText(endpoint),
  'gateway-endpoint': (endpoint: GatewayEndpoint) => gatewayEndpointText(endpoint),
  'nat-gateway': (nat: NatGateway) => natGatewayText(nat),
  'prefix-list': (list: PrefixList) => prefixListText(list),
  instance: senderText,
  interface: senderText,
  'network-interface': senderText,
  'network-load-balancer': (balancer: NetworkLoadBalancer) => loadBalancerText(balancer),
  'target-group': (group: TargetGroup) => targetGroupText(group),
  peering: peeringText,
  'transit-gateway': (gateway: TransitGateway) => transitGatewayText(gateway),
  attachment: (attachment: Attachment) => attachmentText(attachment),
  'transit-gateway-route-table': (table: TransitGatewayRouteTable) => transitGatewayTableText(table),
  'gateway-load-balancer-endpoint': senderText,
  'resolver-inbound-endpoint': inboundEndpointText,
  'resolver-outbound-endpoint': outboundEndpointText,
  'hosted-zone': (zone: DnsZone) => hostedZoneText(zone),
  'public-zone': (zone: DnsZone) => publicZoneText(zone),
  'resolver-rule': resolverRuleText,
  'dns-firewall': firewallText,
  'route53-profile': profileText,
  'dhcp-options': dhcpOptionsText,
  'internet-gateway': gatewayText,
  'egress-only-internet-gateway': gatewayText,
  'virtual-private-gateway': gatewayText,
};

export function resourceText(resource: Resource): string {
  const describe = texts[resource.kind] as ((resource: Resource) => string) | undefined;
  const comment = documentation(resource.file.tree, resource.bound.statement);
  const note = resource.text('description');
  return paragraphs(
    comment && plain(comment),
    `**${resource.bound.spec.keyword}** ${code(resource.qualified)}${resource.id ? ` (${resource.id})` : ''}`,
    note && plain(note),
    describe ? describe(resource) : resource.bound.spec.doc,
    !resource.works && `Its state is ${code(resource.state ?? '')}: it carries no traffic.`,
  );
}

/** One line for lists: `subnet 10.0.1.0/24 in us-east-1a`. */
export function resourceDetail(resource: Resource): string {
  const detail = ((): string => {
    switch (resource.kind) {
      case 'subnet':
        return [resource.text('cidr') ?? resource.text('ipv6-cidr'), resource.text('az')].filter(Boolean).join(' in ');
      case 'vpc':
        return resource.text('cidr') ?? '';
      case 'interface-endpoint':
      case 'gateway-endpoint':
        return resource.text('service') ? `to ${resource.text('service')}` : '';
      case 'instance':
      case 'interface':
      case 'network-interface':
        return resource.text('address') ?? '';
      default:
        return '';
    }
  })();
  return detail ? `${resource.kind} ${detail}` : resource.kind;
}
