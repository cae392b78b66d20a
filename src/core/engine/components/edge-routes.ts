/** Gateway (edge) route tables: steer what enters by an internet or virtual private gateway (RT-14, RT-15, RT-16). */
import type { NetworkInterface } from '../../model/network-interface';
import type { Resource } from '../../model/resource';
import type { Address } from '../../net/address';
import { formatAddress } from '../../net/address';
import { chooseRoute, describeRoute } from '../route-choice';
import type { Packet } from '../trace';
import type { Move, Spot, Walk } from '../walk';
import { ENDED } from '../walk';
import { intoSubnet } from './subnet';

/** From a gateway to an interface of its VPC: straight to its subnet, or to where the gateway's own table says. */
export function enterVpc(gateway: Resource, from: Spot, receiver: NetworkInterface, packet: Packet, walk: Walk): Move {
  const table = gateway.vpc?.edgeTableOf(gateway);
  const { chosen, rejected } = table
    ? chooseRoute(table.matches(packet.destination))
    : { chosen: undefined, rejected: [] };
  if (!table || !chosen || chosen.target === 'local') return intoSubnet(receiver, undefined, packet, walk);
  walk.choose('route', {
    rule: 'RT-14',
    text: `Gateway route table ${table.name} sends what enters for ${formatAddress(packet.destination)} by ${describeRoute(chosen)}.`,
    chosen: describeRoute(chosen),
    rejected,
    source: chosen.source,
  });
  const { target } = chosen;
  if (typeof target !== 'object' || !target.works) {
    walk.drop('route', {
      code: 'BAD_STATE_ROUTE',
      rule: 'RT-11',
      text: `The route ${describeRoute(chosen)} leads to nothing that works.`,
      source: chosen.source,
    });
    return ENDED;
  }
  const middle = walk.network.interfacesOf(target)[0];
  if (
    gateway.kind === 'internet-gateway' &&
    middle &&
    target.kind !== 'gateway-load-balancer-endpoint' &&
    middle.publicAddress === undefined
  ) {
    walk.drop('gateway', {
      code: 'INGRESS_RTB_NO_PUBLIC_IP',
      rule: 'RT-16',
      text: `What enters by ${gateway.name} goes to ${target.name}, which has no public address; such an appliance needs one.`,
      source: target.source,
    });
    return ENDED;
  }
  const next = walk.ways.routeTo(target, from);
  return next ? { to: next, packet } : walk.unsupported(target);
}

/** The middlebox that traffic to this address enters through: its answers must pass it as well (RT-16). */
export function middleboxFor(gateway: Resource, inside: Address): Resource | undefined {
  const table = gateway.vpc?.edgeTableOf(gateway);
  const chosen = table && chooseRoute(table.matches(inside)).chosen;
  return typeof chosen?.target === 'object' ? chosen.target : undefined;
}
