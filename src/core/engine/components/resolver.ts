/** The Amazon resolver as the target of packets: no group, no ACL and no route applies to them (DNS-1, DNS-5, DNS-7, ACL-6, SG-8). */
import type { Vpc } from '../../model/vpc';
import { formatAddress } from '../../net/address';
import type { Place } from '../trace';
import type { Spot } from '../walk';
import { ENDED } from '../walk';

export const resolverPlace = (vpc: Vpc): Place => ({
  kind: 'resolver',
  name: `Amazon resolver of ${vpc.qualified}`,
  resource: undefined,
});

export function asking(vpc: Vpc): Spot {
  return {
    place: resolverPlace(vpc),
    role: 'receive',
    take(packet, walk) {
      if (!vpc.dnsSupport) {
        walk.drop('dns', {
          code: 'DNS_NO_RESOLVER',
          rule: 'DNS-1',
          text: `The Amazon resolver doesn't answer in ${vpc.qualified}: dns-support is off.`,
          source: vpc.sourceOf('dns-support'),
        });
        return ENDED;
      }
      const ports = packet.destinationPorts;
      if (!ports || ports.from > 53 || ports.to < 53) {
        walk.drop('dns', {
          code: 'NO_POSSIBLE_DESTINATION',
          rule: 'DNS-7',
          text: `${formatAddress(packet.destination)} is the Amazon resolver; it answers DNS on port 53 only.`,
        });
        return ENDED;
      }
      walk.pass('dns', {
        rule: 'DNS-7',
        text: `${formatAddress(packet.destination)} is the Amazon resolver: no security group, network ACL or route applies to questions to it.`,
      });
      return { arrived: true, reply: answering(vpc) };
    },
  };
}

function answering(vpc: Vpc): Spot {
  return {
    place: resolverPlace(vpc),
    role: 'send',
    take(packet, walk) {
      const client = vpc.interfaceAt(packet.destination);
      const next = client && walk.ways.deliverTo(client);
      return next ? { to: next, packet } : ENDED;
    },
  };
}
