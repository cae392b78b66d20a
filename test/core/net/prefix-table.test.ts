import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Address } from '../../../src/core/net/address';
import { type Cidr, cidrOf, containsAddress } from '../../../src/core/net/cidr';
import { PrefixTable } from '../../../src/core/net/prefix-table';

const V4 = { first: 0, bits: 32 };
const V6 = { first: 0n, bits: 128 };
const blocks = fc.array(
  fc.oneof(
    fc.tuple(fc.nat({ max: 2 ** 32 - 1 }), fc.nat(V4.bits)).map(([address, length]) => cidrOf(address, length)),
    fc.tuple(fc.nat(15), fc.integer({ min: 24, max: 32 })).map(([low, length]) => cidrOf(0xc0000200 + low, length)),
    fc
      .tuple(fc.bigInt({ min: 0n, max: 2n ** 128n - 1n }), fc.nat(V6.bits))
      .map(([address, length]) => cidrOf(address, length)),
    fc
      .tuple(fc.bigInt({ min: 0n, max: 15n }), fc.integer({ min: 100, max: 128 }))
      .map(([low, length]) => cidrOf(low, length)),
    fc.constantFrom(cidrOf(V4.first, 0), cidrOf(V6.first, 0)),
  ),
  { maxLength: 40 },
);
const addresses = fc.oneof(
  fc.nat({ max: 2 ** 32 - 1 }),
  fc.bigInt({ min: 0n, max: 2n ** 128n - 1n }),
  fc.integer({ min: 0xc0000200, max: 0xc0000210 }),
  fc.bigInt({ min: 0n, max: 16n }),
);

/** Every entry is looked at; a stable sort keeps equal lengths in the order they were added. */
const scan = (all: readonly Cidr[], address: Address): number[] =>
  all
    .map((cidr, index) => ({ cidr, index }))
    .filter(({ cidr }) => containsAddress(cidr, address))
    .sort((a, b) => b.cidr.length - a.cidr.length)
    .map(({ index }) => index);

it('finds what a scan of all entries finds, the longest prefix first', () => {
  fc.assert(
    fc.property(blocks, fc.array(addresses, { minLength: 1, maxLength: 10 }), (all, some) => {
      const table = new PrefixTable<number>();
      all.forEach((cidr, index) => void table.add(cidr, index));
      const borders = all.flatMap((cidr) => [cidr.first, cidr.last]);
      for (const address of [...some, ...borders]) expect(table.matches(address)).toEqual(scan(all, address));
    }),
    { numRuns: 200 },
  );
});
