/** Network load balancers: a listener takes the connection, a registered target gets it, health is not assumed (ES-4, ES-7, MOD-5). */
import type { Listener, NetworkLoadBalancer, Target, TargetGroup } from '../../model/load-balancer';
import type { NetworkInterface } from '../../model/network-interface';
import { machineOf } from '../../model/network-interface';
import type { Address } from '../../net/address';
import { familyOf, formatAddress } from '../../net/address';
import { ANY_EPHEMERAL, onePort } from '../../net/ports';
import { describeService } from '../packet';
import type { Packet } from '../trace';
import type { Move, Spot, Walk } from '../walk';
import { ENDED, placeOf } from '../walk';
import { filterBySecurityGroups } from './security-group';
import { sendFrom } from './subnet';

/** A packet arrives at one of the nodes: a connection of a client, or an answer of a target. */
export const balancing = (node: NetworkInterface): Spot => atNode(node, false);
/** A connection comes in by PrivateLink: targets see the node's address, whatever the target group says (ES-4). */
export const balancingPrivateLink = (node: NetworkInterface): Spot => atNode(node, true);

function atNode(node: NetworkInterface, privateLink: boolean): Spot {
  const balancer = node.owner as NetworkLoadBalancer;
  return {
    place: placeOf(balancer),
    role: 'pass',
    take(packet, walk): Move {
      walk.cross(balancer);
      if (!balancer.works) {
        walk.drop('load-balancer', {
          code: 'BAD_STATE',
          rule: 'MOD-5',
          text: `The load balancer ${balancer.name} is ${balancer.state}.`,
          source: balancer.sourceOf('state'),
        });
      }
      const original = walk.direction === 'return' ? walk.memory.originalOf(balancer, packet) : undefined;
      if (original) return giveBack(node, original, packet, walk);
      if (walk.direction === 'return' && walk.memory.isAnswer(node, packet))
        return { arrived: true, reply: sendingFromNode(node) };
      filterBySecurityGroups(node, packet, 'ingress', walk);
      const listener = listenerFor(balancer, packet, walk);
      const target = listener && targetOf(listener, node, walk);
      return target ? handOver(node, target, listener.targets as TargetGroup, packet, walk, privateLink) : ENDED;
    },
  };
}

/** Asked for a connection that a node opens itself, as it does to see whether a target is healthy. */
export function sendingFromNode(node: NetworkInterface): Spot {
  return {
    place: placeOf(node.owner),
    role: 'send',
    take(packet, walk): Move {
      filterBySecurityGroups(node, packet, 'egress', walk);
      walk.memory.track(node, packet);
      return sendFrom(node, packet, walk);
    },
  };
}

function listenerFor(balancer: NetworkLoadBalancer, packet: Packet, walk: Walk): Listener | undefined {
  const sameProtocol = balancer.listeners.filter((each) => each.protocol === packet.protocol);
  const found = sameProtocol.find(
    (each) => packet.destinationPorts?.from === each.port && packet.destinationPorts.to === each.port,
  );
  if (found && accepts(found)) return found;
  if (found) {
    walk.drop('load-balancer', {
      code: 'ELBV2_LISTENER_REQUIRES_TG_ACCEPT',
      rule: 'ES-1',
      text: `The target group ${found.targets?.name} behind the listener on port ${found.port} takes another protocol.`,
      source: found.targets?.sourceOf('protocol') ?? balancer.sourceOf('listener'),
    });
    return undefined;
  }
  const listeners = balancer.listeners.map((each) => each.port).join(', ') || 'none';
  walk.drop('load-balancer', {
    code: sameProtocol.length > 0 ? 'ELBV2_LISTENER_PORT_RESTRICTION' : 'ELBV2_LISTENERS_MISMATCH',
    rule: 'ES-1',
    text: `The load balancer ${balancer.name} has no listener for ${describeService(packet)} (its ports: ${listeners}).`,
    source: balancer.sourceOf('listener'),
  });
  return undefined;
}

/** Where the group names no protocol it takes the listener's. */
const accepts = ({ targets, protocol }: Listener): boolean =>
  !targets?.property('protocol') || targets.protocol === protocol;

function targetOf(listener: Listener, node: NetworkInterface, walk: Walk): Target | undefined {
  const balancer = node.owner as NetworkLoadBalancer;
  const all = listener.targets?.targets ?? [];
  const source = listener.targets?.source ?? { file: balancer.file, statement: listener.bound.statement };
  if (all.length === 0) {
    walk.drop('load-balancer', {
      code: 'ELBV2_LISTENER_HAS_NO_TG',
      rule: 'ES-1',
      text: `Nothing is registered behind the listener on port ${listener.port}.`,
      source,
    });
    return undefined;
  }
  const zone = node.subnet?.zone;
  // Targets by address in other VPCs count for every zone.
  const near = all.filter(
    ({ interface: own }) => balancer.crossZone || !own || own.vpc !== balancer.vpc || own.subnet?.zone === zone,
  );
  if (near.length === 0) {
    walk.drop('load-balancer', {
      code: 'ELBV2_NO_TARGETS_IN_AZ',
      rule: 'ES-7',
      text: `No target is registered in ${zone}, the zone of this node, and cross-zone load balancing is off.`,
      rejected: all.map((each) => ({ what: each.name, why: `it is in ${each.interface?.subnet?.zone}`, source })),
      source,
    });
    return undefined;
  }
  // A target that is known not to run gets nothing as long as another one does.
  const running = near.filter(({ interface: own }) => !own || (own.owner.works && machineOf(own.owner).works));
  const able = running.length > 0 ? running : near;
  const target = walk.alternatives.pick(able, (each) => each.name);
  const rejected = all
    .filter((each) => each !== target)
    .map((each) => ({
      what: each.name,
      why: able.includes(each)
        ? 'any of the targets may get the connection'
        : near.includes(each)
          ? 'it does not run'
          : 'it is in another zone',
      source,
    }));
  walk.choose('load-balancer', {
    rule: 'MOD-5',
    text: `The listener on port ${listener.port} hands the connection to ${target.name} of ${listener.targets?.name}; whether that target is healthy is not assumed.`,
    chosen: target.name,
    rejected,
    source,
  });
  return target;
}

function handOver(
  node: NetworkInterface,
  target: Target,
  group: TargetGroup,
  packet: Packet,
  walk: Walk,
  privateLink: boolean,
): Move {
  const balancer = node.owner as NetworkLoadBalancer;
  const preserve = group.preservesClientAddress && !privateLink;
  if (preserve && target.address === packet.source) {
    walk.drop('load-balancer', {
      code: 'ELBV2_SOURCE_ADDRESS_PRESERVATION',
      rule: 'ES-4',
      text: `${target.name} would get a packet from its own address: with client addresses preserved, a target can't be its own client.`,
      source: group.source,
    });
    return ENDED;
  }
  if (preserve && !isNear(balancer, target)) {
    walk.drop('load-balancer', {
      code: 'ELBV2_SOURCE_ADDRESS_PRESERVATION',
      rule: 'ES-4',
      text: `${target.name} lies in another VPC that no peering joins with this one: over a transit gateway the client's address can't be preserved.`,
      source: group.sourceOf('preserve-client-ip'),
    });
    return ENDED;
  }
  const own = nodeAddress(node, target.address);
  const outside: Packet = {
    ...packet,
    destination: target.address,
    destinationPorts: target.port === undefined ? packet.destinationPorts : onePort(target.port),
    ...(preserve || own === undefined ? {} : { source: own, sourcePorts: packet.sourcePorts && ANY_EPHEMERAL }),
  };
  walk.memory.translate(balancer, packet, outside);
  // With the client's address preserved the answer is addressed to the client, and still comes back here, whatever the routes say.
  if (preserve)
    walk.memory.comeBack(outside, {
      to: balancing(node),
      subnet: node.subnet,
      rule: 'ES-4',
      text: `The answer goes back to the load balancer ${balancer.name}, which knows the connection; no route is asked.`,
    });
  const sees = preserve
    ? `which sees the client's address ${formatAddress(packet.source)}`
    : `which sees the load balancer's address ${formatAddress(outside.source)}`;
  walk.rewrite('load-balancer', {
    rule: 'ES-4',
    text: `The load balancer sends it to ${formatAddress(target.address)}${target.port === undefined ? '' : ` port ${target.port}`}, ${sees}.`,
    source: group.source,
  });
  // What was forgotten on the client's way says nothing about the connection from here to the target.
  if (!preserve) walk.memory.startAnew();
  filterBySecurityGroups(node, outside, 'egress', walk);
  if (preserve) {
    walk.memory.forgetGroups(balancer, 'SG_REFERENCES_NOT_PRESERVED');
    walk.memory.standIn = node;
  }
  return sendFrom(node, outside, walk);
}

/** In the VPC of the load balancer, or in one that is peered with it (NLB-TG). */
const isNear = (balancer: NetworkLoadBalancer, { interface: own }: Target): boolean =>
  !own ||
  own.vpc === balancer.vpc ||
  balancer.network
    .all('peering')
    .some((each) => each.works && [own.vpc, balancer.vpc].every((vpc) => vpc && each.references('vpcs').includes(vpc)));

function giveBack(node: NetworkInterface, original: Packet, packet: Packet, walk: Walk): Move {
  const answer: Packet = {
    ...packet,
    source: original.destination,
    sourcePorts: original.destinationPorts,
    destination: original.source,
    destinationPorts: original.sourcePorts,
  };
  walk.rewrite('load-balancer', {
    rule: 'ES-4',
    text: `The load balancer answers the client with its own address ${formatAddress(original.destination)}.`,
    source: node.owner.source,
  });
  return sendFrom(node, answer, walk);
}

const nodeAddress = (node: NetworkInterface, like: Address): Address | undefined =>
  node.addresses.find((address) => familyOf(address) === familyOf(like));
