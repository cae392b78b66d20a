/**
 * Text for Mermaid labels. Whatever a file calls its things, a label shows it as text: nothing in it can end the label,
 * start a directive, become markup or turn the reading direction of its neighbours. Every label goes through here.
 */

/** Longest line of a label in characters; what is longer loses its middle, because both ends of names tell them apart. */
const LINE_LIMIT = 44;
/** Frames are wider than boxes. */
const TITLE_LIMIT = 80;

/** Stand for themselves in a quoted Mermaid label: letters, digits, the space and these. All else becomes `#code;`. */
const PLAIN = /[\p{L}\p{M}\p{N} .,/()=+✔✖✕→⇄↳·…–_-]/u;
/** A colon is plain before a digit or a space; `fa:fa-car` would be an icon. */
const COLON = /:(?![\d\s]|$)/;
/** Invisible characters and those that change the direction of what follows are shown by their code point. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}]/u;
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/;
const ISOLATE = ['#8296;', '#8297;'];

/** Mermaid looks for these words before it looks at anything else, and takes the `;` of an entity behind them. */
const STYLING = /style|classDef/g;

/** One line of a label, ready to stand between the quotes. */
export function escapeLine(text: string, limit = LINE_LIMIT): string {
  const shown = showInvisible(cut(text, limit));
  let escaped = '';
  for (let index = 0; index < shown.length; ) {
    const character = String.fromCodePoint(shown.codePointAt(index) ?? 0xfffd);
    const plain = character === ':' ? !COLON.test(shown.slice(index, index + 2)) : PLAIN.test(character);
    escaped += plain ? character : `#${character.codePointAt(0)};`;
    index += character.length;
  }
  escaped = escaped.replace(STYLING, (word) => `#${word.charCodeAt(0)};${word.slice(1)}`);
  // A name in a right-to-left script keeps its order to itself and leaves addresses beside it alone.
  return RIGHT_TO_LEFT.test(shown) ? `${ISOLATE[0]}${escaped}${ISOLATE[1]}` : escaped;
}

/**
 * A whole label with its quotes; lines that are empty are left out. With fewer than `columns` characters in each line the
 * first one gets space around it, so that a box can fill a frame whose title is longer.
 */
export function quoteLabel(lines: readonly string[], columns = 0): string {
  const shown = lines.filter((line) => line.trim() !== '');
  const widest = Math.max(0, ...shown.map((line) => Math.min(line.length, LINE_LIMIT)));
  // Em spaces on both sides; a letter is a good half of one.
  const side = widest < columns ? '#8195;'.repeat(Math.round((columns - (shown[0]?.length ?? 0)) * 0.28)) : '';
  const escaped = shown.map((line, index) => (index === 0 ? side + escapeLine(line) + side : escapeLine(line)));
  return `"${escaped.length > 0 ? escaped.join('<br/>') : '–'}"`;
}

/** A line of a label for a language that has no markup in it: as long as in Mermaid, all characters to be seen. */
export function visibleLine(text: string, limit = LINE_LIMIT): string {
  const shown = showInvisible(cut(text, limit));
  return RIGHT_TO_LEFT.test(shown) ? `\u2068${shown}\u2069` : shown;
}

/** Text of a participant, a message or a note in a sequence, where a colon may begin a directive (`wrap:`). */
export const escapeMessage = (lines: readonly string[]): string =>
  lines.map((line) => escapeLine(line).replaceAll(':', '#58;')).join('<br/>') || '–';

/** The title of a frame with its quotes. */
export const quoteTitle = (title: string): string => `"${escapeLine(title, TITLE_LIMIT) || '–'}"`;

/** For `accTitle` and `accDescr`, which run to the end of their line: no length limit but one that no reader misses. */
export function escapeSentence(text: string): string {
  return showInvisible(cut(text, 400)).replace(
    /[^\p{L}\p{M}\p{N} .,:/()=+✔✖→·…–_-]/gu,
    (each) => `#${each.codePointAt(0)};`,
  );
}

/** A string in the YAML of a Mermaid front matter; JSON strings are YAML strings. */
export function quoteYaml(text: string): string {
  return JSON.stringify(showInvisible(cut(text, 400)));
}

/** At most `limit` characters: the beginning and the end with `…` between them. */
export function cut(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const head = Math.ceil((limit - 1) / 2);
  return `${trimPair(text.slice(0, head))}…${text.slice(text.length - (limit - 1 - head)).replace(/^[\udc00-\udfff]/, '')}`;
}

const trimPair = (text: string): string => text.replace(/[\ud800-\udbff]$/, '');

function showInvisible(text: string): string {
  return text.replace(new RegExp(INVISIBLE, 'gu'), (each) => {
    if (/\s/.test(each) && each !== '\u2028' && each !== '\u2029') return ' ';
    return `⟨U+${(each.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟩`;
  });
}
