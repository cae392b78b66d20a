import { isIP } from 'node:net';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Address, familyOf, formatAddress, offsetBy, parseAddress } from '../../../src/core/net/address';

const v4 = fc.nat({ max: 2 ** 32 - 1 });
const v6 = fc.bigInt({ min: 0n, max: 2n ** 128n - 1n });
/** Addresses with runs of zeros, as people have them. */
const sparse = fc.tuple(v6, fc.nat(127), fc.nat(127)).map(([bits, a, b]) => {
  const [low, high] = [BigInt(Math.min(a, b)), BigInt(Math.max(a, b))];
  return bits & ~(((1n << (high - low)) - 1n) << low);
});

describe('parseAddress', () => {
  it('reads back what formatAddress writes', () => {
    fc.assert(
      fc.property(fc.oneof(v4, v6, sparse), (address: Address) => {
        const text = formatAddress(address);
        expect(isIP(text)).toBe(familyOf(address));
        expect(parseAddress(text)).toBe(address);
      }),
    );
  });

  it.each([
    ['0.0.0.0', 0],
    ['10.0.0.1', 0x0a000001],
    ['255.255.255.255', 2 ** 32 - 1],
    ['::', 0n],
    ['::1', 1n],
    ['1::', 1n << 112n],
    ['2600:1F18::', 0x26001f18n << 96n],
    ['0:0:0:0:0:0:0:1', 1n],
    ['1:2:3:4:5:6:7::', 0x0001_0002_0003_0004_0005_0006_0007_0000n],
    ['::ffff:10.0.0.1', 0xffff_0a00_0001n],
    ['64:ff9b::192.0.2.1', (0x64ff9bn << 96n) | 0xc0000201n],
  ])('reads %s', (text, value) => expect(parseAddress(text)).toBe(value));

  it.each([
    '',
    '10.0.0',
    '10.0.0.256',
    '10.0.0.1.2',
    '10.0.0.1 ',
    '0x0a.0.0.1',
    ':',
    ':::',
    '1:2',
    '::1::',
    '1:2:3:4:5:6:7:8:9',
  ])('refuses %j', (text) => expect(parseAddress(text)).toBeUndefined());
  it.each([
    '12345::',
    'g::',
    'fe80::1%eth0',
    '::10.0.0.256',
    '::10.0.0',
    ':1:2:3:4:5:6:7',
    '1:2:3:4:5:6:7:',
    '1:2:3:4:5:6:7:8::',
  ])('refuses %j', (text) => expect(parseAddress(text)).toBeUndefined());

  it('agrees with Node about what is an address', () => {
    const piece = fc.constantFrom(
      ...'0123456789abcfgF.:',
      '::',
      '.',
      ':',
      '255',
      '256',
      'ffff',
      '10.0.0.1',
      '%',
      ' ',
      '/',
    );
    const texts = fc.oneof(
      fc.array(piece, { maxLength: 16 }).map((parts) => parts.join('')),
      fc.string(),
      fc.ipV6(),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const family = isIP(text);
        // Node takes a zone behind an IPv6 address; AWS has none.
        if (family === 0 || text.includes('%')) expect([text, parseAddress(text)]).toEqual([text, undefined]);
        else expect([text, familyOf(parseAddress(text) as Address)]).toEqual([text, family]);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('formatAddress', () => {
  it.each([
    [0n, '::'],
    [1n, '::1'],
    [1n << 112n, '1::'],
    [0x0001_0000_0000_0002_0000_0000_0000_0003n, '1:0:0:2::3'],
    [0x2001_0db8_0000_0001_0001_0001_0001_0001n, '2001:db8:0:1:1:1:1:1'],
  ])('shortens %s as RFC 5952 says', (address, text) => expect(formatAddress(address)).toBe(text));
});

it('offsetBy stays in the family', () => {
  expect(offsetBy(10, 2)).toBe(12);
  expect(offsetBy(10n, 2)).toBe(12n);
});
