/** CIDR blocks as pairs of integers, and the questions routing asks of them. */
import type { Address, Family } from './address';
import { bitsOf, familyOf, formatAddress, parseAddress } from './address';

/** All addresses from `first` to `last`; `length` is the prefix length in bits. */
export interface Cidr {
  readonly family: Family;
  readonly length: number;
  readonly first: Address;
  readonly last: Address;
}

/** A CIDR as it was written: AWS makes `100.68.0.18/18` into `100.68.0.0/18` (CIDR-5, ACL-9). */
export interface WrittenCidr {
  readonly cidr: Cidr;
  readonly canonical: boolean;
}

export function cidrOf(address: Address, length: number): Cidr {
  if (typeof address === 'number') {
    const size = 2 ** (32 - length);
    const first = address - (address % size);
    return { family: 4, length, first, last: first + size - 1 };
  }
  const size = 1n << BigInt(128 - length);
  const first = address - (address % size);
  return { family: 6, length, first, last: first + size - 1n };
}

/** Reads `10.0.0.0/16`; a bare address is not a CIDR. */
export function parseCidr(text: string): WrittenCidr | undefined {
  const slash = text.indexOf('/');
  if (slash < 0) return undefined;
  const digits = text.slice(slash + 1);
  if (!/^\d{1,3}$/.test(digits)) return undefined;
  const address = parseAddress(text.slice(0, slash));
  if (address === undefined || Number(digits) > bitsOf(familyOf(address))) return undefined;
  const cidr = cidrOf(address, Number(digits));
  return { cidr, canonical: cidr.first === address };
}

/** Reads a CIDR, or an address as the block that holds just it. */
export function parseCidrOrAddress(text: string): WrittenCidr | undefined {
  if (text.includes('/')) return parseCidr(text);
  const address = parseAddress(text);
  return address === undefined ? undefined : { cidr: hostCidr(address), canonical: true };
}

export const hostCidr = (address: Address): Cidr => cidrOf(address, bitsOf(familyOf(address)));
export const formatCidr = (cidr: Cidr): string => `${formatAddress(cidr.first)}/${cidr.length}`;

export function containsAddress(cidr: Cidr, address: Address): boolean {
  return cidr.family === familyOf(address) && cidr.first <= address && address <= cidr.last;
}
export function containsCidr(outer: Cidr, inner: Cidr): boolean {
  return outer.family === inner.family && outer.first <= inner.first && inner.last <= outer.last;
}
export function overlaps(a: Cidr, b: Cidr): boolean {
  return a.family === b.family && a.first <= b.last && b.first <= a.last;
}
export const sameCidr = (a: Cidr, b: Cidr): boolean =>
  a.family === b.family && a.length === b.length && a.first === b.first;

const block = (text: string): Cidr => parseCidr(text)?.cidr as Cidr;

export const ANY_V4 = block('0.0.0.0/0');
export const ANY_V6 = block('::/0');
/** RFC 1918, the private ranges that an internet gateway refuses as remote addresses (IGW-4). */
export const RFC1918 = [block('10.0.0.0/8'), block('172.16.0.0/12'), block('192.168.0.0/16')];
/** RFC 6598, shared address space (IGW-4, CIDR-9). */
export const RFC6598 = block('100.64.0.0/10');
const NOT_PUBLIC = [
  ...RFC1918,
  RFC6598,
  ...['0.0.0.0/8', '127.0.0.0/8', '169.254.0.0/16', '224.0.0.0/3', '::/3', 'fc00::/7', 'fe80::/10', 'ff00::/8'].map(
    block,
  ),
];

export const isRfc1918 = (address: Address): boolean => RFC1918.some((cidr) => containsAddress(cidr, address));
/** Whether a host on the internet can have the address. */
export const isPublic = (address: Address): boolean => !NOT_PUBLIC.some((cidr) => containsAddress(cidr, address));
