/** Reads questions: who sends, where to, with which port and protocol; what a name means here (language §4). */

import { values } from '../model/bind';
import { blocksIn } from '../model/line';
import type { Network } from '../model/network';
import type { NetworkInterface } from '../model/network-interface';
import { primaryAddress } from '../model/network-interface';
import type { Resource } from '../model/resource';
import type { Address, Family } from '../net/address';
import { familyOf, formatAddress, parseAddress } from '../net/address';
import { containsAddress, isPublic } from '../net/cidr';
import { parseProtocol, TCP } from '../net/protocol';
import type { Kind } from '../schema/kinds';
import { valueTypes } from '../schema/value-types';
import { placeOutside } from './components/internet';
import { icmpFor } from './packet';
import type { Place } from './trace';
import { placeOf } from './walk';

/** What can't be asked, and why. */
export interface Unaskable {
  readonly problem: string;
}

export interface Sender {
  readonly place: Place;
  /** Undefined outside VPCs. */
  readonly interface: NetworkInterface | undefined;
  /** The interfaces it could send from; the first that has an address of the right family is taken. */
  readonly interfaces: readonly NetworkInterface[];
  readonly resource: Resource | undefined;
  /** Given addresses, at most one of a family: of a host outside, or one of several of an interface. */
  readonly given: readonly Address[];
}

/** The family a sender uses for names and resources that have both: IPv6 only if it has no other. */
export const preferredFamily = (sender: Sender): Family => (!canSend(sender, 4) && canSend(sender, 6) ? 6 : 4);

export const canSend = ({ given, interfaces }: Sender, family: Family): boolean =>
  given.length > 0
    ? given.some((address) => familyOf(address) === family)
    : interfaces.some((each) => primaryAddress(each, family) !== undefined);

/** The text of a target, taken apart: `db:53/udp`, `[2600::1]:443`, `10.0.0.9/icmp`. */
export interface TargetText {
  readonly host: string;
  readonly port: number | undefined;
  /** IP protocol number; undefined when the text names none. */
  readonly protocol: number | undefined;
}

export function readTarget(text: string): TargetText | Unaskable {
  const slash = text.lastIndexOf('/');
  const protocol = slash >= 0 ? parseProtocol(text.slice(slash + 1)) : undefined;
  if (slash >= 0 && (protocol === undefined || protocol < 0))
    return { problem: `"${text.slice(slash + 1)}" is no protocol: tcp, udp, icmp, icmpv6 or a number` };
  const rest = slash >= 0 ? text.slice(0, slash) : text;
  const bracketed = /^\[([^\]]*)\](?::(.*))?$/.exec(rest);
  const colon = bracketed ? -1 : rest.indexOf(':');
  const isBare = colon >= 0 && rest.indexOf(':', colon + 1) >= 0; // more than one colon: an IPv6 address without brackets
  const host = bracketed?.[1] ?? (colon >= 0 && !isBare ? rest.slice(0, colon) : rest);
  const portText = bracketed ? bracketed[2] : colon >= 0 && !isBare ? rest.slice(colon + 1) : undefined;
  const port = portText === undefined ? undefined : Number(portText);
  if (port !== undefined && !(/^\d{1,5}$/.test(portText ?? '') && port <= 65535))
    return { problem: `"${portText}" is no port: a number of 0 to 65535` };
  if (!host) return { problem: 'the target names no host' };
  return { host, port, protocol: protocol ?? (port === undefined ? undefined : TCP) };
}

const SENDER_KINDS = valueTypes.get('SENDER')?.kinds;

/** Whoever a FROM names: a resource that can send, an address one holds, a public address, `internet`. */
export function readSender(text: string, network: Network, from?: Resource): Sender | Unaskable {
  if (text === 'internet') return outsideSender([SOMEBODY, SOMEBODY_V6], network);
  const address = parseAddress(text.replace(/^\[(.*)\]$/, '$1'));
  if (address !== undefined) return senderAt(address, network);
  const { found, candidates } = network.lookup(text, from, SENDER_KINDS);
  if (candidates.length > 1)
    return { problem: `"${text}" is ambiguous: ${candidates.map((each) => each.qualified).join(', ')}` };
  if (!found) {
    const other = network.lookup(text, from).candidates[0];
    return {
      problem: other ? `${aKind(other.kind)} can't send packets: "${text}"` : `nothing here is called "${text}"`,
    };
  }
  if (found.kind === 'internet-host') {
    const own = values<Address>(found.property('address'), 'address');
    return { ...outsideSender(firstOfEach(own), network), place: placeOf(found), resource: found };
  }
  if (found.kind === 'host') return onPremisesSender(found, values<Address>(found.property('address'), 'address'));
  const interfaces = network.interfacesOf(found);
  return { place: placeOf(found), interface: interfaces[0], interfaces, resource: found, given: [] };
}

/** The first address of each family. */
const firstOfEach = (addresses: readonly Address[]): Address[] =>
  addresses.filter((each, index) => addresses.findIndex((other) => familyOf(other) === familyOf(each)) === index);

/** A host on the internet that nobody named (TEST-NET-2 of RFC 5737, and the IPv6 block of RFC 3849). */
const SOMEBODY = parseAddress('198.51.100.1') as Address;
const SOMEBODY_V6 = parseAddress('2001:db8:ffff::1') as Address;

function senderAt(address: Address, network: Network): Sender | Unaskable {
  const owners = network.interfacesAt(address);
  if (owners.length > 1)
    return {
      problem: `several interfaces have the address ${formatAddress(address)}: ${owners.map((each) => each.owner.qualified).join(', ')}`,
    };
  const own = owners[0] ?? (typeof address === 'number' ? network.publicInterfaceAt(address) : undefined);
  if (own) return { ...senderFrom(own.owner, own), given: own.addresses.includes(address) ? [address] : [] };
  const host =
    network.hostAt('host', address) ??
    network.all('on-premises').find((site) => blocksIn(site, 'cidr').some((cidr) => containsAddress(cidr, address)));
  if (host) return onPremisesSender(host, [address]);
  if (isPublic(address)) return outsideSender([address], network);
  return { problem: `no interface has the address ${formatAddress(address)}` };
}

/** One interface of something sends. */
export const senderFrom = (owner: Resource, own: NetworkInterface): Sender => ({
  place: placeOf(owner),
  interface: own,
  interfaces: [own],
  resource: owner,
  given: [],
});

export function onPremisesSender(host: Resource, own: readonly Address[]): Sender {
  return { place: placeOf(host), interface: undefined, interfaces: [], resource: host, given: firstOfEach(own) };
}

function outsideSender(given: readonly Address[], network: Network): Sender {
  return {
    place: placeOutside(given[0] ?? SOMEBODY, network, new Map()),
    interface: undefined,
    interfaces: [],
    resource: undefined,
    given,
  };
}

/** Where a target host leads: addresses at once, or a name to be resolved first. */
export type Destination =
  | { readonly addresses: readonly Address[]; readonly resource: Resource | undefined }
  | { readonly name: string };

/** Kinds that a packet can be addressed to; zones, rules and lists have names that are DNS names at the same time. */
const WITH_ADDRESS: ReadonlySet<Kind> = new Set<Kind>([
  'instance',
  'interface',
  'network-interface',
  'nat-gateway',
  'interface-endpoint',
  'gateway-load-balancer-endpoint',
  'resource-endpoint',
  'service-network-endpoint',
  'resolver-inbound-endpoint',
  'resolver-outbound-endpoint',
  'network-load-balancer',
  'gateway-load-balancer',
  'host',
  'internet-host',
]);

/** `scope`: where names are looked up first. A resource means the address at which the sender would find it. */
export function readHost(
  host: string,
  network: Network,
  sender: Sender,
  scope: Resource | undefined = sender.resource,
): Destination | Unaskable {
  if (host === 'internet')
    return { addresses: [preferredFamily(sender) === 6 ? SOMEBODY_ELSE_V6 : SOMEBODY_ELSE], resource: undefined };
  const address = parseAddress(host);
  if (address !== undefined) return { addresses: [address], resource: undefined };
  const { candidates } = network.lookup(host, scope);
  const usable = candidates.filter((each) => WITH_ADDRESS.has(each.kind));
  if (usable.length > 1)
    return { problem: `"${host}" is ambiguous: ${usable.map((each) => `${each.kind} ${each.qualified}`).join(', ')}` };
  const [found] = usable;
  if (found) return { addresses: addressesOf(found, network, sender), resource: found };
  if (candidates[0] && !host.includes('.'))
    return {
      problem: `${aKind(candidates[0].kind)} has no address to send to; ask for a DNS name or an address instead of "${host}"`,
    };
  return host.includes('.')
    ? { name: host }
    : { problem: `nothing here is called "${host}", and it is no DNS name either` };
}

const SOMEBODY_ELSE = parseAddress('198.51.100.7') as Address;
const SOMEBODY_ELSE_V6 = parseAddress('2001:db8:ffff::7') as Address;

/** Their names lead to an interface in each of their zones, any of which may be asked. */
const ONE_A_ZONE: ReadonlySet<Kind> = new Set<Kind>([
  'interface-endpoint',
  'resource-endpoint',
  'service-network-endpoint',
  'network-load-balancer',
]);

function addressesOf(resource: Resource, network: Network, sender: Sender): Address[] {
  const family = preferredFamily(sender);
  const pick = (addresses: readonly Address[]): Address[] =>
    [addresses.find((each) => familyOf(each) === family) ?? addresses[0]].filter((each) => each !== undefined);
  if (resource.kind === 'internet-host' || resource.kind === 'host')
    return pick(values<Address>(resource.property('address'), 'address'));
  const interfaces = network.interfacesOf(resource);
  const all = ONE_A_ZONE.has(resource.kind) ? interfaces : interfaces.slice(0, 1);
  // From outside a machine is known by its public address (IGW-3).
  const isOutside = sender.place.kind === 'internet' || sender.place.kind === 'internet-host';
  return all.flatMap((each) =>
    pick(isOutside && each.publicAddress !== undefined ? [each.publicAddress, ...each.addresses] : each.addresses),
  );
}

/** What to ask for when a target names neither port nor protocol: HTTPS for names and endpoints, an echo request otherwise. */
export function defaultService(
  destination: Destination,
  address: Address | undefined,
): { readonly protocol: number; readonly port: number | undefined } {
  if ('name' in destination || destination.resource?.kind === 'interface-endpoint') return { protocol: TCP, port: 443 };
  return { protocol: icmpFor(address ?? 0), port: undefined };
}

/** `an instance`, `a vpc`. */
const aKind = (kind: Kind): string => `${/^[aeio]/.test(kind) ? 'an' : 'a'} ${kind}`;

export const isUnaskable = (value: object): value is Unaskable => 'problem' in value;
