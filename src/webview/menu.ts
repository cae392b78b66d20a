/** A button with a menu below it, by the ARIA Authoring Practices: arrow keys move, Escape and Tab close. */
import { placeByKey } from './dom';

export class Menu {
  private readonly items: readonly HTMLElement[];

  /** `chosen` gets the item's `data-action`. */
  constructor(
    private readonly button: HTMLElement,
    private readonly list: HTMLElement,
    chosen: (action: string) => void,
  ) {
    this.items = [...list.querySelectorAll<HTMLElement>('[role=menuitem]')];
    button.addEventListener('click', () => (this.isOpen ? this.close(true) : this.open(0)));
    button.addEventListener('keydown', (event) => {
      if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
      event.preventDefault();
      this.open(event.key === 'ArrowDown' ? 0 : this.items.length - 1);
    });
    list.addEventListener('keydown', (event) => this.pressed(event));
    list.addEventListener('click', ({ target }) => {
      const action = (target as Element).closest<HTMLElement>('[role=menuitem]')?.dataset.action;
      if (action === undefined) return;
      this.close(true);
      chosen(action);
    });
    document.addEventListener('pointerdown', ({ target }) => {
      if (!list.contains(target as Node) && !button.contains(target as Node)) this.close(false);
    });
  }

  private get isOpen(): boolean {
    return !this.list.hidden;
  }

  private open(item: number): void {
    this.list.hidden = false;
    this.button.setAttribute('aria-expanded', 'true');
    this.items[item]?.focus();
  }

  private close(takeFocus: boolean): void {
    if (!this.isOpen) return;
    this.list.hidden = true;
    this.button.setAttribute('aria-expanded', 'false');
    if (takeFocus) this.button.focus();
  }

  private pressed(event: KeyboardEvent): void {
    if (event.key === 'Tab') {
      this.close(true); // and the focus goes on from the button
      return;
    }
    const at = this.items.indexOf(document.activeElement as HTMLElement);
    const next = placeByKey(event.key, at, this.items.length);
    if (next === undefined && event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    if (next === undefined) this.close(true);
    else this.items[next]?.focus();
  }
}
