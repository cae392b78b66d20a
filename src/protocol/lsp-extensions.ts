/**
 * What client and server say to each other beyond the Language Server Protocol. PROTOCOL.md beside this file tells the
 * story; the method names are the only values here.
 */
import type { Location, Position } from 'vscode-languageserver-types';

export const methods = {
  /** Request `TraceParams` -> `TraceAnswer`. */
  trace: 'vpcTrace/trace',
  /** Request `LocateParams` -> `Location | null`. */
  locate: 'vpcTrace/locate',
  /** Request `PlacesParams` -> `PlacesAnswer`. */
  places: 'vpcTrace/places',
  /** Notification `ChangedParams` from the server. */
  changed: 'vpcTrace/changed',
} as const;

/** A question as the command line takes it: FROM and TARGET (`shop.web-1`, `sts.us-east-1.amazonaws.com:443/tcp`). */
export interface AskedQuestion {
  readonly from: string;
  readonly to: string;
}

export interface TraceParams {
  readonly uri: string;
  /** What is asked: the question that belongs to a place in the text, or a question as such. */
  readonly about: { readonly position: Position } | { readonly question: AskedQuestion };
  /** `wide` pictures run to the right, `narrow` ones down. */
  readonly shape: PictureShape;
}
export type PictureShape = 'wide' | 'narrow';

export interface TraceAnswer {
  /** Version of the document that was looked at. */
  readonly version: number;
  /** The text has syntax errors: what stands here comes from the parts that could be read. */
  readonly broken: boolean;
  readonly view: TraceView | null;
  /** One sentence for people: why there is no view and what would give one. Empty when there is a view. */
  readonly missing: string;
}

/** A trace, ready to be shown; plain data without positions, which are asked for when they are needed (`locate`). */
export interface TraceView {
  /** Which question this answers. Same key, same pan and zoom. */
  readonly key: string;
  /** Asks for it again, wherever the cursor is. */
  readonly question: AskedQuestion;
  readonly verdict: 'reachable' | 'unreachable' | 'undetermined';
  /** Question, verdict and reason in one sentence. */
  readonly title: string;
  readonly description: string;
  /** A Mermaid flowchart. */
  readonly mermaid: string;
  readonly nodes: readonly ViewNode[];
  readonly outline: readonly OutlineLine[];
}

export interface ViewNode {
  /** Mermaid's id of the node. */
  readonly id: string;
  readonly label: string;
  /** `locate` knows a line for it. */
  readonly hasLine: boolean;
}

export interface OutlineLine {
  readonly text: string;
  /** 0 for the chapters; each next level belongs to the line above it. */
  readonly level: number;
  readonly mark: 'pass' | 'drop' | 'choose' | 'rewrite' | 'note';
  readonly hasLine: boolean;
}

/** Where something of a view stands in the text: a node by its id, a line of the outline by its index. */
export interface LocateParams {
  readonly uri: string;
  readonly question: AskedQuestion;
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
