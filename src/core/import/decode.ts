/** Turns the bytes of a file into text: UTF-8 or UTF-16 in either byte order, with or without a byte order mark. */

export interface DecodedText {
  /** Without a byte order mark. Bytes that are not valid in the encoding become U+FFFD. */
  readonly text: string;
  /** Set when the bytes are not text in one of the encodings. */
  readonly problem?: string;
}

/** Bytes of the beginning that tell the encoding. */
const SAMPLE = 64;

/** Decodes `bytes`; an encoding without a byte order mark is told from the zero bytes of its ASCII characters. */
export function decodeText(bytes: Uint8Array): DecodedText {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return decodeUtf8(bytes, 3);
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeUtf16(bytes, 2, 0);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeUtf16(bytes, 2, 1);
  const zeros = zeroBytes(bytes);
  const enough = Math.min(bytes.length, SAMPLE) / 8;
  if (zeros.odd > enough && zeros.even === 0) return decodeUtf16(bytes, 0, 0);
  if (zeros.even > enough && zeros.odd === 0) return decodeUtf16(bytes, 0, 1);
  return decodeUtf8(bytes, 0);
}

/** Zero bytes at even and odd places of the beginning: JSON starts with ASCII, whose other half is zero in UTF-16. */
function zeroBytes(bytes: Uint8Array): { even: number; odd: number } {
  const counts = { even: 0, odd: 0 };
  for (let at = 0; at < Math.min(bytes.length, SAMPLE); at++) {
    if (bytes[at] === 0) counts[at % 2 === 0 ? 'even' : 'odd']++;
  }
  return counts;
}

function decodeUtf16(bytes: Uint8Array, start: number, highByte: 0 | 1): DecodedText {
  const text = new TextBuilder();
  for (let at = start; at + 1 < bytes.length; at += 2) {
    const first = bytes[at] as number;
    const second = bytes[at + 1] as number;
    text.addUnit(highByte === 0 ? (second << 8) | first : (first << 8) | second);
  }
  const cut = (bytes.length - start) % 2 === 1;
  return cut ? { text: text.done(), problem: 'UTF-16 text with half a character at its end' } : { text: text.done() };
}

function decodeUtf8(bytes: Uint8Array, start: number): DecodedText {
  const text = new TextBuilder();
  let invalidAt = -1;
  let at = start;
  while (at < bytes.length) {
    const lead = bytes[at] as number;
    const length =
      lead < 0x80
        ? 1
        : lead >= 0xc2 && lead < 0xe0
          ? 2
          : lead >= 0xe0 && lead < 0xf0
            ? 3
            : lead >= 0xf0 && lead < 0xf5
              ? 4
              : 0;
    const point = length === 0 ? -1 : codePoint(bytes, at, length);
    if (point < 0) {
      if (invalidAt < 0) invalidAt = at;
      text.addUnit(0xfffd);
      at++;
      continue;
    }
    text.addPoint(point);
    at += length;
  }
  if (invalidAt < 0) return { text: text.done() };
  return { text: text.done(), problem: `neither UTF-8 nor UTF-16 text (byte ${invalidAt + 1})` };
}

/** The code point of a UTF-8 sequence, or -1 for a cut, overlong or surrogate one. */
function codePoint(bytes: Uint8Array, at: number, length: number): number {
  const lead = bytes[at] as number;
  let point = length === 1 ? lead : lead & (0xff >> (length + 1));
  for (let next = at + 1; next < at + length; next++) {
    const byte = bytes[next];
    if (byte === undefined || (byte & 0xc0) !== 0x80) return -1;
    point = (point << 6) | (byte & 0x3f);
  }
  const smallest = [0, 0, 0x80, 0x800, 0x10000][length] as number;
  const surrogate = point >= 0xd800 && point <= 0xdfff;
  return point < smallest || point > 0x10ffff || surrogate ? -1 : point;
}

/** Collects UTF-16 code units in pieces that `String.fromCharCode` takes at once. */
class TextBuilder {
  private readonly pieces: string[] = [];
  private units: number[] = [];

  addUnit(unit: number): void {
    this.units.push(unit);
    if (this.units.length >= 8192) this.flush();
  }
  addPoint(point: number): void {
    const above = point - 0x10000;
    if (above >= 0) this.units.push(0xd800 + (above >> 10));
    this.addUnit(above >= 0 ? 0xdc00 + (above & 0x3ff) : point);
  }
  done(): string {
    this.flush();
    return this.pieces.join('');
  }
  private flush(): void {
    this.pieces.push(String.fromCharCode(...this.units));
    this.units = [];
  }
}
