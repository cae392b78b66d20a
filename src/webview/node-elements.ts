/** How Mermaid names and builds the elements of its SVG. The only file that knows. */

/** Nodes of a flowchart are `<diagram id>-flowchart-<node id>-<number>`. */
const FLOWCHART_NODE = /^(.+?)-flowchart-(.+)-\d+$/;
/** Participants, notes and messages of a sequence carry their id as an attribute. */
const SEQUENCE_NODE = '[data-et="participant"], [data-et="note"], [data-et="message"]';

/** The id that a node of a flowchart has in the Mermaid text; undefined for an element that is no node. */
export function nodeIdOf(elementId: string): string | undefined {
  return FLOWCHART_NODE.exec(elementId)?.[2];
}

/** The elements of all nodes of a picture, by the ids of the Mermaid text. */
export function nodeElements(svg: Element): Map<string, SVGGElement> {
  const found = new Map<string, SVGGElement>();
  for (const element of svg.querySelectorAll<SVGGElement>('g.node')) {
    const id = nodeIdOf(element.id);
    if (id !== undefined) found.set(id, element);
  }
  for (const element of svg.querySelectorAll<SVGElement>(SEQUENCE_NODE)) {
    const { id } = element.dataset;
    if (id !== undefined)
      found.set(id, element.dataset.et === 'message' ? messageGroup(element) : (element as SVGGElement));
  }
  return found;
}

/** The words of a message stand before its arrow; together they are one thing. */
function messageGroup(arrow: SVGElement): SVGGElement {
  const group = document.createElementNS('http://www.w3.org/2000/svg', 'g');
  group.setAttribute('class', 'message');
  const words: Element[] = [];
  for (
    let before = arrow.previousElementSibling;
    before?.classList.contains('messageText');
    before = before.previousElementSibling
  )
    words.unshift(before);
  arrow.before(group);
  group.append(...words, arrow);
  return group;
}

/** Puts right what Mermaid places as if labels were HTML. */
export function straighten(svg: Element): void {
  // Lanes begin at the left; Mermaid sets them one above the other by their middles.
  for (const lane of svg.querySelectorAll('.cluster.lane')) {
    const left = Number(lane.querySelector(':scope > rect')?.getAttribute('x'));
    const own = lane.parentElement?.closest('g.root') ?? null;
    if (Number.isFinite(left) && own?.parentElement?.closest('g.root')) moveTo(own, LANE_LEFT - left);
  }
  for (const frame of svg.querySelectorAll('g.cluster')) placeTitle(frame);
  // A cloud's label begins in its middle.
  for (const label of svg.querySelectorAll('g.node.outside > .label')) moveTo(label, 0);
  separateLines(svg);
}
const TITLE_INSET = 8;
const TITLE_HEIGHT = 14;
const LANE_LEFT = 4;

/**
 * Titles of frames to the upper left, where AWS writes them, and before the arrows: those that run down into a frame cross
 * its title. A title that is as wide as its frame stays in the middle.
 */
function placeTitle(frame: Element): void {
  const rect = frame.querySelector(':scope > rect');
  const title = frame.querySelector(':scope > .cluster-label');
  const [left, width] = ['x', 'width'].map((name) => Number(rect?.getAttribute(name)));
  const at = X_OF.exec(title?.getAttribute('transform') ?? '')?.[1];
  if (!title || !left || !width || at === undefined) return;
  const room = Number(at) - left; // as much on its right: Mermaid sets it in the middle
  moveTo(title, left + Math.min(TITLE_INSET, Math.max(0, room)));
  const around = { x: -2, y: 2, width: width - 2 * room + 4, height: TITLE_HEIGHT };
  for (const [name, value] of Object.entries(around))
    title.querySelector('rect.background')?.setAttribute(name, String(value));
  title.classList.add(...frame.classList);
  title.classList.remove('cluster');
  frame.closest('g.root')?.append(title);
}
const X_OF = /^translate\(([-\d.]+)/;

function moveTo(label: Element | null, x: number): void {
  const moved = /^translate\([-\d.]+([ ,]+[-\d.]+)\)/.exec(label?.getAttribute('transform') ?? '');
  if (moved) label?.setAttribute('transform', `translate(${x}${moved[1]})`);
}

/** The words of a node as they are seen, in one line. */
export const wordsOf = (node: Element): string =>
  [...node.querySelectorAll('text')]
    .map((text) => text.textContent ?? '')
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();

/** Between lines of a label there is nothing that a screen reader would take for the end of a word; this is, and nobody sees it. */
function separateLines(svg: Element): void {
  for (const line of svg.querySelectorAll('.node .row, .messageText, [data-et] text')) {
    const space = document.createElementNS('http://www.w3.org/2000/svg', 'tspan');
    space.setAttribute('font-size', '0');
    space.textContent = ' ';
    line.append(space);
  }
}
