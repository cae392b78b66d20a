/** Transit gateways: in by an attachment, on by its table, out by another attachment (TGW-1 to TGW-8, ACL-7, EVAL-5). */
import type { Subnet } from '../../model/subnet';
import type { Attachment, TransitGateway } from '../../model/transit-gateway';
import { familyOf, formatAddress } from '../../net/address';
import type { Packet } from '../trace';
import { chooseTransitRoute, transitRoutesNotCovering } from '../transit-route-choice';
import type { Move, Spot, Walk } from '../walk';
import { ENDED, placeOf } from '../walk';
import { filterByNetworkAcl } from './network-acl';
import { arrivingFromGateway } from './subnet';

/** A route of a VPC leads to the gateway. */
export function enteringFromVpc(gateway: TransitGateway, from: Spot): Spot {
  const subnet = from.place.resource as Subnet | undefined;
  const zone = subnet?.zone;
  const attachment = gateway.attachmentOf(subnet?.vpc);
  return {
    place: placeOf(gateway),
    role: 'pass',
    entrance: attachment,
    take(packet, walk): Move {
      walk.cross(gateway);
      if (!attachment) {
        walk.drop('gateway', {
          code: 'BAD_STATE_ROUTE',
          rule: 'TGW-1',
          text: `${subnet?.vpc?.name} has no attachment to ${gateway.name}, so the route leads nowhere.`,
          source: gateway.source,
        });
        return ENDED;
      }
      if (!checkAttachment(attachment, walk)) return ENDED;
      const door = attachment.subnets.find((each) => each.zone === zone);
      if (!door) {
        walk.drop('gateway', {
          code: 'TGW_ROUTE_AZ_RESTRICTION',
          rule: 'TGW-3',
          text: `The attachment ${attachment.name} has no subnet in ${zone}, so nothing in that zone can use it; it has ${attachment.subnets.map((each) => `${each.name} in ${each.zone}`).join(', ') || 'none'}.`,
          source: attachment.sourceOf('subnets'),
        });
      }
      if (door) filterByNetworkAcl(door, packet, 'ingress', walk); // ACL-7: in the attachment's subnet only this side counts
      return route(gateway, attachment, zone, packet, walk);
    },
  };
}

/** From another transit gateway, a VPN or Direct Connect: the attachment's own table decides. */
export function enteringByAttachment(attachment: Attachment, zone: string | undefined): Spot {
  const { gateway } = attachment;
  return {
    place: placeOf(gateway),
    role: 'pass',
    entrance: attachment,
    take(packet, walk): Move {
      walk.cross(gateway);
      return checkAttachment(attachment, walk) ? route(gateway, attachment, zone, packet, walk) : ENDED;
    },
  };
}

function checkAttachment(attachment: Attachment, walk: Walk): boolean {
  const broken = [attachment, attachment.gateway].find((each) => !each.works);
  if (!broken) return true;
  walk.drop('gateway', {
    code: 'BAD_STATE_ATTACHMENT',
    rule: 'TGW-1',
    text: `${broken.qualified} is ${broken.state}.`,
    source: broken.sourceOf('state'),
  });
  return false;
}

function route(gateway: TransitGateway, from: Attachment, zone: string | undefined, packet: Packet, walk: Walk): Move {
  const table = from.routeTable;
  if (gateway.routeTables.length === 0) {
    return walk.giveUp({
      code: 'TGW_RTB_ROUTES_ARE_UNKNOWN',
      rule: 'TGW-2',
      text: `No route table of ${gateway.name} is written, so nobody knows where it sends packets. If it has the one that AWS makes by default, write \`route-table main { default-association; default-propagation }\`.`,
      source: gateway.source,
    });
  }
  if (!table) {
    walk.drop('route', {
      code: 'TGW_ATTACH_MISSING_TGW_RTB_ASSOCIATION',
      rule: 'TGW-2',
      text: `The attachment ${from.name} is associated with no route table of ${gateway.name}.`,
      source: from.source,
    });
    return ENDED;
  }
  const { chosen, rejected } = chooseTransitRoute(table.matches(packet.destination));
  const destination = formatAddress(packet.destination);
  if (!chosen || chosen.target === 'unknown') {
    walk.drop('route', {
      code: 'TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT',
      rule: 'TGW-2',
      text: `Transit gateway route table ${table.name} has no route to ${destination}.`,
      rejected: chosen ? rejected : transitRoutesNotCovering(table.routes, familyOf(packet.destination)),
      source: table.source,
    });
    return ENDED;
  }
  const { target } = chosen;
  if (target === 'blackhole' || !target.works) {
    const why = target === 'blackhole' ? 'is a blackhole' : `leads to ${target.name}, which is ${target.state}`;
    walk.drop('route', {
      code: 'TGW_RTB_BAD_STATE_ROUTE',
      rule: 'TGW-6',
      text: `In transit gateway route table ${table.name}, ${chosen.text} ${why}.`,
      rejected,
      source: chosen.source,
    });
    return ENDED;
  }
  walk.choose('route', {
    rule: 'TGW-6',
    text: `Transit gateway route table ${table.name}, which is associated with ${from.name}, sends ${destination} by ${chosen.text}.`,
    chosen: chosen.text,
    rejected,
    source: chosen.source,
  });
  return leaveBy(target, from, gateway, zone, packet, walk);
}

function leaveBy(
  attachment: Attachment,
  from: Attachment,
  gateway: TransitGateway,
  zone: string | undefined,
  packet: Packet,
  walk: Walk,
): Move {
  if (!knowsGroups(gateway, from, attachment)) walk.memory.forgetGroups(gateway, 'SG_REFERENCING_SUPPORT');
  if (attachment.type === 'vpc') return intoVpc(attachment, zone, packet, walk);
  if (attachment.type === 'peer') return toPeer(attachment, gateway, packet, walk);
  const line = attachment.reference('vpn') ?? attachment.reference('direct-connect');
  if (!line) return walk.unsupported(attachment);
  if (!line.works) {
    walk.drop('gateway', {
      code: 'TGW_BAD_STATE_VPN',
      rule: 'TGW-1',
      text: `The ${line.kind} ${line.name} behind the attachment ${attachment.name} is ${line.state}.`,
      source: line.sourceOf('state'),
    });
  }
  return { to: walk.ways.outsideBy(line, packet), packet };
}

/** Group references work between two VPC attachments, if the gateway and both support them (TGW-9). */
const knowsGroups = (gateway: TransitGateway, from: Attachment, to: Attachment): boolean =>
  [from, to].every((each) => each.type === 'vpc' && each.isOn('security-group-referencing', false)) &&
  gateway.isOn('security-group-referencing', false);

/** Into a VPC by one of the attachment's subnets; its table decides from there (TGW-4, TGW-5). */
function intoVpc(attachment: Attachment, zone: string | undefined, packet: Packet, walk: Walk): Move {
  if (attachment.subnets.length === 0) {
    walk.drop('gateway', {
      code: 'TGW_ATTACH_VPC_AZ_RESTRICTION',
      rule: 'TGW-4',
      text: `The attachment ${attachment.name} has no subnet to arrive in.`,
      source: attachment.source,
    });
    return ENDED;
  }
  const before = walk.memory.doors.get(attachment);
  const door = doorOf(attachment, zone, before, walk);
  if (walk.direction === 'forward') walk.memory.doors.set(attachment, door);
  else if (before && before !== door) warnOfHalfConnections(attachment, before, door, walk);
  return { to: arrivingFromGateway(door), packet };
}

/** The zone of the source is kept if the attachment covers it; appliance mode takes any, but the same for the answer (TGW-4). */
function doorOf(attachment: Attachment, zone: string | undefined, before: Subnet | undefined, walk: Walk): Subnet {
  if (attachment.applianceMode && before) return before;
  const near = attachment.applianceMode ? undefined : attachment.subnets.find((each) => each.zone === zone);
  return near ?? walk.alternatives.pick(attachment.subnets, (each) => `${each.name} (${each.zone})`);
}

/** Packets pass through this VPC both ways, by different zones: an appliance that keeps state sees only one of them. */
function warnOfHalfConnections(attachment: Attachment, before: Subnet, door: Subnet, walk: Walk): void {
  walk.drop(
    'gateway',
    {
      code: 'TGW_ATTACH_VPC_AZ_RESTRICTION',
      rule: 'TGW-4',
      text: `The request went through ${before.zone} of ${attachment.attachedVpc?.name}, the answer goes through ${door.zone}: a stateful appliance there sees only half of the connection and drops it, a stateless one lets it pass. With appliance-mode on ${attachment.name} both take the same zone.`,
      source: attachment.source,
    },
    true,
  );
}

function toPeer(attachment: Attachment, gateway: TransitGateway, packet: Packet, walk: Walk): Move {
  const { peer } = attachment;
  const door = peer?.attachmentTo(gateway);
  if (!peer || !door) {
    walk.drop('gateway', {
      code: 'BAD_STATE_ATTACHMENT',
      rule: 'TGW-8',
      text: `The peering ${attachment.name} has no other end that accepted it.`,
      source: attachment.source,
    });
    return ENDED;
  }
  return { to: enteringByAttachment(door, undefined), packet };
}
