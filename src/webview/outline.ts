/** The outline beneath the picture: a nested list that alone says everything; items that have a line are buttons. */
import type { OutlineLine } from '../protocol/lsp-extensions';

const SIGNS: Readonly<Record<OutlineLine['mark'], { sign: string; words: string }>> = {
  pass: { sign: '✔', words: 'lets it pass: ' },
  drop: { sign: '✖', words: 'blocks it: ' },
  choose: { sign: '➜', words: 'chooses: ' },
  rewrite: { sign: '⇄', words: 'rewrites: ' },
  note: { sign: '', words: '' },
};

/** Fills `list` anew; `reveal` gets the index of the line that a person chose. Keeps the focus where it was. */
export function showOutline(list: HTMLElement, lines: readonly OutlineLine[], reveal: (index: number) => void): void {
  const focused = (document.activeElement as HTMLElement | null)?.dataset.line;
  const lists = [list];
  list.replaceChildren();
  lines.forEach((line, index) => {
    // A level that jumps is one deeper at most.
    const level = Math.min(Math.max(line.level, 0), lists.length - 1);
    lists.length = level + 1;
    const item = document.createElement('li');
    item.append(line.hasLine ? buttonFor(line, index, reveal) : textFor(line));
    (lists[level] as HTMLElement).append(item);
    if ((lines[index + 1]?.level ?? 0) > level) {
      const inner = document.createElement('ul');
      item.append(inner);
      lists.push(inner);
    }
  });
  if (focused !== undefined) list.querySelector<HTMLElement>(`[data-line="${Number(focused)}"]`)?.focus();
}

function buttonFor(line: OutlineLine, index: number, reveal: (index: number) => void): HTMLElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.dataset.line = String(index);
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
  const { sign, words } = SIGNS[line.mark] ?? SIGNS.note;
  const text = document.createElement('span');
  text.textContent = line.text;
  if (sign === '') return [text];
  const mark = document.createElement('span');
  mark.className = 'sign';
  mark.textContent = sign;
  mark.setAttribute('role', 'img');
  mark.setAttribute('aria-label', words);
  return [mark, text];
}
