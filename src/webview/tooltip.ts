/**
 * What hovering or focusing a node says. By WCAG 1.4.13: Escape sends it away, the pointer may move onto it, and it stays
 * until pointer and focus are gone. It never covers the node.
 */
import { make } from './dom';

/** Milliseconds of hovering, so that a pointer that passes by shows nothing. */
const APPEARS_AFTER = 250;
/** Milliseconds to move the pointer from the node to the tooltip. */
const STAYS_FOR = 200;
const GAP = 8;

export class Tooltip {
  private anchor: Element | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly box: HTMLElement) {
    box.addEventListener('pointerenter', () => clearTimeout(this.timer));
    box.addEventListener('pointerleave', () => this.leave());
    window.addEventListener('scroll', () => this.follow(), { passive: true });
    document.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') this.hide();
    });
  }

  /** The pointer is on a node: its tooltip comes in a moment. */
  hover(anchor: Element, lines: readonly string[]): void {
    if (this.anchor === anchor) {
      clearTimeout(this.timer);
      return;
    }
    this.later(APPEARS_AFTER, () => this.show(anchor, lines));
  }

  /** Pointer or focus have left it. */
  leave(): void {
    this.later(STAYS_FOR, () => this.hide());
  }

  show(anchor: Element, lines: readonly string[]): void {
    this.hide();
    if (lines.length === 0 || !anchor.isConnected) return;
    this.anchor = anchor;
    this.box.replaceChildren(...lines.map((line) => make('p', '', line)));
    this.box.hidden = false;
    anchor.setAttribute('aria-describedby', this.box.id);
    this.place(anchor.getBoundingClientRect());
  }

  hide(): void {
    clearTimeout(this.timer);
    this.anchor?.removeAttribute('aria-describedby');
    this.anchor = undefined;
    this.box.hidden = true;
  }

  /** The page was scrolled, perhaps since the node was brought into view. */
  private follow(): void {
    const place = this.anchor?.getBoundingClientRect();
    if (!place) return;
    if (place.bottom < 0 || place.top > window.innerHeight) this.hide();
    else this.place(place);
  }

  private later(milliseconds: number, then: () => void): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(then, milliseconds);
  }

  /** Below the node, above it where there is more room. */
  private place({ left, top, bottom }: DOMRect): void {
    const { style, offsetWidth } = this.box;
    const below = window.innerHeight - bottom - 2 * GAP;
    const above = top - 2 * GAP;
    style.maxHeight = 'none';
    const isBelow = this.box.offsetHeight <= below || below >= above;
    style.maxHeight = `${Math.max(isBelow ? below : above, 40)}px`;
    style.left = `${Math.max(GAP, Math.min(left, window.innerWidth - offsetWidth - GAP))}px`;
    style.top = `${isBelow ? bottom + GAP : Math.max(GAP, top - GAP - this.box.offsetHeight)}px`;
  }
}
