/** The outside: hosts on the internet, AWS's public addresses, and the public addresses of interfaces (IGW-3, IGW-7, IGW-8). */

import type { Network } from '../../model/network';
import type { Resource } from '../../model/resource';
import type { Vpc } from '../../model/vpc';
import type { Address } from '../../net/address';
import { formatAddress } from '../../net/address';
import { isPublic } from '../../net/cidr';
import type { Packet, Place } from '../trace';
import type { Move, Spot, Walk } from '../walk';
import { ENDED } from '../walk';
import { enteringBy } from './internet-gateway';

/** Where a packet on the public side goes: back in through an internet gateway, or to a host outside. */
export function outside(packet: Packet, walk: Walk): Spot {
  const vpc = vpcOf(packet.destination, walk.network);
  const gateway = vpc && gatewayOf(vpc);
  if (gateway) return enteringBy(gateway);
  return vpc ? withoutGateway(vpc) : host(placeOutside(packet.destination, walk.network, walk.labels));
}

const gatewayOf = (vpc: Vpc): Resource | undefined => vpc.all('internet-gateway')[0];

/** The VPC in which a public address ends; IPv6 blocks are public as a whole. */
function vpcOf(address: Address, network: Network): Vpc | undefined {
  return typeof address === 'number'
    ? network.publicInterfaceAt(address)?.vpc
    : (network.interfacesAt(address)[0]?.vpc ?? network.vpcs.find((vpc) => vpc.contains(address)));
}

/** A public address in a VPC that has no door to the internet. */
function withoutGateway(vpc: Vpc): Spot {
  return {
    place: { kind: 'internet', name: INTERNET, resource: undefined },
    role: 'pass',
    take: (_packet, walk) => noWayIn(vpc, walk),
  };
}

function noWayIn(vpc: Vpc, walk: Walk): Move {
  walk.drop('gateway', {
    code: 'NO_ROUTE_TO_DESTINATION',
    rule: 'IGW-5',
    text: `The VPC ${vpc.qualified} has no internet gateway, so its public addresses can't be reached.`,
    source: vpc.source,
  });
  return ENDED;
}

/** Somebody outside who receives and answers. */
function host(place: Place): Spot {
  return {
    place,
    role: 'receive',
    take(packet, walk): Move {
      if (!isPublic(packet.destination)) {
        walk.drop('gateway', {
          code: 'NO_POSSIBLE_DESTINATION',
          rule: 'IGW-4',
          text: `${formatAddress(packet.destination)} is no public address, so nobody on the internet has it.`,
        });
        return ENDED;
      }
      walk.pass('gateway', {
        rule: 'IGW-8',
        text: `${place.name} receives it${place.kind === 'aws-service' ? ' at a public address; the packet stays on the AWS network' : ''}.`,
      });
      return { arrived: true, reply: sendingFrom(place) };
    },
  };
}

/** Somebody outside who sends. */
export function sendingFrom(place: Place): Spot {
  return {
    place,
    role: 'send',
    take(packet, walk): Move {
      if (!isPublic(packet.destination)) {
        walk.drop('route', {
          code: 'NO_ROUTE_TO_DESTINATION',
          rule: 'IE-9',
          text: `${formatAddress(packet.destination)} is a private address: nobody on the internet has a way there.`,
        });
        return ENDED;
      }
      // An egress-only gateway knows its own connections.
      const back = walk.direction === 'return' ? walk.memory.wayBackOf(packet) : undefined;
      if (back) return { to: back.to, packet };
      const vpc = vpcOf(packet.destination, walk.network);
      if (vpc && !gatewayOf(vpc)) return noWayIn(vpc, walk);
      return { to: outside(packet, walk), packet };
    },
  };
}

export const INTERNET = 'internet';

/** What a public address is called: a host of the file, a service that DNS led to, or the internet. */
export function placeOutside(address: Address, network: Network, labels: ReadonlyMap<Address, string>): Place {
  const known = network.hostAt('internet-host', address);
  if (known) return { kind: 'internet-host', name: known.qualified, resource: known };
  const label = labels.get(address);
  if (label) return { kind: 'aws-service', name: label, resource: undefined };
  return { kind: 'internet', name: INTERNET, resource: undefined };
}
