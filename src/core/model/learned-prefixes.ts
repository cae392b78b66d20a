/** What a virtual private gateway learns from the VPN and Direct Connect connections behind it (VGW-1, DX-1). */
import type { Cidr, WrittenCidr } from '../net/cidr';
import { properties, values } from './bind';
import type { Resource } from './resource';

const blocks = (resource: Resource | undefined, keyword: string): Cidr[] =>
  resource
    ? properties(resource.bound, keyword).flatMap((each) => values<WrittenCidr>(each, 'cidr').map(({ cidr }) => cidr))
    : [];

export function learnedPrefixes(gateway: Resource): Cidr[] {
  const { network } = gateway;
  const vpns = network.all('vpn').filter((vpn) => vpn.works && vpn.reference('gateway') === gateway);
  const lines = network
    .all('direct-connect')
    .filter((line) => line.works && line.references('gateways').includes(gateway));
  return [
    ...lines.flatMap((line) => blocks(line.reference('site'), 'cidr')),
    ...vpns.flatMap((vpn) => [
      ...blocks(vpn, 'routes'),
      ...(vpn.isOn('bgp', false) ? blocks(vpn.reference('site'), 'cidr') : []),
    ]),
  ];
}
