/** Pan and zoom of the picture: fits the width until a person moves it, and remembers what they chose by question. */
import type { Viewport } from '../protocol/preview-messages';

const SMALLEST = 0.1;
const LARGEST = 4;
/** A picture that is narrower than the panel is not blown up to fill it. */
const LARGEST_FIT = 1;
/** Questions whose place is remembered; more than anybody goes back to. */
const REMEMBERED = 50;
/** Pixels that a pointer may move in a click. */
const CLICK_SLACK = 4;

export class PictureViewport {
  private readonly kept: Map<string, Viewport>;
  private size = { width: 0, height: 0 };
  private key = '';
  private now: Viewport = { x: 0, y: 0, scale: 1 };
  private drag:
    | { readonly id: number; readonly x: number; readonly y: number; readonly from: Viewport; moved: boolean }
    | undefined;

  /** `stage` holds the picture and is moved inside `frame`; `onKept` is called when there is something new to keep. */
  constructor(
    private readonly frame: HTMLElement,
    private readonly stage: HTMLElement,
    kept: Readonly<Record<string, Viewport>>,
    private readonly onKept: () => void,
  ) {
    this.kept = new Map(Object.entries(kept));
    frame.addEventListener('pointerdown', (event) => this.startDrag(event));
    frame.addEventListener('pointermove', (event) => this.moveDrag(event));
    for (const end of ['pointerup', 'pointercancel'] as const) frame.addEventListener(end, () => this.endDrag());
    // The end of a drag is no click on the node where it ends.
    frame.addEventListener('click', (event) => this.justDragged && event.stopPropagation(), { capture: true });
    // The wheel alone scrolls the page, as everywhere; with Ctrl (or by a pinch) it zooms.
    frame.addEventListener('wheel', (event) => this.wheel(event), { passive: false });
    new ResizeObserver(() => this.place()).observe(frame);
  }
  private justDragged = false;

  /** What to keep over a reload. */
  get viewports(): Record<string, Viewport> {
    return Object.fromEntries(this.kept);
  }

  /** A picture of this size (pixels at scale 1) is on the stage now. */
  show(key: string, width: number, height: number): void {
    this.key = key;
    this.size = { width, height };
    this.place();
  }

  /** Around the middle of the frame. */
  zoom(factor: number): void {
    this.zoomAround(factor, this.frame.clientWidth / 2, this.frame.clientHeight / 2);
  }

  /** The whole width, and from now on again so when the panel's size changes. */
  fit(): void {
    this.kept.delete(this.key);
    this.place();
    this.onKept();
  }

  private place(): void {
    const { width, height } = this.size;
    if (width === 0) return;
    const scale = Math.max(SMALLEST, Math.min(LARGEST_FIT, this.frame.clientWidth / width));
    this.frame.style.height = `${Math.ceil(height * scale)}px`;
    const centred = { x: Math.max(0, (this.frame.clientWidth - width * scale) / 2), y: 0, scale };
    this.apply(this.kept.get(this.key) ?? centred);
  }

  private apply(to: Viewport): void {
    this.now = to;
    this.stage.style.transform = `translate(${to.x}px, ${to.y}px) scale(${to.scale})`;
  }

  private move(to: Viewport): void {
    this.apply(to);
    // The newest stands last, so that the oldest can go.
    this.kept.delete(this.key);
    this.kept.set(this.key, to);
    const [oldest] = this.kept.keys();
    if (this.kept.size > REMEMBERED && oldest !== undefined) this.kept.delete(oldest);
    this.onKept();
  }

  private zoomAround(factor: number, x: number, y: number): void {
    const scale = Math.min(LARGEST, Math.max(SMALLEST, this.now.scale * factor));
    const by = scale / this.now.scale;
    this.move({ x: x - (x - this.now.x) * by, y: y - (y - this.now.y) * by, scale });
  }

  private wheel(event: WheelEvent): void {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    const { left, top } = this.frame.getBoundingClientRect();
    this.zoomAround(Math.exp(-event.deltaY / 300), event.clientX - left, event.clientY - top);
  }

  private startDrag(event: PointerEvent): void {
    this.justDragged = false;
    if (event.button !== 0 || !event.isPrimary) return;
    this.drag = { id: event.pointerId, x: event.clientX, y: event.clientY, from: this.now, moved: false };
  }
  private moveDrag(event: PointerEvent): void {
    const { drag } = this;
    if (!drag || event.pointerId !== drag.id) return;
    const [x, y] = [event.clientX - drag.x, event.clientY - drag.y];
    if (!drag.moved && Math.hypot(x, y) < CLICK_SLACK) return;
    if (!drag.moved) this.frame.setPointerCapture(drag.id);
    drag.moved = true;
    this.frame.classList.add('dragging');
    this.move({ x: drag.from.x + x, y: drag.from.y + y, scale: this.now.scale });
  }
  private endDrag(): void {
    this.justDragged = this.drag?.moved ?? false;
    this.drag = undefined;
    this.frame.classList.remove('dragging');
  }
}
