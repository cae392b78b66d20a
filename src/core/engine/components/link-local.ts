/** Addresses that the machine's own host answers, and that no router passes on (RT-6, SG-8, ACL-6, CIDR-11). */
import type { Address } from '../../net/address';
import { formatAddress, parseAddress } from '../../net/address';
import type { Cidr } from '../../net/cidr';
import { containsAddress, parseCidr } from '../../net/cidr';
import { TCP, UDP } from '../../net/protocol';
import type { Packet, Place } from '../trace';
import type { Spot } from '../walk';
import { ENDED } from '../walk';

interface LinkLocalService {
  readonly name: string;
  readonly addresses: readonly Address[];
  readonly protocol: number;
  readonly port: number;
}

const service = (name: string, protocol: number, port: number, ...addresses: string[]): LinkLocalService => ({
  name,
  protocol,
  port,
  addresses: addresses.flatMap((text) => parseAddress(text) ?? []),
});

const SERVICES: readonly LinkLocalService[] = [
  service('instance metadata service', TCP, 80, '169.254.169.254', 'fd00:ec2::254'),
  service('Amazon Time Sync Service', UDP, 123, '169.254.169.123', 'fd00:ec2::123'),
];
const RESERVED: readonly Cidr[] = ['169.254.168.0/22', 'fd00:ec2::/32'].flatMap((text) => parseCidr(text)?.cidr ?? []);

export const isLinkLocal = (address: Address): boolean => RESERVED.some((block) => containsAddress(block, address));

/** A packet of `client` to such an address: answered on the spot, or by nobody. */
export function askingHost(packet: Packet, client: Place): Spot {
  const found = SERVICES.find(({ addresses }) => addresses.includes(packet.destination));
  const name = found?.name ?? 'reserved address';
  return {
    place: { kind: 'unknown', name, resource: undefined },
    role: 'receive',
    take({ destination, protocol, destinationPorts }, walk) {
      const at = formatAddress(destination);
      const { port } = found ?? {};
      const fits =
        found?.protocol === protocol &&
        destinationPorts !== undefined &&
        port !== undefined &&
        destinationPorts.from <= port &&
        port <= destinationPorts.to;
      if (!fits) {
        walk.drop('route', {
          code: 'NO_POSSIBLE_DESTINATION',
          rule: 'RT-6',
          text: `${at} is never forwarded, not even by 0.0.0.0/0: ${found ? `only the ${name} answers there, on port ${port}` : 'AWS keeps the block for services of the host itself'}.`,
        });
        return ENDED;
      }
      walk.pass('interface', {
        rule: 'SG-8',
        text: `${at} is the ${name}, which the host answers itself: no security group, network ACL or route is asked (ACL-6).`,
      });
      return { arrived: true, reply: answering(name, client) };
    },
  };
}

function answering(name: string, client: Place): Spot {
  const receiving: Spot = { place: client, role: 'receive', take: () => ({ arrived: true, reply: receiving }) };
  return {
    place: { kind: 'unknown', name, resource: undefined },
    role: 'send',
    take: (packet) => ({ to: receiving, packet }),
  };
}
