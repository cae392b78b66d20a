/** What is put onto nodes of the picture after Mermaid has drawn it: the control that opens lost candidates, and the word that says "differs". */
import type { ViewNode } from '../protocol/lsp-extensions';

const RADIUS = 10;
const HEIGHT = 16;
/** The line of a label that counts what lost (src/core/diagram/words.ts). */
const COUNT = /^✕ \d+ others?$/;

/** Takes away what was put onto a node before. */
export function clearBadges(element: SVGGElement): void {
  for (const old of element.querySelectorAll(':scope > .badge')) old.remove();
}

/**
 * Measures where the badges of a node go and gives what draws them; undefined when there are none. The node has to be in
 * the document. Measuring all nodes before drawing any saves laying the picture out anew for each. `isFirst`: of those that differ.
 */
export function badgesFor(
  element: SVGGElement,
  { candidates, isOpen, differs }: ViewNode,
  isFirst: boolean,
): (() => void) | undefined {
  if (candidates === 0 && !differs) return undefined;
  const { x, y, width, height } = element.getBBox();
  const line = candidates > 0 && !isOpen ? lineOf(element) : undefined;
  const place = line && placeOf(line, element);
  return () => {
    if (place) element.append(overLine(place));
    else if (candidates > 0) element.append(inCorner(x + width - 4, y + 2, isOpen ? '−' : `+${candidates}`));
    if (differs) element.append(word(x + width - 6, y + height, isFirst ? 'differs' : '≠'));
  };
}

/** Where a line of a label stands in its node, and its colour. */
interface LinePlace {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly ink: string;
}

function placeOf(line: SVGTextContentElement, element: SVGGElement): LinePlace {
  const box = line.getBoundingClientRect();
  const toNode = element.getScreenCTM()?.inverse();
  const [start, end] = [new DOMPoint(box.left, box.top), new DOMPoint(box.right, box.bottom)].map((corner) =>
    corner.matrixTransform(toNode),
  ) as [DOMPoint, DOMPoint];
  const ink = getComputedStyle(line).fill;
  return { x: (start.x + end.x) / 2, y: (start.y + end.y) / 2, width: end.x - start.x, height: end.y - start.y, ink };
}

/** The line that says how many lost is what opens them; by keyboard it is the key O on the node. */
function overLine({ x, y, width, height, ink }: LinePlace): SVGGElement {
  const [wide, high] = [width + 16, Math.max(height - 2, HEIGHT - 2)];
  const group = badge('fold', x, y + 1); // letters stand low in their line
  const at = { x: -wide / 2, y: -high / 2, width: wide, height: high, rx: high / 2 };
  const made = svg(
    'rect',
    at,
    'fill: transparent; stroke: currentColor; stroke-width: var(--line-width, 1px); stroke-dasharray: none;',
  );
  made.style.color = ink;
  group.append(made);
  return group;
}

function lineOf(element: SVGGElement): SVGTextContentElement | undefined {
  const lines = element.querySelectorAll<SVGTextContentElement>('.row, .noteText');
  return [...lines].find(({ textContent }) => COUNT.test(textContent?.trim() ?? ''));
}

function inCorner(x: number, y: number, text: string): SVGGElement {
  const group = badge('fold', x, y);
  const wide = RADIUS + Math.max(0, text.length - 2) * 4;
  const at = { x: -wide, y: -RADIUS, width: 2 * wide, height: 2 * RADIUS, rx: RADIUS };
  group.append(svg('rect', at, SOLID), label({ x: 0, 'text-anchor': 'middle' }, text));
  return group;
}

/** On the lower border, where no title of a frame stands; `x` is its right end. */
function word(x: number, y: number, text: string): SVGGElement {
  const wide = 9 + text.length * (text.length > 1 ? 6.4 : 9);
  const group = badge('differs-badge', x - wide, y);
  group.append(
    svg('rect', { x: 0, y: -HEIGHT / 2, width: wide, height: HEIGHT, rx: 3 }, SOLID),
    label({ x: 4.5 }, text),
  );
  return group;
}

export const isFold = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('.badge.fold') !== null;

function badge(name: string, x: number, y: number): SVGGElement {
  return svg('g', { class: `badge ${name}`, transform: `translate(${x} ${y})`, 'aria-hidden': 'true' }, '');
}

function label(at: Readonly<Record<string, string | number>>, text: string): SVGTextElement {
  const made = svg('text', { ...at, y: 0, 'dominant-baseline': 'central' }, LETTERS);
  made.textContent = ` ${text} `; // so that it is a word of its own among those of the node
  return made;
}

const SOLID = 'fill: var(--badge); stroke: var(--on-badge); stroke-width: 1.5px; stroke-dasharray: none;';
const LETTERS = 'fill: var(--on-badge); font-weight: 700; font-size: 11px;';

/** `style`: Mermaid's style sheet speaks about every shape in a node; only what stands here is stronger. */
function svg<Name extends keyof SVGElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string | number>>,
  style: string,
): SVGElementTagNameMap[Name] {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name);
  made.setAttribute('style', style);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  return made;
}
