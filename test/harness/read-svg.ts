/** Reads an SVG file as strictly as XML wants it; throws where it is not well-formed. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: (Element | string)[];
}

const TOKEN = /<(\/)?([A-Za-z][\w:.-]*)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/)?>|([^<]+)|</g;
/** Of the characters below the space XML has three. */
const FORBIDDEN = /[^\P{Cc}\t\n\r\u007f-\u009f]|[\ufffe\uffff]|\p{Cs}/u;

export function readSvg(text: string): Element {
  if (FORBIDDEN.test(text)) throw new Error(`not a character of XML: ${JSON.stringify(FORBIDDEN.exec(text)?.[0])}`);
  const document: Element = { name: '', attributes: {}, children: [] };
  const open = [document];
  for (const [token, closing, name = '', attributes = '', empty, words] of text.matchAll(TOKEN)) {
    const inside = open[open.length - 1] as Element;
    if (words !== undefined) inside.children.push(decode(words));
    else if (name === '') throw new Error(`a tag that is none, near ${text.slice(text.indexOf(token), 80)}`);
    else if (closing !== undefined) {
      if (open.pop()?.name !== name) throw new Error(`</${name}> closes <${inside.name}>`);
    } else {
      const pairs = [...attributes.matchAll(/([\w:.-]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [
        key,
        decode(value),
      ]);
      const element: Element = { name, attributes: Object.fromEntries(pairs), children: [] };
      if (pairs.length !== Object.keys(element.attributes).length) throw new Error(`<${name}> has an attribute twice`);
      inside.children.push(element);
      if (empty === undefined) open.push(element);
    }
  }
  const [root, ...more] = document.children.filter((each) => typeof each !== 'string' || each.trim() !== '');
  if (open.length !== 1 || root === undefined || typeof root === 'string' || more.length > 0)
    throw new Error('not one whole element');
  return root;
}

function decode(text: string): string {
  const rest = text.replace(/&(?:#(\d+)|#x([\da-f]+)|(amp|lt|gt|quot|apos));/gi, '');
  if (rest.includes('&')) throw new Error(`an & that begins no entity: ${text}`);
  return text.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (_, decimal, hex, name) =>
    name === undefined
      ? String.fromCodePoint(decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal))
      : ({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }[name as string] ?? '?'),
  );
}

/** All elements of a name below one, in the order of the file. */
export const allOf = (root: Element, name: string): Element[] =>
  root.children.flatMap((each) =>
    typeof each === 'string' ? [] : [...(each.name === name ? [each] : []), ...allOf(each, name)],
  );

export const textOf = (element: Element | undefined): string =>
  (element?.children ?? []).map((each) => (typeof each === 'string' ? each : textOf(each))).join('');

/** Elements drawn for things of a kind: `node`, `edge`, `cluster`, with the look as a second word. */
export const drawn = (root: Element, kind: string): Element[] =>
  allOf(root, 'g').filter((each) => each.attributes.class?.split(' ').includes(kind));

/** The lines of a label. */
export const linesOf = (element: Element): string[] => allOf(element, 'text').map(textOf);
