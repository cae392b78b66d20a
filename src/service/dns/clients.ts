/**
 * Who could ask for a DNS name that stands somewhere in a file, the nearest first:
 * 1. in an `expect` line its sender;
 * 2. in an on-premises block a host of the site;
 * 3. in a zone, a rule, a firewall or a Profile a client of the VPCs that it is associated with; in the private name of an
 *    endpoint service one of the VPCs with an endpoint to it; inside a VPC one of that VPC;
 * 4. anywhere else the file's first client.
 * Clients of one VPC, and hosts of one site with the same servers, see the same: one of them stands for all.
 */
import { isUnaskable, onPremisesSender, readSender, type Sender, senderFrom } from '../../core/engine/question';
import { placeOf } from '../../core/engine/walk';
import { associatedVpcs } from '../../core/model/association';
import { argument, type Bound, values } from '../../core/model/bind';
import type { InterfaceEndpoint } from '../../core/model/interface-endpoint';
import type { Network } from '../../core/model/network';
import type { Resource } from '../../core/model/resource';
import type { Vpc } from '../../core/model/vpc';
import type { Address } from '../../core/net/address';

/** Clients that see the same. */
export interface ClientGroup {
  /** `shop`, `office`, `the internet`. */
  readonly name: string;
  readonly sender: Sender;
  readonly vpc: Vpc | undefined;
}

/** The one who would ask for what is written in a statement; undefined where nobody is there to ask. */
export function nearestClient(bound: Bound, scope: Resource | undefined, network: Network): Sender | undefined {
  const from = bound.spec.keyword === 'expect' ? argument(bound, 'sender')?.text : undefined;
  if (from !== undefined) {
    const sender = readSender(from, network);
    return isUnaskable(sender) ? undefined : sender;
  }
  if (scope?.kind === 'host') return hostSender(scope);
  if (scope?.kind === 'on-premises') return siteSender(scope);
  for (const vpc of vpcsNear(scope)) {
    const sender = clientIn(vpc);
    if (sender) return sender;
  }
  return firstClient(network);
}

function vpcsNear(scope: Resource | undefined): readonly Vpc[] {
  if (!scope) return [];
  if (scope.vpc) return [scope.vpc];
  if (scope.kind !== 'endpoint-service') return associatedVpcs(scope);
  const consumers = scope.network.all<InterfaceEndpoint>('interface-endpoint');
  return consumers.flatMap((each) => (each.ownService === scope && each.vpc ? each.vpc : []));
}

/** The first instance of a VPC; else whatever has an address there. */
function clientIn(vpc: Vpc): Sender | undefined {
  for (const kind of ['instance', 'network-interface'] as const)
    for (const each of vpc.all(kind)) {
      const own = vpc.network.interfacesOf(each)[0];
      if (own) return senderFrom(each, own);
    }
  return undefined;
}

function firstClient(network: Network): Sender | undefined {
  for (const vpc of network.vpcs) {
    const sender = clientIn(vpc);
    if (sender) return sender;
  }
  const [host] = network.all('host');
  return host && hostSender(host);
}

const hostSender = (host: Resource): Sender =>
  onPremisesSender(host, values<Address>(host.property('address'), 'address'));

/** Its first host; where none is written, some address of the site. */
function siteSender(site: Resource): Sender {
  const host = site.contents?.find(({ kind }) => kind === 'host');
  if (host) return hostSender(host);
  return onPremisesSender(
    site,
    site.bound.blocks.map(({ first }) => (typeof first === 'number' ? first + 10 : first + 10n)),
  );
}

/** Of that many VPCs and of that many sites somebody is asked. */
export const LIMIT = 20;

/** One of each kind of client that can see something of its own: VPCs, sites, the internet; of very many the first. */
export function clientGroups(network: Network): ClientGroup[] {
  const groups: ClientGroup[] = [];
  for (const vpc of network.vpcs.slice(0, LIMIT))
    groups.push({ name: vpc.qualified, sender: clientIn(vpc) ?? nobodyIn(vpc), vpc });
  for (const site of network.all('on-premises').slice(0, LIMIT)) {
    groups.push({ name: site.qualified, sender: siteSender(site), vpc: undefined });
    for (const host of site.contents ?? [])
      if (host.property('dns-servers')) groups.push({ name: host.qualified, sender: hostSender(host), vpc: undefined });
  }
  const outside = readSender('internet', network);
  if (!isUnaskable(outside)) groups.push({ name: 'the internet', sender: outside, vpc: undefined });
  return groups;
}

/** A client that could be put into the VPC. */
const nobodyIn = (vpc: Vpc): Sender => {
  const own = vpc.network.interfaces.find((each) => each.vpc === vpc);
  return own
    ? senderFrom(own.owner, own)
    : { place: placeOf(vpc), interface: undefined, interfaces: [], resource: vpc, given: [] };
};

/** Whether a client belongs to a group: it sees what the group sees. */
export function isOf({ sender, vpc }: ClientGroup, client: Sender): boolean {
  if (client.place.name === sender.place.name) return true;
  if (vpc) return (client.interface?.vpc ?? client.resource?.vpc) === vpc;
  const site = (of: Sender): Resource | undefined =>
    of.resource?.property('dns-servers') ? undefined : (of.resource?.container ?? of.resource);
  return site(client) === site(sender) && client.given.length > 0 && client.interface === undefined;
}
