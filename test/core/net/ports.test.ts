import fc from 'fast-check';
import { expect, it } from 'vitest';
import { formatPorts, parsePorts, touchesPorts, withoutPorts } from '../../../src/core/net/ports';

const range = fc.tuple(fc.nat(30), fc.nat(30)).map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) }));
const holds = (ports: { from: number; to: number }, port: number) => ports.from <= port && port <= ports.to;

it('reads ports and ranges', () => {
  expect(parsePorts('443')).toEqual({ from: 443, to: 443 });
  expect(parsePorts('1024-65535')).toEqual({ from: 1024, to: 65535 });
  for (const text of ['', '65536', '2-1', '-1', '1-', '1-2-3', 'https', '1 ', '1e3'])
    expect([text, parsePorts(text)]).toEqual([text, undefined]);
});

it('reads back what it writes', () => {
  fc.assert(
    fc.property(range, (ports) => {
      expect(parsePorts(formatPorts(ports))).toEqual(ports);
    }),
  );
});

it('compares ranges as the sets of ports they are', () => {
  const all = Array.from({ length: 31 }, (_, port) => port);
  fc.assert(
    fc.property(range, range, (a, b) => {
      expect(touchesPorts(a, b)).toBe(all.some((port) => holds(a, port) && holds(b, port)));
      const rest = withoutPorts(a, b);
      for (const port of all)
        expect(rest.filter((part) => holds(part, port)).length).toBe(holds(a, port) && !holds(b, port) ? 1 : 0);
    }),
  );
});
