/** Packets: how a reply looks, and how a header is said in words. */
import { familyOf, formatAddress } from '../net/address';
import type { PortRange } from '../net/ports';
import { formatPorts } from '../net/ports';
import { ICMP, ICMPV6, isIcmp, protocolName } from '../net/protocol';
import type { Packet } from './trace';

const ECHO_REPLY: Readonly<Record<number, number>> = { 8: 0, 0: 8, 128: 129, 129: 128 };

/** The answer to a packet: addresses and ports swapped, an echo request becomes an echo reply. */
export function replyTo(packet: Packet): Packet {
  return {
    source: packet.destination,
    destination: packet.source,
    protocol: packet.protocol,
    sourcePorts: packet.destinationPorts,
    destinationPorts: packet.sourcePorts,
    icmpType: packet.icmpType === undefined ? undefined : ECHO_REPLY[packet.icmpType],
  };
}

/** Whether `packet` is an answer to `request`. */
export function answers(packet: Packet, request: Packet): boolean {
  return (
    packet.protocol === request.protocol &&
    packet.source === request.destination &&
    packet.destination === request.source
  );
}

/** `tcp 443`, `icmp echo request`, `udp 53`. */
export function describeService(packet: Packet): string {
  const name = protocolName(packet.protocol);
  if (isIcmp(packet.protocol)) {
    const echo =
      packet.icmpType === 8 || packet.icmpType === 128
        ? 'echo request'
        : packet.icmpType === 0 || packet.icmpType === 129
          ? 'echo reply'
          : `type ${packet.icmpType}`;
    return `${name} ${echo}`;
  }
  if (!packet.destinationPorts) return packet.protocol < 0 ? 'any protocol' : `${name}`;
  return packet.destinationPorts.from === 0 && packet.destinationPorts.to === 65535
    ? `${name} to any port`
    : `${name} ${formatPorts(packet.destinationPorts)}`;
}

export const describeHeader = (packet: Packet): string =>
  `${formatAddress(packet.source)} to ${formatAddress(packet.destination)}`;

/** The ICMP of the packet's family. */
export const icmpFor = (address: Packet['source']): number => (familyOf(address) === 4 ? ICMP : ICMPV6);
export const echoRequestType = (protocol: number): number | undefined =>
  protocol === ICMP ? 8 : protocol === ICMPV6 ? 128 : undefined;

/** Why a rule about ICMP types and codes does not take a packet (SG-12); an echo and its reply have code 0. */
export function icmpMismatch(
  rule: { readonly ports: PortRange | undefined; readonly icmpCode: number | undefined },
  packet: Packet,
): string | undefined {
  if (!isIcmp(packet.protocol) || packet.icmpType === undefined) return undefined;
  if (rule.ports && (packet.icmpType < rule.ports.from || packet.icmpType > rule.ports.to))
    return 'it is for another ICMP type';
  return rule.icmpCode === undefined || rule.icmpCode === 0 ? undefined : 'it is for another ICMP code';
}
