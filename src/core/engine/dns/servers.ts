/** Who answers DNS questions at an address, seen from whoever asks (DNS-5, DNS-8, DNS-11, DNS-32). */
import { dnsServerAt } from '../../model/dns-server';
import type { Network } from '../../model/network';
import type { Resource } from '../../model/resource';
import type { Vpc } from '../../model/vpc';
import type { Address } from '../../net/address';
import { formatAddress } from '../../net/address';
import { isPublic } from '../../net/cidr';
import { hostAt } from '../components/on-premises';
import { resolverPlace } from '../components/resolver';
import type { Sender } from '../question';
import { onPremisesSender, senderFrom } from '../question';
import type { Path, Place } from '../trace';
import { placeOf } from '../walk';
import { amazonResolver } from './amazon-resolver';
import type { Found, Server } from './inquiry';
import { called } from './inquiry';
import { ownServer } from './own-server';
import { publicDns } from './public-dns';

/** VPCs and sites can use the same addresses: `path`, the way that the question took, tells whose one is meant. */
export function serverAt(network: Network, address: Address, asker: Sender, path?: Path): Found {
  const home = asker.interface?.vpc;
  if (home?.resolverAddresses.includes(address)) return { server: amazonResolver(home, false, address), walks: false };
  const holders = network.interfacesAt(address);
  const holder = path
    ? holders.find(({ owner }) => path.forward.some(({ at }) => at.resource === owner))
    : (holders.find((each) => each.vpc === home) ?? holders[0]);
  const own = dnsServerAt(network, address, siteOf(path?.forward.at(-1)?.at.resource) ?? siteOf(asker.resource));
  if (own) {
    const runsAt = holder && senderFrom(holder.owner, holder);
    const name = `DNS server ${formatAddress(address)}`;
    const host = hostAt(own.site, address);
    const place: Place = host
      ? placeOf(host)
      : { kind: 'resolver', name: `${name} of ${own.site.name}`, resource: undefined };
    const asSender = runsAt ?? { ...onPremisesSender(own.site, [address]), place };
    return { server: ownServer(own, asSender, publicDns(true)), walks: true };
  }
  if (holder?.owner.kind === 'resolver-inbound-endpoint' && holder.vpc)
    return { server: throughEndpoint(holder.owner, holder.vpc, address), walks: true };
  if (holder) return { server: unwritten(placeOf(holder.owner), address, holder.owner), walks: true };
  const other = resolverOwner(network, address);
  if (other) return notFromOutside(other, address, asker);
  if (isPublic(address)) return { server: { ...publicDns(true), label: formatAddress(address) }, walks: true };
  const place: Place = { kind: 'resolver', name: `DNS server ${formatAddress(address)}`, resource: undefined };
  return { server: unwritten(place, address, undefined), walks: true };
}

/** The inbound endpoint answers as its VPC; what people see is the endpoint. */
const throughEndpoint = (endpoint: Resource, vpc: Vpc, address: Address): Server => ({
  ...amazonResolver(vpc, true),
  place: placeOf(endpoint),
  label: formatAddress(address),
});

const unwritten = (place: Place, address: Address, owner: Resource | undefined): Server => ({
  place,
  label: formatAddress(address),
  answer: (name, _inquiry, log) =>
    log.unknown(
      {
        rule: 'DNS-11',
        text: `What the DNS server at ${formatAddress(address)}${owner ? ` (${owner.qualified})` : ''} answers for ${name} is not in the file: a dns-server of that address in an on-premises block would say it.`,
        source: owner?.source,
      },
      owner,
    ),
});

const siteOf = (resource: Resource | undefined): Resource | undefined =>
  resource?.kind === 'host' ? resource.container : resource?.kind === 'on-premises' ? resource : undefined;

const resolverOwner = (network: Network, address: Address): Vpc | undefined =>
  network.vpcs.find((vpc) => vpc.resolverAddresses[0] === address);

function notFromOutside(vpc: Vpc, address: Address, asker: Sender): Found {
  return {
    place: resolverPlace(vpc),
    nobody: {
      rule: 'DNS-8',
      text: `${formatAddress(address)} is the Amazon resolver of ${vpc.qualified}, and ${called(asker.place)} is outside of that VPC: over peering, VPN, Direct Connect or a transit gateway it is not to be asked. An inbound resolver endpoint is.`,
      source: vpc.source,
    },
  };
}
