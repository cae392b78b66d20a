/** IPv4 addresses inside IPv6 ones, as DNS64 makes them and NAT64 reads them (RFC 6052; NAT-11, DNS-37). */
import type { Address } from './address';
import { cidrOf, containsAddress } from './cidr';

const PREFIX = 0x0064_ff9bn << 96n;

/** 64:ff9b::/96. */
export const NAT64 = cidrOf(PREFIX, 96);

export const toNat64 = (address: number): bigint => PREFIX + BigInt(address);

/** The IPv4 address in the low 32 bits; undefined outside 64:ff9b::/96. */
export const fromNat64 = (address: Address): number | undefined =>
  typeof address === 'bigint' && containsAddress(NAT64, address) ? Number(address & 0xffff_ffffn) : undefined;
