/** Inbound resolver endpoints as the target of packets: interfaces with groups that take DNS questions and nothing else (DNS-32). */
import type { NetworkInterface } from '../../model/network-interface';
import { describeService } from '../packet';
import type { Move, Spot } from '../walk';
import { ENDED, placeOf } from '../walk';
import { checkState, sending } from './network-interface';
import { filterBySecurityGroups } from './security-group';

export function arrivingAtResolver(each: NetworkInterface): Spot {
  const endpoint = each.owner;
  return {
    place: placeOf(endpoint),
    role: 'receive',
    take(packet, walk): Move {
      walk.cross(endpoint);
      checkState(each, walk);
      filterBySecurityGroups(each, packet, 'ingress', walk);
      const ports = packet.destinationPorts;
      if (!ports || ports.from > 53 || ports.to < 53) {
        walk.drop('dns', {
          code: 'NO_POSSIBLE_DESTINATION',
          rule: 'DNS-32',
          text: `The inbound resolver endpoint ${endpoint.name} takes DNS questions on port 53, not ${describeService(packet)}.`,
          source: endpoint.source,
        });
        return ENDED;
      }
      walk.pass('dns', {
        rule: 'DNS-32',
        text: `The inbound resolver endpoint ${endpoint.name} takes the question and has it answered as in ${endpoint.vpc?.qualified ?? 'its VPC'}.`,
        source: endpoint.source,
      });
      return { arrived: true, reply: sending(each) };
    },
  };
}
