/** A network interface of an instance (or standing alone): sends, receives and answers (SG-1, SG-10, EVAL-1, EVAL-8). */
import type { NetworkInterface } from '../../model/network-interface';
import type { Address } from '../../net/address';
import { formatAddress } from '../../net/address';
import type { Move, Spot, Walk } from '../walk';
import { placeOf } from '../walk';
import { askingHost, isLinkLocal } from './link-local';
import { asking } from './resolver';
import { filterBySecurityGroups } from './security-group';
import { sendFrom } from './subnet';

/** What traces call an interface by: the instance it belongs to, or itself where the instance has several. */
export const placeOfInterface = (each: NetworkInterface) => placeOf(each.owner);

/** The interface sends a packet of its own (or, on the way back, an answer). */
export function sending(each: NetworkInterface): Spot {
  return {
    place: placeOfInterface(each),
    role: 'send',
    take(packet, walk) {
      checkState(each, walk);
      if (ownAddresses(each).includes(packet.destination)) {
        walk.pass('interface', {
          rule: 'RT-2',
          text: `${formatAddress(packet.destination)} is its own address: the packet never leaves the machine.`,
        });
        return { arrived: true, reply: sending(each) };
      }
      if (each.vpc?.resolverAddresses.includes(packet.destination)) return { to: asking(each.vpc), packet };
      if (isLinkLocal(packet.destination)) return { to: askingHost(packet, placeOfInterface(each)), packet };
      filterBySecurityGroups(each, packet, 'egress', walk);
      return sendFrom(each, packet, walk);
    },
  };
}

/** A packet arrives at the interface. */
export function receiving(each: NetworkInterface): Spot {
  return {
    place: placeOfInterface(each),
    role: 'receive',
    take(packet, walk): Move {
      checkState(each, walk);
      filterBySecurityGroups(each, packet, 'ingress', walk);
      return { arrived: true, reply: sending(each) };
    },
  };
}

/** All addresses of the machine: an operating system keeps packets between its own interfaces to itself. */
function ownAddresses(each: NetworkInterface): readonly Address[] {
  const machine = each.owner.container;
  if (machine?.kind !== 'instance') return each.addresses;
  return machine.network.interfacesOf(machine).flatMap((other) => other.addresses);
}

/** A stopped machine neither sends nor answers. */
export function checkState(each: NetworkInterface, walk: Walk): void {
  const broken = [each.owner, each.owner.container].find((owner) => owner && owner.kind !== 'vpc' && !owner.works);
  if (!broken) return;
  walk.drop('interface', {
    code: 'BAD_STATE',
    rule: 'MOD-5',
    text: `${broken.qualified} is ${broken.state}.`,
    source: broken.sourceOf('state'),
  });
}
