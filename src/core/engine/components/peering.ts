/** VPC peering: joins two VPCs and is no transit (PCX-1, PCX-3, PCX-4, PCX-5). */
import type { NetworkInterface } from '../../model/network-interface';
import type { Resource } from '../../model/resource';
import type { Vpc } from '../../model/vpc';
import { formatAddress } from '../../net/address';
import type { Packet } from '../trace';
import type { Move, Spot, Walk } from '../walk';
import { ENDED, placeOf } from '../walk';
import { intoSubnet } from './subnet';

/** A route of one of the two VPCs leads to the peering. */
export function crossing(peering: Resource, from: Spot): Spot {
  const own = from.place.resource?.vpc;
  const both = peering.references<Vpc>('vpcs');
  const other = own && both.includes(own) ? both.find((each) => each !== own) : undefined;
  return {
    place: placeOf(peering),
    role: 'pass',
    take(packet, walk): Move {
      walk.cross(peering);
      if (!other) {
        return walk.giveUp({
          code: 'NO_SOURCE_OR_DESTINATION',
          rule: 'PCX-1',
          text: `The peering ${peering.name} does not join ${own?.name} and another VPC.`,
          source: peering.source,
        });
      }
      if (!other.contains(packet.destination) && !other.contains(packet.source)) {
        walk.drop('gateway', {
          code: 'PCX_REQUIRES_ADDRESS_IN_VPC_CIDR',
          rule: 'PCX-5',
          text: `The peering ${peering.name} carries only packets to or from addresses of ${other.name}, and neither ${formatAddress(packet.destination)} nor ${formatAddress(packet.source)} is one: a peering is no way through (PCX-3, PCX-4).`,
          source: peering.source,
        });
        return ENDED;
      }
      rememberNat(own?.interfaceAt(packet.source), packet, walk);
      const receiver = other.interfaceAt(packet.destination);
      if (!receiver) {
        walk.drop('gateway', {
          code: 'NO_POSSIBLE_DESTINATION',
          rule: 'PCX-5',
          text: `No interface of ${other.name} has the address ${formatAddress(packet.destination)}.`,
          source: peering.source,
        });
        return ENDED;
      }
      walk.pass('gateway', {
        rule: 'PCX-1',
        text: `The peering ${peering.name} carries the packet into ${other.name}.`,
        source: peering.source,
      });
      return intoSubnet(receiver, undefined, packet, walk);
    },
  };
}

/** What a NAT gateway sent over a peering comes back to it, even if the other VPC has no route (NAT-8). */
function rememberNat(sender: NetworkInterface | undefined, packet: Packet, walk: Walk): void {
  if (walk.direction === 'return' || sender?.owner.kind !== 'nat-gateway') return;
  const to = walk.ways.deliverTo(sender);
  const text = `The answer returns to the NAT gateway ${sender.owner.name} over the peering, whatever the routes say.`;
  if (to) walk.memory.comeBack(packet, { to, subnet: sender.subnet, rule: 'NAT-8', text });
}
