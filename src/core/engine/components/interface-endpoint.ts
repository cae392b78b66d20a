/**
 * Interface endpoints: a network interface in front, PrivateLink behind; there is no router to be seen (RTR-1 to RTR-5).
 * Up to the interface everything is as for any interface: route, ACLs of both subnets (IE-21, RTR-2), security groups (IE-20).
 * Behind it the header is the provider's business (RTR-4), and no connection is opened from there (IE-6).
 */
import type { InterfaceEndpoint } from '../../model/interface-endpoint';
import type { NetworkInterface } from '../../model/network-interface';
import { TCP, UDP } from '../../net/protocol';
import { describeService } from '../packet';
import type { Place } from '../trace';
import type { Move, Spot, Walk } from '../walk';
import { ENDED, placeOf } from '../walk';
import { provider } from './endpoint-service';
import { filterBySecurityGroups } from './security-group';
import { sendFrom } from './subnet';

/** A packet arrives at one of the endpoint's interfaces. */
export function arrivingAt(each: NetworkInterface): Spot {
  const endpoint = each.owner as InterfaceEndpoint;
  return {
    place: placeOf(endpoint),
    role: 'receive',
    take(packet, walk): Move {
      walk.cross(endpoint);
      if (!endpoint.works) {
        walk.drop('endpoint', {
          code: 'BAD_STATE',
          rule: 'IE-7',
          text: `The endpoint ${endpoint.name} is ${endpoint.state}; only an available endpoint carries traffic.`,
          source: endpoint.sourceOf('state'),
        });
      }
      filterBySecurityGroups(each, packet, 'ingress', walk);
      if (packet.protocol !== TCP && packet.protocol !== UDP) {
        walk.drop('endpoint', {
          code: 'PROTOCOL_RESTRICTION',
          rule: 'IE-5',
          text: `An interface endpoint takes only TCP and UDP, never ${describeService(packet)}: a ping is not answered even if every rule allows it.`,
          source: endpoint.source,
        });
        return ENDED;
      }
      if (endpoint.foreignService !== undefined) {
        return walk.giveUp({
          code: 'UNSUPPORTED_COMPONENT',
          rule: 'MOD-5',
          text: `Behind the interface is the endpoint service ${endpoint.foreignService} of somebody else: what its owner does with the connection isn't in the file.`,
          source: endpoint.sourceOf('service'),
        });
      }
      walk.pass('endpoint', {
        rule: 'RTR-3',
        text: `The interface is the door: from here PrivateLink carries the connection to ${endpoint.serviceLabel}. There is no router, no route table and no next hop behind it that you could see or set.`,
        source: endpoint.source,
      });
      const { ownService } = endpoint;
      return { to: ownService ? provider(ownService, each, answeringFrom(each)) : beyond(each), packet };
    },
  };
}

/** The provider's side of the PrivateLink connection: nothing of the consumer's network is evaluated there (EVAL-3). */
function beyond(each: NetworkInterface): Spot {
  const endpoint = each.owner as InterfaceEndpoint;
  const place: Place = { kind: 'aws-service', name: `AWS service ${endpoint.serviceLabel}`, resource: undefined };
  return {
    place,
    role: 'beyond',
    take(packet, walk): Move {
      if (walk.direction === 'return') return { to: answeringFrom(each), packet };
      walk.pass('endpoint', {
        rule: 'EVAL-3',
        text: `${endpoint.serviceLabel} receives the connection; nothing of this VPC is asked any more.`,
        source: endpoint.source,
      });
      return { arrived: true, reply: beyond(each) };
    },
  };
}

/** The answer comes out of the endpoint's interface and goes home like any packet from there. */
export function answeringFrom(each: NetworkInterface): Spot {
  return {
    place: placeOf(each.owner),
    role: 'send',
    take(packet, walk: Walk): Move {
      walk.cross(each.owner);
      filterBySecurityGroups(each, packet, 'egress', walk);
      return sendFrom(each, packet, walk);
    },
  };
}

/** Asked for a connection that starts at the endpoint (IE-6). */
export function neverSending(each: NetworkInterface): Spot {
  return {
    place: placeOf(each.owner),
    role: 'send',
    take(_packet, walk): Move {
      walk.drop('endpoint', {
        code: 'VPCE_INTRA_VPC_TRAFFIC',
        rule: 'IE-6',
        text: `An endpoint opens no connections into its VPC; only clients open connections to ${each.owner.name}. Ask the other way round.`,
        source: each.owner.source,
      });
      return ENDED;
    },
  };
}
