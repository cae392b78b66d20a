/** A text field with completion: an editable combobox with a list (ARIA Authoring Practices, "list autocomplete"). */
import type { PlaceItem } from '../protocol/lsp-extensions';
import { make } from './dom';

/** Rows that are shown at a time; who doesn't find theirs types on. */
const MOST = 50;

export class Combobox {
  private items: readonly PlaceItem[] = [];
  private shown: readonly PlaceItem[] = [];
  /** Row that the arrow keys are on; -1: the text itself. */
  private active = -1;
  /** What the list is open for, be it that it has nothing to show yet; undefined: it is closed. */
  private typed: string | undefined;

  /** `wanted` is called when the list is about to be needed; `picked` when a row was taken. */
  constructor(
    readonly input: HTMLInputElement,
    private readonly list: HTMLElement,
    wanted: () => void,
    private readonly picked: () => void,
  ) {
    input.addEventListener('focus', wanted);
    input.addEventListener('input', () => this.open(input.value));
    input.addEventListener('blur', () => this.close());
    input.addEventListener('click', () => this.open(''));
    input.addEventListener('keydown', (event) => this.pressed(event));
    // Before the field loses the focus.
    list.addEventListener('pointerdown', (event) => {
      event.preventDefault();
      const row = (event.target as Element).closest<HTMLElement>('[role=option]');
      if (row) this.pick(Number(row.dataset.row));
    });
  }

  offer(items: readonly PlaceItem[]): void {
    this.items = items;
    if (this.typed !== undefined && this.active < 0) this.open(this.typed);
  }

  private get isOpen(): boolean {
    return !this.list.hidden;
  }

  private open(typed: string): void {
    this.typed = typed;
    this.shown = matching(this.items, typed).slice(0, MOST);
    this.active = -1;
    this.list.replaceChildren(...this.shown.map((item, row) => this.rowOf(item, row)));
    this.list.hidden = this.shown.length === 0;
    this.input.setAttribute('aria-expanded', String(this.isOpen));
    this.input.removeAttribute('aria-activedescendant');
  }

  private close(): void {
    this.typed = undefined;
    this.list.hidden = true;
    this.input.setAttribute('aria-expanded', 'false');
    this.input.removeAttribute('aria-activedescendant');
  }

  private rowOf({ text, detail }: PlaceItem, row: number): HTMLElement {
    const made = make('li', '', make('span', 'text', text), make('span', 'detail', detail));
    made.id = `${this.list.id}-${row}`;
    made.dataset.row = String(row);
    made.setAttribute('role', 'option');
    made.setAttribute('aria-selected', 'false');
    return made;
  }

  private activate(row: number): void {
    this.active = row;
    this.list.childNodes.forEach((each, index) => {
      (each as Element).setAttribute('aria-selected', String(index === row));
    });
    const active = this.list.children[row];
    if (active) this.input.setAttribute('aria-activedescendant', active.id);
    active?.scrollIntoView({ block: 'nearest' });
  }

  private pick(row: number): void {
    const item = this.shown[row];
    if (!item) return;
    this.input.value = item.text;
    this.close();
    this.picked();
  }

  private pressed(event: KeyboardEvent): void {
    const { key } = event;
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      event.preventDefault();
      if (!this.isOpen) this.open('');
      const count = this.shown.length;
      if (count > 0)
        this.activate(key === 'ArrowDown' ? (this.active + 1) % count : (this.active <= 0 ? count : this.active) - 1);
    } else if (key === 'Enter' && this.isOpen && this.active >= 0) {
      event.preventDefault(); // the next Enter asks
      this.pick(this.active);
    } else if (key === 'Enter') {
      this.close();
    } else if (key === 'Escape' && this.isOpen) {
      event.stopPropagation();
      this.close();
    }
  }
}

/** Those whose text begins with what is typed come before those that have it somewhere. */
export function matching(items: readonly PlaceItem[], typed: string): PlaceItem[] {
  const wanted = typed.trim().toLowerCase();
  const has = (text: string): boolean => text.toLowerCase().includes(wanted);
  const begins = ({ text }: PlaceItem): boolean => text.toLowerCase().startsWith(wanted);
  const all = items.filter(({ text, detail }) => has(text) || has(detail));
  return [...all.filter(begins), ...all.filter((item) => !begins(item))];
}
