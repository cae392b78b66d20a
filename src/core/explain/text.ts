/**
 * An outline as text for a terminal: one line a decision, symbols with words, the place in the file at the right. Colours
 * come from outside; without a width (in a pipe) nothing is wrapped, so that a line stays one line.
 */
import { visible } from '../text/visible';
import { locationOf } from './location';
import type { OutlineItem, OutlineMark } from './outline';

/** How something is coloured; every function gives back its text, with or without colour. */
export interface Paint {
  readonly pass: (text: string) => string;
  readonly drop: (text: string) => string;
  readonly choose: (text: string) => string;
  readonly rewrite: (text: string) => string;
  readonly title: (text: string) => string;
  readonly faint: (text: string) => string;
}

const asItIs = (text: string): string => text;
export const noPaint: Paint = {
  pass: asItIs,
  drop: asItIs,
  choose: asItIs,
  rewrite: asItIs,
  title: asItIs,
  faint: asItIs,
};

export interface TextOptions {
  readonly paint?: Paint;
  /** Columns of the terminal; undefined: unlimited. */
  readonly width?: number;
}

const SIGNS: Readonly<Record<OutlineMark, string>> = {
  pass: '✔ pass    ',
  drop: '✖ drop    ',
  choose: '➜ choose  ',
  rewrite: '⇄ rewrite ',
  note: '',
};
/** Chapters say their verdict in their sentence: there the symbol is enough. */
const CHAPTER_SIGNS: Readonly<Record<OutlineMark, string>> = {
  pass: '✔ ',
  drop: '✖ ',
  choose: '',
  rewrite: '',
  note: '',
};
const INDENT = 2;
/** Where the text would get less room than this, the terminal is too narrow for two columns. */
const NARROWEST = 40;

/** Ends with a newline. */
export function outlineToText(items: readonly OutlineItem[], options: TextOptions = {}): string {
  const places = placesOf(items);
  const placeWidth = Math.max(0, ...[...places.values()].map((place) => place.length));
  const layout = { paint: options.paint ?? noPaint, width: options.width, places, placeWidth };
  const lines: string[] = [];
  const columns: number[] = [];
  const starts: number[] = [];
  items.forEach((item, index) => {
    if (item.level === 0 && index > 0 && opensChapter(items, index)) lines.push('');
    // What belongs to a line with a sign stands under its words; where that has a sign too (a server that another one
    // asks), a small step in is enough, and many of them still fit.
    const signed = item.level > 0 && item.mark !== 'note';
    const above = item.level - 1;
    const nested = signed && columns[above] !== undefined && columns[above] - (starts[above] ?? 0) > INDENT;
    const start =
      item.level === 0 ? 0 : nested ? (starts[above] ?? 0) + INDENT * 2 : (columns[above] ?? item.level * INDENT);
    starts[item.level] = start;
    columns[item.level] = start + (signed ? signOf(item).length : INDENT);
    lines.push(...itemLines(item, start, layout));
  });
  return `${lines.join('\n')}\n`;
}

interface Layout {
  readonly paint: Paint;
  readonly width: number | undefined;
  readonly places: ReadonlyMap<OutlineItem, string>;
  /** Of the widest place: all of them stand in one column. */
  readonly placeWidth: number;
}

/** Has lines of its own, or comes after those of another. */
const opensChapter = (items: readonly OutlineItem[], index: number): boolean =>
  (items[index + 1]?.level ?? 0) > 0 || (items[index - 1]?.level ?? 0) > 0;

function placesOf(items: readonly OutlineItem[]): ReadonlyMap<OutlineItem, string> {
  const places = new Map<OutlineItem, string>();
  for (const item of items) {
    if (item.source === undefined) continue;
    const { file, line } = locationOf(item.source);
    places.set(item, `${shortName(file)}:${line}`);
  }
  return places;
}

/** A path as it was given, a URI by its last part. */
function shortName(file: string): string {
  return file.includes('://') ? file.slice(file.lastIndexOf('/') + 1) : file;
}

const signOf = (item: OutlineItem): string => (item.level === 0 ? CHAPTER_SIGNS[item.mark] : SIGNS[item.mark]);

function itemLines(given: OutlineItem, start: number, layout: Layout): string[] {
  const { paint, width, placeWidth } = layout;
  const item = { ...given, text: visible(given.text) };
  const place = layout.places.get(given) ?? '';
  const sign = signOf(item);
  const lead = ' '.repeat(start);
  const style = stylesOf(item, paint);
  const first = (text: string): string => `${lead}${style.sign(sign)}${style.text(text)}`;
  const indent = lead.length + sign.length;
  if (width === undefined) return [`${first(item.text)}${place === '' ? '' : `  ${paint.faint(place)}`}`];

  const beside = place === '' || width - indent - placeWidth - 2 >= NARROWEST;
  const room = Math.max(width - indent - (place === '' || !beside ? 0 : placeWidth + 2), 10);
  const wrapped = wrap(beside ? item.text : `${item.text} [${place}]`, room);
  return wrapped.map((text, row) => {
    const line = row === 0 ? first(text) : `${' '.repeat(indent)}${style.text(text)}`;
    if (row > 0 || place === '' || !beside) return line;
    return `${line}${' '.repeat(Math.max(room - text.length, 0) + 2)}${paint.faint(place)}`;
  });
}

type Style = (text: string) => string;

/** Only what stops a packet, and what the whole answer is, is coloured as a whole: the rest stays easy to read. */
function stylesOf({ mark, level }: OutlineItem, paint: Paint): { readonly sign: Style; readonly text: Style } {
  if (mark === 'note') return { sign: asItIs, text: level === 0 ? paint.title : level >= 3 ? paint.faint : asItIs };
  return { sign: paint[mark], text: mark === 'drop' || level === 0 ? paint[mark] : asItIs };
}

/** Breaks at spaces; a word that is longer than the room stands alone and sticks out. */
export function wrap(text: string, room: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > room) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  lines.push(line);
  return lines;
}
