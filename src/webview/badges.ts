/** What is put onto nodes of the picture after Mermaid has drawn it: the control that opens lost candidates, and the word that says "differs". */
import type { ViewNode } from '../protocol/lsp-extensions';

const RADIUS = 10;
const HEIGHT = 16;

/** Badges of a node that is in the document; those from before go. */
export function showBadges(element: SVGGElement, { candidates, isOpen, differs }: ViewNode): void {
  for (const old of element.querySelectorAll(':scope > .badge')) old.remove();
  if (candidates === 0 && !differs) return;
  const { x, y, width } = element.getBBox();
  if (candidates > 0) element.append(foldControl(x + width - 4, y + 2, isOpen ? '−' : `+${candidates}`));
  if (differs) element.append(word(x + 4, y - 4, 'differs'));
}

/** A click on it is told by `isFold`; by keyboard it is the key O on the node. */
function foldControl(x: number, y: number, text: string): SVGGElement {
  const group = badge('fold', x, y);
  const wide = RADIUS + Math.max(0, text.length - 2) * 4;
  group.append(
    svg('rect', { x: -wide, y: -RADIUS, width: 2 * wide, height: 2 * RADIUS, rx: RADIUS }),
    label(0, text, 'middle'),
  );
  return group;
}

function word(x: number, y: number, text: string): SVGGElement {
  const group = badge('differs-badge', x, y);
  group.append(
    svg('rect', { x: 0, y: -HEIGHT / 2, width: 9 + text.length * 6.4, height: HEIGHT, rx: 3 }),
    label(4.5, text),
  );
  return group;
}

export const isFold = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('.badge.fold') !== null;

function badge(name: string, x: number, y: number): SVGGElement {
  return svg('g', { class: `badge ${name}`, transform: `translate(${x} ${y})`, 'aria-hidden': 'true' });
}

function label(x: number, text: string, anchor = 'start'): SVGTextElement {
  const made = svg('text', { x, y: 0, 'text-anchor': anchor, 'dominant-baseline': 'central' });
  made.textContent = ` ${text} `; // so that it is a word of its own among those of the node
  return made;
}

const STYLES: Readonly<Record<string, string>> = {
  rect: 'fill: var(--badge); stroke: var(--on-badge); stroke-width: 1.5px; stroke-dasharray: none;',
  text: 'fill: var(--on-badge); font-weight: 700; font-size: 11px;',
};

function svg<Name extends keyof SVGElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string | number>>,
): SVGElementTagNameMap[Name] {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name);
  // Mermaid's style sheet speaks about every shape in a node; only what stands here is stronger.
  made.setAttribute('style', STYLES[name] ?? '');
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  return made;
}
