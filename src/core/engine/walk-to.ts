/** Walks from a sender to one address and back, once for each choice that AWS makes at run time (MOD-4, EVAL-2, EVAL-8). */
import type { Network } from '../model/network';
import type { NetworkInterface } from '../model/network-interface';
import { primaryAddress } from '../model/network-interface';
import type { Address } from '../net/address';
import { familyOf } from '../net/address';
import { ALL_PORTS, ANY_EPHEMERAL, LINUX_EPHEMERAL, onePort } from '../net/ports';
import { hasPorts } from '../net/protocol';
import { Alternatives } from './alternatives';
import { ways } from './components';
import { sendingFrom } from './components/internet';
import { answers, describeHeader, echoRequestType, replyTo } from './packet';
import type { Sender } from './question';
import type { ReasonCode } from './reason-codes';
import type { Hop, Packet, Path, Reason, Verdict } from './trace';
import type { Spot } from './walk';
import { Memory, Walk } from './walk';

function tooMany(address: Address, count: number): Path {
  const reason: Reason = {
    code: 'NO_PATH',
    rule: 'MOD-6',
    at: '',
    direction: 'forward',
    text: `There are more ways than the ${count} that were tried; what happens on the others is not known.`,
    source: undefined,
  };
  return { address, verdict: 'undetermined', reason, choice: undefined, forward: [], return: [], via: [] };
}

/** A path for each choice; `port` undefined means any, `labels` are what DNS calls the addresses. */
export function walkTo(
  network: Network,
  sender: Sender,
  address: Address,
  protocol: number,
  port: number | undefined,
  labels: ReadonlyMap<Address, string>,
): Path[] {
  const own = interfaceFor(sender, address);
  const source =
    sender.given.length > 0
      ? sender.given.find((each) => familyOf(each) === familyOf(address))
      : own && primaryAddress(own, familyOf(address));
  const start = source === undefined ? undefined : startOf(sender, own, source);
  if (source === undefined || !start) return [{ ...cannotSend(sender, address), address }];
  const packet: Packet = {
    source,
    destination: address,
    protocol,
    sourcePorts: hasPorts(protocol) ? (own ? LINUX_EPHEMERAL : ANY_EPHEMERAL) : undefined,
    destinationPorts: hasPorts(protocol) ? (port === undefined ? ALL_PORTS : onePort(port)) : undefined,
    icmpType: echoRequestType(protocol),
  };
  const alternatives = new Alternatives();
  const paths: Path[] = [];
  do paths.push(thereAndBack(network, start, packet, labels, alternatives));
  while (alternatives.next());
  if (alternatives.isCut) paths.push(tooMany(address, paths.length));
  return paths;
}

/** Undefined for a sender that has no place to send from. */
function startOf(sender: Sender, own: NetworkInterface | undefined, source: Address): Spot | undefined {
  if (own) return ways.startAt(own);
  const { resource } = sender;
  if (resource?.kind === 'on-premises') return ways.startOnPremises(resource, source);
  if (resource?.kind === 'host' && resource.container) return ways.startOnPremises(resource.container, source);
  return !resource || resource.kind === 'internet-host' ? sendingFrom(sender.place) : undefined;
}

/** One walk there and one back, with the choices that `alternatives` makes. */
function thereAndBack(
  network: Network,
  start: Spot,
  packet: Packet,
  labels: ReadonlyMap<Address, string>,
  alternatives: Alternatives,
): Path {
  const memory = new Memory();
  const forward = new Walk(network, ways, memory, 'forward', labels, alternatives);
  const there = forward.run(start, packet);
  const back = new Walk(network, ways, memory, 'return', labels, alternatives);
  const home = there && back.run(there.reply, replyTo(there.packet));
  if (home) checkAnswer(back, start, packet, home.packet);
  const blocked = [forward, back].find((walk) => walk.reason && !walk.undetermined);
  const open = [forward, back].find((walk) => walk.undetermined);
  return {
    address: packet.destination,
    choice: alternatives.description,
    verdict: blocked ? 'unreachable' : open ? 'undetermined' : 'reachable',
    reason: (blocked ?? open)?.reason,
    forward: forward.hops,
    return: back.hops,
    via: forward.via,
  };
}

/** The interface in the destination's subnet if there is one, as an operating system chooses; otherwise the first with the family. */
function interfaceFor(sender: Sender, address: Address): NetworkInterface | undefined {
  const able = sender.interfaces.filter((each) => primaryAddress(each, familyOf(address)) !== undefined);
  return able.find((each) => each.subnet?.contains(address)) ?? able[0];
}

/** What comes back has to be the answer that the sender waits for, and has to come to the sender (EVAL-8). */
function checkAnswer(back: Walk, start: Spot, sent: Packet, got: Packet): void {
  const { at } = back.hops[back.hops.length - 1] as Hop;
  // Services at link-local addresses answer on the spot.
  if (answers(got, sent) && (at.resource === undefined || at.name === start.place.name)) return;
  back.drop('interface', {
    code: 'NO_PATH',
    rule: 'EVAL-8',
    text: `What arrives at ${at.name}, from ${describeHeader(got)}, is not the answer that ${start.place.name} waits for.`,
  });
}

/** Kinds that have interfaces of their own once their subnet is known. */
const WITH_INTERFACES = new Set(['instance', 'interface', 'network-interface']);

function cannotSend({ place, resource, interfaces, given }: Sender, address: Address): Path {
  const path = (verdict: Verdict, code: ReasonCode, text: string): Path => {
    const reason: Reason = {
      code,
      rule: 'MOD-5',
      at: place.name,
      direction: 'forward',
      text,
      source: resource?.source,
    };
    return { address, verdict, reason, choice: undefined, forward: [], return: [], via: [] };
  };
  if (interfaces.some((each) => each.addresses.length > 0) || (given.length > 0 && place.kind !== 'host')) {
    return path(
      'unreachable',
      'NO_SOURCE_OR_DESTINATION',
      `${place.name} has no IPv${familyOf(address)} address to send from.`,
    );
  }
  if (WITH_INTERFACES.has(place.kind))
    return path(
      'undetermined',
      'NO_SOURCE_OR_DESTINATION',
      `${place.name} has no network interface with a subnet and an address.`,
    );
  return path('undetermined', 'UNSUPPORTED_COMPONENT', `A ${place.kind} as the sender can't be simulated yet.`);
}
