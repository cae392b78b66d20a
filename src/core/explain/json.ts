/**
 * The JSON of a trace and of a resolution: the contract of the command line and of every tool that reads it. Keys keep
 * their order; `version` changes when a reader of the old shape would break.
 *
 * Who asked whom is in `dns.exchanges`: one for each question to one server, in the order in which they were asked, as a
 * flat list with `depth` (0: the client asked). `steps` says which of `dns.steps` belong to it: from the first one to the
 * one before `to`; the exchanges behind it with a greater depth, up to the next that has none, lie within.
 */
import type { RejectionCode } from '../engine/reason-codes';
import type {
  DnsAnswer,
  Exchange,
  Hop,
  Packet,
  Path,
  Place,
  Reason,
  Rejected,
  Resolution,
  Step,
  Trace,
} from '../engine/trace';
import { isExchange } from '../engine/trace';
import type { Source } from '../model/source';
import type { Address } from '../net/address';
import { formatAddress } from '../net/address';
import type { PortRange } from '../net/ports';
import { formatPorts } from '../net/ports';
import { protocolName } from '../net/protocol';
import type { Location } from './location';
import { locationOf } from './location';

export const JSON_VERSION = 1;

/** One port, a range as `1024-65535`, or null where the protocol has none. */
export type PortsJson = number | string | null;

export interface TraceJson {
  version: typeof JSON_VERSION;
  question: { from: string; to: string; port: number | null; protocol: string };
  verdict: Trace['verdict'];
  /** Qualified names. */
  via: string[];
  reason: ReasonJson | null;
  dns: DnsJson | null;
  paths: PathJson[];
}

export interface ResolutionJson extends DnsJson {
  version: typeof JSON_VERSION;
  question: { from: string; name: string };
}

export interface ReasonJson {
  code: string;
  rule: string;
  at: string;
  direction: Reason['direction'];
  text: string;
  source: Location | null;
}

export interface DnsJson {
  type: Resolution['type'];
  /** Null when nobody was asked. */
  server: string | null;
  status: Resolution['status'];
  answers: string[];
  /** Of a reverse look-up. */
  names: string[];
  /** The same answers with whose they are; a representative one stands for all addresses of a public service. */
  details: { address: string; owner: string | null; madeUp: boolean; representative: boolean }[];
  reason: ReasonJson | null;
  steps: StepJson[];
  exchanges: ExchangeJson[];
}

export interface ExchangeJson {
  /** Of the exchange within which it was asked, plus 1. */
  depth: number;
  from: string;
  to: string;
  kind: Place['kind'];
  /** Where the server was asked: `10.0.0.2`, `public DNS`. */
  server: string;
  name: string;
  type: Resolution['type'];
  status: Resolution['status'];
  /** Addresses, names, or the name of which it is an alias. */
  answers: string[];
  /** Indices into `dns.steps`; `to` is one behind the last. */
  steps: { from: number; to: number };
  /** The question as a packet; null where none is walked (the Amazon resolver, public DNS). */
  path: PathJson | null;
}

export interface PathJson {
  /** Null when there is no address to go to. */
  address: string | null;
  verdict: Path['verdict'];
  via: string[];
  reason: ReasonJson | null;
  forward: HopJson[];
  return: HopJson[];
}

export interface HopJson {
  at: string;
  kind: Place['kind'];
  role: Hop['role'];
  packet: PacketJson;
  steps: StepJson[];
}

export interface PacketJson {
  source: string;
  destination: string;
  protocol: string;
  sourcePort: PortsJson;
  destinationPort: PortsJson;
  icmpType: number | null;
}

export interface StepJson {
  kind: Step['kind'];
  verdict: Step['verdict'];
  code: string | null;
  rule: string;
  text: string;
  chosen: string | null;
  /** `code`: AWS's own for a route that loses. */
  rejected: { what: string; why: string; code?: RejectionCode; source: Location | null }[];
  source: Location | null;
  /** Something earlier in the same direction has stopped the packet already. */
  afterBlock: boolean;
}

export function traceToJson(trace: Trace): TraceJson {
  const { question } = trace;
  return {
    version: JSON_VERSION,
    question: {
      from: question.from.name,
      to: question.to,
      port: question.port ?? null,
      protocol: protocolName(question.protocol),
    },
    verdict: trace.verdict,
    via: trace.via.map((resource) => resource.qualified),
    reason: reasonToJson(trace.reason),
    dns: trace.dns === undefined ? null : dnsToJson(trace.dns),
    paths: trace.paths.map(pathToJson),
  };
}

/** `from` is the qualified name of the client that asks. */
export function resolutionToJson(resolution: Resolution, from: string): ResolutionJson {
  return { version: JSON_VERSION, question: { from, name: resolution.name }, ...dnsToJson(resolution) };
}

function dnsToJson(dns: Resolution): DnsJson {
  return {
    type: dns.type,
    server: dns.server === '' ? null : dns.server,
    status: dns.status,
    answers: dns.answers.map((answer) => formatAddress(answer.address)),
    names: [...dns.names],
    details: dns.answers.map(answerToJson),
    reason: reasonToJson(dns.reason),
    steps: dns.steps.map(stepToJson),
    exchanges: exchangesIn(dns.course),
  };
}

function exchangesIn(course: Resolution['course']): ExchangeJson[] {
  const found: ExchangeJson[] = [];
  let step = 0;
  const visit = (each: Step | Exchange, depth: number): void => {
    if (!isExchange(each)) {
      step++;
      return;
    }
    const json = exchangeToJson(each, depth, step);
    found.push(json);
    for (const inner of each.course) visit(inner, depth + 1);
    json.steps.to = step;
  };
  for (const each of course) visit(each, 0);
  return found;
}

function exchangeToJson(exchange: Exchange, depth: number, firstStep: number): ExchangeJson {
  const { from, to, server, name, type, status, answer, path } = exchange;
  return {
    depth,
    from: from.name,
    to: to.name,
    kind: to.kind,
    server,
    name,
    type,
    status,
    answers: [...answer],
    steps: { from: firstStep, to: firstStep },
    path: path === undefined ? null : pathToJson(path),
  };
}

function answerToJson(answer: DnsAnswer): DnsJson['details'][number] {
  const owner = answer.owner?.qualified ?? null;
  const { madeUp, representative } = answer;
  return { address: formatAddress(answer.address), owner, madeUp, representative };
}

function pathToJson(path: Path): PathJson {
  return {
    address: addressToJson(path.address),
    verdict: path.verdict,
    via: path.via.map((resource) => resource.qualified),
    reason: reasonToJson(path.reason),
    forward: path.forward.map(hopToJson),
    return: path.return.map(hopToJson),
  };
}

function hopToJson(hop: Hop): HopJson {
  return {
    at: hop.at.name,
    kind: hop.at.kind,
    role: hop.role,
    packet: packetToJson(hop.packet),
    steps: hop.steps.map(stepToJson),
  };
}

function packetToJson(packet: Packet): PacketJson {
  return {
    source: formatAddress(packet.source),
    destination: formatAddress(packet.destination),
    protocol: protocolName(packet.protocol),
    sourcePort: portsToJson(packet.sourcePorts),
    destinationPort: portsToJson(packet.destinationPorts),
    icmpType: packet.icmpType ?? null,
  };
}

function stepToJson(step: Step): StepJson {
  return {
    kind: step.kind,
    verdict: step.verdict,
    code: step.code ?? null,
    rule: step.rule,
    text: step.text,
    chosen: step.chosen ?? null,
    rejected: step.rejected.map(rejectedToJson),
    source: sourceToJson(step.source),
    afterBlock: step.afterBlock,
  };
}

function rejectedToJson(rejected: Rejected): StepJson['rejected'][number] {
  const { what, why, code, source } = rejected;
  return { what, why, ...(code && { code }), source: sourceToJson(source) };
}

function reasonToJson(reason: Reason | undefined): ReasonJson | null {
  if (reason === undefined) return null;
  const { code, rule, at, direction, text, source } = reason;
  return { code, rule, at, direction, text, source: sourceToJson(source) };
}

const addressToJson = (address: Address | undefined): string | null =>
  address === undefined ? null : formatAddress(address);

function portsToJson(ports: PortRange | undefined): PortsJson {
  if (ports === undefined) return null;
  return ports.from === ports.to ? ports.from : formatPorts(ports);
}

const sourceToJson = (source: Source | undefined): Location | null =>
  source === undefined ? null : locationOf(source);
