/**
 * The way of a packet as a lane: places in their frames, route decisions of the VPC's router between them, filters as
 * lines of the thing they guard, blocks as nodes of their own. The way back is the same, but short: names and decisions.
 */
import type { Direction, Hop, Packet, Path, Place, Step } from '../engine/trace';
import type { Subnet } from '../model/subnet';
import { formatAddress } from '../net/address';
import type { Groups } from './groups';
import type { Ids } from './ids';
import { LaneBuilder } from './lane';
import type { NodeLook, PictureGroup, PictureLane, PictureNode } from './picture';
import { breakLines, enclosingName, filterWords, kindWords, rewriteLines, shortName, wordsFor } from './words';

/** Borders: their decisions are drawn, they themselves are frames. */
const BORDERS = new Set<Place['kind']>(['subnet', 'vpc', 'route-table', 'network-acl']);
/** What PrivateLink begins at, as consumers see it. */
const PRIVATE_LINK = new Set<Place['kind']>(['interface-endpoint', 'resource-endpoint', 'service-network-endpoint']);
/** Lines to on-premises, by the keywords that declare them. */
const LINES = new Set(['vpn', 'direct-connect']);
const FILTERS = new Set<Step['kind']>(['security-group', 'network-acl']);

export function wayLane(
  path: Path,
  direction: Direction,
  from: Place,
  ids: Ids,
  groups: Groups,
  title: string,
): PictureLane | undefined {
  const drawer = new WayDrawer(path, direction, ids, direction === 'forward' ? groups : undefined);
  const hops = path[direction];
  if (hops.length === 0) drawer.drawNobody(from);
  for (let index = 0; index < hops.length; index++) drawer.draw(index);
  drawer.finish();
  const blockedBefore =
    direction === 'return' && path.reason?.direction === 'forward' && path.verdict === 'unreachable';
  // Where nothing arrives, the way back is worth drawing only when it would stop the answer too.
  return blockedBefore && !drawer.lane.hasBlock
    ? undefined
    : drawer.lane.build(blockedBefore ? `${title} · if it got there` : title);
}

class WayDrawer {
  readonly lane: LaneBuilder;
  private readonly hops: readonly Hop[];
  private readonly tellsVpcs: boolean;
  /** The last thing that a packet can be at; filters behind it are written on it. */
  private place: PictureNode | undefined;
  /** Filters passed at the border that the packet enters, shown with the thing behind it. */
  private entered: string[] = [];
  /** What the next arrow says. */
  private label: string | undefined;

  constructor(
    private readonly path: Path,
    private readonly direction: Direction,
    ids: Ids,
    /** Undefined: no frames and few words. */
    private readonly groups: Groups | undefined,
  ) {
    this.hops = path[direction];
    const vpcs = new Set(this.hops.map(({ at }) => at.resource?.vpc).filter(Boolean));
    this.tellsVpcs = groups === undefined && vpcs.size > 1;
    const [id, look] = direction === 'forward' ? (['way', 'packet'] as const) : (['back', 'reply'] as const);
    this.lane = new LaneBuilder(id, ids, look);
  }

  draw(index: number): void {
    const hop = this.hops[index] as Hop;
    if (BORDERS.has(hop.at.kind)) {
      const frame = this.groups?.vpcOf(hop.at.resource);
      for (const step of hop.steps) this.drawStep(step, hop, frame);
      return;
    }
    const frame = this.groups?.around(this.hops, index);
    // A filter stands before the thing it guards when the packet comes, behind it when the packet goes.
    const guards = wayOf(hop) === 'in' ? hop.steps.filter((step) => FILTERS.has(step.kind)) : [];
    for (const step of guards) this.drawStep(step, hop, frame);
    this.drawPlace(hop, index, frame);
    for (const step of hop.steps) if (!guards.includes(step)) this.drawStep(step, hop, frame);
  }

  /** Nothing is sent at all: only who would, if something is known about why. */
  drawNobody(from: Place): void {
    if (this.direction === 'return' || this.path.reason === undefined) return;
    const lines = [shortName(from), kindWords(from)];
    this.lane.add({ look: 'client', key: `${from.kind} ${from.name}`, lines, source: from.resource?.source });
  }

  private drawStep(step: Step, hop: Hop, frame: PictureGroup | undefined): void {
    if (step.verdict === 'drop') this.drawDrop(step, hop, frame);
    else if (FILTERS.has(step.kind)) this.drawFilter(step, hop);
    else if (step.verdict === 'choose' && isLine(step)) this.drawLine(step);
    else if (step.kind === 'route' && step.verdict === 'choose') this.drawRoute(step, hop);
    else if (step.rule === 'RT-2' && hop.role === 'send' && this.groups) this.label = 'same subnet: no router';
  }

  private drawFilter(step: Step, hop: Hop): void {
    // Defaults and answers to known connections are let through by no line of the file; the outline has them.
    if (step.source === undefined) return;
    const line = `✔ ${filterWords(step, wayOf(hop))}`;
    if (wayOf(hop) === 'in') this.entered.push(line);
    else this.place?.lines.push(line);
  }

  private drawPlace(hop: Hop, index: number, group: PictureGroup | undefined): void {
    const { at } = hop;
    const next = this.hops[index + 1];
    const lines = [...(next ? rewriteLines(hop.packet, next.packet) : []), ...this.entered];
    this.entered = [];
    const before = this.hops[index - 1]?.at;
    if (before && before.kind === at.kind && before.name === at.name && this.place) {
      this.place.lines.push(...lines); // received and sent on by the same thing: one box
      return;
    }
    const behindEndpoint = hop.role === 'beyond' && before !== undefined && PRIVATE_LINK.has(before.kind);
    if (behindEndpoint && this.groups) this.drawTunnel(before);
    this.place = this.lane.add(
      {
        look: lookOf(hop, index, this.direction),
        key: `${at.kind} ${at.name}`,
        lines: [this.nameOf(at), ...(this.groups ? [whatAndWhere(hop, index === 0)] : []), ...lines],
        source: (at.resource ?? before?.resource)?.source,
        group,
      },
      { tunnel: behindEndpoint, label: this.label },
    );
    this.label = undefined;
  }

  /** PrivateLink: a connection, not a hop; no next hop, address or table of it is documented (RTR-3 to RTR-5). */
  private drawTunnel(endpoint: Place): void {
    const lines = ['PrivateLink connection', 'a tunnel: no router, no route table', 'that you could see or set'];
    this.lane.add(
      { look: 'tunnel', key: `tunnel ${endpoint.name}`, lines, source: endpoint.resource?.source },
      { tunnel: true },
    );
  }

  /** A line to on-premises is a thing of its own, although a packet is never found in it. */
  private drawLine(step: Step): void {
    const { keyword = '', args = [] } = step.source?.statement ?? {};
    const name = step.chosen ?? args[0] ?? '';
    const lines = [name, ...(this.groups ? [wordsFor(keyword as Place['kind'])] : [])];
    this.lane.add({ look: 'gateway', key: `${keyword} ${name}`, lines, source: step.source });
  }

  private drawRoute(step: Step, hop: Hop): void {
    this.lane.addDecision(this.routerName(step, hop), step, { group: this.groups?.vpcOf(hop.at.resource) });
  }

  private drawDrop(step: Step, hop: Hop, group: PictureGroup | undefined): void {
    const what = FILTERS.has(step.kind)
      ? `${filterWords(step, wayOf(hop))} · ${shortName(hop.at)}`
      : step.kind === 'route'
        ? this.routerName(step, hop).join(' · ')
        : shortName(hop.at);
    // Only some of the ports pass: then the verdict is open, and so is this step.
    const undecided = this.path.verdict === 'undetermined' && this.path.reason?.text === step.text;
    this.lane.addBlock(step, [what, ...(step.rejected.length > 0 ? [] : breakLines(step.text))], undecided, group);
  }

  /** A VPC's router decides at the border of a subnet; elsewhere the thing itself does (a transit gateway). */
  private routerName(step: Step, { at }: Hop): string[] {
    const table = (at.resource as Subnet | undefined)?.routeTable?.name ?? enclosingName(step.source, 'route-table');
    const vpc = this.tellsVpcs ? at.resource?.vpc?.name : undefined;
    const router = BORDERS.has(at.kind)
      ? ['VPC router', vpc].filter(Boolean).join(' · ')
      : `Routes of ${shortName(at)}`;
    return table === undefined ? [router] : [router, `route table ${table}`];
  }

  /** Inside its frame a thing needs no VPC in its name; where there are no frames it does, if several VPCs are met. */
  private nameOf(at: Place): string {
    return this.tellsVpcs ? at.name : shortName(at);
  }

  /** What ends the way without a step of its own: something that can't be simulated. */
  finish(): void {
    const { reason, verdict } = this.path;
    if (reason === undefined || reason.direction !== this.direction || this.lane.hasBlock) return;
    this.lane.addEnd(reason, verdict === 'undetermined');
  }
}

/** Filters of things that packets go out of are met when going, all others when coming. */
const wayOf = (hop: Hop): 'in' | 'out' => (hop.role === 'send' || hop.role === 'leave' ? 'out' : 'in');

const isLine = ({ source }: Step): boolean => LINES.has(source?.statement.keyword ?? '');

const GATEWAYS = new Set<Place['kind']>([
  'internet-gateway',
  'egress-only-internet-gateway',
  'nat-gateway',
  'gateway-endpoint',
  'virtual-private-gateway',
  'transit-gateway',
  'peering',
]);

function lookOf(hop: Hop, index: number, direction: Direction): NodeLook {
  if (hop.at.kind === 'internet') return 'outside';
  if (hop.at.kind === 'aws-service' || hop.at.kind === 'endpoint-service') return 'service';
  if (index === 0 && direction === 'forward') return 'client';
  if (direction === 'return' && hop.role === 'receive') return 'client';
  return GATEWAYS.has(hop.at.kind) ? 'gateway' : 'place';
}

/** `instance · 10.0.1.10`: the end of the header that is its own. */
function whatAndWhere(hop: Hop, first: boolean): string {
  const own = ownAddress(hop.packet, hop, first);
  return [kindWords(hop.at), own === undefined ? '' : formatAddress(own)].filter(Boolean).join(' · ');
}

function ownAddress(packet: Packet, hop: Hop, first: boolean): Packet['source'] | undefined {
  if (first || hop.role === 'send') return packet.source;
  return hop.role === 'receive' ? packet.destination : undefined;
}
