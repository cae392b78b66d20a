/** Lines of texts with all kinds of line ends, before and after edits. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdit, applyEdits, editBetween } from '../../../src/core/text/edit';
import { LineIndex } from '../../../src/core/text/line-index';

const text = fc
  .array(fc.constantFrom('a', 'bc', '\n', '\r', '\r\n', '\u2028', '😀', '\t'), { maxLength: 30 })
  .map((parts) => parts.join(''));

function starts(index: LineIndex): number[] {
  return Array.from({ length: index.lineCount }, (_, line) => index.lineStart(line));
}

describe('the line index', () => {
  it('counts the lines that editors count', () => {
    const index = new LineIndex('one\r\ntwo\rthree\n\u2028four');
    expect(index.lineCount).toBe(4);
    expect([0, 1, 2, 3].map((line) => index.lineText(line))).toEqual(['one', 'two', 'three', '\u2028four']);
    expect(index.positionAt(6)).toEqual({ line: 1, character: 1 });
    expect(index.offsetAt({ line: 1, character: 99 })).toBe(8);
    expect(index.offsetAt({ line: 0, character: 4 })).toBe(3);
    expect(index.offsetAt({ line: 9, character: 0 })).toBe(20);
    expect(index.positionAt(999)).toEqual({ line: 3, character: 5 });
    expect(new LineIndex('').positionAt(0)).toEqual({ line: 0, character: 0 });
  });

  it('has lines that make up the text, and takes every offset there and back', () => {
    fc.assert(
      fc.property(text, (whole) => {
        const index = new LineIndex(whole);
        const lines = starts(index).map((_, line) => index.lineText(line));
        expect(lines).toEqual(whole.split(/\r\n|\r|\n/));
        for (let offset = 0; offset <= whole.length; offset++) {
          const position = index.positionAt(offset);
          const insidePair = whole[offset - 1] === '\r' && whole[offset] === '\n';
          expect(index.offsetAt(position)).toBe(insidePair ? offset - 1 : offset);
        }
      }),
    );
  });

  it('after an edit is the index of the new text', () => {
    fc.assert(
      fc.property(text, text, fc.nat(60), fc.nat(20), (whole, inserted, at, removed) => {
        const start = Math.min(at, whole.length);
        const end = Math.min(whole.length, start + removed);
        const after = applyEdit(whole, { start, end, text: inserted });
        const index = new LineIndex(whole).edited(start, end, start + inserted.length, after);
        expect(starts(index)).toEqual(starts(new LineIndex(after)));
      }),
      { numRuns: 2000 },
    );
  });
});

describe('text edits', () => {
  it('lead from any text to any other', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const edit = editBetween(before, after);
        expect(edit === undefined ? before : applyEdit(before, edit)).toBe(after);
        expect(edit === undefined).toBe(before === after);
      }),
    );
  });

  it('refer to the text before all of them', () => {
    const edits = [
      { start: 4, end: 5, text: 'E' },
      { start: 0, end: 1, text: '' },
      { start: 2, end: 2, text: '--' },
    ];
    expect(applyEdits('abcdef', edits)).toBe('b--cdEf');
  });
});
