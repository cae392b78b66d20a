/**
 * The one result of the engine: what was asked, what every component did and why, and where that is written.
 * Everything people see (hover, diagram, outline, JSON, checks) prints this value; nothing decides again.
 */

import type { Resource } from '../model/resource';
import type { Source } from '../model/source';
import type { Address } from '../net/address';
import type { PortRange } from '../net/ports';
import type { ReasonCode, RejectionCode } from './reason-codes';

export type Verdict = 'reachable' | 'unreachable' | 'undetermined';
export type Direction = 'forward' | 'return';

/** A packet's header. Ports are ranges because a client's port is any of its ephemeral ones; absent where the protocol has none. */
export interface Packet {
  readonly source: Address;
  readonly destination: Address;
  readonly protocol: number;
  readonly sourcePorts: PortRange | undefined;
  readonly destinationPorts: PortRange | undefined;
  /** For ICMP: 8 is an echo request, 0 its reply (128 and 129 in ICMPv6). */
  readonly icmpType: number | undefined;
}

/** Where a hop happens: a resource of the model, or something outside it. */
export interface Place {
  /** A resource's kind, or `internet`, `aws-service`, `resolver`, `unknown`. */
  readonly kind: Resource['kind'] | 'internet' | 'aws-service' | 'resolver' | 'unknown';
  /** Qualified name (`shop.web-1`), or words (`internet`, `AWS service sts`). Unique within a trace together with `kind`. */
  readonly name: string;
  readonly resource: Resource | undefined;
}

export type StepKind =
  | 'route'
  | 'security-group'
  | 'network-acl'
  | 'gateway'
  | 'nat'
  | 'endpoint'
  | 'load-balancer'
  | 'dns'
  | 'interface';
export type StepVerdict = 'pass' | 'drop' | 'rewrite' | 'choose';

/** One decision of one component. */
export interface Step {
  readonly kind: StepKind;
  readonly verdict: StepVerdict;
  /** The reason code, for drops. */
  readonly code: ReasonCode | undefined;
  /** The rule of the semantics that decided, e.g. `RT-7`. */
  readonly rule: string;
  /** One sentence. */
  readonly text: string;
  /** What won, in words: `0.0.0.0/0 -> nat`. */
  readonly chosen: string | undefined;
  readonly rejected: readonly Rejected[];
  /** The line that decided; undefined where the file says nothing (implied routes, defaults). */
  readonly source: Source | undefined;
  /** Something earlier in the same direction has stopped the packet already; shown so that all blockers are known (MOD-3). */
  readonly afterBlock: boolean;
}

/** A candidate that lost. */
export interface Rejected {
  readonly what: string;
  readonly why: string;
  readonly source: Source | undefined;
  /** AWS's code for a route that loses. */
  readonly code?: RejectionCode;
}

/** A component on the way with the packet as it arrives there. */
export interface Hop {
  readonly at: Place;
  /** What the component does here: `leave` a subnet is another hop than `enter`. */
  readonly role: 'send' | 'leave' | 'enter' | 'pass' | 'receive' | 'beyond';
  /** What the packet came in by, where a place can rightly be visited twice: the attachment of a transit gateway. */
  readonly entrance?: Resource | undefined;
  readonly packet: Packet;
  readonly steps: readonly Step[];
}

export interface Reason {
  readonly code: ReasonCode;
  readonly rule: string;
  /** Qualified name of the place. */
  readonly at: string;
  readonly direction: Direction;
  readonly text: string;
  readonly source: Source | undefined;
}

/** The walk to one address and back. */
export interface Path {
  /** Undefined where there is no address to go to. */
  readonly address: Address | undefined;
  /** Which of several targets was taken, where AWS chooses one; there is a path for each. */
  readonly choice: string | undefined;
  readonly verdict: Verdict;
  readonly reason: Reason | undefined;
  readonly forward: readonly Hop[];
  /** Empty when nothing arrived. */
  readonly return: readonly Hop[];
  /** Gateways and endpoints that the forward path crosses, in order. */
  readonly via: readonly Resource[];
}

export type DnsStatus = 'NOERROR' | 'NXDOMAIN' | 'NODATA' | 'SERVFAIL' | 'TIMEOUT' | 'UNDETERMINED';

export type RecordType = 'A' | 'AAAA' | 'PTR';

/** An answer and how it came about (semantics §2). */
export interface Resolution {
  readonly name: string;
  readonly type: RecordType;
  /** The server that was asked, e.g. `10.0.0.2`; empty when there was none. */
  readonly server: string;
  readonly status: DnsStatus;
  readonly answers: readonly DnsAnswer[];
  /** Answers of a reverse look-up. */
  readonly names: readonly string[];
  /** Everything that was decided, in order: the steps of the course with those of the questions inside. */
  readonly steps: readonly Step[];
  /** Who asked whom, as it went: the client's own steps and its questions to servers (a second server is asked when the first is silent). */
  readonly course: readonly (Step | Exchange)[];
  /** Why there is no usable answer. */
  readonly reason: Reason | undefined;
}

/** One question to one server, and what came back. */
export interface Exchange {
  readonly from: Place;
  readonly to: Place;
  /** Where the server was asked: `10.0.0.2`, `public DNS`. */
  readonly server: string;
  readonly name: string;
  readonly type: RecordType;
  /** The question as a packet, and its answer; undefined where none is walked (the Amazon resolver, public DNS). */
  readonly path: Path | undefined;
  /** What the server decided, and whom it asked itself, in order. */
  readonly course: readonly (Step | Exchange)[];
  readonly status: DnsStatus;
  /** What came back, in words: addresses, a name, nothing. */
  readonly answer: readonly string[];
}

export const isExchange = (each: Step | Exchange): each is Exchange => 'course' in each;

export interface DnsAnswer {
  readonly address: Address;
  /** Whose address it is, when the model knows: an endpoint, an instance. */
  readonly owner: Resource | undefined;
  /** The file gives the owner no address; this one was made up so that a trace can run. */
  readonly madeUp: boolean;
  /** The real address is unknown and changes; this one stands for all that the service has. */
  readonly representative: boolean;
}

/** What was asked, as it was understood. */
export interface Question {
  readonly from: Place;
  /** As written, without port and protocol: a DNS name, a resource, an address. */
  readonly to: string;
  readonly port: number | undefined;
  /** IP protocol number. */
  readonly protocol: number;
  readonly family: 4 | 6 | undefined;
}

export interface Trace {
  readonly question: Question;
  readonly verdict: Verdict;
  readonly via: readonly Resource[];
  /** The first thing that stops it; undefined when reachable. */
  readonly reason: Reason | undefined;
  readonly dns: Resolution | undefined;
  /** One for each address of the answer; all of them must be reachable (a client may get any). */
  readonly paths: readonly Path[];
}
