/** What a resource is tied to, as a picture and as an outline: for files without a question, and to look around. */
import { listText } from '../explain/words';
import type { Resource } from '../model/resource';
import { formatCidr } from '../net/cidr';
import type { Diagram, DiagramNode } from './diagram';
import { Ids } from './ids';
import type { Box } from './neighbourhood-fold';
import { fold, namesOf } from './neighbourhood-fold';
import type { Reach } from './neighbourhood-reach';
import { reachOf } from './neighbourhood-reach';
import type { Thing, Tie } from './neighbourhood-ties';
import { isElsewhere } from './neighbourhood-ties';
import { explanationOf, linesOf, outlineOf, titleOf } from './neighbourhood-words';
import type { NodeLook, PictureEdge, PictureGroup, PictureNode } from './picture';
import type { WriteOptions } from './write';
import { writeMermaid } from './write';

/** The same shape as the picture of a trace; nothing is decided in it. */
export type Neighbourhood = Diagram;

const DEFAULTS: WriteOptions = { standalone: false, shape: 'wide' };

/** Works for every kind of resource, half-written ones too. */
export function neighbourhoodOf(resource: Resource, options: Partial<WriteOptions> = {}): Neighbourhood {
  const reach = reachOf(resource);
  const boxes = fold(reach);
  const ids = new Ids();
  const frames = new Frames(ids);
  const byThing = new Map<Thing, PictureNode>();
  const nodes: PictureNode[] = [];
  const shown: DiagramNode[] = [];
  for (const box of boxes) {
    const node = nodeOf(box, reach, ids, frames);
    nodes.push(node);
    shown.push(shownNode(node, box, reach));
    for (const thing of box.things) byThing.set(thing, node);
  }
  const title = `${titleOf(resource)} and what it is tied to`;
  const description = descriptionOf(title, boxes);
  const lane = { id: 'around', title, nodes, edges: edgesOf(reach.ties, byThing) };
  return {
    text: writeMermaid({ title, description, lanes: [lane] }, { ...DEFAULTS, ...options }),
    nodes: shown,
    title: `${title}.`,
    description,
    outline: outlineOf(reach, `${title}:`),
    decisions: new Map(),
  };
}

function descriptionOf(title: string, boxes: readonly Box[]): string {
  const folded = boxes.flatMap(({ folded: each }) => each ?? []);
  const drawn = boxes.length - folded.length - 1;
  const things = drawn === 1 ? 'one thing' : drawn === 0 ? 'nothing else' : `${drawn} things`;
  const said = folded.length === 0 ? '' : ` Folded: ${listText(folded)}.`;
  return `${title}: ${things} around it.${said} The outline says the same in words.`;
}

function nodeOf(box: Box, { centre, ...reach }: Reach, ids: Ids, frames: Frames): PictureNode {
  const [thing] = box.things as readonly [Thing, ...Thing[]];
  const look = thing === centre ? 'client' : lookOf(thing);
  const key = isElsewhere(thing) ? `${thing.what} ${thing.name}` : `${thing.kind} ${thing.qualified}`;
  const lines = box.folded === undefined ? linesOf(thing, { centre, ...reach }) : [box.folded, namesOf(box.things, 2)];
  return {
    id: ids.of('around', box.folded === undefined ? key : `more ${key}`),
    look: box.folded === undefined ? look : 'place',
    lines,
    source: isElsewhere(thing) ? undefined : thing.source,
    group: frames.of(box),
    afterBlock: false,
    near: undefined,
    steps: [],
    says: [],
    isOpen: false,
    claims: [],
  };
}

function shownNode({ id, lines, source }: PictureNode, box: Box, reach: Reach): DiagramNode {
  const [thing] = box.things as readonly [Thing, ...Thing[]];
  return {
    id,
    label: lines.filter(Boolean).join(' · '),
    explanation: box.folded === undefined ? explanationOf(thing, reach) : `${box.folded}: ${namesOf(box.things, 40)}.`,
    source,
    sources: box.things.flatMap((each) => (isElsewhere(each) ? [] : each.source)),
    candidates: 0,
    isOpen: false,
    claims: [],
  };
}

const DECIDES = /table|acl|group$|rule|firewall|zone/;
const OUTSIDE = new Set(['internet-host', 'internet-gateway']);
function lookOf(thing: Thing): NodeLook {
  if (isElsewhere(thing)) return thing.what === 'missing' ? 'unknown' : 'service';
  const { kind } = thing;
  if (kind === 'endpoint-service') return 'service';
  if (kind === 'internet-host') return 'outside';
  if (DECIDES.test(kind) && kind !== 'target-group') return 'decision';
  return OUTSIDE.has(kind) || /gateway|peering|attachment|vpn|connect/.test(kind) ? 'gateway' : 'place';
}

/** More properties between the same two than these are counted. */
const SHOWN_LABELS = 2;

/** One edge between two boxes, with all that ties them. */
function edgesOf(ties: readonly Tie[], nodes: ReadonlyMap<Thing, PictureNode>): PictureEdge[] {
  const edges = new Map<string, { from: PictureNode; to: PictureNode; ties: Tie[] }>();
  for (const tie of ties) {
    const [from, to] = [nodes.get(tie.from), nodes.get(tie.to)];
    if (from === undefined || to === undefined || from === to) continue;
    const key = `${from.id} ${to.id}`;
    const edge = edges.get(key);
    if (edge) edge.ties.push(tie);
    else edges.set(key, { from, to, ties: [tie] });
  }
  return [...edges.values()].map(({ from, to, ties: own }) => {
    const look = to.look === 'unknown' ? 'stopped' : own.every(({ implied }) => implied) ? 'reply' : 'packet';
    return { from: from.id, to: to.id, look, label: labelOf(own) };
  });
}

/** What stands on a line between two boxes, read from the one to the other: a keyword is said once where it follows itself. */
function labelOf(ties: readonly Tie[]): string {
  const labels = new Map(ties.map(({ label, keyword }) => [label, keyword]));
  const shown = [...labels].slice(0, SHOWN_LABELS).map(([label, keyword], index, all) => {
    const rest = label.slice(keyword.length + 1);
    if (all[index - 1]?.[1] === keyword && rest !== '') return rest;
    const [before, after = ''] = WORDS[keyword] ?? [keyword];
    return [before, rest, after].filter(Boolean).join(' ');
  });
  const more = labels.size - SHOWN_LABELS;
  return `${shown.join(', ')}${more > 0 ? ` + ${more}` : ''}`;
}

/** What stands before and behind the rest of a property whose keyword does not read like a part of a sentence. */
const WORDS: Readonly<Record<string, readonly [before: string, after?: string]>> = {
  subnet: ['in'],
  subnets: ['in'],
  'route-table': ['uses'],
  'route-tables': ['adds a route to'],
  'network-acl': ['guarded by'],
  'security-groups': ['guarded by'],
  service: ['leads to'],
  ingress: ['lets in', 'from'],
  egress: ['lets out', 'to'],
};

/**
 * VPCs around what lies in them. A VPC as a thing stands beside its frame, and zones are words in the boxes: with lines
 * into frames, and with frames in frames, the layout leads lines through boxes.
 */
class Frames {
  private readonly made = new Map<string, PictureGroup>();

  constructor(private readonly ids: Ids) {}

  of({ things }: Box): PictureGroup | undefined {
    const [vpc, ...more] = new Set(things.map((each) => (isElsewhere(each) ? undefined : each.container?.vpc)));
    if (vpc === undefined || more.length > 0) return undefined;
    const [cidr] = vpc.cidrs;
    const title = `VPC ${vpc.name}${cidr ? ` · ${formatCidr(cidr)}` : ''}`;
    const key = `vpc ${vpc.qualified}`;
    const { source } = vpc;
    const frame = this.made.get(key) ?? { id: this.ids.of('in', key), look: 'vpc', title, parent: undefined, source };
    this.made.set(key, frame);
    return frame;
  }
}
