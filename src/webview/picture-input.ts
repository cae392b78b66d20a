/** What a person does to the picture with pointer and keyboard, as wishes: walk, reveal, open, read. */

import type { RevealHow } from '../protocol/preview-messages';
import { isFold } from './badges';
import type { Picture } from './picture';
import type { StepMove } from './stepper';

export interface PictureWishes {
  /** Undefined: of the current step. */
  readonly reveal: (node: string | undefined, how: RevealHow) => void;
  /** Open or close what lost at a node; undefined: at the current one. */
  readonly toggle: (node: string | undefined) => void;
  readonly move: (move: StepMove) => void;
  /** The focus to the next or the previous node. */
  readonly go: (by: 1 | -1) => void;
  /** The pointer or the focus is on a node, or on none. */
  readonly read: (node: string | undefined, by: 'pointer' | 'focus') => void;
}

const MOVES: Readonly<Record<string, StepMove>> = {
  ArrowRight: 'next',
  ArrowLeft: 'previous',
  Home: 'first',
  End: 'last',
};

/** `walk` is what the arrow keys work in: the picture with its caption; the picture is in `frame`. */
export function listenTo(walk: HTMLElement, frame: HTMLElement, picture: Picture, wishes: PictureWishes): void {
  frame.addEventListener('click', (event) => {
    const node = picture.nodeOf(event.target);
    if (node === undefined) return;
    if (isFold(event.target)) wishes.toggle(node);
    else wishes.reveal(node, event.ctrlKey || event.metaKey ? 'edit' : 'select');
  });
  frame.addEventListener('dblclick', (event) => {
    const node = picture.nodeOf(event.target);
    if (node !== undefined && !isFold(event.target)) wishes.reveal(node, 'edit');
  });
  frame.addEventListener('pointerover', ({ target, buttons }) => {
    if (buttons === 0) wishes.read(picture.nodeOf(target), 'pointer');
  });
  frame.addEventListener('pointerleave', () => wishes.read(undefined, 'pointer'));
  frame.addEventListener('focusin', ({ target }) => {
    // A click says enough by what it does.
    if ((target as Element).matches(':focus-visible')) wishes.read(picture.nodeOf(target), 'focus');
  });
  frame.addEventListener('focusout', () => wishes.read(undefined, 'focus'));
  walk.addEventListener('keydown', (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const move = MOVES[event.key];
    if (move) {
      event.preventDefault();
      wishes.move(move);
    } else if (frame.contains(event.target as Node)) {
      const node = picture.nodeOf(event.target);
      if (event.key === 'Enter') wishes.reveal(node, 'edit');
      else if (event.key === ' ') wishes.reveal(node, 'select');
      else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') wishes.go(event.key === 'ArrowDown' ? 1 : -1);
      else if (event.key.toLowerCase() === 'o') wishes.toggle(node);
      else return;
      event.preventDefault();
    }
  });
}
