/** Builds one lane: each new thing is joined to the one before it, and a block turns the line behind it into a stopped one. */
import type { Reason, Step } from '../engine/trace';
import { locationOf } from '../explain/location';
import type { Source } from '../model/source';
import type { Claim } from './diagram';
import type { Ids } from './ids';
import type { NodeLook, PictureEdge, PictureGroup, PictureLane, PictureNode } from './picture';
import { breakLines, loserLines, routeWords } from './words';

export interface NewNode {
  readonly look: NodeLook;
  /** What makes it the same node as in the picture before. */
  readonly key: string;
  readonly lines: readonly string[];
  readonly source?: Source | undefined;
  readonly group?: PictureGroup | undefined;
  /** The decisions that it is about: their losers are folded into it. */
  readonly steps?: readonly Step[];
  readonly says?: readonly string[];
  readonly claims?: readonly Claim[];
  readonly near?: Source | undefined;
}

/** What stands over a refusal; a name without an answer is blocked only where somebody forbids it. */
export function headOf(step: Pick<Step, 'kind' | 'code'> | 'undecided'): string {
  if (step === 'undecided') return "? CAN'T TELL";
  return step.kind === 'dns' && step.code !== 'DNS_BLOCKED' ? '✖ NO ANSWER' : '✖ BLOCKED';
}

export class LaneBuilder {
  private readonly nodes: PictureNode[] = [];
  private readonly edges: PictureEdge[] = [];
  private readonly seen = new Map<string, number>();
  private stopped = false;
  private before: PictureNode | undefined;

  constructor(
    private readonly id: string,
    private readonly ids: Ids,
    private readonly look: 'packet' | 'reply',
    /** Ids of nodes whose losing candidates are drawn. */
    private readonly open: ReadonlySet<string>,
  ) {}

  get last(): PictureNode | undefined {
    return this.nodes[this.nodes.length - 1];
  }
  /** Nothing gets on from here. */
  get isStopped(): boolean {
    return this.stopped;
  }
  /** A block or something undecided is drawn already. */
  get hasBlock(): boolean {
    return this.nodes.some(({ look }) => look === 'blocked' || look === 'unknown');
  }

  /** What comes next follows on `node`, whatever came to nothing since. */
  goOnFrom(node: PictureNode): void {
    this.before = node;
    this.stopped = false;
  }

  add(node: NewNode, edge: { readonly tunnel?: boolean; readonly label?: string | undefined } = {}): PictureNode {
    const { before } = this;
    const steps = node.steps ?? [];
    // A packet may come to the same thing twice; that is two boxes.
    const times = (this.seen.get(node.key) ?? 0) + 1;
    this.seen.set(node.key, times);
    const id = this.ids.of(this.id, times > 1 ? `${node.key} ${times}` : node.key);
    const isOpen = this.open.has(id);
    const made: PictureNode = {
      id,
      look: node.look,
      lines: [...node.lines, ...loserLines(steps, isOpen)],
      source: node.source ?? steps[0]?.source,
      group: node.group,
      afterBlock: this.stopped,
      steps: [...steps],
      says: [...(node.says ?? [])],
      isOpen,
      claims: (node.claims ?? []).map((claim) => (this.stopped ? { ...claim, isUnreached: true } : claim)),
      near: node.near,
    };
    this.nodes.push(made);
    this.before = made;
    if (before) {
      // The crossed end stands right behind the block; further on, things are only named.
      const look = before.afterBlock ? 'unreached' : this.stopped ? 'stopped' : edge.tunnel ? 'tunnel' : this.look;
      this.edges.push({ from: before.id, to: made.id, look, label: edge.label });
    }
    return made;
  }

  /** What a step chose. */
  addDecision(name: string, step: Step, group?: PictureGroup, near?: Source): PictureNode {
    const chosen = breakLines(step.chosen === undefined ? step.text : `✔ ${routeWords(step.chosen)}`);
    return this.add({ look: 'decision', key: name, lines: [name, ...chosen], steps: [step], group, near });
  }

  /** Something that stops the packet; `undecided` when it is not known whether it does. */
  addBlock(step: Step, what: readonly string[], undecided: boolean, group?: PictureGroup, near?: Source): void {
    const head = undecided ? headOf('undecided') : this.stopped ? '✖ ALSO BLOCKED' : headOf(step);
    const key = `${step.code}/${what[0] ?? ''}`;
    const look = undecided ? 'unknown' : 'blocked';
    const source = step.source ?? near;
    const [name = '', ...why] = what;
    const lines = [head, step.code ?? '', lineWords(source, name), ...why];
    this.add({ look, key, lines, source, steps: [step], group, near });
    if (!undecided) this.stopped = true;
  }

  /** The end of a way about which nothing can be said (or which has no step of its own). */
  addEnd(reason: Reason, undecided: boolean): void {
    const { code, at, text, source } = reason;
    const kind = this.id === 'dns' ? 'dns' : 'interface';
    const lines = [headOf(undecided ? 'undecided' : { kind, code }), code, lineWords(source), ...breakLines(text)];
    this.add({ look: undecided ? 'unknown' : 'blocked', key: `${code}/${at}`, lines, source, says: [text] });
    this.stopped = true;
  }

  build(heading: string, title: string): PictureLane | undefined {
    if (this.nodes.length === 0) return undefined;
    return { id: this.id, heading, title, nodes: this.nodes, edges: this.edges };
  }
}

/** `line 29 · SG app out`: where to look, and at what. */
export const lineWords = (source: Source | undefined, what = ''): string =>
  [source === undefined ? '' : `line ${locationOf(source).line}`, what].filter(Boolean).join(' · ');
