/** What a resource is tied to, as a picture and as an outline: for files without a question, and to look around. */
import { listText } from '../explain/words';
import type { Resource } from '../model/resource';
import type { Source } from '../model/source';
import type { Subnet } from '../model/subnet';
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
  const frames = new Frames(ids, boxes, resource);
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
  const edges = new Map<string, { from: string; to: string; labels: Set<string>; look: PictureEdge['look'] }>();
  for (const { from, to, label, implied } of ties) {
    const [one, other] = [nodes.get(from), nodes.get(to)];
    if (one === undefined || other === undefined || one === other) continue;
    const key = `${one.id} ${other.id}`;
    const edge = edges.get(key);
    const look = other.look === 'unknown' ? 'stopped' : implied ? 'reply' : 'packet';
    if (edge) {
      edge.labels.add(label);
      if (look === 'packet') edge.look = look;
    } else edges.set(key, { from: one.id, to: other.id, labels: new Set([label]), look });
  }
  return [...edges.values()].map(({ from, to, labels, look }) => {
    const shown = [...labels].slice(0, SHOWN_LABELS).join(', ');
    const more = labels.size - SHOWN_LABELS;
    return { from, to, look, label: more > 0 ? `${shown} + ${more}` : shown };
  });
}

/** VPC and zone around what lies in them; a VPC that is alone is a box without a frame. */
class Frames {
  private readonly made = new Map<string, PictureGroup>();
  private readonly filled: ReadonlySet<unknown>;

  constructor(
    private readonly ids: Ids,
    boxes: readonly Box[],
    centre: Resource,
  ) {
    const inside = boxes.flatMap(({ things }) => things).filter((thing) => !isElsewhere(thing) && thing.kind !== 'vpc');
    this.filled = new Set([...inside.map((thing) => (thing as Resource).vpc), centre.vpc]);
  }

  of({ things }: Box): PictureGroup | undefined {
    const vpc = same(things, (each) => (isElsewhere(each) ? undefined : each.vpc));
    if (vpc === undefined || !this.filled.has(vpc)) return undefined;
    const [cidr] = vpc.cidrs;
    const title = `VPC ${vpc.name}${cidr ? ` · ${formatCidr(cidr)}` : ''}`;
    const frame = this.frame('vpc', `vpc ${vpc.qualified}`, title, undefined, vpc.source);
    const zone = same(things, zoneOf);
    return zone === undefined ? frame : this.frame('subnet', `zone ${vpc.qualified} ${zone}`, zone, frame);
  }

  private frame(
    look: PictureGroup['look'],
    key: string,
    title: string,
    parent: PictureGroup | undefined,
    source?: Source,
  ): PictureGroup {
    const frame = this.made.get(key) ?? { id: this.ids.of('in', key), look, title, parent, source };
    this.made.set(key, frame);
    return frame;
  }
}

/** What all of them have in common, if they do. */
function same<T>(things: readonly Thing[], of: (thing: Thing) => T | undefined): T | undefined {
  const [first, ...more] = new Set(things.map(of));
  return more.length === 0 ? first : undefined;
}

function zoneOf(thing: Thing): string | undefined {
  if (isElsewhere(thing)) return undefined;
  if (thing.kind === 'subnet') return (thing as Subnet).zone;
  const zones = new Set(thing.network.interfacesOf(thing).map(({ subnet }) => subnet?.zone));
  return zones.size === 1 ? [...zones][0] : undefined;
}
