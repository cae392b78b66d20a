/** Whether a picture runs to the right or down: decided by the room there is and by how wide it was the last time. */
import type { PictureShape } from '../protocol/lsp-extensions';

/** Below this width in pixels (with its scroll bar, which comes and goes) lanes run down, not to the right: text stays readable and the page is scrolled. */
const WIDE = 1000;
/** A wide picture that would have to be made smaller than this to fit runs down, too: its text could not be read. */
const READABLE = 0.65;

export class ShapeChoice {
  /** Widths of wide pictures in pixels at scale 1, by the keys of their views. */
  private readonly widths = new Map<string, number>();

  /** `room` in pixels; `keys` of the views that are on the screen. */
  choose(room: number, keys: readonly (string | undefined)[]): PictureShape {
    const needed = keys.map((key) => (this.widths.get(key ?? '') ?? 0) * READABLE);
    return room >= Math.max(WIDE, ...needed) ? 'wide' : 'narrow';
  }

  /** A picture that runs to the right turned out to be so wide. */
  drawn(key: string, width: number): void {
    this.widths.set(key, width);
  }
}
