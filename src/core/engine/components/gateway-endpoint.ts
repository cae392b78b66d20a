/**
 * Gateway endpoints: a route target that leads to S3 or DynamoDB; no interface, no security group (GE-1 to GE-11).
 * Addresses stay public, so the client's security group (GE-8) and the ACL of its subnet (GE-9) must admit them.
 */
import type { GatewayEndpoint } from '../../model/gateway-endpoint';
import { formatAddress } from '../../net/address';
import { isIcmp, TCP } from '../../net/protocol';
import { describeService } from '../packet';
import type { Packet, Place } from '../trace';
import type { Move, Spot, Walk } from '../walk';
import { ENDED, placeOf } from '../walk';
import { intoSubnet } from './subnet';

/** A route leads to the endpoint. */
export function passingTo(endpoint: GatewayEndpoint): Spot {
  return {
    place: placeOf(endpoint),
    role: 'pass',
    take(packet, walk): Move {
      walk.cross(endpoint);
      if (packet.protocol !== TCP && !isIcmp(packet.protocol)) {
        walk.drop('endpoint', {
          code: 'VPCE_GATEWAY_PROTOCOL_RESTRICTION',
          rule: 'GE-11',
          text: `A gateway endpoint takes only TCP and ICMP echo, not ${describeService(packet)}.`,
          source: endpoint.source,
        });
        return ENDED;
      }
      walk.pass('endpoint', {
        rule: 'GE-7',
        text: `The gateway endpoint ${endpoint.name} takes the packet to ${endpoint.service} inside AWS; the addresses stay as they are, and ${endpoint.service} sees ${formatAddress(packet.source)}.`,
        source: endpoint.source,
      });
      return { to: service(endpoint), packet };
    },
  };
}

function service(endpoint: GatewayEndpoint): Spot {
  const place: Place = { kind: 'aws-service', name: `AWS service ${endpoint.service}`, resource: undefined };
  return {
    place,
    role: 'beyond',
    take: (packet, walk) => {
      if (walk.direction === 'return') return { to: comingFrom(endpoint), packet };
      walk.pass('endpoint', {
        rule: 'GE-1',
        text: `${endpoint.service} in ${endpoint.serviceRegion ?? 'this Region'} receives it.`,
        source: endpoint.source,
      });
      return { arrived: true, reply: service(endpoint) };
    },
  };
}

function comingFrom(endpoint: GatewayEndpoint): Spot {
  return {
    place: placeOf(endpoint),
    role: 'pass',
    take: (packet, walk) => comeBack(endpoint, packet, walk),
  };
}

function comeBack(endpoint: GatewayEndpoint, packet: Packet, walk: Walk): Move {
  walk.cross(endpoint);
  const receiver = endpoint.vpc?.interfaceAt(packet.destination);
  if (!receiver) {
    walk.drop('endpoint', {
      code: 'NO_POSSIBLE_DESTINATION',
      rule: 'GE-10',
      text: `${formatAddress(packet.destination)} is not in the endpoint's VPC; a gateway endpoint can't be used from elsewhere.`,
      source: endpoint.source,
    });
    return ENDED;
  }
  walk.pass('endpoint', {
    rule: 'GE-7',
    text: `The answer comes back through the gateway endpoint ${endpoint.name} straight to the client's subnet.`,
    source: endpoint.source,
  });
  return intoSubnet(receiver, undefined, packet, walk);
}
