/** Hover of those who answer and forward DNS questions: servers of one's own, option sets, resolver endpoints. */
import { argument, type Bound, properties, values } from '../../core/model/bind';
import { dnsServers, readServerAddress, type ServerEntry, serversOf } from '../../core/model/dns-server';
import type { Network } from '../../core/model/network';
import type { Resource } from '../../core/model/resource';
import type { Address } from '../../core/net/address';
import { formatAddress } from '../../core/net/address';
import { senderText } from './interfaces';
import { bullets, code, listed, names, paragraphs } from './markdown';

/** `` `10.9.0.2` (DNS server of `office`) ``: an address that is asked, and who is there. */
export function addressWords(address: Address, network: Network, withSite = true): string {
  const text = code(formatAddress(address));
  const [own] = network.interfacesAt(address);
  const site = dnsServers(network).get(address)?.site;
  const resolver = network.vpcs.find((vpc) => vpc.resolverAddresses.includes(address));
  if (own) return `${text} (${code(own.owner.qualified)})`;
  if (site && withSite) return `${text} (DNS server of ${code(site.qualified)})`;
  return resolver ? `${text} (the Amazon resolver of ${code(resolver.qualified)})` : text;
}

export function dhcpOptionsText(options: Resource): string {
  const vpcs = options.network.vpcs.filter((vpc) => vpc.reference('dhcp-options') === options);
  const listedServers = options.property('dns-servers')?.arguments ?? [];
  const servers = listedServers.map(({ text, value }) =>
    typeof value === 'string' || value === undefined ? code(text) : addressWords(value as Address, options.network),
  );
  const isAmazon = listedServers.every(({ text }) => text === 'AmazonProvidedDNS');
  return paragraphs(
    `Clients of ${names(vpcs) || 'no VPC'} ask ${isAmazon ? 'the Amazon resolver of their VPC (DNS-10)' : `${listed(servers, 'then')} (DNS-10)`}.`,
    !isAmazon &&
      'Hosted zones, rules and private names of endpoints count for them only where these servers pass the question on to an Amazon resolver (DNS-11).',
  );
}

/** A `dns-server` block of a site. */
export function ownServerText({ statement }: Bound, site: Resource): string | undefined {
  const server = serversOf(site).find(({ source }) => source.statement === statement);
  if (!server) return undefined;
  const { network } = site;
  const by = askedBy([server.address], network);
  const hosts = (site.contents ?? []).filter((host) => {
    const named = values<Address>(host.property('dns-servers'), 'address');
    return named.length === 0 || named.includes(server.address);
  });
  return paragraphs(
    `A DNS server of ${code(site.qualified)}: ${addressWords(server.address, network, false)}.`,
    bullets([
      ...server.entries.map((entry) => entryText(entry, network)),
      ...(server.entries.some(({ domain }) => domain === '.' || domain === '')
        ? []
        : ['asks public DNS about everything else']),
    ]),
    `Asked by ${listed([...(hosts.length > 0 ? [`hosts of ${code(site.name)}`] : []), ...by]) || 'nobody here'}.`,
  );
}

/** `answers files.office.example and everything below it with 10.9.0.30`. */
export function entryText({ domain, addresses, isZone }: ServerEntry, network: Network): string {
  const what = domain === '.' || domain === '' ? 'every other name' : `${code(domain)} and everything below it`;
  const list = addresses.map(({ address }) => addressWords(address, network));
  return isZone ? `answers ${what} with ${listed(list)}` : `asks ${listed(list, 'then')} about ${what}`;
}

/** Of the `zone` or `forward` line of a server. */
export function entryLineText({ statement }: Bound, site: Resource): string | undefined {
  for (const { address, entries } of serversOf(site)) {
    const entry = entries.find(({ source }) => source.statement === statement);
    if (entry) return `${addressWords(address, site.network)} ${entryText(entry, site.network)}.`;
  }
  return undefined;
}

/** Whoever has one of the addresses as a server: rules, servers, option sets. */
function askedBy(addresses: readonly Address[], network: Network): string[] {
  const isHere = (address: Address | undefined): boolean => address !== undefined && addresses.includes(address);
  const rules = network
    .all('resolver-rule')
    .filter((rule) =>
      properties(rule.bound, 'forward').some((each) =>
        each.arguments.some(({ text }) => isHere(readServerAddress(text)?.address)),
      ),
    );
  const servers = [...dnsServers(network).values()].filter(({ entries }) =>
    entries.some((entry) => !entry.isZone && entry.addresses.some(({ address }) => isHere(address))),
  );
  const options = network
    .all('dhcp-options')
    .filter((each) =>
      each.property('dns-servers')?.arguments.some(({ value }) => isHere(value as Address | undefined)),
    );
  return [
    ...rules.map(({ name }) => `resolver rule ${code(name)}`),
    ...servers.map(({ address, site }) => `${code(formatAddress(address))} of ${code(site.name)}`),
    ...options.map(({ name }) => `option set ${code(name)}`),
  ];
}

export function inboundEndpointText(endpoint: Resource): string {
  const own = endpoint.network.interfacesOf(endpoint).flatMap((each) => each.addresses);
  const by = askedBy(own, endpoint.network);
  return paragraphs(
    `Others ask here what the Amazon resolver of ${code(endpoint.vpc?.qualified ?? '')} would answer: its zones, its rules, its endpoint names (DNS-32).`,
    by.length > 0 ? `Asked by ${listed(by)}.` : 'No rule, server or option set here names its addresses.',
    senderText(endpoint),
  );
}

export function outboundEndpointText(endpoint: Resource): string {
  const rules = endpoint.network.all('resolver-rule').filter((rule) => rule.reference('endpoint') === endpoint);
  return paragraphs(
    `Forwarded questions leave from here, by the routes of ${code(endpoint.vpc?.qualified ?? '')}, whichever VPC the client is in (DNS-31).`,
    rules.length > 0
      ? `For the rules:\n${bullets(rules.map((rule) => `${code(rule.name)}: ${code(argument(rule.property('domain'), 'domain')?.text ?? '.')}`))}`
      : 'No rule uses it.',
    senderText(endpoint),
  );
}
