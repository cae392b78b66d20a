/** JSON with places: the same values as JSON.parse, and a place for the first mistake. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { JsonNode } from '../../../src/core/text/json-tree';
import { readJson } from '../../../src/core/text/json-tree';

function plain(node: JsonNode): unknown {
  if (node.items) return node.items.map(plain);
  if (node.members) return Object.fromEntries(node.members.map(({ key, node: value }) => [key.value, plain(value)]));
  return node.value;
}

describe('readJson', () => {
  test('reads what JSON.parse reads', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), fc.constantFrom(undefined, 1, '\t'), (value, space) => {
        const text = JSON.stringify(value, null, space);
        const node = readJson(text);
        expect('message' in node ? node : plain(node)).toEqual(JSON.parse(text));
      }),
    );
  });
  test('refuses what JSON.parse refuses, with a place in the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'{}[]:,"\\ 1a\n-.e', 'true') }), (text) => {
        const node = readJson(text);
        let isJson = true;
        try {
          JSON.parse(text);
        } catch {
          isJson = false;
        }
        expect(!('message' in node)).toBe(isJson);
        expect([0 <= node.start, node.start <= node.end, node.end <= text.length]).toEqual([true, true, true]);
      }),
      { numRuns: 500 },
    );
  });
  test.each([
    ['{ "a": 1, }', 10, 'a name in quotes'],
    ['{ "a" 1 }', 6, '`:`'],
    ['[1 2]', 3, '`,` or `]`'],
    ['[1', 2, 'the end of the file'],
    ['{} x', 3, 'nothing more'],
    ["{ 'a': 1 }", 2, 'a name in quotes'],
    ['[nul]', 1, 'a value'],
    ['"a', 0, 'a value'],
    [`${'['.repeat(1e5)}`, 51, 'less nested'],
  ])('%s', (text, start, part) => {
    expect(readJson(text)).toMatchObject({ start, message: expect.stringContaining(part) });
  });
  test('every value knows where it stands', () => {
    const text = '{ "a": [1, "two"] }';
    const node = readJson(text) as JsonNode;
    const list = node.members?.[0]?.node as JsonNode;
    expect(list.items?.map(({ start, end }) => text.slice(start, end))).toEqual(['1', '"two"']);
    expect(text.slice(list.start, list.end)).toBe('[1, "two"]');
  });
});
