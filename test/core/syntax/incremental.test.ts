/** Parsing after an edit gives what parsing the whole text gives, and keeps what the edit left alone. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from '../../../src/core/syntax/parser';
import type { Placement } from '../../../src/core/syntax/recovery';
import { absoluteStart, type Statement, type Tree, walk } from '../../../src/core/syntax/tree';
import { applyEdit } from '../../../src/core/text/edit';
import { example, fragments, generated, placement, plain, soup } from './support';

const fragment = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...fragments) },
  { weight: 1, arbitrary: fc.string({ maxLength: 4, unit: 'binary' }) },
  { weight: 1, arbitrary: fc.constant('') },
);
const realistic = fc.constantFrom(
  example,
  generated(3),
  example.replaceAll(/^ +/gm, ''),
  example.replaceAll('\n', '\r\n'),
);
const anyText = fc.oneof({ weight: 3, arbitrary: realistic }, { weight: 2, arbitrary: soup });
/** Where (as a share of the text), how many characters go, what comes. */
const change = fc.record({
  where: fc.double({ min: 0, max: 1, noNaN: true }),
  removed: fc.oneof(fc.nat(3), fc.nat(60), fc.nat(600)),
  inserted: fc.array(fragment, { maxLength: 3 }).map((parts) => parts.join('')),
});
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;

function editOf(text: string, { where, removed, inserted }: Change) {
  const start = Math.floor(where * text.length);
  return { start, end: Math.min(text.length, start + removed), text: inserted };
}

function edited(tree: Tree, wanted: Change, table: Placement | undefined): Tree {
  const edit = editOf(tree.text, wanted);
  const text = applyEdit(tree.text, edit);
  return parse(text, table, tree, { start: edit.start, oldEnd: edit.end, newEnd: edit.start + edit.text.length });
}

describe('parsing after an edit', () => {
  it('gives the tree of the whole text, after every edit of a chain', () => {
    fc.assert(
      fc.property(anyText, fc.array(change, { minLength: 1, maxLength: 8 }), fc.boolean(), (text, changes, guided) => {
        const table = guided ? placement : undefined;
        let tree = parse(text, table);
        for (const wanted of changes) {
          tree = edited(tree, wanted, table);
          expect(plain(tree)).toEqual(plain(parse(tree.text, table)));
        }
      }),
      { numRuns: 1500 },
    );
  });

  it('keeps the statements that the edit did not touch', () => {
    fc.assert(
      fc.property(realistic, change, (text, wanted) => {
        const edit = editOf(text, wanted);
        const old = parse(text, placement);
        const before = [...walk(old)].map((statement) => ({ statement, at: absoluteStart(statement) }));
        const shift = edit.text.length - (edit.end - edit.start);
        const tree = edited(old, wanted, placement);
        const now = new Map<number, Statement>();
        for (const statement of walk(tree)) now.set(absoluteStart(statement), statement);
        for (const { statement, at } of before) {
          const isBefore = at + statement.length < edit.start;
          const isBehind = at > edit.end;
          if (!isBefore && !isBehind) continue;
          const same = now.get(isBefore ? at : at + shift);
          // An edit may turn what follows into an argument, a comment or a block of something else: then it is not there.
          if (same === undefined || same.length !== statement.length) continue;
          if (statement.flags & 1) expect(same).toBe(statement);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('keeps all but the edited statement and those around it when one character is typed', () => {
    const at = example.indexOf('10.0.1.10') + 5;
    const old = parse(example, placement);
    const before = [...walk(old)];
    const tree = parse(applyEdit(example, { start: at, end: at, text: '7' }), placement, old, {
      start: at,
      oldEnd: at,
      newEnd: at + 1,
    });
    const kept = new Set(before);
    const fresh = [...walk(tree)].filter((statement) => !kept.has(statement)).map((statement) => statement.keyword);
    expect(fresh).toEqual(['vpc', 'instance', 'address']);
    expect(before.length).toBe([...walk(tree)].length);
  });

  it('keeps the statements of a block whose closing brace disappears, and takes them back with it', () => {
    const at = example.indexOf('  security-group endpoints');
    expect(example[at - 2]).toBe('}');
    const old = parse(example, placement);
    const before = new Set(walk(old));
    const broken = parse(applyEdit(example, { start: at - 2, end: at - 1, text: '' }), placement, old, {
      start: at - 2,
      oldEnd: at - 1,
      newEnd: at - 2,
    });
    expect(broken.mode).toBe('indentation');
    const fresh = [...walk(broken)].filter((statement) => !before.has(statement)).map((statement) => statement.keyword);
    expect(fresh.length).toBeLessThan(6);
  });

  it.each([
    ['a string gets its quote beyond the block', '{ a "x; b }\n', 11, '"'],
    ['a string gets its quote beyond the statement', '"} vpc\n    a x {\n  }', 4, '#"'],
    ['a CR becomes a CR LF', 'a{a\n  }\r \t;\n  b', 9, '\n'],
    ['a brace comes to the next line', 'a\n\n  b {\n}\n', 3, '{'],
    ['a list breaks off', 'subnets a,\nsubnet\nb', 17, ' c'],
    ['the text goes on where it ended', 'a { b }\nc', 9, 'd'],
  ])('sees what was looked at beyond a statement: %s', (_, text, start, inserted) => {
    const old = parse(text, placement);
    const after = applyEdit(text, { start, end: start, text: inserted });
    const tree = parse(after, placement, old, { start, oldEnd: start, newEnd: start + inserted.length });
    expect(plain(tree)).toEqual(plain(parse(after, placement)));
    expect(plain(tree)).not.toEqual(plain(parse(text, placement)));
  });

  it('parses anew when the edit does not fit the old text', () => {
    const tree = parse('region a\n', placement, parse('region a', placement), { start: 0, oldEnd: 0, newEnd: 0 });
    expect(plain(tree)).toEqual(plain(parse('region a\n', placement)));
  });
});
