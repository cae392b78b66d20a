/** Egress-only internet gateways: IPv6 connections from inside, answers to them, and nothing else (EIG-1). */
import type { Resource } from '../../model/resource';
import { formatAddress } from '../../net/address';
import type { Move, Spot } from '../walk';
import { ENDED, placeOf } from '../walk';
import { checkBlockPublicAccess } from './block-public-access';
import { intoSubnet } from './subnet';

/** A route leads to the gateway. */
export function leavingOneWay(gateway: Resource): Spot {
  return {
    place: placeOf(gateway),
    role: 'pass',
    take(packet, walk): Move {
      walk.cross(gateway);
      const sender = gateway.vpc?.interfaceAt(packet.source);
      checkBlockPublicAccess(gateway, sender, walk);
      if (typeof packet.source === 'number') {
        walk.drop('gateway', {
          code: 'PROTOCOL_RESTRICTION',
          rule: 'EIG-1',
          text: `The egress-only internet gateway ${gateway.name} is for IPv6 only.`,
          source: gateway.source,
        });
        return ENDED;
      }
      if (!sender) {
        walk.drop('gateway', {
          code: 'IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS',
          rule: 'EIG-1',
          text: `${formatAddress(packet.source)} is not the address of an interface of this VPC.`,
          source: gateway.source,
        });
        return ENDED;
      }
      const inspected = walk.via.find((each) => each.kind === 'gateway-load-balancer-endpoint');
      if (inspected && inspected.vpc === gateway.vpc) {
        walk.drop('gateway', {
          code: 'PROTOCOL_RESTRICTION',
          rule: 'GW-7',
          text: `IPv6 packets that passed the gateway load balancer endpoint ${inspected.name} are dropped at an egress-only internet gateway; behind such an inspection only an internet gateway works.`,
          source: gateway.source,
        });
        return ENDED;
      }
      if (walk.direction === 'return') {
        walk.drop('gateway', {
          code: 'NO_POSSIBLE_DESTINATION',
          rule: 'EIG-1',
          text: `The answer leaves by the egress-only internet gateway ${gateway.name}, through which no connection was opened.`,
          source: gateway.source,
        });
        return ENDED;
      }
      walk.memory.comeBack(packet, { to: comingBack(gateway), subnet: undefined, rule: 'EIG-1', text: '' });
      walk.pass('gateway', {
        rule: 'EIG-1',
        text: `The egress-only internet gateway ${gateway.name} lets the connection out and remembers it for the answer.`,
        source: gateway.source,
      });
      return { to: walk.ways.outside(packet, walk), packet };
    },
  };
}

/** The answer to a connection that left by the gateway. */
function comingBack(gateway: Resource): Spot {
  return {
    place: placeOf(gateway),
    role: 'pass',
    take(packet, walk): Move {
      walk.cross(gateway);
      const receiver = gateway.vpc?.interfaceAt(packet.destination);
      if (!receiver) return ENDED;
      walk.pass('gateway', {
        rule: 'EIG-1',
        text: `The egress-only internet gateway ${gateway.name} knows the connection and lets the answer in.`,
        source: gateway.source,
      });
      return intoSubnet(receiver, undefined, packet, walk);
    },
  };
}
