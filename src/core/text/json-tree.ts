/** JSON with places: what `JSON.parse` gives, and where in the text each value stands. */

export interface JsonNode {
  /** Offsets in the text, end exclusive. */
  readonly start: number;
  readonly end: number;
  /** Of a string, number, boolean or null. */
  readonly value?: string | number | boolean | null;
  readonly items?: readonly JsonNode[];
  readonly members?: readonly { readonly key: JsonNode & { readonly value: string }; readonly node: JsonNode }[];
}

/** A mistake of form; reading ends at the first one. */
export interface JsonMistake {
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

const TOKEN = /\s*("(?:[^"\\\n\r]|\\.)*"|[[\]{}:,]|[^\s"[\]{}:,]+|"?)/y;
/** Deeper than any meaning; the reader calls itself. */
const DEEPEST = 50;

/** The tree of a text, or its first mistake. Never throws. */
export function readJson(text: string): JsonNode | JsonMistake {
  let start = 0;
  let end = 0;
  let token = '';
  const advance = (): void => {
    TOKEN.lastIndex = end;
    token = TOKEN.exec(text)?.[1] ?? '';
    end = TOKEN.lastIndex;
    start = end - token.length;
  };
  const mistake = (wanted: string): JsonMistake => ({
    message: `Here ${wanted} should stand, not ${token === '' ? 'the end of the file' : `\`${token}\``}.`,
    start,
    end: Math.max(end, start),
  });

  const literal = (): JsonNode | JsonMistake => {
    try {
      const node = { start, end, value: JSON.parse(token) as string | number | boolean | null };
      advance();
      return node;
    } catch {
      return mistake('a value'); // what JSON.parse says has no place
    }
  };
  const list = (depth: number, close: string): JsonNode | JsonMistake => {
    const from = start;
    const items: JsonNode[] = [];
    const members: { key: JsonNode & { value: string }; node: JsonNode }[] = [];
    advance();
    while (token !== close || items.length + members.length > 0) {
      if (close === '}') {
        if (token[0] !== '"') return mistake('a name in quotes');
        const key = literal();
        if ('message' in key) return key;
        if (token !== ':') return mistake('`:`');
        advance();
        const node = value(depth);
        if ('message' in node) return node;
        members.push({ key: key as JsonNode & { value: string }, node });
      } else {
        const node = value(depth);
        if ('message' in node) return node;
        items.push(node);
      }
      if (token === close) break;
      if (token !== ',') return mistake(`\`,\` or \`${close}\``);
      advance();
    }
    const node = { start: from, end, ...(close === '}' ? { members } : { items }) };
    advance();
    return node;
  };
  const value = (depth: number): JsonNode | JsonMistake => {
    if (depth > DEEPEST) return mistake('something less nested');
    if (token === '{') return list(depth + 1, '}');
    return token === '[' ? list(depth + 1, ']') : literal();
  };

  advance();
  const node = value(0);
  return 'message' in node || token === '' ? node : mistake('nothing more');
}
