/** The picture on the screen: rendered aside, swapped in when it is ready, left alone when nothing has changed. */
import type { PictureShape, TraceView } from '../protocol/lsp-extensions';
import { render } from './mermaid';
import { alignTitles, nodeElements } from './node-elements';
import type { Theme } from './themes';
import type { PictureViewport } from './viewport';

export class Picture {
  private shown: { readonly text: string; readonly theme: Theme } | undefined;
  private readonly elements = new Map<string, SVGGElement>();
  private count = 0;

  constructor(
    private readonly stage: HTMLElement,
    private readonly viewport: PictureViewport,
    private readonly reveal: (node: string, focus: boolean) => void,
  ) {}

  get isEmpty(): boolean {
    return this.shown === undefined;
  }

  /** Says whether the picture is a new one. Rejects when Mermaid can't draw the text; then the old picture stays. */
  async show(view: TraceView, theme: Theme, shape: PictureShape): Promise<boolean> {
    const same = this.shown?.text === view.mermaid && this.shown.theme === theme;
    if (!same) {
      // Two ids by turns: while the new picture is made, the old one is still in the document.
      const markup = await render(`picture${this.count++ % 2}`, view.mermaid, theme, shape);
      const template = document.createElement('template');
      template.innerHTML = markup;
      const svg = template.content.querySelector('svg');
      if (!svg) throw new Error('Mermaid gave no picture');
      alignTitles(svg);
      const focused = this.focusedNode();
      this.stage.replaceChildren(svg);
      this.shown = { text: view.mermaid, theme };
      this.connect(svg);
      if (focused !== undefined) this.elements.get(focused)?.focus({ preventScroll: true });
    }
    const svg = this.stage.querySelector('svg');
    if (svg) this.fit(svg, view.key);
    this.label(view);
    return !same;
  }

  private fit(svg: SVGSVGElement, key: string): void {
    const { width, height } = svg.viewBox.baseVal;
    svg.setAttribute('width', String(width));
    svg.setAttribute('height', String(height));
    svg.style.maxWidth = 'none';
    this.viewport.show(key, width, height);
  }

  private connect(svg: SVGSVGElement): void {
    this.elements.clear();
    for (const [id, element] of nodeElements(svg)) {
      this.elements.set(id, element);
      element.addEventListener('click', (event) => this.reveal(id, event.ctrlKey || event.metaKey));
      element.addEventListener('dblclick', () => this.reveal(id, true));
      element.addEventListener('keydown', (event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        this.reveal(id, event.ctrlKey || event.metaKey);
      });
    }
  }

  /** Nodes with a line are buttons, by keyboard and for screen readers; whether they have one can change without the text. */
  private label(view: TraceView): void {
    for (const { id, label, hasLine } of view.nodes) {
      const element = this.elements.get(id);
      if (!element) continue;
      element.classList.toggle('has-line', hasLine);
      element.setAttribute('aria-label', label);
      element.setAttribute('role', hasLine ? 'button' : 'img');
      if (hasLine) element.setAttribute('tabindex', '0');
      else element.removeAttribute('tabindex');
    }
  }

  private focusedNode(): string | undefined {
    for (const [id, element] of this.elements) if (element === document.activeElement) return id;
    return undefined;
  }
}
