/**
 * What client and server say to each other beyond the Language Server Protocol. PROTOCOL.md beside this file tells the
 * story; the method names are the only values here.
 */
import type { Location, Position } from 'vscode-languageserver-types';

export const methods = {
  /** Request `ViewParams` -> `ViewAnswer`. */
  view: 'vpcTrace/view',
  /** Request `LocateParams` -> `Location | null`. */
  locate: 'vpcTrace/locate',
  /** Request `PlacesParams` -> `PlacesAnswer`. */
  places: 'vpcTrace/places',
  /** Request `ExportParams` -> `ExportAnswer`. */
  export: 'vpcTrace/export',
  /** Notification `ChangedParams` from the server. */
  changed: 'vpcTrace/changed',
} as const;

/** A question as the command line takes it: FROM and TARGET (`shop.web-1`, `sts.us-east-1.amazonaws.com:443/tcp`). */
export interface AskedQuestion {
  readonly from: string;
  readonly to: string;
}

/** `path`: question, DNS, the way there (and back). `dns`: who asked whom, as a sequence. `neighbourhood`: what a resource is tied to. */
export type ViewKind = 'path' | 'dns' | 'neighbourhood';

/** How a view is drawn; the same view may be asked for in several ways. */
export interface ViewOptions {
  readonly kind: ViewKind;
  /** `wide` pictures run to the right, `narrow` ones down. */
  readonly shape: PictureShape;
  /** The way back is drawn too. */
  readonly reply: boolean;
  /** Ids of nodes whose losing candidates are open. */
  readonly open: readonly string[];
}

/** What a view is of: the same for asking, locating and exporting, since the server keeps nothing. */
export interface ViewRequest extends ViewOptions {
  readonly uri: string;
  /** What is asked: the question that belongs to a place in the text, or a question as such. */
  readonly about: { readonly position: Position } | { readonly question: AskedQuestion };
  /** Where the cursor stands in the same document: says which nodes that is, and which resource a neighbourhood is of. */
  readonly cursor?: Position;
  /**
   * A second question, to be seen beside the first: what differs is marked in both. The other view is the one that the
   * second question gives against the first: `locate` something of it with the two exchanged.
   */
  readonly against?: AskedQuestion;
}
export type ViewParams = ViewRequest;
export type PictureShape = 'wide' | 'narrow';

export interface ViewAnswer {
  /** Version of the document that was looked at. */
  readonly version: number;
  /** The text has syntax errors: what stands here comes from the parts that could be read. */
  readonly broken: boolean;
  readonly view: TraceView | null;
  /** Of the second question (`against`). */
  readonly other: TraceView | null;
  /** One sentence for people: why there is no view (or no other one) and what would give it. Empty when there is what was asked for. */
  readonly missing: string;
  /** Ids of the nodes that show the statement at the cursor; empty without `cursor`. */
  readonly atCursor: readonly string[];
}

/** Something ready to be shown; plain data without positions, which are asked for when they are needed (`locate`). */
export interface TraceView {
  /** Which question (or resource) this is about. Same key, same pan and zoom. */
  readonly key: string;
  readonly kind: ViewKind;
  /** The kinds that can be had here: no `dns` without a name, no `neighbourhood` without a resource. */
  readonly kinds: readonly ViewKind[];
  /** Asks for it again, wherever the cursor is. Of a neighbourhood: the question that belongs to the resource, or null. */
  readonly question: AskedQuestion | null;
  readonly verdict: 'reachable' | 'unreachable' | 'undetermined' | 'none';
  /** Question, verdict and reason in one sentence; of a neighbourhood: what it shows. */
  readonly title: string;
  readonly description: string;
  /** Mermaid text. */
  readonly mermaid: string;
  readonly nodes: readonly ViewNode[];
  /** The decisions in the order in which they are made, for walking through them. */
  readonly steps: readonly ViewStep[];
  readonly outline: readonly OutlineLine[];
}

export interface ViewNode {
  /** Mermaid's id of the node. */
  readonly id: string;
  readonly label: string;
  /** What hovering says: the sentences of what happens there. */
  readonly explanation: string;
  /** `locate` knows a line for it. */
  readonly hasLine: boolean;
  /** Number of candidates that lost here and can be opened; 0 when there are none. */
  readonly candidates: number;
  /** They are open in this picture. */
  readonly isOpen: boolean;
  /** Compared with the other view, this is not the same there. */
  readonly differs: boolean;
}

export interface ViewStep {
  /** One sentence. */
  readonly text: string;
  readonly mark: OutlineLine['mark'];
  /** The node it happens at; null when it is not drawn (an end that is folded, the way back when it is off). */
  readonly node: string | null;
  /** Index of its line in the outline. */
  readonly outline: number;
  readonly hasLine: boolean;
}

export interface OutlineLine {
  readonly text: string;
  /** 0 for the chapters; each next level belongs to the line above it. */
  readonly level: number;
  readonly mark: 'pass' | 'drop' | 'choose' | 'rewrite' | 'note';
  readonly hasLine: boolean;
}

/** The view as text to take along: Mermaid (standalone, with its title), or Markdown (a fence and the outline). */
export interface ExportParams extends ViewRequest {
  readonly format: 'mermaid' | 'markdown';
}
export type ExportAnswer = { readonly text: string } | { readonly problem: string };

/** Where something of a view stands in the text: a node by its id, a line of the outline by its index. */
export interface LocateParams extends ViewRequest {
  readonly what: { readonly node: string } | { readonly outline: number };
}
export type LocateAnswer = Location | null;

export interface PlacesParams {
  readonly uri: string;
  /** Of the cursor, whose question comes first. */
  readonly position: Position;
}
export interface PlacesAnswer {
  /** What can send, the cursor's own first. */
  readonly sources: readonly PlaceItem[];
  /** Endpoints, DNS names, instances; the cursor's own first. */
  readonly targets: readonly PlaceItem[];
}
export interface PlaceItem {
  /** FROM or TARGET of a question. */
  readonly text: string;
  /** What it is: `instance in private-a · 10.0.1.10`. */
  readonly detail: string;
}

/** The analysis of a document (or of one it imports) is a new one: who shows something of it asks again. */
export interface ChangedParams {
  readonly uri: string;
  readonly version: number;
}
