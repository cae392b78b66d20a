/** Addresses for interfaces that the file gives none: derived from the name, so they stay the same while the file changes. */
import type { Address } from '../net/address';
import { offsetBy, parseAddress } from '../net/address';
import { stableHash } from './stable-hash';
import type { Subnet } from './subnet';

/** A free IPv4 address of the subnet, not one of the five reserved ones; undefined when the subnet has no IPv4 block or is full. */
export function madeUpAddress(subnet: Subnet, owner: string, taken: Set<Address>): Address | undefined {
  const cidr = subnet.cidr;
  if (!cidr) return undefined;
  const usable = Number(cidr.last) - Number(cidr.first) - 4;
  if (usable < 1) return undefined;
  const start = stableHash(owner) % usable;
  for (let step = 0; step < usable; step++) {
    const address = offsetBy(cidr.first, 4 + ((start + step) % usable));
    if (taken.has(address)) continue;
    taken.add(address);
    return address;
  }
  return undefined;
}

/** 198.18.0.0/16 is for benchmarks (RFC 2544): nobody on the internet has it. */
const NOBODYS = parseAddress('198.18.0.0') as Address;

export function madeUpPublicAddress(owner: string, taken: Set<Address>): Address {
  let address = offsetBy(NOBODYS, 1 + (stableHash(owner) % 60_000));
  while (taken.has(address)) address = offsetBy(address, 1);
  taken.add(address);
  return address;
}
