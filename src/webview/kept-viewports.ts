/** Pan and zoom that a person chose, by what is shown; the newest are remembered. */
import type { Viewport } from '../protocol/preview-messages';

/** More than anybody goes back to. */
export const REMEMBERED = 50;

export class KeptViewports {
  private readonly kept: Map<string, Viewport>;

  /** `changed` is called when there is something new to keep. */
  constructor(
    before: Readonly<Record<string, Viewport>>,
    private readonly changed: () => void,
  ) {
    this.kept = new Map(Object.entries(before));
  }

  get all(): Record<string, Viewport> {
    return Object.fromEntries(this.kept);
  }

  get(key: string): Viewport | undefined {
    return this.kept.get(key);
  }

  set(key: string, viewport: Viewport): void {
    // The newest stands last, so that the oldest can go.
    this.kept.delete(key);
    this.kept.set(key, viewport);
    const [oldest] = this.kept.keys();
    if (this.kept.size > REMEMBERED && oldest !== undefined) this.kept.delete(oldest);
    this.changed();
  }

  forget(key: string): void {
    if (this.kept.delete(key)) this.changed();
  }
}
