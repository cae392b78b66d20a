/** Gateway load balancer endpoints: a bump in the wire; the packet comes back unchanged (GW-1 to GW-6, GW-9, GW-10). */
import type { Resource } from '../../model/resource';
import type { Move, Spot } from '../walk';
import { ENDED, placeOf } from '../walk';
import { filterByNetworkAcl } from './network-acl';
import { passOn } from './subnet';

/** A route leads to the endpoint. */
export function inspecting(endpoint: Resource): Spot {
  const subnet = endpoint.network.interfacesOf(endpoint)[0]?.subnet;
  return {
    place: placeOf(endpoint),
    role: 'pass',
    take(packet, walk): Move {
      walk.cross(endpoint);
      if (!subnet) {
        return walk.giveUp({
          code: 'NO_SOURCE_OR_DESTINATION',
          rule: 'GW-1',
          text: `${endpoint.qualified} names no subnet, so nothing can be said about its way.`,
          source: endpoint.source,
        });
      }
      if (!endpoint.works) {
        walk.drop('endpoint', {
          code: 'BAD_STATE',
          rule: 'IE-7',
          text: `The endpoint ${endpoint.name} is ${endpoint.state}.`,
          source: endpoint.sourceOf('state'),
        });
        return ENDED;
      }
      filterByNetworkAcl(subnet, packet, 'ingress', walk); // GW-6: even for a sender in the same subnet
      walk.memory.forgetGroups(endpoint, 'SG_REFERENCES_NOT_PRESERVED');
      walk.pass('endpoint', {
        rule: 'GW-2',
        text: `${endpoint.name} shows the packet to an appliance behind ${endpoint.text('service') ?? 'its service'} and gets it back unchanged, if the appliance lets it pass; that is assumed here (GW-10). Then the table of ${subnet.name} decides.`,
        source: endpoint.source,
      });
      return passOn(subnet, packet, walk);
    },
  };
}
