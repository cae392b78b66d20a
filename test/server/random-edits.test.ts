import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LineIndex } from '../../src/core/text/line-index';
import { shop } from '../service/support';
import { connect } from './client';

const URI = 'file:///net/shop.vpc';
const snippets = [
  '',
  ' ',
  '\n',
  '\r\n',
  '{',
  '}',
  '"',
  '#',
  ';',
  ',',
  'subnet x { }',
  'instance i { subnet private-a }\n',
  'expect web-1 can reach 192.0.2.1:1\n',
  'route 0.0.0.0/0 -> igw',
  '10.0.1.0/24',
  'dns-hostnames off\n',
  'import "main.vpc"\n',
  'é€😀',
];
const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.nat(30),
  text: fc.constantFrom(...snippets),
});

describe('diagnostics after any edits', () => {
  it('are those of the same text opened afresh', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(edit, { minLength: 1, maxLength: 8 }),
        fc.constantFrom(0, 1000),
        async (edits, budget) => {
          const client = await connect({ budget });
          const fresh = await connect();
          try {
            client.open(URI, shop);
            let text = shop;
            for (const { at, length, text: inserted } of edits) {
              const lines = new LineIndex(text);
              const start = lines.positionAt(Math.floor(at * text.length));
              const end = lines.positionAt(Math.min(text.length, Math.floor(at * text.length) + length));
              text = text.slice(0, lines.offsetAt(start)) + inserted + text.slice(lines.offsetAt(end));
              client.change(URI, [{ range: { start, end }, text: inserted }]);
            }
            await client.settled();
            fresh.open(URI, text);
            await fresh.settled();
            expect(client.last(URI)).toEqual(fresh.last(URI));
            expect(client.published.filter((each) => each.version === edits.length + 1).length).toBeGreaterThan(0);
            expect(client.logged).toEqual([]);
          } finally {
            client.dispose();
            fresh.dispose();
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});
