/** Builds one lane: each new thing is joined to the one before it, and a block turns the line behind it into a stopped one. */
import type { Reason, Step } from '../engine/trace';
import type { Source } from '../model/source';
import type { Ids } from './ids';
import type { NodeLook, PictureEdge, PictureGroup, PictureLane, PictureNode } from './picture';
import { breakLines, routeWords } from './words';

export interface NewNode {
  readonly look: NodeLook;
  /** What makes it the same node as in the picture before. */
  readonly key: string;
  readonly lines: string[];
  readonly source?: Source | undefined;
  readonly group?: PictureGroup | undefined;
}

/** Losing candidates that are worth the room; the outline has all of them. */
const SHOWN_LOSERS = 3;
const BLOCKED = '✖ BLOCKED';
const UNDECIDED = "? CAN'T TELL";

export class LaneBuilder {
  private readonly nodes: PictureNode[] = [];
  private readonly edges: PictureEdge[] = [];
  private readonly seen = new Map<string, number>();
  private stopped = false;

  constructor(
    private readonly id: string,
    private readonly ids: Ids,
    private readonly look: 'packet' | 'reply',
  ) {}

  get last(): PictureNode | undefined {
    return this.nodes[this.nodes.length - 1];
  }
  /** A block or something undecided is drawn already. */
  get hasBlock(): boolean {
    return this.nodes.some(({ look }) => look === 'blocked' || look === 'unknown');
  }

  add(node: NewNode, edge: { readonly tunnel?: boolean; readonly label?: string | undefined } = {}): PictureNode {
    const before = this.last;
    // A packet may come to the same thing twice; that is two boxes.
    const times = (this.seen.get(node.key) ?? 0) + 1;
    this.seen.set(node.key, times);
    const made: PictureNode = {
      id: this.ids.of(this.id, times > 1 ? `${node.key} ${times}` : node.key),
      look: node.look,
      lines: node.lines,
      source: node.source,
      group: node.group,
      afterBlock: this.stopped,
    };
    this.nodes.push(made);
    if (before) {
      // The crossed end stands right behind the block; further on, things are only named.
      const look = before.afterBlock ? 'unreached' : this.stopped ? 'stopped' : edge.tunnel ? 'tunnel' : this.look;
      this.edges.push({ from: before.id, to: made.id, look, label: edge.label });
    }
    return made;
  }

  /** What a step chose, with the candidates that lost, and with `why` the reasons of these. */
  addDecision(
    name: readonly string[],
    step: Step,
    { group, why = false }: { readonly group?: PictureGroup | undefined; readonly why?: boolean } = {},
  ): void {
    const chosen = breakLines(step.chosen === undefined ? step.text : `✔ ${routeWords(step.chosen)}`);
    const lines = [...name, ...chosen, ...loserLines(step, why)];
    this.add({ look: 'decision', key: name.join(' '), lines, source: step.source, group });
  }

  /** Something that stops the packet; `undecided` when it is not known whether it does. */
  addBlock(step: Step, what: readonly string[], undecided: boolean, group?: PictureGroup): void {
    const lines = [undecided ? UNDECIDED : this.stopped ? '✖ ALSO BLOCKED' : BLOCKED, step.code ?? '', ...what];
    const key = `${step.code}/${what[0] ?? ''}`;
    const look = undecided ? 'unknown' : 'blocked';
    this.add({ look, key, lines: [...lines, ...loserLines(step)], source: step.source, group });
    if (!undecided) this.stopped = true;
  }

  /** The end of a way about which nothing can be said (or which has no step of its own). */
  addEnd(reason: Reason, undecided: boolean): void {
    const lines = [undecided ? UNDECIDED : BLOCKED, reason.code, ...breakLines(reason.text)];
    this.add({
      look: undecided ? 'unknown' : 'blocked',
      key: `${reason.code}/${reason.at}`,
      lines,
      source: reason.source,
    });
    this.stopped = true;
  }

  build(title: string): PictureLane | undefined {
    if (this.nodes.length === 0) return undefined;
    return { id: this.id, title, nodes: this.nodes, edges: this.edges };
  }
}

function loserLines(step: Step, withWhy = false): string[] {
  const shown = step.rejected
    .slice(0, SHOWN_LOSERS)
    .flatMap(({ what, why }) => [
      ...breakLines(`✕ ${routeWords(what)}`),
      ...(withWhy ? breakLines(`↳ ${why.replace(/ \([A-Z]+-\d+\)$/, '')}`) : []),
    ]);
  const more = step.rejected.length - SHOWN_LOSERS;
  return more > 0 ? [...shown, `✕ … and ${more} more`] : shown;
}
