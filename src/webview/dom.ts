/** Small helpers for the page's elements. What they write comes from files, and is shown as text. */
import { shown } from './shown-text';

/** An element that the page has; its absence is a mistake of ours, not of a person. */
export function element<Kind extends HTMLElement = HTMLElement>(id: string): Kind {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no #${id}`);
  return found as Kind;
}

export function make(name: string, className: string, ...content: (string | Node)[]): HTMLElement {
  const made = document.createElement(name);
  made.className = className;
  made.append(...content.map((each) => (typeof each === 'string' ? shown(each) : each)));
  return made;
}

/** Writes only what is new, so that nothing is announced twice. */
export function setText(target: HTMLElement, text: string): void {
  const wanted = shown(text);
  if (target.textContent !== wanted) target.textContent = wanted;
}

/** A button that can't be used now stays where the keyboard finds it. */
export function setUsable(button: HTMLElement, usable: boolean): void {
  button.setAttribute('aria-disabled', String(!usable));
}
export const isUsable = (button: Element): boolean => button.getAttribute('aria-disabled') !== 'true';

export const isPressed = (button: Element): boolean => button.getAttribute('aria-pressed') === 'true';
export const setPressed = (button: HTMLElement, pressed: boolean): void =>
  button.setAttribute('aria-pressed', String(pressed));

/** The next place in a row of `count` by arrow key, Home or End, round at the ends; undefined for other keys. */
export function placeByKey(key: string, at: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowRight':
    case 'ArrowDown':
      return (at + 1) % count;
    case 'ArrowLeft':
    case 'ArrowUp':
      return (at - 1 + count) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}

export const prefersStillness = (): boolean => window.matchMedia('(prefers-reduced-motion: reduce)').matches;
