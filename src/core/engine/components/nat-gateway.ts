/** NAT gateways: take connections from the VPC, send them on under their own address, know the answers again (NAT-1 to NAT-10); the ACL of its own subnet counts on both sides (ACL-8, EVAL-4). */
import type { NatGateway } from '../../model/nat-gateway';
import type { NetworkInterface } from '../../model/network-interface';
import { formatAddress } from '../../net/address';
import { formatCidr } from '../../net/cidr';
import { fromNat64, NAT64 } from '../../net/nat64';
import { ANY_EPHEMERAL } from '../../net/ports';
import { hasPorts, ICMP, ICMPV6, isIcmp, protocolName } from '../../net/protocol';
import { echoRequestType, replyTo } from '../packet';
import type { Packet } from '../trace';
import type { Move, Spot, Walk } from '../walk';
import { ENDED, placeOf } from '../walk';
import { filterByNetworkAcl } from './network-acl';
import { leaveRegionally } from './regional-nat-gateway';
import { leaving } from './subnet';

/** A route leads to the NAT gateway: a connection from inside. */
export function translating(gateway: NatGateway, comingFrom: Spot): Spot {
  return {
    place: placeOf(gateway),
    role: 'pass',
    take(packet, walk): Move {
      walk.cross(gateway);
      const { subnet } = gateway;
      if (comingFrom.place.resource === subnet && subnet) return circles(gateway, subnet.name, walk);
      if (subnet) filterByNetworkAcl(subnet, packet, 'ingress', walk);
      if (!accepts(gateway, packet, walk)) return ENDED;
      const carried = typeof packet.destination === 'number' ? packet : fromV6(packet, gateway, walk);
      if (!carried) return ENDED;
      return gateway.isRegional
        ? leaveRegionally(gateway, packet, carried, walk)
        : leaveBySubnet(gateway, packet, carried, walk);
    },
  };
}

/** Whom and what a NAT gateway serves (NAT-4, NAT-5, NAT-7); false when the walk ends here. */
function accepts(gateway: NatGateway, packet: Packet, walk: Walk): boolean {
  if (!cameByTransitGateway(walk) && !gateway.vpc?.interfaceAt(packet.source)) {
    walk.drop('nat', {
      code: 'NGW_REQUIRES_SOURCE_IN_VPC',
      rule: 'NAT-7',
      text: `A NAT gateway serves only interfaces of its own VPC, and ${formatAddress(packet.source)} is none.`,
    });
  }
  if (!hasPorts(packet.protocol) && !isIcmp(packet.protocol)) {
    walk.drop('nat', {
      code: 'PROTOCOL_RESTRICTION',
      rule: 'NAT-4',
      text: `A NAT gateway handles only TCP, UDP and ICMP, not protocol ${protocolName(packet.protocol)}.`,
    });
    return false;
  }
  if (walk.direction === 'forward') return true;
  walk.drop('nat', {
    code: 'NGW_SOURCE_ADDRESS_REASSIGN',
    rule: 'NAT-5',
    text: `The answer leaves by the NAT gateway ${gateway.name}, which knows no connection that it belongs to and would put its own address in place of ${formatAddress(packet.source)}: the client would not take it for an answer.`,
    source: gateway.source,
  });
  return false;
}

const DOORS = new Set(['transit-gateway', 'peering', 'virtual-private-gateway', 'internet-gateway']);

/** What arrived by a transit gateway comes from that gateway's interface in the VPC, also after an appliance saw it. */
const cameByTransitGateway = (walk: Walk): boolean =>
  walk.hops.findLast((hop) => DOORS.has(hop.at.kind))?.at.kind === 'transit-gateway';

/** Under the gateway's private address, by the table of its own subnet (NAT-2). */
function leaveBySubnet(gateway: NatGateway, packet: Packet, carried: Packet, walk: Walk): Move {
  const { subnet } = gateway;
  const address = gateway.network.interfacesOf(gateway)[0]?.addresses[0];
  if (!subnet || address === undefined) {
    return walk.giveUp({
      code: 'NO_SOURCE_OR_DESTINATION',
      rule: 'NAT-1',
      text: `${gateway.qualified} names no subnet, so nothing can be said about its way.`,
      source: gateway.source,
    });
  }
  const outside: Packet = { ...carried, source: address, sourcePorts: packet.sourcePorts && ANY_EPHEMERAL };
  walk.memory.translate(gateway, packet, outside);
  walk.memory.startAnew();
  walk.rewrite('nat', {
    rule: 'NAT-2',
    text: `The NAT gateway ${gateway.name} puts its own address ${formatAddress(address)} in place of ${formatAddress(packet.source)}${packet.sourcePorts ? ' and a source port of 1024-65535' : ''}.`,
    source: gateway.source,
  });
  return { to: leaving(subnet), packet: outside };
}

/** NAT64: the IPv4 packet inside an IPv6 one; every other IPv6 packet ends here (NAT-11). */
function fromV6(packet: Packet, gateway: NatGateway, walk: Walk): Packet | undefined {
  const destination = fromNat64(packet.destination);
  if (destination === undefined) {
    walk.drop('nat', {
      code: 'PROTOCOL_RESTRICTION',
      rule: 'NAT-11',
      text: `A NAT gateway takes IPv6 packets only to ${formatCidr(NAT64)}, and ${formatAddress(packet.destination)} is not in it.`,
      source: gateway.source,
    });
    return undefined;
  }
  walk.rewrite('nat', {
    rule: 'NAT-11',
    text: `NAT64: the low 32 bits of ${formatAddress(packet.destination)} are the IPv4 destination ${formatAddress(destination)}.`,
    source: gateway.source,
  });
  const protocol = packet.protocol === ICMPV6 ? ICMP : packet.protocol;
  return { ...packet, destination, protocol, icmpType: echoRequestType(protocol) };
}

function circles(gateway: NatGateway, subnet: string, walk: Walk): Move {
  walk.drop('nat', {
    code: 'NO_PATH',
    rule: 'NAT-6',
    text: `The NAT gateway ${gateway.name} lies in ${subnet} itself, so that subnet's route leads back to it: the packet goes in circles. A NAT gateway needs a subnet of its own whose table leads to an internet gateway.`,
    source: gateway.sourceOf('subnet'),
  });
  return ENDED;
}

/** A packet is addressed to the NAT gateway: the answer to a connection it made, or nothing it takes. */
export function answering(each: NetworkInterface): Spot {
  const gateway = each.owner as NatGateway;
  return {
    place: placeOf(gateway),
    role: 'pass',
    take(packet, walk): Move {
      walk.cross(gateway);
      // Only an answer can belong to a connection; a new packet from there may look like one.
      const inside = walk.direction === 'return' ? walk.memory.originalOf(gateway, packet) : undefined;
      if (!inside || !each.subnet) {
        walk.drop('nat', {
          code: 'NO_POSSIBLE_DESTINATION',
          rule: 'NAT-5',
          text: `The NAT gateway ${gateway.name} takes only answers to connections opened through it; it never answers itself, not even to ping (NAT-4).`,
          source: gateway.source,
        });
        return ENDED;
      }
      const original = replyTo(inside);
      walk.rewrite('nat', {
        rule: 'NAT-5',
        text: `The NAT gateway ${gateway.name} knows the connection and puts ${formatAddress(inside.source)} back in place of ${formatAddress(packet.destination)}.`,
        source: gateway.source,
      });
      return { to: leaving(each.subnet), packet: original };
    },
  };
}

/** Asked for a connection that starts at the NAT gateway. */
export function neverOpening(each: NetworkInterface): Spot {
  return {
    place: placeOf(each.owner),
    role: 'send',
    take(_packet, walk): Move {
      walk.drop('nat', {
        code: 'NO_PATH',
        rule: 'NAT-5',
        text: `A NAT gateway opens no connections of its own; ask from an instance behind ${each.owner.name}.`,
        source: each.owner.source,
      });
      return ENDED;
    },
  };
}
