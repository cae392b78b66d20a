/** Hover of VPCs, subnets, gateways and prefix lists: where things lie. */

import type { NatGateway } from '../../core/model/nat-gateway';
import type { PrefixList } from '../../core/model/prefix-list';
import type { Resource } from '../../core/model/resource';
import type { RouteTable } from '../../core/model/route-table';
import type { Subnet } from '../../core/model/subnet';
import type { Vpc } from '../../core/model/vpc';
import { bitsOf, formatAddress } from '../../core/net/address';
import type { Cidr } from '../../core/net/cidr';
import { formatCidr } from '../../core/net/cidr';
import { senderText } from './interfaces';
import { addresses, bullets, code, count, kindWords, listed, names, paragraphs } from './markdown';

export function vpcText(vpc: Vpc): string {
  const kinds = new Map<string, number>();
  for (const each of vpc.contents ?? []) kinds.set(kindWords(each), (kinds.get(kindWords(each)) ?? 0) + 1);
  const contents = [...kinds].map(([kind, number]) => count(number, kind));
  const resolver = vpc.resolverAddresses;
  return paragraphs(
    vpc.cidrs.length > 0
      ? `${listed(vpc.cidrs.map((cidr) => code(formatCidr(cidr))))}${vpc.region ? ` in ${vpc.region}` : ''}.`
      : 'It has no CIDR block yet.',
    bullets([
      `\`dns-support\` is ${vpc.dnsSupport ? `on: the Amazon resolver answers at ${addresses(resolver)}` : 'off: the Amazon resolver does not answer'}`,
      `\`dns-hostnames\` is ${vpc.dnsHostnames ? 'on' : 'off'}: private DNS of endpoints ${vpc.dnsHostnames && vpc.dnsSupport ? 'works' : 'does not work'} (DNS-3)`,
      `main route table: ${vpc.mainRouteTable ? code(vpc.mainRouteTable.name) : 'not written; subnets without a table have local routes only'}`,
    ]),
    contents.length > 0 && `Holds ${listed(contents)}.`,
  );
}

export function subnetText(subnet: Subnet): string {
  const { routeTable, networkAcl, zone, cidr } = subnet;
  const used = subnet.interfaces.reduce((sum, each) => sum + each.addresses.length, 0);
  return paragraphs(
    `${subnet.cidrs.length > 0 ? listed(subnet.cidrs.map((each) => code(formatCidr(each)))) : 'No block yet'}${zone ? ` in ${zone}` : ''}.`,
    cidr && `${usableText(cidr)} ${used > 0 ? `${used.toLocaleString('en-US')} in use.` : ''}`.trimEnd(),
    bullets([
      `route table: ${routeTable ? code(routeTable.name) + (subnet.property('route-table') ? '' : ' (the main one)') + toOutside(routeTable) : 'none written: local routes only'}`,
      `network ACL: ${networkAcl ? code(networkAcl.name) : "AWS's default one, which lets everything through"}`,
    ]),
  );
}

/** AWS keeps five addresses of each subnet (CIDR-2). */
export function usableText(cidr: Cidr): string {
  const size = 2 ** (bitsOf(cidr.family) - cidr.length);
  return `${(size - 5).toLocaleString('en-US')} usable addresses, ${code(formatAddress(addOffset(cidr.first, 4)))} to ${code(formatAddress(addOffset(cidr.last, -1)))}; AWS keeps the first four and the last.`;
}
const addOffset = (address: Cidr['first'], by: number): Cidr['first'] =>
  typeof address === 'number' ? address + by : address + BigInt(by);

/** What makes people call a subnet public. */
function toOutside(table: RouteTable): string {
  const wide = table.routes.find((route) => route.destination.length === 0 && typeof route.target === 'object');
  if (!wide) return '';
  const target = wide.target as Resource;
  return target.kind === 'internet-gateway'
    ? `, with a route to the internet gateway ${code(target.name)} (a public subnet)`
    : `, whose default route leads to the ${kindWords(target)} ${code(target.name)}`;
}

export function natGatewayText(nat: NatGateway): string {
  return paragraphs(
    nat.isPublic
      ? 'Opens connections to the outside for others; the internet gateway shows its Elastic IP address as the source (NAT-2).'
      : 'Private: it swaps the source address for its own, and the internet gateway drops what it sends (NAT-3).',
    senderText(nat),
  );
}

/** Internet gateways and their like: the tables that lead there. */
export function gatewayText(gateway: Resource): string {
  const tables = (gateway.vpc?.all<RouteTable>('route-table') ?? []).filter((table) =>
    table.routes.some((route) => route.target === gateway),
  );
  return tables.length > 0 ? `Route target in ${names(tables)}.` : 'No route leads to it yet.';
}

export function prefixListText(list: PrefixList): string {
  const { entries } = list;
  if (entries.length === 0) return 'It has no entry yet.';
  return `${count(entries.length, 'block')}:\n${bullets(
    entries.map((each) => code(formatCidr(each))),
    10,
  )}`;
}
