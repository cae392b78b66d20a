/** How Mermaid names and builds the elements of its SVG: nodes are `<diagram id>-flowchart-<node id>-<number>`. The only file that knows. */

const SHAPE = /^(.+?)-flowchart-(.+)-\d+$/;

/** The id that a node has in the Mermaid text; undefined for an element that is no node. */
export function nodeIdOf(elementId: string): string | undefined {
  return SHAPE.exec(elementId)?.[2];
}

/** The elements of all nodes of a picture, by the ids of the Mermaid text. */
export function nodeElements(svg: Element): Map<string, SVGGElement> {
  const found = new Map<string, SVGGElement>();
  for (const element of svg.querySelectorAll<SVGGElement>('g.node')) {
    const id = nodeIdOf(element.id);
    if (id !== undefined) found.set(id, element);
  }
  return found;
}

/** Titles of frames to the upper left, where AWS writes them; in the middle, arrows would run through them. */
export function alignTitles(svg: Element): void {
  for (const frame of svg.querySelectorAll('g.cluster')) {
    const left = Number(frame.querySelector(':scope > rect')?.getAttribute('x'));
    const title = frame.querySelector(':scope > .cluster-label');
    const moved = /^translate\(([-\d.]+)([ ,]+[-\d.]+)\)/.exec(title?.getAttribute('transform') ?? '');
    if (Number.isFinite(left) && moved) title?.setAttribute('transform', `translate(${left + TITLE_INSET}${moved[2]})`);
  }
}
const TITLE_INSET = 8;
