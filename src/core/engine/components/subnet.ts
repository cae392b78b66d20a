/** A subnet as a packet sees it: its route table and network ACL on the way out, its network ACL on the way in (RT-1, RT-2, ACL-5). */
import type { NetworkInterface } from '../../model/network-interface';
import type { Resource } from '../../model/resource';
import type { Route } from '../../model/route-table';
import { localRoutes } from '../../model/route-table';
import type { Subnet } from '../../model/subnet';
import { familyOf, formatAddress } from '../../net/address';
import { containsAddress } from '../../net/cidr';
import { chooseRoute, describeRoute, notCovering } from '../route-choice';
import type { Packet } from '../trace';
import type { ComeBack, Move, Spot, Walk } from '../walk';
import { ENDED, placeOf } from '../walk';
import { filterByNetworkAcl } from './network-acl';

/** Where a packet goes that an interface sends: in the same subnet no router and no ACL sees it (RT-2, ACL-5). */
export function sendFrom(sender: NetworkInterface, packet: Packet, walk: Walk): Move {
  const { subnet, vpc } = sender;
  if (!subnet || !vpc) {
    return walk.giveUp({
      code: 'NO_SOURCE_OR_DESTINATION',
      rule: 'MOD-5',
      text: `${sender.owner.qualified} names no subnet, so nothing can be said about its way.`,
      source: sender.source,
    });
  }
  const back = walk.direction === 'return' ? walk.memory.wayBackOf(packet) : undefined;
  if (back) return comeBack(back, subnet, packet, walk);
  const receiver = vpc.interfaceAt(packet.destination);
  if (receiver?.subnet === subnet && subnet.contains(packet.destination)) {
    walk.pass('route', {
      rule: 'RT-2',
      text: `${formatAddress(packet.destination)} is in the same subnet: no route table and no network ACL is asked.`,
    });
    return deliver(receiver, packet, walk);
  }
  return { to: leaving(subnet), packet };
}

function comeBack({ to, subnet, rule, text }: ComeBack, from: Subnet, packet: Packet, walk: Walk): Move {
  walk.pass('route', { rule, text });
  if (subnet !== from) {
    filterByNetworkAcl(from, packet, 'egress', walk);
    if (subnet) filterByNetworkAcl(subnet, packet, 'ingress', walk);
  }
  return { to, packet };
}

/** On from a machine or endpoint in a subnet that was shown somebody else's packet. */
export function passOn(subnet: Subnet, packet: Packet, walk: Walk): Move {
  const receiver = subnet.vpc?.interfaceAt(packet.destination);
  if (receiver?.subnet !== subnet) return { to: leaving(subnet), packet };
  walk.pass('route', {
    rule: 'RT-2',
    text: `${formatAddress(packet.destination)} is in the same subnet: no route table and no network ACL is asked.`,
  });
  return deliver(receiver, packet, walk);
}

/** Out of a subnet: the route table decides, the ACL filters, the target takes over (EVAL-1). */
export function leaving(subnet: Subnet): Spot {
  const spot: Spot = {
    place: placeOf(subnet),
    role: 'leave',
    take: (packet, walk) => decide(subnet, spot, packet, walk),
  };
  return spot;
}

/** The table chooses, the ACL filters, the target takes over. */
function decide(subnet: Subnet, spot: Spot, packet: Packet, walk: Walk): Move {
  const choice = chooseRoute(matchesFor(subnet, packet));
  const table = subnet.routeTable;
  const name = table
    ? `Route table ${table.name}`
    : "The VPC's main route table, which the file does not write and which has only local routes,";
  const { chosen } = choice;
  if (choice.tied.length > 0) {
    return walk.giveUp({
      code: 'NO_PATH',
      rule: 'RT-10',
      text: `${name} has several prefix list routes to ${formatAddress(packet.destination)} with the same prefix; AWS picks one at random: ${choice.tied.map(describeRoute).join(' or ')}.`,
      source: choice.tied[0]?.source ?? subnet.source,
    });
  }
  if (!chosen) {
    walk.drop('route', {
      code: 'NO_ROUTE_TO_DESTINATION',
      rule: 'RT-12',
      text: `${name} has no route to ${formatAddress(packet.destination)}.`,
      rejected: notCovering(table?.routes ?? localRoutes(subnet.vpc), familyOf(packet.destination)),
      source: table?.source ?? subnet.source,
    });
    filterByNetworkAcl(subnet, packet, 'egress', walk);
    return ENDED;
  }
  walk.choose('route', {
    rule: choice.rule,
    text: `${name} sends ${formatAddress(packet.destination)} by ${describeRoute(chosen)}.`,
    chosen: describeRoute(chosen),
    rejected: choice.rejected,
    source: chosen.source ?? table?.source,
  });
  filterByNetworkAcl(subnet, packet, 'egress', walk);
  return follow(chosen, subnet, spot, packet, walk);
}

/**
 * Out of a transit gateway's interface in one of its attachment subnets: that subnet's table decides (TGW-5).
 * In the attachment's own subnet no ACL is asked; on the way to others only its outbound rules (ACL-7).
 */
export function arrivingFromGateway(subnet: Subnet): Spot {
  const spot: Spot = {
    place: placeOf(subnet),
    role: 'enter',
    take(packet, walk) {
      const receiver = subnet.vpc?.interfaceAt(packet.destination);
      if (receiver?.subnet === subnet) {
        walk.pass('route', {
          rule: 'ACL-7',
          text: `The packet arrives from the transit gateway in ${subnet.name}, where the receiver is: no network ACL is asked.`,
        });
        return deliver(receiver, packet, walk);
      }
      return decide(subnet, spot, packet, walk);
    },
  };
  return spot;
}

const matchesFor = (subnet: Subnet, packet: Packet): readonly Route[] =>
  subnet.routeTable?.matches(packet.destination) ??
  localRoutes(subnet.vpc).filter((route) => containsAddress(route.destination, packet.destination));

function follow(route: Route, subnet: Subnet, spot: Spot, packet: Packet, walk: Walk): Move {
  const { target } = route;
  if (target === 'blackhole' || (typeof target === 'object' && !target.works && target.kind !== 'instance')) {
    const what =
      target === 'blackhole'
        ? 'is a blackhole'
        : `leads to ${(target as Resource).name}, which is ${(target as Resource).state}`;
    walk.drop('route', {
      code: 'BAD_STATE_ROUTE',
      rule: 'RT-11',
      text: `The route ${describeRoute(route)} ${what}. The longest match is final: no shorter route is tried.`,
      source: route.source,
    });
    return ENDED;
  }
  if (target === 'unknown') {
    return walk.giveUp({
      code: 'NO_SOURCE_OR_DESTINATION',
      rule: 'RT-11',
      text: `The route ${describeRoute(route)} names a target that does not exist.`,
      source: route.source,
    });
  }
  if (target === 'local') return deliverLocally(subnet, packet, walk);
  const next = walk.ways.routeTo(target, spot);
  return next ? { to: next, packet } : walk.unsupported(target);
}

function deliverLocally(subnet: Subnet, packet: Packet, walk: Walk): Move {
  const { vpc } = subnet;
  if (!vpc?.contains(packet.destination)) {
    walk.drop('route', {
      code: 'VPC_LOCAL_ROUTE_CIDR_RESTRICTION',
      rule: 'RT-3',
      text: `The local route serves only addresses of the VPC, and ${formatAddress(packet.destination)} is none.`,
    });
    return ENDED;
  }
  const receiver = vpc.interfaceAt(packet.destination);
  if (!receiver) {
    walk.drop('route', {
      code: 'NO_POSSIBLE_DESTINATION',
      rule: 'BF-3',
      text: `${formatAddress(packet.destination)} lies in the VPC, but no interface has that address.`,
    });
    return ENDED;
  }
  return intoSubnet(receiver, subnet, packet, walk);
}

/** Into the receiver's subnet; its ACL is asked unless the packet never left that subnet. */
export function intoSubnet(receiver: NetworkInterface, from: Subnet | undefined, packet: Packet, walk: Walk): Move {
  if (receiver.subnet && receiver.subnet !== from) return { to: entering(receiver.subnet, receiver), packet };
  return deliver(receiver, packet, walk);
}

function entering(subnet: Subnet, receiver: NetworkInterface): Spot {
  return {
    place: placeOf(subnet),
    role: 'enter',
    take(packet, walk) {
      filterByNetworkAcl(subnet, packet, 'ingress', walk);
      return deliver(receiver, packet, walk);
    },
  };
}

function deliver(receiver: NetworkInterface, packet: Packet, walk: Walk): Move {
  const next = walk.ways.deliverTo(receiver);
  return next ? { to: next, packet } : walk.unsupported(receiver.owner);
}
