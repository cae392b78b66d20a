/** Lines to on-premises networks: VPN connections and Direct Connect gateways, and what each side learns (VGW-1, VGW-3, DX-1, DX-3). */
import type { Address } from '../net/address';
import type { Cidr, WrittenCidr } from '../net/cidr';
import { containsAddress, containsCidr } from '../net/cidr';
import { properties, values } from './bind';
import type { Resource } from './resource';
import type { Attachment, TransitGateway } from './transit-gateway';

/** Blocks that a property of a site or a line names. */
export function blocksIn(
  resource: Resource | undefined,
  keyword: 'cidr' | 'routes' | 'allowed-prefixes',
): readonly Cidr[] {
  if (!resource) return [];
  if (keyword === 'cidr') return resource.bound.blocks;
  return properties(resource.bound, keyword).flatMap((each) =>
    values<WrittenCidr>(each, 'cidr').map(({ cidr }) => cidr),
  );
}

const known = new WeakMap<Resource, readonly Resource[]>();

/** The AWS ends of a line: virtual private gateways and transit gateways. Every packet over it asks. */
export function gatewaysOf(line: Resource): readonly Resource[] {
  let gateways = known.get(line);
  if (!gateways) {
    gateways = line.references(line.kind === 'vpn' ? 'gateway' : 'gateways');
    known.set(line, gateways);
  }
  return gateways;
}

/** All lines of a network. */
export const linesOf = (any: Resource): readonly Resource[] => [
  ...any.network.all('direct-connect'),
  ...any.network.all('vpn'),
];

/** What a gateway learns over a line: static or learned routes of a VPN, the site's blocks over Direct Connect. */
export function learnedOver(line: Resource): readonly Cidr[] {
  const site = blocksIn(line.reference('site'), 'cidr');
  if (line.kind === 'direct-connect') return site;
  return [...blocksIn(line, 'routes'), ...(line.isOn('bgp', false) ? site : [])];
}

/** What a virtual private gateway learns from the lines behind it that are up. */
export const learnedPrefixes = (gateway: Resource): Cidr[] =>
  linesOf(gateway)
    .filter((line) => line.works && gatewaysOf(line).includes(gateway))
    .flatMap(learnedOver);

/** Whether on-premises can send to an address over a line into a gateway: what is announced to it (DX-3). */
export function announces(line: Resource, gateway: Resource, address: Address): boolean {
  const allowed = blocksIn(line, 'allowed-prefixes');
  if (gateway.kind === 'transit-gateway') {
    return allowed.length > 0
      ? allowed.some((each) => containsAddress(each, address))
      : attachmentOf(gateway as TransitGateway, line) !== undefined;
  }
  const blocks = gateway.vpc?.cidrs ?? [];
  // Towards a virtual private gateway the list is a filter that must cover a whole block of the VPC.
  const announced =
    allowed.length > 0 ? blocks.filter((block) => allowed.some((each) => containsCidr(each, block))) : blocks;
  return announced.some((block) => containsAddress(block, address));
}

/** The attachment of a transit gateway that a line comes in by. */
export const attachmentOf = (gateway: TransitGateway, line: Resource): Attachment | undefined =>
  gateway.attachments.find((each) => each.reference('vpn') === line || each.reference('direct-connect') === line);
