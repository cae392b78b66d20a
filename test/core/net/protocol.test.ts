import { expect, it } from 'vitest';
import {
  ALL_PROTOCOLS,
  hasPorts,
  isIcmp,
  PROTOCOL_NAMES,
  parseProtocol,
  protocolName,
} from '../../../src/core/net/protocol';

it('reads names and numbers, and writes the names', () => {
  for (const name of PROTOCOL_NAMES) expect(protocolName(parseProtocol(name) as number)).toBe(name);
  expect(parseProtocol('6')).toBe(parseProtocol('tcp'));
  expect(parseProtocol('0')).toBe(0);
  expect(parseProtocol('all')).toBe(ALL_PROTOCOLS);
  expect(protocolName(50)).toBe('50');
});

it.each(['', '256', '-1', 'TCP', 'esp', '6 ', '1.0', 'constructor', 'toString', '__proto__'])('refuses %j', (text) =>
  expect(parseProtocol(text)).toBeUndefined(),
);

it('knows which have ports and which are ICMP', () => {
  expect([1, 6, 17, 58, 50, -1].map((each) => [hasPorts(each), isIcmp(each)])).toEqual([
    [false, true],
    [true, false],
    [true, false],
    [false, true],
    [false, false],
    [false, false],
  ]);
});
