/** Amazon-provided names of instances: the private one says the address, the public one is private inside the VPC (DNS-3, DNS-13 to DNS-16). */
import type { Network } from '../../model/network';
import { primaryAddress } from '../../model/network-interface';
import type { Resource } from '../../model/resource';
import type { Vpc } from '../../model/vpc';
import type { Address } from '../../net/address';
import { formatAddress, parseAddress } from '../../net/address';
import type { StepDetails } from '../walk';

/** An address, a certain "no such name", or undefined where nothing can be said. */
export type HostNameAnswer =
  | { readonly address: Address; readonly owner: Resource | undefined; readonly step: StepDetails }
  | { readonly address: undefined; readonly step: StepDetails };

const PRIVATE = /^ip-(\d+-\d+-\d+-\d+)\.(?:(ec2)\.internal|([a-z0-9-]+)\.compute\.internal)$/;
const PUBLIC = /^ec2-(\d+-\d+-\d+-\d+)\.(?:(compute-1)|([a-z0-9-]+)\.compute)\.amazonaws\.com$/;

const addressIn = (match: RegExpExecArray | null): Address | undefined =>
  match?.[1] === undefined ? undefined : parseAddress(match[1].replaceAll('-', '.'));

/** The name as a client in that VPC sees it. */
export function hostNameInVpc(name: string, vpc: Vpc): HostNameAnswer | undefined {
  return privateName(name, vpc) ?? publicName(name, vpc, vpc.network);
}

/** The name as public DNS answers it. */
export const hostNameOutside = (name: string, network: Network): HostNameAnswer | undefined =>
  publicName(name, undefined, network);

function privateName(name: string, vpc: Vpc): HostNameAnswer | undefined {
  const match = PRIVATE.exec(name);
  const address = addressIn(match);
  if (address === undefined) return undefined;
  const off = attributeOff(vpc);
  if (off !== undefined) {
    return {
      address: undefined,
      step: {
        rule: 'DNS-3',
        text: `Amazon's private host names need both DNS attributes, and ${off} is off in ${vpc.qualified}.`,
        source: vpc.sourceOf(off),
      },
    };
  }
  const region = match?.[2] ? 'us-east-1' : match?.[3];
  const own = vpc.interfaceAt(address);
  if (!own || vpc.region !== region || (region === 'us-east-1') !== (match?.[2] !== undefined)) return undefined;
  return {
    address,
    owner: own.owner,
    step: {
      rule: 'DNS-13',
      text: `${name} is Amazon's private name for ${formatAddress(address)}, ${own.owner.qualified}.`,
      source: own.source,
    },
  };
}

const attributeOff = (vpc: Vpc): 'dns-support' | 'dns-hostnames' | undefined =>
  !vpc.dnsSupport ? 'dns-support' : !vpc.dnsHostnames ? 'dns-hostnames' : undefined;

function publicName(name: string, asker: Vpc | undefined, network: Network): HostNameAnswer | undefined {
  const address = addressIn(PUBLIC.exec(name));
  if (address === undefined) return undefined;
  const own = typeof address === 'number' ? network.publicInterfaceAt(address) : undefined;
  if (own?.vpc && attributeOff(own.vpc)) return undefined;
  const inside = own && primaryAddress(own, 4);
  if (own && inside !== undefined && own.vpc === asker && asker) {
    const text = `Inside ${asker.qualified} the public name of ${own.owner.qualified} gives its private address.`;
    return { address: inside, owner: own.owner, step: { rule: 'DNS-15', text, source: own.source } };
  }
  // Peerings and transit gateways may translate it for their other side (DNS-16, DNS-17).
  if (own && asker && isConnected(asker, network)) return undefined;
  return {
    address,
    owner: own?.owner,
    step: {
      rule: 'DNS-14',
      text: `${name} is Amazon's public name for ${formatAddress(address)}${own ? `, ${own.owner.qualified}` : ''}.`,
      source: own?.source,
    },
  };
}

const isConnected = (vpc: Vpc, network: Network): boolean =>
  network.all('peering').some((each) => each.references('vpcs').includes(vpc)) ||
  network.all('attachment').some((each) => each.reference('vpc') === vpc);
