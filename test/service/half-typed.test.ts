import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { open, shop } from './support';

const pieces = [
  '',
  ' ',
  '\n',
  '{',
  '}',
  '"',
  '#',
  ';',
  ',',
  '->',
  'x',
  '-',
  '.',
  ':',
  '/',
  '[',
  ']',
  '0',
  'expect ',
  'route ',
  'é😀',
];
const change = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.nat(12),
  text: fc.constantFrom(...pieces),
});

/** The file of the language page, changed here and there, with the cursor anywhere. */
const broken = fc
  .tuple(fc.array(change, { maxLength: 5 }), fc.double({ min: 0, max: 1, noNaN: true }))
  .map(([changes, share]) => {
    const text = changes.reduce((before, { at, length, text }) => {
      const start = Math.floor(at * before.length);
      return before.slice(0, start) + text + before.slice(start + length);
    }, shop);
    const cursor = Math.floor(share * text.length);
    return `${text.slice(0, cursor)}$0${text.slice(cursor)}`;
  });

describe('half-typed files', () => {
  it('are answered, whatever they hold and wherever the cursor is', () => {
    fc.assert(
      fc.property(broken, (marked) => {
        const { service, uri, positions, text } = open(marked);
        const position = positions[0] as { line: number; character: number };
        const { items } = service.completion(uri, position, { snippets: true });
        for (const { textEdit } of items) {
          // Editors ask for ranges on the cursor's line, around the cursor.
          const range = (textEdit as { range: { start: typeof position; end: typeof position } }).range;
          expect([range.start.line, range.end.line]).toEqual([position.line, position.line]);
          expect(range.start.character).toBeLessThanOrEqual(position.character);
          expect(range.end.character).toBeGreaterThanOrEqual(position.character);
        }
        service.hover(uri, position);
        service.definition(uri, position);
        service.references(uri, position, true);
        service.prepareRename(uri, position);
        service.rename(uri, position, 'other');
        service.codeActions(uri, { start: position, end: position });
        service.documentLinks(uri);
        service.foldingRanges(uri);
        const lines = text.split(/\r\n|\r|\n/).length;
        for (const { range, selectionRange } of service.documentSymbols(uri)) {
          expect(range.end.line).toBeLessThan(lines);
          expect(selectionRange.start.line).toBeGreaterThanOrEqual(range.start.line);
          expect(selectionRange.end.line).toBeLessThanOrEqual(range.end.line);
        }
        const { data } = service.semanticTokens(uri);
        for (let at = 0; at < data.length; at += 5) {
          expect(data[at]).toBeGreaterThanOrEqual(0);
          if (data[at] === 0 && at > 0) expect(data[at + 1]).toBeGreaterThan(0);
          expect(data[at + 2]).toBeGreaterThan(0);
        }
      }),
      { numRuns: 400 },
    );
  });
  it('have the names that are written in them, whatever is broken around them', () => {
    const { service, uri } = open(
      'vpc shop {\n  subnet a { cidr 10.0.1.0/24\n  instance web-1 { subnet a }\n  instance web-2 { "\n}\nexpect web-$0',
    );
    const names = JSON.stringify(service.documentSymbols(uri));
    for (const name of ['shop', 'web-1', 'web-2']) expect(names).toContain(`"name":"${name}"`);
  });
});
