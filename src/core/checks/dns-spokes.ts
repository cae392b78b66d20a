/** VPCs that can reach an endpoint of another VPC but never find it, since its private DNS belongs to that VPC alone (IE-12). */
import { attributeOff } from '../engine/dns/host-names';
import { managedZones } from '../engine/dns/managed-zones';
import { profilesOf } from '../engine/dns/resolver-rules';
import { connectionsOf } from '../model/connected-vpcs';
import { InterfaceEndpoint } from '../model/interface-endpoint';
import type { RouteTable } from '../model/route-table';
import type { Subnet } from '../model/subnet';
import type { Vpc } from '../model/vpc';
import type { Check, CheckContext, Fix } from './check';
import { rule } from './check';
import { atEnd, fix, list, quoted, set } from './dns-edits';
import type { Asked } from './dns-facts';
import { askedIn, claimOn, hasClients, vpcsText } from './dns-facts';

const spokes = rule(
  'endpoint.private-dns-elsewhere',
  'information',
  'Private DNS of an endpoint answers in its own VPC only; a connected VPC that has no other way to the service gets public addresses.',
  'IE-12',
  'DNS-19',
);

export const check: Check = {
  rules: [spokes],
  run(context) {
    const told = new Set<string>();
    const blindTo = blindness(context);
    for (const vpc of context.network.vpcs) {
      if (vpc.all('interface-endpoint').length === 0) continue;
      const zones = managedZones(vpc).filter(({ off, inboundOnly }) => !off && !inboundOnly);
      let connected: Set<Vpc> | undefined;
      const byEndpoint = new Map<InterfaceEndpoint, typeof zones>();
      for (const zone of zones)
        if (zone.endpoint instanceof InterfaceEndpoint && zone.endpoint.file === context.document)
          byEndpoint.set(zone.endpoint, [...(byEndpoint.get(zone.endpoint) ?? []), zone]);
      for (const [endpoint, own] of byEndpoint) {
        const domains = own.map(({ domain }) => domain);
        const candidates = blindTo(domains);
        if (candidates.length === 0) continue;
        connected ??= new Set(connectionsOf(vpc).map(({ other }) => other));
        const others = candidates.filter((each) => connected?.has(each));
        // Of several endpoints of one service the first is enough.
        const key = ({ qualified }: Vpc) => `${qualified} ${domains[0]}`;
        const blind = others.filter((other) => !told.has(key(other)) && wouldUse(context, other, endpoint, domains));
        for (const other of blind) told.add(key(other));
        if (blind.length > 0) report(context, vpc, endpoint, own, blind);
      }
    }
  },
};

/** Tells which VPCs claim none of some domains; those with DNS servers of their own aside, whose answers are another question (DNS-11). */
function blindness({ network }: CheckContext): (domains: readonly string[]) => readonly Vpc[] {
  const known = new Map<string, readonly Vpc[]>();
  return (domains) => {
    const key = domains.join(' ');
    let blind = known.get(key);
    if (!blind) {
      blind = network.vpcs.filter((vpc) => !domains.some((each) => claimOn(network, vpc, each)) && !hasOwnServers(vpc));
      known.set(key, blind);
    }
    return blind;
  };
}

function hasOwnServers(vpc: Vpc): boolean {
  const servers = vpc.reference('dhcp-options')?.property('dns-servers');
  return servers?.arguments.some(({ value }) => value !== undefined) === true;
}

/** Its clients ask for the names or have no other way to the service, and the endpoint is in reach. */
function wouldUse(context: CheckContext, vpc: Vpc, endpoint: InterfaceEndpoint, domains: readonly string[]): boolean {
  const wants = askedIn(context).some((asked) => asked.vpc === vpc && wantsEndpoint(asked, endpoint, domains));
  return (wants || isClosedIn(vpc)) && reaches(vpc, endpoint);
}

const wantsEndpoint = ({ name, isNegative, named }: Asked, endpoint: InterfaceEndpoint, domains: readonly string[]) =>
  (isNegative || named.includes(endpoint)) && domains.some((domain) => name === domain || name.endsWith(`.${domain}`));

const tablesOf = (vpc: Vpc): Set<RouteTable | undefined> =>
  new Set(vpc.all<Subnet>('subnet').map(({ routeTable }) => routeTable));

/** It has clients, and no table of it has a way to the public addresses of a service. */
export const isClosedIn = (vpc: Vpc): boolean => hasClients(vpc) && [...tablesOf(vpc)].every(leadsNowhere);

/** Whether a table has no default route; of learned routes it can't be told. */
export const leadsNowhere = (table: RouteTable | undefined): boolean =>
  !table ||
  (!table.property('propagate') &&
    !table.written.some(({ destination, target }) => destination.length === 0 && target !== 'blackhole'));

function reaches(vpc: Vpc, endpoint: InterfaceEndpoint): boolean {
  const addresses = endpoint.network.interfacesOf(endpoint).flatMap((each) => each.addresses);
  return [...tablesOf(vpc)].some((table) =>
    addresses.some((address) => {
      const target = table?.matches(address)[0]?.target;
      return typeof target === 'object' && (target.kind === 'peering' || target.kind === 'transit-gateway');
    }),
  );
}

function report(
  context: CheckContext,
  home: Vpc,
  endpoint: InterfaceEndpoint,
  zones: readonly { readonly domain: string; readonly apex: boolean; readonly wildcard: boolean }[],
  blind: readonly Vpc[],
): void {
  const names = list(blind.map(({ qualified }) => qualified));
  const title = `Share ${endpoint.name} with ${names} by a hosted zone`;
  const off = set(context, endpoint, 'private-dns', 'off');
  const text = zones.map((zone) => zoneText(zone, endpoint, [home, ...blind])).join('\n');
  const first = attributesFirst(blind);
  const fixes: Fix[] =
    first === '' ? [...fix(title, ...off, atEnd(context, text)), ...byProfile(context, endpoint, blind)] : [];
  context.report(
    spokes,
    endpoint.source,
    `Clients of ${vpcsText(names, blind.length > 1)} get public addresses for ${zones[0]?.domain}: private DNS of ${endpoint.name} answers in VPC ${home.qualified} only (IE-12). Switch it off and associate a hosted zone with an ALIAS to the endpoint with all of them, forward the name to an inbound resolver endpoint in ${home.name}, or bring the endpoint there by a Route 53 Profile.${first}`,
    {
      related: blind.map((each) => ({ message: `Clients of ${each.qualified} don't find it.`, source: each.source })),
      fixes,
    },
  );
}

/** Zones, whoever brings them, are out of service in a VPC without both DNS attributes (DNS-3). */
function attributesFirst(vpcs: readonly Vpc[]): string {
  const off = vpcs.find(attributeOff);
  return off
    ? ` Zones and Profiles work only with both DNS attributes, and ${attributeOff(off)} is off in ${off.qualified}.`
    : '';
}

/** A VPC has one Profile at most. */
function byProfile(context: CheckContext, endpoint: InterfaceEndpoint, vpcs: readonly Vpc[]): Fix[] {
  if (vpcs.some((vpc) => profilesOf(vpc).length > 0)) return [];
  const names = vpcs.map((each) => quoted(each.qualified)).join(', ');
  const text = `route53-profile with-${endpoint.name} { vpcs ${names}; interface-endpoints ${quoted(endpoint.qualified)} }`;
  return fix(`Share ${endpoint.name} by a Route 53 Profile`, atEnd(context, text));
}

function zoneText(
  { domain, apex, wildcard }: { readonly domain: string; readonly apex: boolean; readonly wildcard: boolean },
  endpoint: InterfaceEndpoint,
  vpcs: readonly Vpc[],
): string {
  const target = quoted(endpoint.qualified);
  const records = [...(apex ? ['@'] : []), ...(wildcard ? ['*'] : [])].map(
    (name) => `  record ${name} ALIAS ${target}\n`,
  );
  return `hosted-zone ${domain} {\n  vpcs ${vpcs.map((each) => quoted(each.qualified)).join(', ')}\n${records.join('')}}`;
}
