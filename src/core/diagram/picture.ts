/** What a picture consists of before it becomes Mermaid text: lanes of nodes in groups, drawn in the order of the lists. */
import type { Step } from '../engine/trace';
import type { Source } from '../model/source';
import type { Claim } from './diagram';

/**
 * What a node is, which decides its shape (`write.ts`): allowed, blocked and unknown differ by shape and words.
 * `client` and `place` are where packets are, `decision` chooses, `tunnel` is PrivateLink, `outside` the internet.
 */
export type NodeLook =
  | 'client'
  | 'place'
  | 'gateway'
  | 'decision'
  | 'blocked'
  | 'unknown'
  | 'tunnel'
  | 'service'
  | 'outside'
  | 'answer';

/** A frame as AWS draws it: Region (with the account), VPC, subnet, the AWS side, a site on-premises. */
export interface PictureGroup {
  readonly id: string;
  readonly look: 'region' | 'vpc' | 'subnet' | 'aws' | 'site';
  readonly title: string;
  readonly parent: PictureGroup | undefined;
  readonly source: Source | undefined;
}

export interface PictureNode {
  readonly id: string;
  readonly look: NodeLook;
  /** The first line is the name. */
  readonly lines: string[];
  /** The line of the file that it shows. */
  readonly source: Source | undefined;
  readonly group: PictureGroup | undefined;
  /** The packet never gets here: something has stopped it before. */
  readonly afterBlock: boolean;
  /** The decisions that it shows. */
  readonly steps: Step[];
  /** What else is said about it, before its decisions. */
  readonly says: string[];
  /** Candidates that lost here are drawn. */
  readonly isOpen: boolean;
  /** See `DiagramNode.claims`. */
  readonly claims: Claim[];
  /** What the deciding statement stands in or near: the table of a route that nobody wrote. */
  readonly near: Source | undefined;
}

export interface PictureEdge {
  readonly from: string;
  readonly to: string;
  /** `tunnel`: a PrivateLink connection. `reply`: on the way back. `stopped`: the way ends here. `unreached`: behind that. */
  readonly look: 'packet' | 'tunnel' | 'reply' | 'stopped' | 'unreached';
  readonly label: string | undefined;
}

export interface PictureLane {
  readonly id: string;
  /** What it shows, in a sentence about the whole picture. */
  readonly title: string;
  /** Stands over it where there are several lanes side by side. */
  readonly heading?: string;
  readonly nodes: PictureNode[];
  readonly edges: PictureEdge[];
}
