/** What every kind of picture gives to whoever shows it: Mermaid text, what its nodes stand for, and the same in words. */
import type { Step } from '../engine/trace';
import type { OutlineItem } from '../explain/outline';
import type { Source } from '../model/source';

export interface DiagramNode {
  /** Names the node in the picture; stays the same while what it shows does. */
  readonly id: string;
  /** Its label as one line of plain text. */
  readonly label: string;
  /** The sentences of what happens there, one a line. */
  readonly explanation: string;
  /** The line of the file that it shows. */
  readonly source: Source | undefined;
  /** All lines that have a say in it, its own among them. */
  readonly sources: readonly Source[];
  /** Candidates that lost here. */
  readonly candidates: number;
  /** They are drawn. */
  readonly isOpen: boolean;
  readonly claims: readonly Claim[];
}

/** Something that a node says, in words that compare: the same claim in another picture says the same there (`compare.ts`). */
export interface Claim {
  readonly what: string;
  /** The decision behind it; undefined where something merely is. */
  readonly step: Step | undefined;
  /** About what lies behind a block: it holds in the other picture, too, but no difference begins here. */
  readonly isUnreached?: boolean;
}

export interface Diagram {
  /** Mermaid text. */
  readonly text: string;
  readonly nodes: readonly DiagramNode[];
  /** Question and verdict in one sentence. */
  readonly title: string;
  /** The same for people who don't see the picture, with what is drawn. */
  readonly description: string;
  readonly outline: readonly OutlineItem[];
  /** The decisions of this picture with the id of the node that shows them; undefined for one that is not drawn. */
  readonly decisions: ReadonlyMap<Step, string | undefined>;
}
