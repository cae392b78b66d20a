import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeText } from '../../../src/core/import/decode';

const TEXT = '{"Name": "Zürich 本番 🚀"}';

function utf16(text: string, bigEndian: boolean, mark: boolean): Uint8Array {
  const units = [...((mark ? '\uFEFF' : '') + text)]
    .join('')
    .split('')
    .map((unit) => unit.charCodeAt(0));
  return Uint8Array.from(units.flatMap((unit) => (bigEndian ? [unit >> 8, unit & 255] : [unit & 255, unit >> 8])));
}

describe('decodeText', () => {
  it.each([
    ['UTF-8', new TextEncoder().encode(TEXT)],
    ['UTF-8 with a byte order mark', new TextEncoder().encode(`\uFEFF${TEXT}`)],
    ['UTF-16 LE with a byte order mark', utf16(TEXT, false, true)],
    ['UTF-16 BE with a byte order mark', utf16(TEXT, true, true)],
    ['UTF-16 LE', utf16(TEXT, false, false)],
    ['UTF-16 BE', utf16(TEXT, true, false)],
  ])('reads %s', (_, bytes) => {
    expect(decodeText(bytes)).toEqual({ text: TEXT });
  });

  it('says where bytes are neither UTF-8 nor UTF-16, and goes on', () => {
    expect(decodeText(Uint8Array.from([0x7b, 0xff, 0x7d]))).toEqual({
      text: '{\uFFFD}',
      problem: 'neither UTF-8 nor UTF-16 text (byte 2)',
    });
  });

  it('says that UTF-16 text is cut in the middle of a character', () => {
    expect(decodeText(utf16('{}', false, true).slice(0, -1)).problem).toContain('half a character');
  });

  it('reads any text in UTF-8 as the platform does', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 50 }), (text) => {
        expect(decodeText(new TextEncoder().encode(`{"Name": "${text}`)).text).toBe(`{"Name": "${text}`);
      }),
    );
  });

  it('replaces what is not UTF-8 without throwing', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        expect(typeof decodeText(bytes).text).toBe('string');
      }),
    );
  });
});
