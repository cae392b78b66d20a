/** What a picture consists of before it becomes Mermaid text: lanes of nodes in groups, drawn in the order of the lists. */
import type { Source } from '../model/source';

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

/** A frame as AWS draws it: VPC, subnet, the AWS side, a site on-premises. */
export interface PictureGroup {
  readonly id: string;
  readonly look: 'vpc' | 'subnet' | 'aws' | 'site';
  readonly title: string;
  readonly parent: PictureGroup | undefined;
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
  readonly title: string;
  readonly nodes: PictureNode[];
  readonly edges: PictureEdge[];
}
