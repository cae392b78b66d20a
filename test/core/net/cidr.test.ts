import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Address } from '../../../src/core/net/address';
import { parseAddress } from '../../../src/core/net/address';
import {
  type Cidr,
  cidrOf,
  containsAddress,
  containsCidr,
  formatCidr,
  hostCidr,
  isPublic,
  overlaps,
  parseCidr,
  parseCidrOrAddress,
  sameCidr,
} from '../../../src/core/net/cidr';

const v4 = fc.tuple(fc.nat({ max: 2 ** 32 - 1 }), fc.nat(32)).map(([address, length]) => cidrOf(address, length));
const v6 = fc
  .tuple(fc.bigInt({ min: 0n, max: 2n ** 128n - 1n }), fc.nat(128))
  .map(([address, length]) => cidrOf(address, length));
const cidrs = fc.oneof(v4, v6);
/** Blocks that often hold each other. */
const near = fc
  .tuple(fc.nat(255), fc.integer({ min: 20, max: 32 }))
  .map(([last, length]) => cidrOf(0x0a000000 + last * 256, length));
const pairs = fc.oneof(fc.tuple(near, near), fc.tuple(cidrs, cidrs));

describe('blocks', () => {
  it('are read back as they are written', () => {
    fc.assert(
      fc.property(cidrs, (cidr) => {
        expect(parseCidr(formatCidr(cidr))).toEqual({ cidr, canonical: true });
      }),
    );
  });

  it('hold their first and last address and not those beside', () => {
    fc.assert(
      fc.property(cidrs, (cidr) => {
        const beside = (by: number): Address =>
          typeof cidr.first === 'number'
            ? (by < 0 ? cidr.first : (cidr.last as number)) + by
            : (by < 0 ? cidr.first : (cidr.last as bigint)) + BigInt(by);
        expect([cidr.first, cidr.last].map((each) => containsAddress(cidr, each))).toEqual([true, true]);
        expect([-1, 1].map((by) => containsAddress(cidr, beside(by)))).toEqual([false, false]);
      }),
    );
  });

  it('overlap only where one holds the other', () => {
    fc.assert(
      fc.property(pairs, ([a, b]) => {
        expect(overlaps(a, b)).toBe(containsCidr(a, b) || containsCidr(b, a));
        expect(overlaps(a, b)).toBe(overlaps(b, a));
        expect(containsCidr(a, b)).toBe(a.family === b.family && a.length <= b.length && containsAddress(a, b.first));
        expect(containsCidr(a, b) && containsCidr(b, a)).toBe(sameCidr(a, b));
      }),
    );
  });

  it('hold a host exactly when they hold its address', () => {
    fc.assert(
      fc.property(pairs, ([a, { first }]) => {
        expect(containsCidr(a, hostCidr(first))).toBe(containsAddress(a, first));
      }),
    );
  });
});

describe('parseCidr', () => {
  it.each([
    ['100.68.0.18/18', '100.68.0.0/18', false],
    ['0.0.0.0/0', '0.0.0.0/0', true],
    ['2600:1f18::1/56', '2600:1f18::/56', false],
  ])('takes %s as %s', (text, canonicalText, canonical) => {
    const read = parseCidr(text);
    expect([formatCidr(read?.cidr as Cidr), read?.canonical]).toEqual([canonicalText, canonical]);
  });

  it.each([
    '10.0.0.0',
    '10.0.0.0/',
    '10.0.0.0/33',
    '::/129',
    '10.0.0.0/-1',
    '10.0.0.0/8/8',
    '/8',
    '10.0.0.0/ 8',
    '10.0/16',
  ])('refuses %j', (text) => expect(parseCidr(text)).toBeUndefined());

  it('takes an address for a block only where asked', () => {
    expect(formatCidr(parseCidrOrAddress('10.0.0.9')?.cidr as Cidr)).toBe('10.0.0.9/32');
    expect(parseCidrOrAddress('10.0.0.300')).toBeUndefined();
  });
});

it.each([
  ['198.51.100.7', true],
  ['2606:4700::1', true],
  ['10.1.2.3', false],
  ['172.31.255.255', false],
  ['172.32.0.0', true],
  ['100.64.0.1', false],
  ['169.254.169.253', false],
  ['255.255.255.255', false],
  ['fd00:ec2::253', false],
  ['fe80::1', false],
  ['::1', false],
])('whether the internet can have %s: %s', (text, expected) =>
  expect(isPublic(parseAddress(text) as Address)).toBe(expected),
);
