/** Servers that clients are told to ask: the Amazon resolver of another VPC, and servers that know nothing of the VPC (DNS-8, DNS-11). */

import { commonName } from '../data/service-names';
import { managedZones } from '../engine/dns/managed-zones';
import { resolve } from '../engine/dns/resolve';
import { isUnaskable, readSender } from '../engine/question';
import type { Bound } from '../model/bind';
import { argument, properties } from '../model/bind';
import { dnsServers, readServerAddress } from '../model/dns-server';
import { InterfaceEndpoint } from '../model/interface-endpoint';
import { blocksIn } from '../model/line';
import type { Network } from '../model/network';
import type { Resource } from '../model/resource';
import { argumentSpan } from '../model/source';
import type { Vpc } from '../model/vpc';
import type { Address } from '../net/address';
import { formatAddress } from '../net/address';
import { containsAddress } from '../net/cidr';
import type { Check, CheckContext } from './check';
import { replace, rule } from './check';
import { ofFile } from './dns-facts';

const foreign = rule(
  'dns.foreign-resolver',
  'warning',
  'The Amazon resolver of a VPC answers only inside that VPC; from elsewhere an inbound resolver endpoint has to be asked.',
  'DNS-8',
);
const bypassed = rule(
  'dhcp-options.bypass-endpoints',
  'warning',
  "The DNS servers of the option set know nothing of the VPC's private DNS: its endpoints are not used.",
  'DNS-11',
);

const count = rule(
  'dhcp-options.too-many',
  'error',
  'An option set names at most four DNS servers of a family.',
  'DNS-10',
);
const mixed = rule(
  'dhcp-options.mixed',
  'warning',
  'With AmazonProvidedDNS beside other servers it depends on the client which one it asks first.',
  'DNS-10',
);

export const check: Check = {
  rules: [foreign, bypassed, count, mixed],
  run(context) {
    const resolvers = new Map<Address, Vpc[]>();
    for (const vpc of context.network.vpcs) {
      const [address] = vpc.resolverAddresses;
      if (typeof address === 'number') resolvers.set(address, [...(resolvers.get(address) ?? []), vpc]);
    }
    const look = (line: Bound | undefined, resource: Resource, homes: readonly (Vpc | undefined)[]): void =>
      checkLine(context, resolvers, line, resource, homes);
    for (const each of ofFile<Vpc>(context, 'vpc')) checkOptions(context, each);
    for (const options of ofFile(context, 'dhcp-options')) {
      checkServers(context, options);
      const users = context.network.vpcs.filter((vpc) => vpc.reference('dhcp-options') === options);
      if (users.length > 0) look(options.property('dns-servers'), options, users);
    }
    for (const each of ofFile(context, 'resolver-rule'))
      look(each.property('forward'), each, [each.reference('endpoint')?.vpc]);
    for (const site of ofFile(context, 'on-premises'))
      for (const server of properties(site.bound, 'dns-server')) {
        const runsIn = homeOf(context.network, server);
        for (const forward of properties(server, 'forward')) look(forward, site, [runsIn]);
      }
    for (const host of ofFile(context, 'host')) look(host.property('dns-servers'), host, [undefined]);
  },
};

/** Up to four IPv4 servers, AmazonProvidedDNS among them, and four IPv6 ones; both kinds beside each other are discouraged (DNS-10). */
function checkServers(context: CheckContext, options: Resource): void {
  const servers = options.property('dns-servers')?.arguments ?? [];
  const v6 = servers.filter(({ value }) => typeof value === 'bigint').length;
  const amazon = servers.filter(({ text }) => text === 'AmazonProvidedDNS').length;
  const source = options.sourceOf('dns-servers');
  if (v6 > 4 || servers.length - v6 > 4)
    context.report(
      count,
      source,
      `AWS takes at most four ${v6 > 4 ? 'IPv6' : 'IPv4'} DNS servers in an option set (DNS-10).`,
    );
  if (amazon > 0 && amazon < servers.length)
    context.report(
      mixed,
      source,
      `Which of these ${options.name}'s clients ask first depends on their system: AWS advises against AmazonProvidedDNS beside other servers (DNS-10). Let the other server forward to the Amazon resolver instead.`,
    );
}

/** The VPC in which a DNS server runs, if it runs on an instance. */
const homeOf = (network: Network, server: Bound): Vpc | undefined =>
  network.interfacesAt(argument(server, 'address')?.value as Address)[0]?.vpc;

/** `homes`: where the questions come from; undefined outside all VPCs. */
function checkLine(
  context: CheckContext,
  resolvers: ReadonlyMap<Address, readonly Vpc[]>,
  line: Bound | undefined,
  resource: Resource,
  homes: readonly (Vpc | undefined)[],
): void {
  const { network } = context;
  for (const { text, role, index, value } of line?.arguments ?? []) {
    const address =
      typeof value === 'number' ? value : role.includes('address') ? readServerAddress(text)?.address : undefined;
    const owners = address === undefined ? undefined : resolvers.get(address);
    if (!owners || address === undefined || isOwn(network, address)) continue;
    const home = homes.find((each) => !each || !owners.includes(each));
    if (homes.every((each) => each && owners.includes(each))) continue;
    const [vpc] = owners as [Vpc];
    const inbound = vpc.all('resolver-inbound-endpoint').flatMap((each) => network.interfacesOf(each));
    const instead = inbound.find(({ madeUp }) => !madeUp)?.addresses[0];
    const statement = (line as Bound).statement;
    context.report(
      foreign,
      { file: resource.file, statement, argument: index },
      `${formatAddress(address)} is the Amazon resolver of VPC ${vpc.qualified} and answers nobody outside of it${home ? `, and ${home.qualified} is outside` : ''} (DNS-8). Ask ${instead === undefined ? 'an inbound resolver endpoint there' : `its inbound endpoint, ${formatAddress(instead)}`}.`,
      {
        related: [{ message: `VPC ${vpc.qualified}.`, source: vpc.source }],
        fixes:
          instead === undefined
            ? []
            : [
                {
                  title: `Ask the inbound endpoint at ${formatAddress(instead)}`,
                  edits: [
                    replace(
                      argumentSpan(statement, index),
                      text.replace(formatAddress(address), formatAddress(instead)),
                    ),
                  ],
                },
              ],
      },
    );
  }
}

/** A server or a site of the file has the address as well. */
const isOwn = (network: Network, address: Address): boolean =>
  dnsServers(network).has(address) ||
  network.all('on-premises').some((site) => blocksIn(site, 'cidr').some((cidr) => containsAddress(cidr, address)));

/** Asks the servers of an option set, where the file knows them, for the first endpoint's name. */
function checkOptions(context: CheckContext, vpc: Vpc): void {
  const options = vpc.reference('dhcp-options');
  const listed = options?.property('dns-servers')?.arguments ?? [];
  const servers = dnsServers(context.network);
  if (!options || !listed.some(({ value }) => servers.has(value as Address))) return;
  const zone = managedZones(vpc).find(
    (each) => !each.off && !each.inboundOnly && each.endpoint instanceof InterfaceEndpoint,
  );
  const endpoint = zone?.endpoint as InterfaceEndpoint | undefined;
  const name = endpoint?.service ? commonName(endpoint.service) : zone?.domain;
  const client = clientIn(vpc);
  if (!endpoint || name === undefined || !client) return;
  const { resolution } = resolve(context.network, client, name);
  if (resolution.status !== 'NOERROR' || !resolution.answers.every(({ representative }) => representative)) return;
  const line = options.sourceOf('dns-servers');
  context.report(
    bypassed,
    vpc.sourceOf('dhcp-options'),
    `Clients of ${vpc.name} ask ${resolution.server}, which knows nothing of the VPC's private DNS: ${name} leads past the endpoint ${endpoint.name} (DNS-11). Let that server forward the name to ${forwardTo(context.network, vpc)}.`,
    {
      related: [
        { message: 'The servers are named here.', source: line },
        { message: `${endpoint.name} is not used.`, source: endpoint.source },
      ],
    },
  );
}

const forwardTo = (network: Network, vpc: Vpc): string => {
  const [inbound] = vpc.all('resolver-inbound-endpoint').flatMap((each) => network.interfacesOf(each));
  const address = inbound?.addresses[0];
  return address === undefined
    ? 'the Amazon resolver from inside the VPC, or to an inbound resolver endpoint of it'
    : `the inbound resolver endpoint at ${formatAddress(address)}`;
};

function clientIn(vpc: Vpc) {
  const [instance] = vpc.all('instance');
  const sender = instance && readSender(instance.qualified, vpc.network);
  return sender && !isUnaskable(sender) ? sender : undefined;
}
