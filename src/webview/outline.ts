/** The outline beneath the picture: a nested list that alone says everything; items that have a line are buttons. */
import type { OutlineLine } from '../protocol/lsp-extensions';
import { make } from './dom';

const SIGNS: Readonly<Record<OutlineLine['mark'], { sign: string; words: string }>> = {
  pass: { sign: '✔', words: 'lets it pass: ' },
  drop: { sign: '✖', words: 'blocks it: ' },
  choose: { sign: '➜', words: 'chooses: ' },
  rewrite: { sign: '⇄', words: 'rewrites: ' },
  note: { sign: '', words: '' },
};

/**
 * Fills `list` anew; `reveal` gets the index of the line that a person chose, `differing` are lines that are others in the
 * view beside it, `title` is the line that says what stands over the picture already. Keeps the focus where it was.
 */
export function showOutline(
  list: HTMLElement,
  lines: readonly OutlineLine[],
  differing: ReadonlySet<number>,
  title: number,
  reveal: (index: number) => void,
): void {
  const active = document.activeElement as HTMLElement | null;
  const focused = list.contains(active) ? active?.dataset.line : undefined;
  const lists = [list];
  const depths = depthsOf(lines, title);
  list.replaceChildren();
  lines.forEach((line, index) => {
    if (index === title) return;
    const depth = depths[index] ?? 0;
    lists.length = depth + 1;
    const item = document.createElement('li');
    const shown = line.hasLine ? buttonFor(line, reveal, index) : textFor(line);
    shown.dataset.line = String(index);
    if (differing.has(index)) shown.append(make('span', 'differs', 'differs'));
    item.append(shown);
    (lists[depth] as HTMLElement).append(item);
    if ((depths[index + 1 === title ? index + 2 : index + 1] ?? 0) > depth) {
      const inner = document.createElement('ul');
      item.append(inner);
      lists.push(inner);
    }
  });
  if (focused !== undefined) list.querySelector<HTMLElement>(`[data-line="${Number(focused)}"]`)?.focus();
}

/** How deep each line stands: below the last one before it of a lower level, be that levels away. `without` stands nowhere. */
export function depthsOf(lines: readonly Pick<OutlineLine, 'level'>[], without: number): number[] {
  const open: number[] = [];
  return lines.map(({ level }, index) => {
    while ((open.at(-1) ?? -1) >= level) open.pop();
    return index === without ? 0 : open.push(level) - 1;
  });
}

/** The line of the outline that repeats the title; -1 where none does. */
export function titleLine(title: string, lines: readonly OutlineLine[]): number {
  return lines.findIndex(({ text, level }) => level === 0 && beginning(text) === beginning(title));
}
/** Titles have a sign before them and fewer reasons behind them. */
const beginning = (text: string): string =>
  text
    .replace(/^(?:[✔✖?] |DNS: )/, '')
    .slice(0, 20)
    .toLowerCase();

/** Which line the walk is at; undefined: none. */
export function markLine(list: HTMLElement, index: number | undefined): void {
  for (const old of list.querySelectorAll('[aria-current]')) old.removeAttribute('aria-current');
  if (index !== undefined) list.querySelector(`[data-line="${index}"]`)?.setAttribute('aria-current', 'step');
}

/** The sign of a decision, with its meaning for those who don't see it; none for a note. */
export function signOf(mark: OutlineLine['mark']): HTMLElement | undefined {
  const { sign, words } = SIGNS[mark] ?? SIGNS.note;
  if (sign === '') return undefined;
  const made = make('span', 'sign', sign);
  made.setAttribute('role', 'img');
  made.setAttribute('aria-label', words);
  return made;
}

function buttonFor(line: OutlineLine, reveal: (index: number) => void, index: number): HTMLElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.title = 'Show the line that says so';
  button.append(...content(line));
  button.className = `line ${line.mark}`;
  button.addEventListener('click', () => reveal(index));
  return button;
}

function textFor(line: OutlineLine): HTMLElement {
  const text = document.createElement('span');
  text.className = `line ${line.mark}`;
  text.append(...content(line));
  return text;
}

function content(line: OutlineLine): HTMLElement[] {
  const text = make('span', 'text', line.text);
  const sign = signOf(line.mark);
  return sign ? [sign, text] : [text];
}
