/** Regional NAT gateways: no subnet, one for all zones, straight to the internet gateway (NAT-12). */
import type { NatGateway } from '../../model/nat-gateway';
import type { Address } from '../../net/address';
import { formatAddress } from '../../net/address';
import { ANY_EPHEMERAL } from '../../net/ports';
import { replyTo } from '../packet';
import type { Packet } from '../trace';
import type { Move, Spot, Walk } from '../walk';
import { ENDED, placeOf } from '../walk';
import { checkWayOut } from './internet-gateway';
import { intoSubnet } from './subnet';

/**
 * A packet of an interface of the VPC goes out under the gateway's public address; its table has the route to the internet gateway.
 * `carried` is the IPv4 packet in it (NAT-11).
 */
export function leaveRegionally(gateway: NatGateway, packet: Packet, carried: Packet, walk: Walk): Move {
  const exit = gateway.vpc?.all('internet-gateway')[0];
  const each = gateway.network.interfacesOf(gateway)[0];
  const own = each?.publicAddress;
  if (!exit || own === undefined) {
    const lacks = exit ? 'no public address is written for it' : 'the VPC has no internet gateway';
    walk.drop('nat', {
      code: 'NO_ROUTE_TO_DESTINATION',
      rule: 'NAT-12',
      text: `The regional NAT gateway ${gateway.name} can't send anything out: ${lacks}.`,
      source: gateway.source,
    });
    return ENDED;
  }
  const outside: Packet = { ...carried, source: own, sourcePorts: packet.sourcePorts && ANY_EPHEMERAL };
  walk.memory.comeBack(outside, { to: comingBack(gateway, packet, own), subnet: undefined, rule: 'NAT-12', text: '' });
  walk.rewrite('nat', {
    rule: 'NAT-12',
    text: `The regional NAT gateway ${gateway.name} puts its public address ${formatAddress(own)} in place of ${formatAddress(packet.source)} and sends the packet on by ${exit.name}; it needs no subnet.`,
    source: gateway.source,
  });
  walk.cross(exit);
  checkWayOut(exit, each, outside, walk);
  return { to: walk.ways.outside(outside, walk), packet: outside };
}

function comingBack(gateway: NatGateway, request: Packet, own: Address): Spot {
  return {
    place: placeOf(gateway),
    role: 'pass',
    take(_packet, walk): Move {
      walk.cross(gateway);
      const receiver = gateway.vpc?.interfaceAt(request.source);
      if (!receiver) {
        return walk.giveUp({
          code: 'UNSUPPORTED_COMPONENT',
          rule: 'NAT-12',
          text: `The answer is for ${formatAddress(request.source)}, which is not in the VPC of ${gateway.name}: it would leave by the regional NAT gateway's own route table, which can't be written in the file.`,
          source: gateway.source,
        });
      }
      walk.rewrite('nat', {
        rule: 'NAT-5',
        text: `The NAT gateway ${gateway.name} knows the connection and puts ${formatAddress(request.source)} back in place of ${formatAddress(own)}.`,
        source: gateway.source,
      });
      return intoSubnet(receiver, undefined, replyTo(request), walk);
    },
  };
}
