/** DNS servers of one's own: what an `on-premises` block says of them. One whose address is an instance's runs there (ONP-1, DNS-11). */
import type { Address } from '../net/address';
import { parseAddress } from '../net/address';
import type { Bound } from './bind';
import { argument, properties, values } from './bind';
import { isWithin, labels, normalise } from './domain-name';
import type { Network } from './network';
import type { Resource } from './resource';
import type { Source } from './source';

export interface ServerAddress {
  readonly address: Address;
  readonly port: number;
}

/** A `zone` or a `forward` line. */
export interface ServerEntry {
  readonly domain: string;
  /** Of a zone its answers; of a forward the servers to ask. */
  readonly addresses: readonly ServerAddress[];
  readonly isZone: boolean;
  readonly source: Source;
}

export interface DnsServer {
  readonly address: Address;
  readonly site: Resource;
  readonly entries: readonly ServerEntry[];
  readonly source: Source;
}

const known = new WeakMap<Network, ReadonlyMap<Address, DnsServer>>();

/** All servers of a network by address; the first of an address counts. */
export function dnsServers(network: Network): ReadonlyMap<Address, DnsServer> {
  let servers = known.get(network);
  if (!servers) {
    const made = new Map<Address, DnsServer>();
    for (const site of network.all('on-premises'))
      for (const each of serversOf(site)) if (!made.has(each.address)) made.set(each.address, each);
    servers = made;
    known.set(network, servers);
  }
  return servers;
}

/** The server of an address: that of the site where there is one (sites can use the same addresses), else the first. */
export const dnsServerAt = (network: Network, address: Address, site: Resource | undefined): DnsServer | undefined =>
  (site && serversOf(site).find((each) => each.address === address)) ?? dnsServers(network).get(address);

export const serversOf = (site: Resource): DnsServer[] =>
  properties(site.bound, 'dns-server').flatMap((bound) => {
    const address = values<Address>(bound, 'address')[0];
    return address === undefined ? [] : [{ address, site, entries: entriesOf(bound, site), source: at(bound, site) }];
  });

const at = ({ statement }: Bound, { file }: Resource): Source => ({ file, statement });

function entriesOf(server: Bound, site: Resource): ServerEntry[] {
  const entry = (bound: Bound, isZone: boolean): ServerEntry[] => {
    const domain = argument(bound, isZone ? 'dns-name' : 'domain')?.text;
    const addresses = bound.arguments.flatMap(({ role, text }) =>
      role === 'address' || role === 'forward-address' ? (readServerAddress(text) ?? []) : [],
    );
    if (domain === undefined || addresses.length === 0) return [];
    return [{ domain: normalise(domain), addresses, isZone, source: at(bound, site) }];
  };
  return [
    ...properties(server, 'zone').flatMap((each) => entry(each, true)),
    ...properties(server, 'forward').flatMap((each) => entry(each, false)),
  ];
}

/** The most specific line for a name; of equals a zone. */
export function entryFor({ entries }: DnsServer, name: string): ServerEntry | undefined {
  let best: ServerEntry | undefined;
  for (const each of entries)
    if (isWithin(name, each.domain) && (!best || labels(each.domain) > labels(best.domain))) best = each;
  return best;
}

/** Reads `10.9.0.2`, `10.9.0.2:5353`, `[2600::2]:53`. */
export function readServerAddress(text: string): ServerAddress | undefined {
  const bare = parseAddress(text);
  if (bare !== undefined) return { address: bare, port: 53 };
  const [, bracketed, plain, port] = /^(?:\[(.*)\]|([^:]*))(?::(\d{1,5}))?$/.exec(text) ?? [];
  const address = parseAddress(bracketed ?? plain ?? '');
  return address === undefined ? undefined : { address, port: Number(port ?? 53) };
}
