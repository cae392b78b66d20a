/** Virtual private gateways: to and from VPN and Direct Connect lines; no way through to anything else (VGW-1 to VGW-4, VGW-6). */
import { gatewaysOf, learnedOver, linesOf } from '../../model/line';
import type { Resource } from '../../model/resource';
import { formatAddress } from '../../net/address';
import { containsAddress } from '../../net/cidr';
import type { Packet } from '../trace';
import type { Move, Spot, Walk } from '../walk';
import { ENDED, placeOf } from '../walk';
import { enterVpc } from './edge-routes';
import { onPremises } from './on-premises';

/** A route of the VPC leads to the gateway. */
export function leavingByLine(gateway: Resource): Spot {
  return {
    place: placeOf(gateway),
    role: 'pass',
    take(packet, walk): Move {
      walk.cross(gateway);
      if (!gateway.vpc?.interfaceAt(packet.source)) {
        walk.drop('gateway', {
          code: 'VGW_PRIVATE_IP_ASSOCIATION_FOR_EGRESS',
          rule: 'VGW-2',
          text: `${formatAddress(packet.source)} is not the address of an interface of this VPC, and a virtual private gateway takes nothing else.`,
          source: gateway.source,
        });
      }
      const lines = linesOf(gateway).filter((line) => gatewaysOf(line).includes(gateway));
      const known = lines.filter((line) => learnedOver(line).some((cidr) => containsAddress(cidr, packet.destination)));
      const line = known.find((each) => each.works); // Direct Connect stands before VPN (VGW-3)
      if (line) return takeLine(gateway, line, packet, walk);
      const [down] = known;
      if (down) {
        walk.drop('gateway', {
          code: 'BAD_STATE_VPN',
          rule: 'VGW-1',
          text: `The ${down.kind} ${down.name} towards ${formatAddress(packet.destination)} is ${down.state}.`,
          source: down.sourceOf('state'),
        });
        return takeLine(gateway, down, packet, walk);
      } else {
        walk.drop('route', {
          code: 'NO_ROUTE_TO_DESTINATION',
          rule: 'VGW-1',
          text: `The virtual private gateway ${gateway.name} knows no line to ${formatAddress(packet.destination)}: neither a static route nor an announced block covers it.`,
          source: gateway.source,
        });
      }
      return ENDED;
    },
  };
}

function takeLine(gateway: Resource, line: Resource, packet: Packet, walk: Walk): Move {
  if (typeof packet.destination === 'bigint' && line.kind === 'vpn') {
    walk.drop('gateway', {
      code: 'PROTOCOL_RESTRICTION',
      rule: 'VGW-4',
      text: 'A VPN connection on a virtual private gateway carries IPv4 only.',
      source: line.source,
    });
    return ENDED;
  }
  walk.choose('gateway', {
    rule: 'VGW-3',
    text: `${gateway.name} sends it over ${line.kind} ${line.name}.`,
    chosen: line.name,
    source: line.source,
  });
  return { to: onPremises(line, packet.destination), packet };
}

/** From on-premises into the VPC: only addresses of its interfaces, so no transit (VGW-2); it reaches every subnet (VGW-6). */
export function enteringByLine(gateway: Resource): Spot {
  const spot: Spot = {
    place: placeOf(gateway),
    role: 'pass',
    take(packet, walk): Move {
      walk.cross(gateway);
      if (!gateway.works) {
        walk.drop('gateway', {
          code: 'BAD_STATE_ATTACHMENT',
          rule: 'VGW-1',
          text: `The virtual private gateway ${gateway.name} is ${gateway.state}.`,
          source: gateway.sourceOf('state'),
        });
        return ENDED;
      }
      const receiver = gateway.vpc?.interfaceAt(packet.destination);
      if (!receiver) {
        walk.drop('gateway', {
          code: 'VGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS',
          rule: 'VGW-2',
          text: `From on-premises only packets to private addresses of interfaces of the VPC come in, and ${formatAddress(packet.destination)} is none: there is no way through to an internet gateway, a NAT gateway, a gateway endpoint or a peer.`,
          source: gateway.source,
        });
        return ENDED;
      }
      walk.pass('gateway', {
        rule: 'VGW-6',
        text: `${gateway.name} hands the packet to the interface; no route table of a subnet is asked on the way in.`,
        source: gateway.source,
      });
      return enterVpc(gateway, spot, receiver, packet, walk);
    },
  };
  return spot;
}
