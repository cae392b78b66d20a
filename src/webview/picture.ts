/** The picture on the screen: rendered aside, swapped in when it is ready, left alone when nothing has changed. */
import type { PictureShape, TraceView, ViewNode } from '../protocol/lsp-extensions';
import { badgesFor, clearBadges } from './badges';
import { render } from './mermaid';
import { nodeElements, straighten, wordsOf } from './node-elements';
import type { Theme } from './themes';
import type { PictureViewport } from './viewport';

interface Drawn {
  readonly text: string;
  readonly theme: Theme;
  /** As Mermaid drew it, without what a screen needs. */
  readonly markup: string;
}

/** Pictures that are kept: going back and forth, and switching between views, costs nothing. */
const KEPT = 12;

export class Picture {
  private shown: Drawn | undefined;
  private readonly elements = new Map<string, SVGGElement>();
  private nodes: readonly ViewNode[] = [];
  private readonly drawn = new Map<string, string>();
  private count = 0;

  /** `name`: for the ids of the SVG, which tell it from others on the page. */
  constructor(
    private readonly name: string,
    private readonly stage: HTMLElement,
    private readonly viewport: PictureViewport,
  ) {}

  /** Says whether the picture is a new one. Rejects when Mermaid can't draw the text; then the old picture stays. */
  async show(view: TraceView, theme: Theme, shape: PictureShape): Promise<boolean> {
    const same = this.shown?.text === view.mermaid && this.shown.theme === theme;
    if (!same) {
      const markup = await this.draw(view.mermaid, theme, shape);
      const svg = svgOf(markup);
      const focused = this.nodeOf(document.activeElement);
      this.stage.replaceChildren(svg);
      this.shown = { text: view.mermaid, theme, markup };
      this.elements.clear();
      for (const [id, element] of nodeElements(svg)) {
        element.dataset.node = id;
        this.elements.set(id, element);
      }
      const { width, height } = svg.viewBox.baseVal;
      svg.setAttribute('width', String(width));
      svg.setAttribute('height', String(height));
      svg.style.maxWidth = 'none';
      this.viewport.show(`${view.kind} ${shape} ${view.key}`, width, height);
      this.label(view.nodes);
      if (focused !== undefined) this.elements.get(focused)?.focus({ preventScroll: true });
    } else if (JSON.stringify(this.nodes) !== JSON.stringify(view.nodes)) this.label(view.nodes);
    return !same;
  }

  /** Where the person is in the walk, and where the cursor is in the file. */
  mark(current: string | null, atCursor: readonly string[]): void {
    for (const [id, element] of this.elements) {
      element.classList.toggle('current', id === current);
      element.classList.toggle('at-cursor', atCursor.includes(id));
      if (id === current) element.setAttribute('aria-current', 'step');
      else element.removeAttribute('aria-current');
    }
  }

  /** SVG text of what is shown. */
  get markup(): string | undefined {
    return this.shown?.markup;
  }

  element(node: string | null): SVGGElement | undefined {
    return node === null ? undefined : this.elements.get(node);
  }

  /** Nodes that can have the focus, in reading order. */
  get reachable(): string[] {
    return this.nodes.filter(({ id }) => this.elements.get(id)?.hasAttribute('tabindex')).map(({ id }) => id);
  }

  /** The node that an element of the page belongs to. */
  nodeOf(target: EventTarget | null): string | undefined {
    const element = target instanceof Element ? target.closest<SVGGElement>('[data-node]') : null;
    return element && this.stage.contains(element) ? element.dataset.node : undefined;
  }

  private async draw(text: string, theme: Theme, shape: PictureShape): Promise<string> {
    const key = `${theme.kind} ${shape} ${text}`;
    // A new id each time: while the new picture is made, the old one is still in the document.
    const markup = this.drawn.get(key) ?? (await render(`${this.name}${this.count++}`, text, theme, shape));
    this.drawn.delete(key);
    this.drawn.set(key, markup);
    const [oldest] = this.drawn.keys();
    if (this.drawn.size > KEPT && oldest !== undefined) this.drawn.delete(oldest);
    return markup;
  }

  /**
   * Nodes that do or say something are buttons; that can change without the text. Mermaid's order of elements is not that
   * of reading, so the picture is one stop of the Tab key, and arrow keys move in it (`reachable`).
   */
  private label(nodes: readonly ViewNode[]): void {
    this.nodes = nodes;
    const drawn = nodes.flatMap((node) => {
      const element = this.elements.get(node.id);
      return element ? [{ node, element }] : [];
    });
    for (const { element } of drawn) clearBadges(element);
    const firstToDiffer = nodes.find(({ differs }) => differs);
    const badges = drawn.map(({ node, element }) => badgesFor(element, node, node === firstToDiffer));
    for (const draw of badges) draw?.();
    for (const { node, element } of drawn) {
      const { label, explanation, hasLine, candidates, isOpen, differs } = node;
      const isButton = hasLine || explanation !== '' || candidates > 0;
      element.classList.toggle('has-line', hasLine);
      element.classList.toggle('differs', differs);
      element.setAttribute('role', isButton ? 'button' : 'img');
      setOrRemove(element, 'tabindex', isButton ? '-1' : undefined);
      setOrRemove(element, 'aria-expanded', candidates > 0 ? String(isOpen) : undefined);
      setOrRemove(element, 'aria-keyshortcuts', candidates > 0 ? 'O' : undefined);
      // What is seen is what it is called, for those who speak to their computer.
      element.setAttribute('aria-label', wordsOf(element) || label);
    }
  }
}

/** The SVG element of what Mermaid drew, with its labels where they belong. Throws when there is none. */
export function svgOf(markup: string): SVGSVGElement {
  const template = document.createElement('template');
  template.innerHTML = markup;
  const svg = template.content.querySelector('svg');
  if (!svg) throw new Error('Mermaid gave no picture');
  straighten(svg);
  return svg;
}

function setOrRemove(element: Element, name: string, value: string | undefined): void {
  if (value === undefined) element.removeAttribute(name);
  else element.setAttribute(name, value);
}
