/** Reads the JSON documents of a file: one, or several one after the other as `aws … >> file` leaves them. */

export interface JsonDocuments {
  readonly documents: readonly unknown[];
  /** What is wrong with the text, with line and column; the documents before it are still there. */
  readonly problem?: string;
}

export function readDocuments(text: string): JsonDocuments {
  const trimmed = text.trim();
  if (trimmed === '') return { documents: [], problem: 'the file is empty' };
  try {
    return { documents: [JSON.parse(trimmed)] };
  } catch {
    return readOneByOne(text);
  }
}

function readOneByOne(text: string): JsonDocuments {
  const documents: unknown[] = [];
  let at = skipBlank(text, 0);
  while (at < text.length) {
    if (text[at] !== '{' && text[at] !== '[') {
      const what = documents.length === 0 ? 'not JSON' : 'something that is not JSON follows the answer';
      return { documents, problem: `${what}, at ${place(text, at)}; save the answers with --output json` };
    }
    const end = endOfValue(text, at);
    if (end.at < 0) return { documents, problem: `the JSON is cut off: ${end.open} is never closed` };
    try {
      documents.push(JSON.parse(text.slice(at, end.at)));
    } catch (error) {
      return { documents, problem: `not valid JSON${errorPlace(text, at, error)}` };
    }
    at = skipBlank(text, end.at);
  }
  return { documents };
}

/** The offset after the object or list that starts at `start`, or -1 and what was left open at the end of the text. */
function endOfValue(text: string, start: number): { at: number; open: string } {
  const open: number[] = [];
  for (let at = start; at < text.length; at++) {
    const character = text[at];
    if (character === '"') {
      const close = endOfString(text, at);
      if (close < 0) return { at: -1, open: `the string at ${place(text, at)}` };
      at = close;
    } else if (character === '{' || character === '[') {
      open.push(at);
    } else if (character === '}' || character === ']') {
      open.pop();
      if (open.length === 0) return { at: at + 1, open: '' };
    }
  }
  const innermost = open[open.length - 1] ?? start;
  return {
    at: -1,
    open: `the ${text[innermost] === '[' ? 'list' : 'object'} that begins at ${place(text, innermost)}`,
  };
}

function endOfString(text: string, quote: number): number {
  for (let at = quote + 1; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '"') return at;
  }
  return -1;
}

function skipBlank(text: string, from: number): number {
  let at = from;
  while (at < text.length && /\s/.test(text[at] as string)) at++;
  return at;
}

function place(text: string, offset: number): string {
  const before = text.slice(0, offset);
  const line = before.split('\n').length;
  return `line ${line}, column ${offset - before.lastIndexOf('\n')}`;
}

/** Engines say the offset of a JSON mistake only in the words of the error. */
function errorPlace(text: string, start: number, error: unknown): string {
  const offset = /position (\d+)/.exec(String(error))?.[1];
  return offset === undefined ? ` after ${place(text, start)}` : `, at ${place(text, start + Number(offset))}`;
}
