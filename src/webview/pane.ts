/** One question on the page: its fields, its verdict, its picture, the walk through its decisions, its outline. */
import type {
  AskedQuestion,
  LocateParams,
  PictureShape,
  PlacesAnswer,
  TraceView,
  ViewNode,
} from '../protocol/lsp-extensions';
import type { RevealHow } from '../protocol/preview-messages';
import { differingLines } from './compare';
import { element, isUsable, setText, setUsable } from './dom';
import type { KeptViewports } from './kept-viewports';
import { markLine, showOutline, signOf, titleLine } from './outline';
import { Picture } from './picture';
import { listenTo } from './picture-input';
import { QuestionForm } from './question-form';
import { shown, shownShort } from './shown-text';
import type { StepMove } from './stepper';
import { found, moved, NO_STEP, stepAt, stepOfLine } from './stepper';
import type { Theme } from './themes';
import type { Tooltip } from './tooltip';
import { PictureViewport } from './viewport';

export interface PaneEvents {
  readonly reveal: (what: LocateParams['what'], how: RevealHow) => void;
  readonly ask: (question: AskedQuestion) => void;
  /** Open or close the candidates that lost at a node. */
  readonly toggle: (node: string) => void;
  /** What can be asked is needed. */
  readonly places: () => void;
}

export interface Look {
  readonly theme: Theme;
  readonly shape: PictureShape;
  readonly atCursor: readonly string[];
}

/** Characters of the verdict: a name of thousands must not fill the page. */
const LONGEST_TITLE = 600;
/** Steps that are walked through faster than this, in milliseconds, are not all looked up in the file. */
const REVEAL_PAUSE = 60;

export class Pane {
  view: TraceView | undefined;
  private readonly form: QuestionForm;
  private readonly title: HTMLElement;
  private readonly caption: HTMLElement;
  private readonly lines: HTMLElement;
  private readonly viewport: PictureViewport;
  private readonly picture: Picture;
  private step = NO_STEP;
  private atCursor: readonly string[] = [];
  /** What the outline was made from. */
  private said = '';
  private revealing: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly prefix: '' | 'other-',
    viewports: KeptViewports,
    private readonly tooltip: Tooltip,
    private readonly events: PaneEvents,
  ) {
    this.form = new QuestionForm(prefix, events);
    this.title = this.part('title');
    this.caption = this.part('caption');
    this.lines = this.part('steps');
    const frame = this.part('frame');
    const walk = frame.parentElement as HTMLElement;
    this.viewport = new PictureViewport(frame, this.part('stage'), viewports);
    this.picture = new Picture(`${prefix}picture`, this.part('stage'), this.viewport);
    listenTo(walk, frame, this.picture, {
      reveal: (node, how) => this.revealNode(node, how),
      toggle: (node) => this.toggle(node),
      move: (move) => this.move(move),
      go: (by) => this.go(by),
      read: (node, by) => this.read(node, by),
    });
    this.element.addEventListener('click', ({ target }) => this.pressed((target as Element).closest('button')));
  }

  get element(): HTMLElement {
    return this.part('pane');
  }

  /** Of the picture on the stage, in pixels at scale 1. */
  get pictureWidth(): number {
    return this.viewport.width;
  }

  /** What the picture is as Mermaid drew it; undefined while there is none. */
  get markup(): string | undefined {
    return this.picture.markup;
  }

  /** Rejects when the picture can't be drawn; all else is shown then nevertheless. */
  async show(view: TraceView, { theme, shape, atCursor }: Look): Promise<void> {
    try {
      if (await this.picture.show(view, theme, shape)) this.tooltip.hide();
    } finally {
      // Only now, with the picture: no verdict stands over the picture of another one, not for a moment.
      this.say(view, atCursor);
    }
  }

  private say(view: TraceView, atCursor: readonly string[]): void {
    const before = this.view;
    this.view = view;
    this.atCursor = atCursor;
    this.title.dataset.verdict = view.verdict;
    setText(this.title, shownShort(view.title, LONGEST_TITLE));
    if (view.question) this.form.show(view.question);
    const kept = before?.key === view.key ? found(before.steps[this.step], this.step, view.steps) : NO_STEP;
    const { outline } = view;
    const differing = differingLines(view);
    const said = JSON.stringify([outline, [...differing]]);
    if (said !== this.said)
      showOutline(this.lines, outline, differing, titleLine(view.title, outline), (line) => this.chooseLine(line));
    this.said = said;
    this.setStep(kept);
  }

  /** There is no view of this question: only a sentence. */
  miss(sentence: string): void {
    this.view = undefined;
    setText(this.title, sentence);
    delete this.title.dataset.verdict;
  }

  /** What stands in the fields before there is an answer. */
  suggest(question: AskedQuestion): void {
    this.form.show(question);
  }
  get question(): AskedQuestion | undefined {
    return this.form.question;
  }
  offer(places: PlacesAnswer): void {
    this.form.offer(places);
  }

  /** The outline can be folded, so that two pictures below each other come close. */
  set hasOutlineOpen(open: boolean) {
    this.part<HTMLDetailsElement>('outline').open = open;
  }

  focusQuestion(): void {
    this.form.focus();
  }
  focusTitle(): void {
    this.title.focus();
  }

  /** Walks on, brings the node into view and marks its line in the file. */
  move(move: StepMove): void {
    const steps = this.view?.steps ?? [];
    const wasOnNode = this.picture.nodeOf(document.activeElement) !== undefined;
    this.setStep(moved(this.step, steps.length, move));
    const step = steps[this.step];
    if (!step) return;
    const node = this.picture.element(step.node);
    if (node) {
      this.bringIntoView(node);
      if (wasOnNode && node.hasAttribute('tabindex')) node.focus({ preventScroll: true });
    }
    if (!step.hasLine) return;
    clearTimeout(this.revealing);
    this.revealing = setTimeout(() => this.events.reveal({ outline: step.outline }, 'show'), REVEAL_PAUSE);
  }

  private go(by: 1 | -1): void {
    const nodes = this.picture.reachable;
    const from = this.picture.nodeOf(document.activeElement) ?? this.view?.steps[this.step]?.node ?? '';
    const at = nodes.indexOf(from);
    const next = nodes[at < 0 && by < 0 ? nodes.length - 1 : Math.max(0, Math.min(at + by, nodes.length - 1))];
    const element = this.picture.element(next ?? null);
    if (!element) return;
    this.bringIntoView(element);
    element.focus({ preventScroll: true });
  }

  private part<Kind extends HTMLElement = HTMLElement>(name: string): Kind {
    return element<Kind>(this.prefix + name);
  }

  private pressed(button: HTMLButtonElement | null): void {
    if (!button || !isUsable(button)) return;
    const { action, step } = button.dataset;
    if (action === 'in') this.viewport.zoom(1.25);
    else if (action === 'out') this.viewport.zoom(0.8);
    else if (action === 'fit') this.viewport.fit();
    else if (step === 'next' || step === 'previous') this.move(step);
    else if (button.id === `${this.prefix}fold`) this.toggle(undefined);
  }

  private revealNode(id: string | undefined, how: RevealHow): void {
    if (id === undefined) {
      const step = this.view?.steps[this.step];
      if (step?.hasLine) this.events.reveal({ outline: step.outline }, how);
      return;
    }
    const step = stepAt(this.view?.steps ?? [], id, NO_STEP);
    if (step !== NO_STEP && this.view?.steps[this.step]?.node !== id) this.setStep(step);
    if (this.nodeOf(id)?.hasLine) this.events.reveal({ node: id }, how);
  }

  private chooseLine(line: number): void {
    const step = stepOfLine(this.view?.steps ?? [], line);
    if (step !== NO_STEP) this.setStep(step);
    this.events.reveal({ outline: line }, 'select');
  }

  private toggle(id: string | undefined): void {
    const node = this.nodeOf(id ?? this.view?.steps[this.step]?.node);
    if (node && node.candidates > 0) this.events.toggle(node.id);
  }

  private setStep(step: number): void {
    this.step = step;
    const { steps = [] } = this.view ?? {};
    const current = steps[step];
    this.picture.mark(current?.node ?? null, this.atCursor);
    markLine(this.lines, current?.outline);
    this.caption.hidden = steps.length === 0;
    setUsable(this.part('previous-step'), step !== 0);
    setUsable(this.part('next-step'), step < steps.length - 1);
    setText(this.part('step-count'), current ? `${step + 1} of ${steps.length}` : String(steps.length));
    const sentence = this.part('step');
    const text = shown(
      current?.text ?? `decision${steps.length === 1 ? '' : 's'} on the way: walk with the arrow keys.`,
    );
    if (sentence.textContent?.endsWith(text) !== true || sentence.dataset.mark !== (current?.mark ?? '')) {
      const sign = current && signOf(current.mark);
      sentence.replaceChildren(...(sign ? [sign, ' '] : []), text);
      sentence.dataset.mark = current?.mark ?? '';
    }
    const fold = this.part('fold');
    const node = this.nodeOf(current?.node);
    fold.hidden = !node || node.candidates === 0;
    if (node) setText(fold, foldWords(node));
  }

  private read(id: string | undefined, by: 'pointer' | 'focus'): void {
    const node = this.nodeOf(id);
    const anchor = this.picture.element(id ?? null);
    if (!node || !anchor) this.tooltip.leave();
    else if (by === 'pointer') this.tooltip.hover(anchor, tooltipOf(node));
    else this.tooltip.show(anchor, tooltipOf(node));
  }

  /** Above lies the verdict, below the caption; both stay while the page is scrolled. */
  private bringIntoView(node: Element): void {
    const top = (this.title.parentElement as HTMLElement).offsetHeight;
    this.viewport.bringIntoView(node, top, window.innerHeight - this.caption.offsetHeight);
  }

  private nodeOf(id: string | null | undefined): ViewNode | undefined {
    return this.view?.nodes.find((node) => node.id === id);
  }
}

const foldWords = ({ candidates, isOpen }: ViewNode): string =>
  isOpen ? 'Hide what lost' : `Show ${candidates === 1 ? 'the one' : `the ${candidates}`} that lost`;

function tooltipOf(node: ViewNode): string[] {
  const lines = node.explanation.split('\n').filter((line) => line !== '');
  if (node.differs) lines.push('This is not the same in the other picture.');
  const sign = node.isOpen ? 'the sign at its corner' : 'the line that counts them';
  if (node.candidates > 0) lines.push(`${foldWords(node)}: press O, or click ${sign}.`);
  return lines;
}
