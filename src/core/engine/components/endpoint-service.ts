/** Endpoint services of one's own: PrivateLink from an endpoint's interface to a load balancer of the provider (ES-1, ES-3 to ES-6, RTR-4). */

import { values } from '../../model/bind';
import type { InterfaceEndpoint } from '../../model/interface-endpoint';
import type { NetworkInterface } from '../../model/network-interface';
import type { Resource } from '../../model/resource';
import { familyOf, formatAddress } from '../../net/address';
import type { Packet } from '../trace';
import type { Move, Spot, Walk } from '../walk';
import { ENDED, placeOf } from '../walk';

/** The provider's side: a node of one of the service's load balancers in the zone of the consumer's interface. */
export function provider(service: Resource, consumer: NetworkInterface, backToConsumer: Spot): Spot {
  const endpoint = consumer.owner as InterfaceEndpoint;
  return {
    place: placeOf(service),
    role: 'beyond',
    take(packet, walk): Move {
      if (!service.works) {
        walk.drop('endpoint', {
          code: 'BAD_STATE',
          rule: 'IE-7',
          text: `The endpoint service ${service.name} is ${service.state}.`,
          source: service.sourceOf('state'),
        });
      }
      const balancers = service.references('load-balancers').filter((each) => each.kind === 'network-load-balancer');
      const [first] = balancers;
      if (!first) {
        return walk.giveUp({
          code: 'NO_SOURCE_OR_DESTINATION',
          rule: 'ES-1',
          text: `No network load balancer stands behind ${service.name}.`,
          source: service.source,
        });
      }
      const balancer = walk.alternatives.pick(balancers, (each) => each.name);
      const node =
        consumer.vpc?.region === balancer.region
          ? nodeNear(service, balancer, consumer.subnet?.zone)
          : anyNode(service, balancer, consumer.vpc?.region, walk);
      const next = node && walk.ways.privateLinkTo(node);
      const address = node?.addresses.find((each) => familyOf(each) === familyOf(packet.destination));
      if (!node || !next || address === undefined) {
        const elsewhere = consumer.vpc?.region !== balancer.region;
        walk.drop('endpoint', {
          code: 'VPCE_SERVICE_NOT_INSTALLED_IN_AZ',
          rule: elsewhere ? 'ES-10' : 'ES-3',
          text: elsewhere
            ? `The service ${service.name} is offered in ${balancer.region}, not in ${consumer.vpc?.region}: its owner has to add that Region.`
            : `The service ${service.name} is not offered in ${consumer.subnet?.zone}, the zone of this endpoint interface: its load balancer needs a node there.`,
          source: service.source,
        });
        return ENDED;
      }
      walk.memory.forgetGroups(service, 'SG_REFERENCES_NOT_PRESERVED');
      const inside: Packet = { ...packet, destination: address };
      walk.memory.comeBack(inside, {
        to: returning(service, consumer, packet, backToConsumer),
        subnet: node.subnet,
        rule: 'ES-4',
        text: 'The answer goes back through the PrivateLink connection; no route of the provider is asked.',
      });
      walk.rewrite('endpoint', {
        rule: 'RTR-4',
        text: `PrivateLink ends at the load balancer's node ${formatAddress(address)} in ${node.subnet?.zone}. Consumer and provider are two unconnected networks: their addresses may even overlap (ES-6), and ${endpoint.name} is not visible from there.`,
        source: service.source,
      });
      return { to: next, packet: inside };
    },
  };
}

function nodeNear(service: Resource, balancer: Resource, zone: string | undefined): NetworkInterface | undefined {
  const zones = values<string>(service.property('az'), 'zone');
  if (zones.length > 0 && zone !== undefined && !zones.includes(zone)) return undefined;
  return balancer.network.interfacesOf(balancer).find((each) => each.subnet?.zone === zone);
}

/** From another Region, if the service is offered there, zones need not match (ES-10). */
function anyNode(
  service: Resource,
  balancer: Resource,
  region: string | undefined,
  walk: Walk,
): NetworkInterface | undefined {
  if (region === undefined || !values<string>(service.property('regions'), 'region').includes(region)) return undefined;
  const nodes = balancer.network.interfacesOf(balancer);
  return nodes.length > 0
    ? walk.alternatives.pick(nodes, (each) => `${balancer.name} in ${each.subnet?.zone}`)
    : undefined;
}

/** The answer leaves the tunnel at the endpoint's interface, with its address. */
function returning(service: Resource, consumer: NetworkInterface, request: Packet, to: Spot): Spot {
  return {
    place: placeOf(service),
    role: 'beyond',
    take(packet, walk): Move {
      walk.rewrite('endpoint', {
        rule: 'RTR-4',
        text: `The answer comes out at the endpoint's interface ${formatAddress(request.destination)}.`,
        source: consumer.owner.source,
      });
      return { to, packet: { ...packet, source: request.destination } };
    },
  };
}
