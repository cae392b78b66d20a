/** Amazon-provided names of instances: the private one says the address, the public one is private inside the VPC and in VPCs that ask for it (DNS-3, DNS-13 to DNS-18). */
import type { Connection } from '../../model/connected-vpcs';
import { connectionsOf } from '../../model/connected-vpcs';
import type { Network } from '../../model/network';
import type { NetworkInterface } from '../../model/network-interface';
import { primaryAddress } from '../../model/network-interface';
import type { Resource } from '../../model/resource';
import type { Vpc } from '../../model/vpc';
import type { Address } from '../../net/address';
import { formatAddress, parseAddress } from '../../net/address';
import { containsAddress, RFC1918 } from '../../net/cidr';
import type { StepDetails } from '../walk';

/** An address, a certain "no such name", or undefined where nothing can be said. */
export type HostNameAnswer =
  | { readonly address: Address; readonly owner: Resource | undefined; readonly step: StepDetails }
  | { readonly address: undefined; readonly step: StepDetails };

const PRIVATE = /^ip-(\d+-\d+-\d+-\d+)\.(?:(ec2)\.internal|([a-z0-9-]+)\.compute\.internal)$/;
const PUBLIC = /^ec2-(\d+-\d+-\d+-\d+)\.(?:(compute-1)|([a-z0-9-]+)\.compute)\.amazonaws\.com(?:\.cn)?$/;
const ZONE =
  /(?:^|\.)((?:(ec2)|([a-z0-9-]+)\.compute)\.internal|(?:(compute-1)|([a-z0-9-]+)\.compute)\.amazonaws\.com(?:\.cn)?)$/;

/** The domain of a host name, which is a rule of its own in VPCs of these Regions (DNS-27); undefined for other names. */
export function hostNameZone(name: string, regions: ReadonlySet<string | undefined> | undefined): string | undefined {
  if (!/\.(?:internal|amazonaws\.com(?:\.cn)?)$/.test(name)) return undefined;
  const [, zone, ...found] = ZONE.exec(name) ?? [];
  const region = found[1] ?? found[3] ?? 'us-east-1';
  return regions === undefined || regions.has(region) ? zone : undefined;
}

const addressIn = (match: RegExpExecArray | null): Address | undefined =>
  match?.[1] === undefined ? undefined : parseAddress(match[1].replaceAll('-', '.'));

/** The name as a client in that VPC sees it. */
export function hostNameInVpc(name: string, vpc: Vpc): HostNameAnswer | undefined {
  return privateName(name, vpc) ?? publicName(name, vpc, vpc.network);
}

/** The name as public DNS answers it. */
export const hostNameOutside = (name: string, network: Network): HostNameAnswer | undefined =>
  publicName(name, undefined, network);

/** The private name that Amazon gives an address: `ip-10-0-1-5.ec2.internal` (DNS-13). */
export const privateNameOf = (address: Address, region: string | undefined): string =>
  `ip-${formatAddress(address).replaceAll('.', '-')}.${region === 'us-east-1' || region === undefined ? 'ec2' : `${region}.compute`}.internal`;

export const attributeOff = (vpc: Vpc): 'dns-support' | 'dns-hostnames' | undefined =>
  !vpc.dnsSupport ? 'dns-support' : !vpc.dnsHostnames ? 'dns-hostnames' : undefined;

function privateName(name: string, vpc: Vpc): HostNameAnswer | undefined {
  const match = PRIVATE.exec(name);
  const address = addressIn(match);
  if (address === undefined) return undefined;
  const off = attributeOff(vpc);
  if (off !== undefined) {
    const text = `Amazon's private host names need both DNS attributes, and ${off} is off in ${vpc.qualified}.`;
    return { address: undefined, step: { rule: 'DNS-3', text, source: vpc.sourceOf(off) } };
  }
  const region = match?.[2] ? 'us-east-1' : match?.[3];
  if ((region === 'us-east-1') !== (match?.[2] !== undefined)) return undefined;
  const own = vpc.region === region ? vpc.interfaceAt(address) : undefined;
  if (own) return said(name, address, own, 'DNS-13', '');
  for (const connection of connectionsOf(vpc)) {
    const found = connection.other.region === region ? connection.other.interfaceAt(address) : undefined;
    if (found) return ofNeighbour(name, address, found, connection, vpc);
  }
  return undefined;
}

function said(name: string, address: Address, { owner, source }: NetworkInterface, rule: string, more: string) {
  const text = `${name} is Amazon's private name for ${formatAddress(address)}, ${owner.qualified}${more}.`;
  return { address, owner, step: { rule, text, source } };
}

/** Over peering, in one Region, private addresses of RFC 1918 are enough; otherwise the option has to be on (DNS-18). */
function ofNeighbour(
  name: string,
  address: Address,
  found: NetworkInterface,
  { other, by, translates }: Connection,
  asker: Vpc,
): HostNameAnswer {
  const near = other.region === asker.region && RFC1918.some((block) => containsAddress(block, address));
  if (near || translates)
    return said(name, address, found, 'DNS-18', ` in ${other.qualified}, connected by ${by.name}`);
  const why = other.region === asker.region ? 'the address is none of RFC 1918' : 'the VPCs lie in different Regions';
  const text = `${name} belongs to ${other.qualified}, but ${why}, and DNS resolution over ${by.name} is not on for ${asker.qualified}.`;
  return { address: undefined, step: { rule: 'DNS-18', text, source: by.source } };
}

function publicName(name: string, asker: Vpc | undefined, network: Network): HostNameAnswer | undefined {
  const address = addressIn(PUBLIC.exec(name));
  if (address === undefined) return undefined;
  const own = typeof address === 'number' ? network.publicInterfaceAt(address) : undefined;
  if (own?.vpc && attributeOff(own.vpc)) return undefined;
  const inside = own && primaryAddress(own, 4);
  const split = own?.vpc && inside !== undefined && asker ? splitHorizon(own.vpc, asker) : undefined;
  if (own && inside !== undefined && split?.rule) {
    const text = `${split.text} the public name of ${own.owner.qualified} gives its private address.`;
    return { address: inside, owner: own.owner, step: { rule: split.rule, text, source: own.source } };
  }
  const more = own ? `, ${own.owner.qualified}` : '';
  const text = `${name} is Amazon's public name for ${formatAddress(address)}${more}.${split ? ` ${split.text}` : ''}`;
  return { address, owner: own?.owner, step: { rule: 'DNS-14', text, source: own?.source } };
}

/** Whether a client sees the private address behind a public name; without `rule` it does not, and the text says why. */
function splitHorizon(home: Vpc, asker: Vpc): { readonly rule?: string; readonly text: string } | undefined {
  if (home === asker) return { rule: 'DNS-15', text: `Inside ${asker.qualified}` };
  const connection = connectionsOf(asker).find(({ other }) => other === home);
  if (!connection) return undefined;
  const { by, translates } = connection;
  const rule = by.kind === 'peering' ? 'DNS-16' : 'DNS-17';
  if (!translates)
    return { text: `DNS resolution over ${by.name} is not on for ${asker.qualified}, so it stays public (${rule}).` };
  const off = [home, asker].find(attributeOff);
  if (off) return { text: `${attributeOff(off)} is off in ${off.qualified}, so it stays public (${rule}).` };
  return { rule, text: `Over ${by.name}, with DNS support on,` };
}
