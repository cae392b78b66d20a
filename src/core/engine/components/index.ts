/** Which component takes a packet: by the kind of a route's target, and by the owner of an interface. */
import type { GatewayEndpoint } from '../../model/gateway-endpoint';
import type { NatGateway } from '../../model/nat-gateway';
import type { NetworkInterface } from '../../model/network-interface';
import type { Resource } from '../../model/resource';
import type { TransitGateway } from '../../model/transit-gateway';
import type { Kind } from '../../schema/kinds';
import type { Spot, Ways } from '../walk';
import { placeOf } from '../walk';
import { passingThrough } from './appliance';
import { leavingOneWay } from './egress-only-internet-gateway';
import { passingTo } from './gateway-endpoint';
import { inspecting } from './gateway-load-balancer-endpoint';
import { arrivingAt, neverSending } from './interface-endpoint';
import { outside } from './internet';
import { leavingBy } from './internet-gateway';
import { answering, neverOpening, translating } from './nat-gateway';
import { receiving, sending } from './network-interface';
import { balancing, balancingPrivateLink, sendingFromNode } from './network-load-balancer';
import { onPremises, sendingOnPremises } from './on-premises';
import { crossing } from './peering';
import { arrivingAtResolver } from './resolver-endpoint';
import { arrivingAtResource } from './resource-endpoint';
import { enteringByAttachment, enteringFromVpc } from './transit-gateway';
import { enteringByLine, leavingByLine } from './virtual-private-gateway';

const asRouteTarget: Partial<Record<Kind, (target: Resource, from: Spot) => Spot>> = {
  'internet-gateway': leavingBy,
  'egress-only-internet-gateway': (target) => leavingOneWay(target),
  'virtual-private-gateway': (target) => leavingByLine(target),
  'gateway-load-balancer-endpoint': (target) => inspecting(target),
  instance: passingThrough,
  interface: passingThrough,
  'network-interface': passingThrough,
  'nat-gateway': (target, from) => translating(target as NatGateway, from),
  peering: crossing,
  'transit-gateway': (target, from) => enteringFromVpc(target as TransitGateway, from),
  'gateway-endpoint': (target) => passingTo(target as GatewayEndpoint),
};

const asReceiver: Partial<Record<Kind, (receiver: NetworkInterface) => Spot>> = {
  instance: receiving,
  interface: receiving,
  'network-interface': receiving,
  'interface-endpoint': arrivingAt,
  'resource-endpoint': arrivingAtResource,
  'service-network-endpoint': arrivingAtResource,
  'nat-gateway': answering,
  'network-load-balancer': balancing,
  'resolver-inbound-endpoint': arrivingAtResolver,
  'resolver-outbound-endpoint': receiving,
};

/** Who opens connections of its own, and who never does; what is missing can't be simulated as a sender. */
const asSender: Partial<Record<Kind, (sender: NetworkInterface) => Spot>> = {
  instance: sending,
  interface: sending,
  'network-interface': sending,
  'interface-endpoint': neverSending,
  'nat-gateway': neverOpening,
  'network-load-balancer': sendingFromNode,
  'resolver-outbound-endpoint': sending,
};

function notSimulated({ owner }: NetworkInterface): Spot {
  return { place: placeOf(owner), role: 'send', take: (_packet, walk) => walk.unsupported(owner) };
}

export const ways: Ways = {
  routeTo: (target, from) => asRouteTarget[target.kind]?.(target, from),
  deliverTo: (receiver) => asReceiver[receiver.owner.kind]?.(receiver),
  startAt: (sender) => (asSender[sender.owner.kind] ?? notSimulated)(sender),
  outside,
  startOnPremises: (site, address) => sendingOnPremises(site, address),
  outsideBy: (line, packet) => onPremises(line, packet.destination),
  intoAttachment: (attachment) => enteringByAttachment(attachment, undefined),
  intoVpcBy: enteringByLine,
  privateLinkTo: balancingPrivateLink,
};

/** Kinds that a packet can pass or reach; everything else in the way makes a trace undetermined. */
export const simulatedKinds: ReadonlySet<Kind> = new Set([
  ...Object.keys(asRouteTarget),
  ...Object.keys(asReceiver),
] as Kind[]);
