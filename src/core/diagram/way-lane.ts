/**
 * The way of a packet as a lane: places in their frames, route decisions of the VPC's router between them, filters as
 * lines of the thing they guard, blocks as nodes of their own. The way back is the same, but short: names and decisions.
 */
import type { Direction, Hop, Packet, Path, Place, Step } from '../engine/trace';
import { hopText } from '../explain/outline';
import type { Subnet } from '../model/subnet';
import { formatAddress } from '../net/address';
import { Claims } from './claims';
import type { Claim } from './diagram';
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

export interface WayLaneOptions {
  readonly path: Path;
  readonly direction: Direction;
  readonly from: Place;
  readonly ids: Ids;
  readonly groups: Groups;
  readonly open: ReadonlySet<string>;
  readonly title: string;
  /** Said of the place where it ends. */
  readonly also: string;
  /** Whom the packet is for, in the words of the question. */
  readonly target: string;
}

export function wayLane(options: WayLaneOptions): PictureLane | undefined {
  const { path, direction, title } = options;
  const drawer = new WayDrawer(options);
  const hops = path[direction];
  if (hops.length === 0) drawer.drawNobody();
  for (let index = 0; index < hops.length; index++) drawer.draw(index);
  drawer.finish();
  const blockedBefore =
    direction === 'return' && path.reason?.direction === 'forward' && path.verdict === 'unreachable';
  // Where nothing arrives, the way back is worth drawing only when it would stop the answer too.
  return blockedBefore && !drawer.lane.hasBlock
    ? undefined
    : drawer.lane.build(direction === 'forward' ? 'There' : 'Back', title);
}

class WayDrawer {
  readonly lane: LaneBuilder;
  private readonly hops: readonly Hop[];
  private readonly tellsVpcs: boolean;
  private readonly claims: Claims;
  /** The last thing that a packet can be at; filters behind it are written on it. */
  private place: PictureNode | undefined;
  /** Decisions at the border that the packet enters, shown with the thing behind it. */
  private entered: { step: Step; line: string; claim: Claim }[] = [];
  /** What the next arrow says. */
  private label: string | undefined;

  private readonly path: Path;
  private readonly direction: Direction;
  private readonly from: Place;
  /** Undefined: no frames and few words. */
  private readonly groups: Groups | undefined;

  constructor(private readonly options: WayLaneOptions) {
    const { path, direction, from, ids, open } = options;
    this.path = path;
    this.direction = direction;
    this.from = from;
    this.groups = direction === 'forward' ? options.groups : undefined;
    this.hops = path[direction];
    this.claims = new Claims(path, direction, from);
    const vpcs = new Set(this.hops.map(({ at }) => at.resource?.vpc).filter(Boolean));
    this.tellsVpcs = this.groups === undefined && vpcs.size > 1;
    const [id, look] = direction === 'forward' ? (['way', 'packet'] as const) : (['back', 'reply'] as const);
    this.lane = new LaneBuilder(id, ids, look, open);
  }

  draw(index: number): void {
    const hop = this.hops[index] as Hop;
    if (BORDERS.has(hop.at.kind)) {
      const frame = this.groups?.vpcOf(hop.at.resource);
      for (const step of hop.steps) this.drawStep(step, hop, index, frame);
      return;
    }
    const frame = this.groups?.around(this.hops, index);
    // A filter stands before the thing it guards when the packet comes, behind it when the packet goes.
    const guards = wayOf(hop) === 'in' ? hop.steps.filter((step) => FILTERS.has(step.kind)) : [];
    for (const step of guards) this.drawStep(step, hop, index, frame);
    this.drawPlace(hop, index, frame);
    for (const step of hop.steps) if (!guards.includes(step)) this.drawStep(step, hop, index, frame);
  }

  /** Nothing is sent at all: only who would, if something is known about why. */
  drawNobody(): void {
    if (this.direction === 'return' || this.path.reason === undefined) return;
    const { from } = this;
    const lines = [shortName(from), kindWords(from)];
    this.lane.add({ look: 'client', key: `${from.kind} ${from.name}`, lines, source: from.resource?.source });
  }

  private drawStep(step: Step, hop: Hop, index: number, frame: PictureGroup | undefined): void {
    const claim = this.claims.ofStep(step, hop, index);
    if (step.verdict === 'drop') this.drawDrop(step, hop, frame);
    else if (step.verdict === 'choose' && isLine(step)) this.drawLine(step);
    // Behind a block only what would be met is named, and what else would stop it.
    else if (step.verdict === 'choose' && step.kind === 'route' && !this.lane.isStopped) this.drawRoute(step, hop);
    else {
      this.drawPassed(step, hop, claim);
      return;
    }
    this.lane.last?.claims.push(claim);
  }

  /** What lets the packet through or changes it is told by the thing that it happens at. */
  private drawPassed(step: Step, hop: Hop, claim: Claim): void {
    if (step.rule === 'RT-2' && hop.role === 'send' && this.groups && !this.lane.isStopped)
      this.label = 'same subnet: no router';
    // Defaults and answers to known connections are let through by no line of the file; the outline has them.
    const line = FILTERS.has(step.kind) && step.source ? `✔ ${filterWords(step, wayOf(hop))}` : '';
    const behind = wayOf(hop) === 'in' && (FILTERS.has(step.kind) || BORDERS.has(hop.at.kind));
    if (behind || !this.place || this.lane.isStopped) this.entered.push({ step, line, claim });
    else tell(this.place, [{ step, line, claim }]);
  }

  private drawPlace(hop: Hop, index: number, group: PictureGroup | undefined): void {
    const { at } = hop;
    const next = this.hops[index + 1];
    const before = this.hops[index - 1];
    const changed = next && !this.lane.isStopped ? rewriteLines(hop.packet, next.packet) : [];
    const says = hopText(hop, this.direction, before?.packet);
    const { entered } = this;
    this.entered = [];
    if (before && before.at.kind === at.kind && before.at.name === at.name && this.place) {
      this.place.lines.push(...changed); // received and sent on by the same thing: one box
      this.place.says.push(says);
      tell(this.place, entered);
      return;
    }
    const behindEndpoint = hop.role === 'beyond' && before !== undefined && PRIVATE_LINK.has(before.at.kind);
    if (behindEndpoint && this.groups && !this.lane.isStopped) this.drawTunnel(before.at);
    this.place = this.lane.add(
      {
        look: lookOf(hop, index, this.direction),
        key: `${at.kind} ${at.name}`,
        lines: [this.nameOf(at), ...(this.lane.isStopped ? [] : this.details(hop, index)), ...changed],
        source: (at.resource ?? before?.at.resource)?.source,
        group,
        says: [says],
        claims: [this.claims.ofPlace(hop, index)],
      },
      { tunnel: behindEndpoint, label: this.label },
    );
    tell(this.place, entered);
    this.label = undefined;
  }

  private details(hop: Hop, index: number): string[] {
    if (this.groups) return [whatAndWhere(hop, index === 0)];
    return index === 0 ? [this.path.reason?.direction === 'forward' ? 'would reply' : 'replies'] : [];
  }

  /** PrivateLink: a connection, not a hop; no next hop, address or table of it is documented (RTR-3 to RTR-5). */
  private drawTunnel(endpoint: Place): void {
    const lines = ['PrivateLink', 'no router, no route table'];
    const says = [TUNNEL];
    this.lane.add(
      { look: 'tunnel', key: `tunnel ${endpoint.name}`, lines, source: endpoint.resource?.source, says },
      { tunnel: true },
    );
  }

  /** A line to on-premises is a thing of its own, although a packet is never found in it. */
  private drawLine(step: Step): void {
    const { keyword = '', args = [] } = step.source?.statement ?? {};
    const name = step.chosen ?? args[0] ?? '';
    const lines = [name, ...(this.groups ? [wordsFor(keyword as Place['kind'])] : [])];
    this.lane.add({ look: 'gateway', key: `${keyword} ${name}`, lines, steps: [step] });
  }

  private drawRoute(step: Step, hop: Hop): void {
    const { resource } = hop.at;
    const table = (resource as Subnet | undefined)?.routeTable;
    this.lane.addDecision(this.routerName(step, hop), step, this.groups?.vpcOf(resource), table?.source);
  }

  private drawDrop(step: Step, hop: Hop, group: PictureGroup | undefined): void {
    const what = FILTERS.has(step.kind)
      ? `${filterWords(step, wayOf(hop))} · ${shortName(hop.at)}`
      : step.kind === 'route'
        ? this.routerName(step, hop)
        : shortName(hop.at);
    // Only some of the ports pass: then the verdict is open, and so is this step.
    const undecided = this.path.verdict === 'undetermined' && this.path.reason?.text === step.text;
    const why = step.rejected.length > 0 ? [] : breakLines(step.text);
    this.label = undefined;
    this.lane.addBlock(step, [what, ...why], undecided, group, hop.at.resource?.source);
  }

  /** A VPC's router decides at the border of a subnet; elsewhere the thing itself does (a transit gateway). */
  private routerName(step: Step, { at }: Hop): string {
    const table = (at.resource as Subnet | undefined)?.routeTable?.name ?? enclosingName(step.source, 'route-table');
    const named = table === undefined ? undefined : `route table ${table}`;
    if (!BORDERS.has(at.kind)) return `${shortName(at)} · ${named ?? 'routes'}`;
    const vpc = this.tellsVpcs ? at.resource?.vpc?.name : undefined;
    return [vpc, named ?? 'VPC router'].filter(Boolean).join(' · ');
  }

  /** Inside its frame a thing needs no VPC in its name; where there are no frames it does, if several VPCs are met. */
  private nameOf(at: Place): string {
    return this.tellsVpcs ? at.name : shortName(at);
  }

  finish(): void {
    const { reason, verdict } = this.path;
    const { also } = this.options;
    const last = this.lane.last;
    if (last) tell(last, this.entered);
    if (also !== '') this.place?.lines.push(also);
    // What ends the way without a step of its own: something that can't be simulated.
    if (reason !== undefined && reason.direction === this.direction && !this.lane.hasBlock)
      this.lane.addEnd(reason, verdict === 'undetermined');
    this.drawTarget();
  }

  /** Where the packet would have gone. */
  private drawTarget(): void {
    const last = this.hops[this.hops.length - 1];
    const { target } = this.options;
    if (this.lane.hasBlock && last?.role !== 'receive' && last?.role !== 'beyond')
      this.lane.add({ look: 'place', key: 'target', lines: [target] });
  }
}

const TUNNEL = 'A PrivateLink connection: a tunnel without a router or a route table that you could see or set.';

function tell(node: PictureNode, decisions: readonly { step: Step; line: string; claim: Claim }[]): void {
  for (const { step, line, claim } of decisions) {
    if (line !== '' && !node.afterBlock && !node.lines.includes(line)) node.lines.push(line);
    node.steps.push(step);
    node.claims.push(node.afterBlock ? { ...claim, isUnreached: true } : claim);
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
