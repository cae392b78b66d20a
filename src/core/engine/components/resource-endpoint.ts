/** Resource and service-network endpoints: an interface in front, the provider's resource gateway behind (RE-1, SN-1). */
import type { NetworkInterface } from '../../model/network-interface';
import { TCP } from '../../net/protocol';
import { describeService } from '../packet';
import type { Place } from '../trace';
import type { Move, Spot } from '../walk';
import { ENDED, placeOf } from '../walk';
import { answeringFrom } from './interface-endpoint';
import { filterBySecurityGroups } from './security-group';

/** A packet arrives at one of the endpoint's interfaces. */
export function arrivingAtResource(each: NetworkInterface): Spot {
  const endpoint = each.owner;
  return {
    place: placeOf(endpoint),
    role: 'receive',
    take(packet, walk): Move {
      walk.cross(endpoint);
      if (!endpoint.works) {
        walk.drop('endpoint', {
          code: 'BAD_STATE',
          rule: 'IE-7',
          text: `The endpoint ${endpoint.name} is ${endpoint.state}.`,
          source: endpoint.sourceOf('state'),
        });
      }
      filterBySecurityGroups(each, packet, 'ingress', walk);
      if (packet.protocol !== TCP) {
        walk.drop('endpoint', {
          code: 'PROTOCOL_RESTRICTION',
          rule: 'RE-1',
          text: `A ${endpoint.kind} takes only TCP, not ${describeService(packet)}.`,
          source: endpoint.source,
        });
        return ENDED;
      }
      walk.pass('endpoint', {
        rule: 'RE-1',
        text: `From the interface the connection goes to the provider's resource gateway, which opens one of its own to ${endpoint.text('resource') ?? 'the resource'}. Nothing behind it is in the file.`,
        source: endpoint.source,
      });
      return { to: beyond(each), packet };
    },
  };
}

function beyond(each: NetworkInterface): Spot {
  const place: Place = {
    kind: 'aws-service',
    name: `resource ${each.owner.text('resource') ?? each.owner.name}`,
    resource: undefined,
  };
  return {
    place,
    role: 'beyond',
    take: (packet, walk) =>
      walk.direction === 'return' ? { to: answeringFrom(each), packet } : { arrived: true, reply: beyond(each) },
  };
}
