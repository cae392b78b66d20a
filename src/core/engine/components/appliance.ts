/** Interfaces as route targets: firewalls and other machines that pass packets on (RT-16, RT-17, SG-7, SG-10). */
import type { NetworkInterface } from '../../model/network-interface';
import type { Resource } from '../../model/resource';
import type { Move, Spot, Walk } from '../walk';
import { ENDED, placeOf } from '../walk';
import { filterByNetworkAcl } from './network-acl';
import { checkState } from './network-interface';
import { filterBySecurityGroups } from './security-group';
import { passOn } from './subnet';

/** A route leads to the machine: it takes the packet, inspects it, and sends it on by its own subnet's table. */
export function passingThrough(target: Resource, from: Spot): Spot {
  const each: NetworkInterface | undefined = target.network.interfacesOf(target)[0];
  return {
    place: placeOf(target),
    role: 'pass',
    take(packet, walk): Move {
      const subnet = each?.subnet;
      if (!each || !subnet) {
        return walk.giveUp({
          code: 'NO_SOURCE_OR_DESTINATION',
          rule: 'RT-17',
          text: `${target.qualified} names no subnet, so nothing can be said about its way.`,
          source: target.source,
        });
      }
      walk.cross(target);
      if (from.place.resource !== subnet) filterByNetworkAcl(subnet, packet, 'ingress', walk);
      checkState(each, walk);
      // The last hop of a packet that is addressed to the machine itself is not forwarding.
      if (each.addresses.includes(packet.destination)) {
        const own = walk.ways.deliverTo(each);
        return own ? { to: own, packet } : walk.unsupported(target);
      }
      if (!checkForwarding(each, target, walk)) return ENDED;
      filterBySecurityGroups(each, packet, 'ingress', walk);
      filterBySecurityGroups(each, packet, 'egress', walk);
      walk.memory.forgetGroups(target, 'SG_REFERENCES_NOT_PRESERVED');
      walk.pass('interface', {
        rule: 'RT-17',
        text: `${target.name} passes the packet on unchanged; what it does with it inside is not known here.`,
        source: target.source,
      });
      return passOn(subnet, packet, walk);
    },
  };
}

function checkForwarding(each: NetworkInterface, target: Resource, walk: Walk): boolean {
  if (!each.sourceDestCheck) return true;
  walk.drop('interface', {
    code: 'ENI_SOURCE_DEST_CHECK_RESTRICTION',
    rule: 'SG-10',
    text: `The source/destination check of ${target.name} is on, so it drops packets that are neither from nor to itself; a machine that forwards needs it off.`,
    source: target.sourceOf('source-dest-check'),
  });
  return false;
}
