/** The walker: hands a packet from component to component and writes down what each says. It knows no component by name. */

import type { Network } from '../model/network';
import type { NetworkInterface } from '../model/network-interface';
import type { Resource } from '../model/resource';
import type { Source } from '../model/source';
import type { Subnet } from '../model/subnet';
import type { Attachment } from '../model/transit-gateway';
import type { Alternatives } from './alternatives';
import { answers, describeHeader } from './packet';
import type { ReasonCode } from './reason-codes';
import type { Direction, Hop, Packet, Place, Reason, Rejected, Step, StepKind } from './trace';

/** Somewhere a packet can be: a component in one of its roles. */
export interface Spot {
  readonly place: Place;
  readonly role: Hop['role'];
  /** Tells two visits of one place apart: the attachment by which a packet enters a transit gateway. */
  readonly entrance?: Resource;
  /** Says what happens to a packet that is here: steps go to the walk, the way on comes back. */
  take(packet: Packet, walk: Walk): Move;
}

/** Where a packet goes next. */
export type Move =
  | { readonly to: Spot; readonly packet: Packet }
  /** It has arrived; whoever is there answers from `reply`. */
  | { readonly arrived: true; readonly reply: Spot }
  /** The way ends here; the step that says why is written down. */
  | { readonly ended: true };

export const ENDED: Move = { ended: true };

/** What the forward walk leaves behind for the answer: connections that components remember. */
export class Memory {
  private readonly tracked: { readonly at: NetworkInterface; readonly packet: Packet }[] = [];
  private readonly translated: { readonly by: Resource; readonly inside: Packet; readonly outside: Packet }[] = [];

  private readonly waysBack: { readonly packet: Packet; readonly way: ComeBack }[] = [];

  /** Security groups remember a connection per interface (SG-3, EVAL-8). */
  track(at: NetworkInterface, packet: Packet): void {
    this.tracked.push({ at, packet });
  }
  isAnswer(at: NetworkInterface, packet: Packet): boolean {
    return this.tracked.some((each) => each.at === at && answers(packet, each.packet));
  }

  /** Answers to this packet come back to somebody who is not their destination. */
  comeBack(packet: Packet, way: ComeBack): void {
    this.waysBack.push({ packet, way });
  }
  wayBackOf(answer: Packet): ComeBack | undefined {
    return this.waysBack.find((each) => answers(answer, each.packet))?.way;
  }

  /** From here on, security groups don't know the sender's groups any more (SG-7, TGW-9). */
  forgetGroups(by: Resource, code: 'SG_REFERENCES_NOT_PRESERVED' | 'SG_REFERENCING_SUPPORT'): void {
    this.forgotten ??= { by, code };
  }
  /** A new sender took the packet over under its own address: its groups count from here on. */
  startAnew(): void {
    this.forgotten = undefined;
  }
  /** The node of a load balancer that passes packets on under the client's address: its groups stand for the client's. */
  standIn: NetworkInterface | undefined;
  forgotten:
    | { readonly by: Resource; readonly code: 'SG_REFERENCES_NOT_PRESERVED' | 'SG_REFERENCING_SUPPORT' }
    | undefined;

  /** The zone by which a flow enters a VPC from a transit gateway (TGW-4). */
  readonly doors = new Map<Attachment, Subnet>();

  /** Address translation remembers both headers (NAT-5). */
  translate(by: Resource, inside: Packet, outside: Packet): void {
    this.translated.push({ by, inside, outside });
  }
  originalOf(by: Resource, answer: Packet): Packet | undefined {
    return this.translated.find((each) => each.by === by && answers(answer, each.outside))?.inside;
  }
}

/** Where an answer goes without being routed, and why. */
export interface ComeBack {
  readonly to: Spot;
  /** The subnet in which it ends up; its ACL and that of the sender's subnet still count. */
  readonly subnet: Subnet | undefined;
  readonly rule: string;
  readonly text: string;
}

export interface StepDetails {
  readonly rule: string;
  readonly text: string;
  readonly code?: ReasonCode;
  readonly chosen?: string;
  readonly rejected?: readonly Rejected[];
  readonly source?: Source;
}

/** Ways from one component to another, so that components need not know each other. */
export interface Ways {
  /** Where a route to this resource leads; undefined when its kind can't be simulated. */
  routeTo(target: Resource, from: Spot): Spot | undefined;
  /** Where a packet goes that is delivered to an interface inside its VPC. */
  deliverTo(target: NetworkInterface): Spot | undefined;
  /** Where a packet starts that somebody sends from an interface. */
  startAt(sender: NetworkInterface): Spot;
  /** Where a packet starts that a host of an on-premises site sends. */
  startOnPremises(site: Resource, address: Packet['source']): Spot;
  /** The far end of a VPN or Direct Connect line. */
  outsideBy(line: Resource, packet: Packet): Spot;
  /** From a line into a transit gateway, and into a VPC by its virtual private gateway. */
  intoAttachment(attachment: Attachment): Spot;
  intoVpcBy(gateway: Resource): Spot;
  /** The provider's end of a PrivateLink connection: a node of a load balancer. */
  privateLinkTo(node: NetworkInterface): Spot;
  /** Where the answer or any other packet to a public address goes. */
  outside(packet: Packet, walk: Walk): Spot;
}

/** AWS's own analyser of transit gateways gives up at 64 hops as well (semantics §19.6). */
const HOP_LIMIT = 64;

export class Walk {
  readonly hops: { at: Place; role: Hop['role']; entrance: Resource | undefined; packet: Packet; steps: Step[] }[] = [];
  readonly via: Resource[] = [];
  /** The first thing that stops the packet. */
  reason: Reason | undefined;
  /** Set when what happens can't be said: a kind that is not simulated, or only some ports pass. */
  undetermined = false;
  arrived = false;
  private place: Place | undefined;

  constructor(
    readonly network: Network,
    readonly ways: Ways,
    readonly memory: Memory,
    readonly direction: Direction,
    /** Names for addresses that come from DNS: `AWS service sts`. */
    readonly labels: ReadonlyMap<Packet['source'], string>,
    readonly alternatives: Alternatives,
  ) {}

  /** Goes on until something ends it; the spot from which the receiver answers, if it got there. */
  run(start: Spot, packet: Packet): { readonly reply: Spot; readonly packet: Packet } | undefined {
    let spot = start;
    for (let count = 0; count < HOP_LIMIT; count++) {
      if (this.isLoop(spot, packet)) return undefined;
      this.place = spot.place;
      this.hops.push({ at: spot.place, role: spot.role, entrance: spot.entrance, packet, steps: [] });
      const move = spot.take(packet, this);
      if ('ended' in move) {
        if (!this.reason) this.endedInSilence(spot);
        return undefined;
      }
      if ('arrived' in move) {
        this.arrived = true;
        return { reply: move.reply, packet };
      }
      spot = move.to;
      packet = move.packet;
    }
    this.drop('gateway', {
      code: 'NO_PATH',
      rule: 'MOD-6',
      text: `The packet is still on its way after ${HOP_LIMIT} hops.`,
    });
    return undefined;
  }

  private isLoop(spot: Spot, packet: Packet): boolean {
    const before = this.hops.some(
      (hop) =>
        hop.role === spot.role &&
        hop.entrance === spot.entrance &&
        hop.at.name === spot.place.name &&
        hop.at.kind === spot.place.kind &&
        hop.packet.source === packet.source &&
        hop.packet.destination === packet.destination,
    );
    if (!before) return false;
    this.drop('gateway', {
      code: 'NO_PATH',
      rule: 'MOD-6',
      text: `The packet from ${describeHeader(packet)} goes in circles: it comes to ${spot.place.name} again.`,
    });
    return true;
  }

  /** A packet that neither arrived nor was stopped for a reason is nobody's success. */
  private endedInSilence(spot: Spot): void {
    this.giveUp({
      code: 'NO_POSSIBLE_DESTINATION',
      rule: 'MOD-6',
      text: `The way ends at ${spot.place.name}, and nothing is known of what comes behind it.`,
      source: spot.place.resource?.source,
    });
  }

  pass(kind: StepKind, details: StepDetails): void {
    this.step(kind, 'pass', details);
  }
  choose(kind: StepKind, details: StepDetails): void {
    this.step(kind, 'choose', details);
  }
  rewrite(kind: StepKind, details: StepDetails): void {
    this.step(kind, 'rewrite', details);
  }
  /** Writes the block down; the walk may go on so that every blocker is known (MOD-3). `partly`: it hits only some of the ports. */
  drop(kind: StepKind, details: StepDetails & { readonly code: ReasonCode }, partly = false): void {
    this.step(kind, 'drop', details);
    if (this.reason && (partly || !this.undetermined)) return;
    this.undetermined = partly;
    this.reason = this.reasonOf(details);
  }
  /** The way can't be judged from here on. */
  giveUp(details: StepDetails & { readonly code: ReasonCode }): Move {
    if (!this.reason) {
      this.undetermined = true;
      this.reason = this.reasonOf(details);
    }
    return ENDED;
  }
  private reasonOf({ code, rule, text, source }: StepDetails & { readonly code: ReasonCode }): Reason {
    return { code, rule, at: this.place?.name ?? '', direction: this.direction, text, source };
  }
  /** The way leads into a kind that is not simulated yet: never a guess. */
  unsupported(resource: Resource): Move {
    return this.giveUp({
      code: 'UNSUPPORTED_COMPONENT',
      rule: 'MOD-5',
      text: `The way leads through the ${resource.kind} ${resource.qualified}, and a ${resource.kind} can't be simulated yet.`,
      source: resource.source,
    });
  }

  cross(resource: Resource): void {
    if (this.via[this.via.length - 1] !== resource) this.via.push(resource);
  }

  private step(kind: StepKind, verdict: Step['verdict'], details: StepDetails): void {
    this.hops[this.hops.length - 1]?.steps.push({
      kind,
      verdict,
      code: details.code,
      rule: details.rule,
      text: details.text,
      chosen: details.chosen,
      rejected: details.rejected ?? [],
      source: details.source,
      afterBlock: this.reason !== undefined && !this.undetermined,
    });
  }
}

/** A place that is a resource of the model. */
export const placeOf = (resource: Resource): Place => ({ kind: resource.kind, name: resource.qualified, resource });
