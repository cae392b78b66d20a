/** Hover of values: addresses, CIDR blocks, services, DNS names, reason codes, fixed words. */
import { builtInServices } from '../../core/data/service-names';
import { reasonCodes } from '../../core/engine/reason-codes';
import { awsPrefixList } from '../../core/model/aws-prefix-lists';
import type { Network } from '../../core/model/network';
import type { Resource } from '../../core/model/resource';
import type { Subnet } from '../../core/model/subnet';
import { reservedFor } from '../../core/model/subnet';
import type { Vpc } from '../../core/model/vpc';
import type { Address } from '../../core/net/address';
import { bitsOf, formatAddress } from '../../core/net/address';
import type { Cidr, WrittenCidr } from '../../core/net/cidr';
import { containsAddress, containsCidr, formatCidr, isPublic, sameCidr } from '../../core/net/cidr';
import type { BoundArgument } from '../../core/schema/match-form';
import { bullets, code, count, kindWords, listed, paragraphs } from './markdown';
import { usableText } from './places';

/** Whose address it is, where it lies. */
export function addressText(address: Address, network: Network, scope: Resource | undefined): string {
  const owners = network.interfacesAt(address);
  const outside = typeof address === 'number' ? network.publicInterfaceAt(address) : undefined;
  const subnets = network.all<Subnet>('subnet').filter((each) => each.contains(address));
  const near = subnets.filter((each) => each.vpc === scope?.vpc);
  const places = (near.length > 0 ? near : subnets).map((subnet) => {
    const cidr = subnet.cidrs.find((each) => containsAddress(each, address)) as Cidr;
    const reserved = reservedFor(cidr, address);
    const where = `In subnet ${code(subnet.qualified)} (${code(formatCidr(cidr))})`;
    return reserved ? `${where}, where AWS keeps it for itself: it is ${reserved} (CIDR-2).` : `${where}.`;
  });
  const held = owners.map(
    (each) =>
      `It is the address of the ${kindWords(each.owner)} ${code(each.owner.qualified)}${each.madeUp ? ' (made up)' : ''}.`,
  );
  const resolver = network.vpcs.find((vpc) => vpc.resolverAddresses.includes(address));
  return paragraphs(
    code(formatAddress(address)),
    ...held,
    outside && `It is the public address of ${code(outside.owner.qualified)}.`,
    resolver && `The Amazon resolver of ${code(resolver.qualified)} answers there (DNS-5).`,
    ...places,
    places.length === 0 && vpcOf(address, network),
    places.length === 0 &&
      !outside &&
      held.length === 0 &&
      (isPublic(address) ? 'A public address.' : 'A private address.'),
  );
}

function vpcOf(address: Address, network: Network): string | undefined {
  const vpc = network.vpcs.find((each) => each.contains(address));
  return vpc && `In VPC ${code(vpc.qualified)}, but in none of its subnets.`;
}

/** Size, first and last address, and what it lies in. */
export function cidrText({ cidr, canonical }: WrittenCidr, network: Network, scope: Resource | undefined): string {
  const bits = bitsOf(cidr.family) - cidr.length;
  const size = bits <= 40 ? count(2 ** bits, 'address', 'addresses') : `2^${bits} addresses`;
  const same = network.all<Subnet>('subnet').filter((each) => each.cidrs.some((own) => sameCidr(own, cidr)));
  const subnet = same.find((each) => each.vpc === scope?.vpc) ?? same[0];
  const vpc = scope?.vpc ?? network.vpcs.find((each) => holds(each, cidr));
  const inside = vpc?.cidrs.find((each) => containsCidr(each, cidr));
  return paragraphs(
    `${code(formatCidr(cidr))}: ${size}${bits === 0 ? '' : `, ${code(formatAddress(cidr.first))} to ${code(formatAddress(cidr.last))}`}.`,
    !canonical && `AWS makes it ${code(formatCidr(cidr))}: the bits behind the prefix count for nothing.`,
    cidr.length === 0 && `Every IPv${cidr.family} address.`,
    subnet && cidr.family === 4 && usableText(cidr),
    inside && !sameCidr(inside, cidr) && `Inside VPC ${code(vpc?.qualified ?? '')} (${code(formatCidr(inside))}).`,
    subnet && subnet !== scope && `It is the block of subnet ${code(subnet.qualified)}.`,
    inside && sameCidr(inside, cidr) && `It is a block of VPC ${code(vpc?.qualified ?? '')}.`,
  );
}

const holds = (vpc: Vpc, cidr: Cidr): boolean => vpc.cidrs.some((each) => containsCidr(each, cidr));

export function serviceText(text: string, region: string | undefined, services = builtInServices): string {
  const service = services.service(text, region ?? 'REGION');
  const { privateNames } = service;
  return paragraphs(
    `**${services.titles[service.short] ?? service.short}**`,
    `Full name: ${code(service.fullName)}${region ? '' : ', with the Region in the place of REGION'}.`,
    privateNames.length > 0
      ? `Private DNS names:\n${bullets(privateNames.map(code))}`
      : 'It has no private DNS name (IE-17).',
    service.byRule && "It is not in the catalogue; its names follow AWS's general rule (SVC-6).",
  );
}

export function prefixListNameText(name: string): string | undefined {
  const blocks = awsPrefixList(name);
  if (!blocks) return undefined;
  return paragraphs(
    `**AWS prefix list** ${code(name)}: ${count(blocks.length, 'block')}`,
    `${listed(blocks.slice(0, 6).map((each) => code(formatCidr(each))))}${blocks.length > 6 ? ', …' : ''}`,
  );
}

/** What a word means by its type alone. */
export function typeText({ type, text, role }: BoundArgument): string | undefined {
  if (role === 'reason') {
    const meaning = (reasonCodes as Readonly<Record<string, string>>)[text];
    return meaning ? `${code(text)}: ${meaning}.` : `${code(text)}: a reason code that the engine does not give yet.`;
  }
  if (text === 'any') return '`any`: every IPv4 address (`0.0.0.0/0`).';
  if (text === 'any-ipv6') return '`any-ipv6`: every IPv6 address (`::/0`).';
  if (text === 'blackhole') return '`blackhole`: packets that this route wins are dropped (RT-11).';
  if (text === 'local') return '`local`: delivered inside the VPC (RT-3).';
  if (text === 'internet') return '`internet`: any public host.';
  return type?.doc;
}
