/** IP addresses as integers: text becomes a value here, and only here. */
// Not from the package's index: that brings classes, ranges and pools along, which nobody here needs.
import { collapseIPv6Number, expandIPv6Number } from 'ip-num/dist/src/IPv6Utils';

/** An IPv4 address is a number of 0 to 2^32 - 1, an IPv6 address a bigint; the JavaScript type tells the family. */
export type Address = number | bigint;
export type Family = 4 | 6;

export const familyOf = (address: Address): Family => (typeof address === 'number' ? 4 : 6);
export const bitsOf = (family: Family): number => (family === 4 ? 32 : 128);

const V6 = /^[0-9a-fA-F:]*:[0-9a-fA-F:.]*$/;

/** Reads `10.0.0.1` or `2600:1f18::1`; undefined when the text is not an address. */
export function parseAddress(text: string): Address | undefined {
  return parseV4(text) ?? (V6.test(text) ? parseV6(text) : undefined);
}

const DOT = 46;
const ZERO = 48;

/** Read digit by digit: a large file holds hundreds of thousands of these. */
function parseV4(text: string): number | undefined {
  let address = 0;
  let octet = -1;
  let dots = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === DOT) {
      if (octet < 0 || ++dots > 3) return undefined;
      address = address * 256 + octet;
      octet = -1;
      continue;
    }
    const digit = code - ZERO;
    // An octet with a leading zero could be meant as octal.
    if (digit < 0 || digit > 9 || octet === 0) return undefined;
    octet = octet < 0 ? digit : octet * 10 + digit;
    if (octet > 255) return undefined;
  }
  return dots === 3 && octet >= 0 ? address * 256 + octet : undefined;
}

const DOTTED_TAIL = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/;

function parseV6(text: string): bigint | undefined {
  const dotted = DOTTED_TAIL.exec(text);
  if (dotted) {
    const tail = parseV4(dotted[2] ?? '');
    if (tail === undefined) return undefined;
    return parseV6(`${dotted[1]}${(tail >>> 16).toString(16)}:${(tail & 0xffff).toString(16)}`);
  }
  const gap = text.indexOf('::');
  if (gap !== text.lastIndexOf('::') || text.includes(':::')) return undefined;
  if (gap < 0 ? /^:|:$/.test(text) : /^:(?!:)|[^:]:$/.test(text)) return undefined;
  const groups = text.split(':').filter(Boolean);
  if (groups.some((group) => group.length > 4) || (gap < 0 ? groups.length !== 8 : groups.length > 7)) return undefined;
  try {
    return BigInt(`0x${expandIPv6Number(text).replaceAll(':', '')}`);
  } catch {
    return undefined;
  }
}

/** Dotted decimal for IPv4, the shortened form of RFC 5952 for IPv6. */
export function formatAddress(address: Address): string {
  if (typeof address === 'number') {
    return `${address >>> 24}.${(address >>> 16) & 255}.${(address >>> 8) & 255}.${address & 255}`;
  }
  const groups = address.toString(16).padStart(32, '0').match(/.{4}/g) ?? [];
  return collapseIPv6Number(groups.join(':'));
}

/** The address `count` places further, in the same family. */
export function offsetBy(address: Address, count: number): Address {
  return typeof address === 'number' ? address + count : address + BigInt(count);
}
