/** Pan and zoom of the picture: fits the width until a person moves it, and remembers what they chose by question. */
import { type Selection, select } from 'd3-selection';
import { type D3ZoomEvent, type ZoomBehavior, type ZoomTransform, zoom, zoomIdentity, zoomTransform } from 'd3-zoom';
import { prefersStillness } from './dom';
import type { KeptViewports } from './kept-viewports';
import { LARGEST, SMALLEST } from './scales';

/** A picture that is narrower than the panel is not blown up to fill it. */
const LARGEST_FIT = 1;
/** Pixels that stay free around a node that is brought into view. */
const MARGIN = 16;
/** Pixels that a pointer may move in a click. */
const CLICK_SLACK = 4;
/** Pixels of the wheel that double the scale; a pinch on a touchpad comes as many small turns. */
const WHEEL_DOUBLES = 200;

type Gesture = D3ZoomEvent<HTMLElement, unknown>;

export class PictureViewport {
  private readonly behavior: ZoomBehavior<HTMLElement, unknown>;
  private readonly target: Selection<HTMLElement, unknown, null, undefined>;
  private size = { width: 0, height: 0 };
  private key = '';
  /** Width of the frame in pixels. Kept, since to ask for it when a new picture is in makes the browser lay all of it out at once. */
  private room = 0;
  /** Where the picture was when a gesture began. */
  private before: ZoomTransform = zoomIdentity;

  /** `stage` holds the picture and is moved inside `frame`. */
  constructor(
    private readonly frame: HTMLElement,
    private readonly stage: HTMLElement,
    private readonly kept: KeptViewports,
  ) {
    this.behavior = zoom<HTMLElement, unknown>()
      .scaleExtent([SMALLEST, LARGEST])
      .clickDistance(CLICK_SLACK) // the end of a longer drag is no click on the node where it ends
      .filter(isGesture)
      .wheelDelta(({ deltaY }) => -deltaY / WHEEL_DOUBLES)
      .on('start', (event: Gesture) => this.started(event))
      .on('zoom', (event: Gesture) => this.moved(event))
      .on('end', (event: Gesture) => this.ended(event));
    // A double click on a node goes to its line.
    this.room = frame.clientWidth;
    this.target = select(frame).call(this.behavior).on('dblclick.zoom', null);
    new ResizeObserver(() => {
      this.room = frame.clientWidth;
      this.place();
    }).observe(frame);
  }

  /** Of the picture on the stage, in pixels at scale 1. */
  get width(): number {
    return this.size.width;
  }

  /** A picture of this size (pixels at scale 1) is on the stage now. */
  show(key: string, width: number, height: number): void {
    this.key = key;
    this.size = { width, height };
    this.place();
  }

  /** Around the middle of the frame. */
  zoom(factor: number): void {
    this.behavior.scaleBy(this.target, factor);
    this.keep(zoomTransform(this.frame));
  }

  /** The whole width, and from now on again so when the panel's size changes. */
  fit(): void {
    this.kept.forget(this.key);
    this.place();
  }

  /** Moves as little as it can so that all of an element of the picture is seen; `top` and `bottom` bound what is free of the page. */
  bringIntoView(element: Element, top: number, bottom: number): void {
    this.stage.classList.remove('gliding'); // else it would be measured on its way
    const node = element.getBoundingClientRect();
    const frame = this.frame.getBoundingClientRect();
    const isFitting = this.kept.get(this.key) === undefined; // then all of it is in the frame
    const x = isFitting ? 0 : missing(node.left, node.right, frame.left, frame.right);
    const y = isFitting ? 0 : missing(node.top, node.bottom, frame.top, frame.bottom);
    if (x !== 0 || y !== 0) {
      this.stage.classList.toggle('gliding', !prefersStillness());
      const { k } = zoomTransform(this.frame);
      this.behavior.translateBy(this.target, x / k, y / k);
      this.keep(zoomTransform(this.frame));
    }
    const page = missing(node.top + y, node.bottom + y, top, bottom);
    if (page !== 0) window.scrollBy({ top: -page, behavior: prefersStillness() ? 'auto' : 'smooth' });
  }

  private place(): void {
    const { width, height } = this.size;
    if (width === 0) return;
    const room = this.room || this.frame.clientWidth; // nothing is known of a frame that was hidden until now
    const fitting = Math.max(SMALLEST, Math.min(LARGEST_FIT, room / width));
    this.frame.style.height = `${Math.ceil(height * fitting)}px`;
    const centred = { x: Math.max(0, (room - width * fitting) / 2), y: 0, scale: fitting };
    const { x, y, scale } = this.kept.get(this.key) ?? centred;
    this.behavior.transform(this.target, zoomIdentity.translate(x, y).scale(scale));
  }

  private keep({ x, y, k: scale }: ZoomTransform): void {
    this.kept.set(this.key, { x, y, scale });
  }

  // Without a source event it is this class that moves the picture.

  private started({ sourceEvent, transform }: Gesture): void {
    if (!sourceEvent) return;
    this.before = transform;
    this.stage.classList.remove('gliding');
    this.frame.classList.toggle('dragging', sourceEvent.type === 'mousedown');
  }
  private moved({ sourceEvent, transform }: Gesture): void {
    this.stage.style.transform = `translate(${transform.x}px, ${transform.y}px) scale(${transform.k})`;
    if (sourceEvent && this.isMeant(transform)) this.keep(transform);
  }
  private ended({ sourceEvent, transform }: Gesture): void {
    if (!sourceEvent) return;
    this.frame.classList.remove('dragging');
    if (!this.isMeant(transform)) this.place();
  }

  /** A hand that trembles in a click moves nothing. */
  private isMeant({ x, y, k }: ZoomTransform): boolean {
    return k !== this.before.k || Math.hypot(x - this.before.x, y - this.before.y) > CLICK_SLACK;
  }
}

/** How far something has to move to lie within bounds; where it is larger than they are, its beginning counts. */
function missing(start: number, end: number, first: number, last: number): number {
  if (start >= first - 1 && end <= last + 1) return 0;
  const isLarge = end - start > last - first - 2 * MARGIN;
  return isLarge || start < first ? first + MARGIN - start : last - MARGIN - end;
}

/** The wheel and one finger scroll the page, as everywhere; the wheel with Ctrl and two fingers zoom. */
function isGesture(event: Event): boolean {
  if (event instanceof WheelEvent) return event.ctrlKey || event.metaKey;
  return event instanceof MouseEvent ? event.button === 0 : (event as TouchEvent).touches.length > 1;
}
