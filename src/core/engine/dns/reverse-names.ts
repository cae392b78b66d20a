/** Reverse look-ups: private ranges are rules of their own in every VPC with host names on, so they are never asked elsewhere (DNS-29). */
import { connectionsOf } from '../../model/connected-vpcs';
import type { Vpc } from '../../model/vpc';
import type { Address } from '../../net/address';
import { formatAddress, parseAddress } from '../../net/address';
import { containsAddress, RFC1918 } from '../../net/cidr';
import { privateNameOf } from './host-names';
import type { Log, Outcome } from './inquiry';

export const isReverseName = (name: string): boolean => /(^|\.)(in-addr|ip6)\.arpa$/.test(name);

/** The IPv4 address that a whole reverse name stands for: `5.1.0.10.in-addr.arpa` is 10.0.1.5. */
export function addressOfReverse(name: string): number | undefined {
  const octets = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.in-addr\.arpa$/.exec(name)?.slice(1);
  const address = octets && parseAddress(octets.reverse().join('.'));
  return typeof address === 'number' ? address : undefined;
}

/** The reverse name of an IPv4 address. */
export const reverseName = (address: number): string =>
  `${formatAddress(address).split('.').reverse().join('.')}.in-addr.arpa`;

const vpcsInReach = (vpc: Vpc): Vpc[] => [
  vpc,
  ...connectionsOf(vpc).flatMap(({ other, translates }) => (translates ? other : [])),
];

/** The autodefined zone that holds a reverse name: a /24 slice of the VPC or of a connected one, or a private range as a whole. */
export function reverseZone(name: string, vpc: Vpc): string | undefined {
  const address = addressOfReverse(name);
  if (address === undefined) return undefined;
  const [a, b, c] = formatAddress(address).split('.');
  if (vpcsInReach(vpc).some((each) => each.contains(address))) return `${c}.${b}.${a}.in-addr.arpa`;
  if (!RFC1918.some((block) => containsAddress(block, address))) return undefined;
  return a === '10' ? '10.in-addr.arpa' : `${b}.${a}.in-addr.arpa`;
}

/** What the VPC's resolver says about a reverse name of its own rules. */
export function reverseAnswer(name: string, vpc: Vpc, zone: string, log: Log): Outcome {
  const address = addressOfReverse(name) as Address;
  for (const each of vpcsInReach(vpc)) {
    const found = each.interfaceAt(address);
    if (!found) continue;
    const text = `${formatAddress(address)} is the address of ${found.owner.qualified}; Amazon's private name for it is ${privateNameOf(address, each.region)}.`;
    return log.foundNames([privateNameOf(address, each.region)], { rule: 'DNS-29', text, source: found.source });
  }
  const silent = connectionsOf(vpc).find(({ other, translates }) => !translates && other.interfaceAt(address));
  const has = silent
    ? `${silent.other.qualified} has ${formatAddress(address)}, but DNS resolution over ${silent.by.name} is not on for ${vpc.qualified}`
    : `Nothing in ${vpc.qualified} or in VPCs connected to it has ${formatAddress(address)}`;
  return log.failed('NXDOMAIN', 'DNS_NXDOMAIN', {
    rule: 'DNS-29',
    text: `${has}, and the zone ${zone} is the VPC's own: the question is never sent to anybody else. A rule for a more specific zone would do that.`,
    source: silent ? silent.by.source : vpc.sourceOf('dns-hostnames'),
  });
}
