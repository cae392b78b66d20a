/** The few words that frame the engine's sentences: places, packets, questions and verdicts, said the same way everywhere. */
import type { Packet, Place, Question, Reason, Trace } from '../engine/trace';
import type { Resource } from '../model/resource';
import type { Address } from '../net/address';
import { formatAddress } from '../net/address';
import type { PortRange } from '../net/ports';
import { formatPorts } from '../net/ports';
import { isIcmp, protocolName } from '../net/protocol';

/** `10.0.1.20:443`, `[2600:1f18::1]:443`, `10.0.1.20` without ports. */
function endText(address: Address, ports: PortRange | undefined): string {
  const text = formatAddress(address);
  if (ports === undefined) return text;
  return `${typeof address === 'bigint' ? `[${text}]` : text}:${formatPorts(ports)}`;
}

/** `TCP`, `ICMP`, `protocol 50`. */
export function protocolWord(protocol: number): string {
  const name = protocolName(protocol);
  if (/^\d+$/.test(name)) return `protocol ${name}`;
  return name === 'icmpv6' ? 'ICMPv6' : name === 'all' ? 'any protocol' : name.toUpperCase();
}

const ICMP_TYPES: Readonly<Record<number, string>> = {
  0: ' echo reply',
  8: ' echo request',
  128: ' echo request',
  129: ' echo reply',
};

/** `TCP from 10.0.1.10:32768-61000 to 10.0.1.20:443`. */
export function packetText(packet: Packet): string {
  const what = isIcmp(packet.protocol) ? (ICMP_TYPES[packet.icmpType ?? -1] ?? '') : '';
  const from = endText(packet.source, packet.sourcePorts);
  return `${protocolWord(packet.protocol)}${what} from ${from} to ${endText(packet.destination, packet.destinationPorts)}`;
}

export function samePacket(one: Packet, other: Packet): boolean {
  return packetText(one) === packetText(other);
}

/** `shop.web-1 (instance)`; outside the model the name is words already. */
export function placeText(place: Place): string {
  return place.resource === undefined ? place.name : `${place.name} (${kindText(place.kind)})`;
}

/** `NAT gateway`, `interface endpoint`: AWS's term for a kind. */
export function kindText(kind: string): string {
  return kind.replaceAll('-', ' ').replace(/\b(?:nat|vpc|acl|vpn|dns|dhcp)\b/g, (word) => word.toUpperCase());
}

/** `shop.sts and shop.nat`. */
export function listText(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} and ${words[words.length - 1]}`;
}

export const resourceName = (resource: Resource): string => resource.qualified;

/** `sts.us-east-1.amazonaws.com on TCP port 443`, `shop.db by ping (ICMP)`. */
export function targetText(question: Question): string {
  const word = protocolWord(question.protocol);
  if (isIcmp(question.protocol)) return `${question.to} by ping (${word})`;
  if (question.port === undefined) return `${question.to} by ${word}`;
  return `${question.to} on ${word} port ${question.port}`;
}

/** The question and its answer in one sentence, without the reason. */
export function verdictText(trace: Trace): string {
  const { question } = trace;
  const from = question.from.name;
  const target = targetText(question);
  switch (trace.verdict) {
    case 'reachable': {
      const via = trace.via.length > 0 ? ` through ${listText(trace.via.map(resourceName))}` : '';
      return `${from} can reach ${target}${via}, and the reply comes back`;
    }
    case 'unreachable':
      return `${from} cannot reach ${target}`;
    case 'undetermined':
      return `It can't be said whether ${from} can reach ${target}`;
  }
}

/** `on the way back, at shop.private-a`. */
export function whereText(reason: Pick<Reason, 'at' | 'direction'>): string {
  return `${reason.direction === 'return' ? 'on the way back' : 'on the way there'}, at ${reason.at}`;
}

/** A sentence ends with one full stop and starts as it is. */
export function sentence(text: string): string {
  const trimmed = text.trim();
  return /[.!?…]$/.test(trimmed) ? trimmed : `${trimmed}.`;
}

export function withoutStop(text: string): string {
  return text.trim().replace(/\.$/, '');
}
