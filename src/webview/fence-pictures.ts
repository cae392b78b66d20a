/**
 * Draws the pictures of `vpc` fences in a Markdown preview (the HTML is src/markdown-preview/figure.ts). Each stands in a
 * shadow root: the preview takes over new content element by element and leaves it there, and neither's styles meet.
 */
import type { PictureShape } from '../protocol/lsp-extensions';
import { render } from './mermaid';
import { svgOf } from './picture';
import { themeFor, themeKindOf } from './themes';

/** Below this width in pixels a picture runs down. */
const NARROW = 700;

/** What each element shows, or is about to. */
const shown = new WeakMap<Element, string>();
let count = 0;
/** Mermaid draws one picture at a time. */
let queue = Promise.resolve();

function drawAll(): void {
  for (const each of document.querySelectorAll<HTMLElement>('.vpc-trace-picture')) draw(each);
}

function draw(place: HTMLElement): void {
  const shape: PictureShape = place.clientWidth < NARROW ? 'narrow' : 'wide';
  const kind = themeKindOf(document.body);
  const text = place.dataset[shape] ?? '';
  const wanted = `${kind} ${text}`;
  if (shown.get(place) === wanted) return;
  shown.set(place, wanted);
  queue = queue.then(async () => {
    if (shown.get(place) !== wanted || !place.isConnected) return; // something newer is on its way
    const root = place.shadowRoot ?? place.attachShadow({ mode: 'open' });
    try {
      const svg = await render(`vpc-trace-fence-${count++}`, text, themeFor(kind), shape);
      if (shown.get(place) === wanted) root.replaceChildren(fitting(svgOf(svg)));
    } catch (error) {
      // The sentence and the outline stand beside it; what Mermaid says is for us.
      console.error('VPC Trace could not draw a fence:', error);
      root.replaceChildren('The picture could not be drawn; the words below say the same.');
    }
  });
}

function fitting(svg: SVGSVGElement): SVGSVGElement {
  svg.style.maxWidth = '100%';
  svg.style.height = 'auto';
  return svg;
}

drawAll();
window.addEventListener('vscode.markdown.updateContent', drawAll);
window.addEventListener('resize', drawAll);
new MutationObserver(drawAll).observe(document.body, { attributes: true, attributeFilter: ['class'] });
