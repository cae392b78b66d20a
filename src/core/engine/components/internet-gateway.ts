/** The internet gateway: swaps private and public IPv4 addresses one to one, in both directions (IGW-1 to IGW-7, BPA-1, EVAL-6). */
import type { NetworkInterface } from '../../model/network-interface';
import { machineOf } from '../../model/network-interface';
import type { Resource } from '../../model/resource';
import { formatAddress } from '../../net/address';
import { containsAddress, isRfc1918, RFC6598 } from '../../net/cidr';
import type { Packet } from '../trace';
import type { Move, Spot, Walk } from '../walk';
import { ENDED, placeOf } from '../walk';
import { checkBlockPublicAccess } from './block-public-access';
import { enterVpc, middleboxFor } from './edge-routes';

/** From the VPC towards the outside. */
export function leavingBy(gateway: Resource, from: Spot): Spot {
  return {
    place: placeOf(gateway),
    role: 'pass',
    take(packet, walk) {
      walk.cross(gateway);
      const sender = gateway.vpc?.interfaceAt(packet.source);
      checkWayOut(gateway, sender, packet, walk);
      if (sender) checkRedirection(gateway, sender, from, packet.source, walk);
      const outside =
        typeof packet.source === 'number' ? translateOut(gateway, sender, packet, walk) : passV6(sender, packet, walk);
      return outside ? { to: walk.ways.outside(outside, walk), packet: outside } : ENDED;
    },
  };
}

/** What holds for everything that leaves by the gateway, whoever sends it. */
export function checkWayOut(gateway: Resource, sender: NetworkInterface | undefined, packet: Packet, walk: Walk): void {
  checkState(gateway, walk);
  checkBlockPublicAccess(gateway, sender, walk);
  checkRemote(packet.destination, walk);
}

function translateOut(
  gateway: Resource,
  sender: NetworkInterface | undefined,
  packet: Packet,
  walk: Walk,
): Packet | undefined {
  const publicAddress = sender?.publicAddressOf(packet.source);
  if (publicAddress === undefined) {
    const who = sender
      ? `${sender.owner.name} (${formatAddress(packet.source)}) has no public address`
      : `${formatAddress(packet.source)} is not the address of an interface of this VPC`;
    const machine = translatorOnTheWay(gateway, walk);
    if (machine) {
      walk.giveUp({
        code: 'IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS',
        rule: 'IGW-2',
        text: `It depends on what ${machine.name} does inside: ${who}, so the internet gateway drops the packet unless ${machine.name} has put its own address in place of the source, as a NAT instance does.`,
        source: machine.source,
      });
      return undefined;
    }
    walk.drop('gateway', {
      code: 'IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS',
      rule: 'IGW-2',
      text: `The internet gateway ${gateway.name} drops the packet: ${who}.`,
      source: sender?.source ?? gateway.source,
    });
    return undefined;
  }
  walk.rewrite('gateway', {
    rule: 'IGW-2',
    text: `The internet gateway ${gateway.name} swaps the source ${formatAddress(packet.source)} for the public address ${formatAddress(publicAddress)}${sender?.madeUpPublicAddress === undefined ? '' : ' (made up, since the file gives none)'}.`,
    source: sender?.source,
  });
  return { ...packet, source: publicAddress };
}

/** A machine with a public address that passed the packet on: it may be a NAT instance, which no file tells. */
function translatorOnTheWay(gateway: Resource, walk: Walk): Resource | undefined {
  if (walk.direction === 'return') return undefined;
  return walk.via.find(
    (each) =>
      MACHINES.has(each.kind) &&
      each.vpc === gateway.vpc &&
      walk.network.interfacesOf(machineOf(each)).some((own) => own.publicAddress !== undefined),
  );
}
const MACHINES: ReadonlySet<string> = new Set(['instance', 'interface', 'network-interface']);

function passV6(sender: NetworkInterface | undefined, packet: Packet, walk: Walk): Packet | undefined {
  if (!sender || sender.owner.kind === 'interface-endpoint') {
    walk.drop('gateway', {
      code: 'IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS',
      rule: sender ? 'IE-3' : 'IGW-6',
      text: `The internet gateway takes no packets from ${formatAddress(packet.source)}.`,
    });
    return undefined;
  }
  walk.pass('gateway', {
    rule: 'IGW-6',
    text: 'IPv6 addresses are public: the internet gateway passes the packet unchanged.',
  });
  return packet;
}

/** From the outside into the VPC. */
export function enteringBy(gateway: Resource): Spot {
  const spot: Spot = {
    place: placeOf(gateway),
    role: 'pass',
    take(packet, walk): Move {
      walk.cross(gateway);
      checkState(gateway, walk);
      const receiver =
        typeof packet.destination === 'number'
          ? walk.network.publicInterfaceAt(packet.destination)
          : gateway.vpc?.interfaceAt(packet.destination);
      checkBlockPublicAccess(gateway, receiver, walk);
      checkSource(packet.source, walk);
      if (!receiver || receiver.vpc !== gateway.vpc) {
        walk.drop('gateway', {
          code: 'IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS',
          rule: 'IGW-3',
          text: `${formatAddress(packet.destination)} is not the public address of an interface of this VPC.`,
          source: gateway.source,
        });
        return ENDED;
      }
      const inside = typeof packet.destination === 'number' ? translateIn(gateway, receiver, packet, walk) : packet;
      return enterVpc(gateway, spot, receiver, inside, walk);
    },
  };
  return spot;
}

function translateIn(gateway: Resource, receiver: NetworkInterface, packet: Packet, walk: Walk): Packet {
  const address = receiver.addresses.find((each) => typeof each === 'number') ?? packet.destination;
  walk.rewrite('gateway', {
    rule: 'IGW-3',
    text: `The internet gateway ${gateway.name} swaps the public destination ${formatAddress(packet.destination)} for ${formatAddress(address)}.`,
    source: receiver.source,
  });
  return { ...packet, destination: address };
}

/** What enters through a middlebox has to leave through it (RT-16). */
function checkRedirection(
  gateway: Resource,
  sender: NetworkInterface,
  from: Spot,
  source: Packet['source'],
  walk: Walk,
): void {
  const middlebox = middleboxFor(gateway, source);
  if (!middlebox || middlebox === sender.owner) return;
  const inner = walk.network.interfacesOf(middlebox)[0]?.subnet;
  if (from.place.resource === inner) return;
  walk.drop('gateway', {
    code: 'INGRESS_RTB_TRAFFIC_REDIRECTION',
    rule: 'RT-16',
    text: `What enters for ${sender.owner.name} is redirected to ${middlebox.name}, so its own packets have to leave through ${middlebox.name} too; this one comes straight from its subnet.`,
    source: middlebox.source,
  });
}

function checkState(gateway: Resource, walk: Walk): void {
  if (!gateway.works)
    walk.drop('gateway', {
      code: 'BAD_STATE',
      rule: 'IGW-1',
      text: `The internet gateway ${gateway.name} is ${gateway.state}.`,
      source: gateway.sourceOf('state'),
    });
}

function checkRemote(destination: Packet['destination'], walk: Walk): void {
  if (isRfc1918(destination)) {
    walk.drop('gateway', {
      code: 'IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS',
      rule: 'IGW-4',
      text: `An internet gateway sends nothing to private addresses such as ${formatAddress(destination)}.`,
    });
  } else if (containsAddress(RFC6598, destination)) {
    walk.drop('gateway', {
      code: 'IGW_DESTINATION_ADDRESS_NOT_IN_RFC6598_EGRESS',
      rule: 'IGW-4',
      text: `An internet gateway sends nothing to 100.64.0.0/10, and ${formatAddress(destination)} lies there.`,
    });
  }
}

/** Nobody outside may claim a private source. */
function checkSource(source: Packet['source'], walk: Walk): void {
  const claims = isRfc1918(source) ? 'RFC1918' : containsAddress(RFC6598, source) ? 'RFC6598' : undefined;
  if (claims)
    walk.drop('gateway', {
      code: `IGW_SOURCE_ADDRESS_NOT_IN_${claims}_INGRESS`,
      rule: 'IGW-4',
      text: `An internet gateway takes nothing in from private addresses such as ${formatAddress(source)}.`,
    });
}
