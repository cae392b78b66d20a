/** Gateway load balancer endpoints: a bump in the wire; the packet comes back unchanged (GW-1 to GW-6, GW-9, GW-10). */
import { targetsOf } from '../../model/load-balancer';
import type { Resource } from '../../model/resource';
import type { Subnet } from '../../model/subnet';
import type { Move, Spot, Walk } from '../walk';
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
      if (!checkService(endpoint, subnet, walk)) return ENDED;
      filterByNetworkAcl(subnet, packet, 'ingress', walk); // GW-6: even for a sender in the same subnet
      if (walk.direction === 'forward' && walk.memory.standIn) {
        walk.drop('load-balancer', {
          code: 'ELBV2_SOURCE_ADDRESS_PRESERVATION',
          rule: 'GW-7',
          text: `Between a network load balancer that preserves the client's address and its target there can't be a gateway load balancer endpoint; set preserve-client-ip off.`,
          source: walk.memory.standIn.owner.source,
        });
      }
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

/** Where the service is in the file: it has to be offered in the endpoint's zone, and to have an appliance there if it names its appliances. */
function checkService(endpoint: Resource, subnet: Subnet, walk: Walk): boolean {
  const service = endpoint.reference('service');
  const balancers = service?.references('load-balancers').filter((each) => each.kind === 'gateway-load-balancer') ?? [];
  if (!service || balancers.length === 0) return true;
  if (!service.works) {
    walk.drop('endpoint', {
      code: 'BAD_STATE',
      rule: 'IE-7',
      text: `The endpoint service ${service.name} is ${service.state}.`,
      source: service.sourceOf('state'),
    });
    return false;
  }
  const inZone = balancers.filter((each) =>
    each.network.interfacesOf(each).some((node) => node.subnet?.zone === subnet.zone),
  );
  if (inZone.length === 0) {
    walk.drop('endpoint', {
      code: 'VPCE_SERVICE_NOT_INSTALLED_IN_AZ',
      rule: 'GW-1',
      text: `The service ${service.name} has no gateway load balancer in ${subnet.zone}, the zone of ${endpoint.name}.`,
      source: service.source,
    });
    return false;
  }
  if (inZone.some((each) => hasAppliance(each, subnet))) return true;
  walk.drop('load-balancer', {
    code: 'ELBV2_NO_TARGETS_IN_AZ',
    rule: 'GW-2',
    text: `No appliance of ${service.name} is in ${subnet.zone}, and cross-zone load balancing is off.`,
    source: inZone[0]?.sourceOf('targets'),
  });
  return false;
}

/** A balancer whose appliances the file doesn't write is taken to have some. */
function hasAppliance(balancer: Resource, subnet: Subnet): boolean {
  const targets = targetsOf(balancer);
  return (
    targets.length === 0 ||
    balancer.isOn('cross-zone', false) ||
    targets.some((each) => each.interface?.subnet?.zone === subnet.zone)
  );
}
