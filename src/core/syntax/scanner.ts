/** Characters and tokens of `.vpc` text: what a character is, where a token ends, what it says. No token objects. */

/** Classes of characters; everything that is nothing else belongs to words. */
export const WORD = 0;
export const BLANK = 1;
export const NEWLINE = 2;
export const OPEN = 3;
export const CLOSE = 4;
export const COMMA = 5;
export const SEMICOLON = 6;
export const HASH = 7;
export const QUOTE = 8;
/** Behind the last character. */
export const END = 9;

const asciiClasses = new Uint8Array(128);
asciiClasses.set([BLANK, NEWLINE, BLANK, BLANK, NEWLINE], 9); // \t \n \v \f \r
asciiClasses[32] = BLANK;
asciiClasses[123] = OPEN;
asciiClasses[125] = CLOSE;
asciiClasses[44] = COMMA;
asciiClasses[59] = SEMICOLON;
asciiClasses[35] = HASH;
asciiClasses[34] = QUOTE;

const BYTE_ORDER_MARK = 0xfeff;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const BACKSLASH = 92;
const DOUBLE_QUOTE = 34;
const TAB = 9;
const TAB_WIDTH = 4;

/** Unicode's white space beyond ASCII. U+2028 and U+2029 are space too: editors don't count them as line ends. */
function wideClass(code: number): number {
  if (code < 0x1680) return code === 0xa0 ? BLANK : WORD;
  const isSpace =
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000 ||
    code === BYTE_ORDER_MARK;
  return isSpace ? BLANK : WORD;
}

/** The class of the character at an offset; `END` behind the text. */
export function classAt(text: string, offset: number): number {
  if (offset >= text.length) return END;
  const code = text.charCodeAt(offset);
  return code < 128 ? asciiClasses[code] : wideClass(code);
}

/** The first offset from `offset` on that holds no blank (white space other than line ends). */
export function skipBlanks(text: string, offset: number): number {
  while (classAt(text, offset) === BLANK) offset++;
  return offset;
}

/** The first offset from `offset` on that holds neither blank nor line end. */
export function skipSpace(text: string, offset: number): number {
  let kind = classAt(text, offset);
  while (kind === BLANK || kind === NEWLINE) kind = classAt(text, ++offset);
  return offset;
}

/** The end of the line that `offset` is on: the offset of its line end, or of the end of the text. */
export function skipToLineEnd(text: string, offset: number): number {
  const length = text.length;
  for (; offset < length; offset++) {
    const code = text.charCodeAt(offset);
    if (code === LINE_FEED || code === CARRIAGE_RETURN) break;
  }
  return offset;
}

/** Behind the line end at `offset`: CR LF counts as one. */
export function skipNewline(text: string, offset: number): number {
  const isPair = text.charCodeAt(offset) === CARRIAGE_RETURN && text.charCodeAt(offset + 1) === LINE_FEED;
  return isPair ? offset + 2 : offset + 1;
}

/** Past space, comments and `;`: everything that may stand before a statement. */
export function skipTrivia(text: string, offset: number): number {
  for (;;) {
    const kind = classAt(text, offset);
    if (kind === BLANK || kind === NEWLINE || kind === SEMICOLON) offset++;
    else if (kind === HASH) offset = skipToLineEnd(text, offset);
    else return offset;
  }
}

/** Behind the word that starts at `offset`. */
export function skipWord(text: string, offset: number): number {
  while (classAt(text, offset) === WORD) offset++;
  return offset;
}

/**
 * Behind the string that starts at `offset`, negative when it is unclosed. An unclosed string ends with its line or
 * before the first brace or semicolon, so that the mistake does not swallow what is around it.
 */
export function skipString(text: string, offset: number): number {
  const length = text.length;
  let structure = -1;
  let at = offset + 1;
  for (; at < length; at++) {
    const code = text.charCodeAt(at);
    if (code === DOUBLE_QUOTE) return at + 1;
    if (code === LINE_FEED || code === CARRIAGE_RETURN) break;
    if (code === BACKSLASH && isEscaped(text.charCodeAt(at + 1))) at++;
    else if (structure < 0 && isStructure(asciiClasses[code])) structure = at;
  }
  if (structure >= 0) at = structure;
  while (at > offset + 1 && classAt(text, at - 1) === BLANK) at--;
  return -at;
}

function isEscaped(code: number): boolean {
  return code === DOUBLE_QUOTE || code === BACKSLASH;
}

function isStructure(kind: number | undefined): boolean {
  return kind === OPEN || kind === CLOSE || kind === SEMICOLON;
}

/** The value of the string token between two offsets, without quotes and escapes (`\"` and `\\`). */
export function stringValue(text: string, start: number, end: number, closed: boolean): string {
  const inner = copy(text, start + 1, closed ? end - 1 : end);
  return inner.includes('\\') ? inner.replace(/\\(["\\])/g, '$1') : inner;
}

const REMEMBERED = 4096;
const remembered: string[] = new Array<string>(REMEMBERED).fill('');

/**
 * The characters between two offsets as a string that does not keep the whole text alive, as V8's slices of more than
 * 12 characters do. Words come again and again, so the last ones are remembered and handed out once more.
 */
export function copy(text: string, start: number, end: number): string {
  const length = end - start;
  let hash = length;
  for (let at = start; at < end; at++) hash = (Math.imul(hash, 31) + text.charCodeAt(at)) | 0;
  const slot = (hash ^ (hash >>> 12)) & (REMEMBERED - 1);
  const candidate = remembered[slot];
  if (candidate.length === length) {
    let same = 0;
    while (same < length && candidate.charCodeAt(same) === text.charCodeAt(start + same)) same++;
    if (same === length) return candidate;
  }
  let fresh = text.slice(start, Math.min(end, start + 12));
  for (let at = start + 12; at < end; at += 12) fresh += text.slice(at, Math.min(end, at + 12));
  if (length <= 64) remembered[slot] = fresh;
  return fresh;
}

/** Whether a line starts at an offset. */
export function startsLine(text: string, offset: number): boolean {
  return offset === 0 || classAt(text, offset - 1) === NEWLINE;
}

/** The width of the blanks between two offsets of a line; a tab leads to the next multiple of 4. */
function width(text: string, lineStart: number, end: number): number {
  let column = 0;
  for (let at = lineStart; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === TAB) column += TAB_WIDTH - (column % TAB_WIDTH);
    else if (code !== BYTE_ORDER_MARK) column++;
  }
  return column;
}

/** The column of what stands at `offset`, or -1 when something else stands before it on its line, not before `from`. */
export function columnAt(text: string, offset: number, from = 0): number {
  let lineStart = offset;
  while (lineStart > from && classAt(text, lineStart - 1) === BLANK) lineStart--;
  return startsLine(text, lineStart) ? width(text, lineStart, offset) : -1;
}

/** The column of the first thing on the line that starts at an offset. */
export function indentationAt(text: string, lineStart: number): number {
  return width(text, lineStart, skipBlanks(text, lineStart));
}
