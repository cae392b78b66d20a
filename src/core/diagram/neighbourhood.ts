/** What a resource is tied to, as a picture and as an outline: for files without a question, and to look around. */
import type { OutlineItem } from '../explain/outline';
import type { Resource } from '../model/resource';
import type { Source } from '../model/source';

export interface NeighbourhoodOptions {
  /** `wide` pictures run to the right, `narrow` ones down. */
  readonly shape: 'wide' | 'narrow';
  /** With title and layout in a front matter, for other renderers. */
  readonly standalone?: boolean;
}

export interface NeighbourhoodNode {
  /** Mermaid's id of the node; stays the same while what it shows does. */
  readonly id: string;
  /** Its label as one line of plain text. */
  readonly label: string;
  readonly source: Source | undefined;
  /** What it is and what ties it, in plain sentences. */
  readonly explanation: string;
}

/** The same shape as a `Diagram`, with an outline. */
export interface Neighbourhood {
  /** A Mermaid flowchart. */
  readonly text: string;
  readonly nodes: readonly NeighbourhoodNode[];
  /** One sentence: what is shown. */
  readonly title: string;
  /** The same for people who don't see the picture, with what was folded. */
  readonly description: string;
  /** The first line is the title; nothing is folded that the picture shows. */
  readonly outline: readonly OutlineItem[];
}

export function neighbourhoodOf(resource: Resource, options: NeighbourhoodOptions): Neighbourhood {
  void options;
  const title = `${resource.qualified} and what it is tied to.`;
  return { text: 'flowchart TB\n', nodes: [], title, description: title, outline: [] };
}
