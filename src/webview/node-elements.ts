/** How Mermaid names the elements of nodes: `<diagram id>-flowchart-<node id>-<number>`. The only file that knows. */

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
