/** Interfaces as route targets: firewalls and other machines that pass packets on (RT-16, RT-17, SG-7, SG-10). */
import type { NetworkInterface } from '../../model/network-interface';
import { machineOf } from '../../model/network-interface';
import type { Resource } from '../../model/resource';
import { chooseRoute } from '../route-choice';
import type { Packet } from '../trace';
import type { Move, Spot, Walk } from '../walk';
import { placeOf } from '../walk';
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
      checkForwarding(each, target, walk);
      filterBySecurityGroups(each, packet, 'ingress', walk);
      const exit = exitOf(each, target, packet, walk);
      filterBySecurityGroups(exit, packet, 'egress', walk);
      walk.memory.forgetGroups(target, 'SG_REFERENCES_NOT_PRESERVED');
      walk.pass('interface', {
        rule: 'RT-17',
        text: `${target.name} passes the packet on unchanged; what it does with it inside is not known here.`,
        source: target.source,
      });
      return passOn(exit.subnet ?? subnet, packet, walk);
    },
  };
}

/**
 * The interface by which a machine with several sends on: that in the destination's subnet, else any that may forward and
 * whose table doesn't lead straight back; which of them is a matter of the machine's own routes.
 */
function exitOf(each: NetworkInterface, target: Resource, packet: Packet, walk: Walk): NetworkInterface {
  const machine = machineOf(target);
  const able = target.network.interfacesOf(machine).filter((other) => other.subnet && !other.sourceDestCheck);
  if (able.length < 2) return each;
  const connected = able.find((other) => other.subnet?.contains(packet.destination));
  if (connected) return connected;
  const useful = able.filter((other) => {
    const next = chooseRoute(other.subnet?.routeTable?.matches(packet.destination) ?? []).chosen?.target;
    return typeof next !== 'object' || machineOf(next) !== machine;
  });
  return useful.length > 0 ? walk.alternatives.pick(useful, (other) => `out by ${other.owner.name}`) : each;
}

function checkForwarding(each: NetworkInterface, target: Resource, walk: Walk): void {
  if (!each.sourceDestCheck) return;
  walk.drop('interface', {
    code: 'ENI_SOURCE_DEST_CHECK_RESTRICTION',
    rule: 'SG-10',
    text: `The source/destination check of ${target.name} is on, so it drops packets that are neither from nor to itself; a machine that forwards needs it off.`,
    source: target.sourceOf('source-dest-check'),
  });
}
