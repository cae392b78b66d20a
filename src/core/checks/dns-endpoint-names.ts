/** Names of endpoints: ones that nobody uses, that don't cover what clients ask for, that may not be used, that hide others (IE-16, IE-18, IE-19, ES-8). */
import { commonName, coversName, serviceOfName } from '../data/service-names';
import { managedZones } from '../engine/dns/managed-zones';
import { associatedVpcs } from '../model/association';
import { dnsServers } from '../model/dns-server';
import type { DnsZone } from '../model/dns-zone';
import { isWithin, normalise } from '../model/domain-name';
import type { InterfaceEndpoint } from '../model/interface-endpoint';
import type { Network } from '../model/network';
import type { Resource } from '../model/resource';
import type { Source } from '../model/source';
import { argumentSpan } from '../model/source';
import type { Vpc } from '../model/vpc';
import type { Address } from '../net/address';
import { parseAddress } from '../net/address';
import type { Check, CheckContext, Fix } from './check';
import { replace, rule } from './check';
import { list, set } from './dns-edits';
import { askedIn, deciderOf, ofFile, publicNames } from './dns-facts';

const unused = rule(
  'endpoint.without-name',
  'information',
  "Private DNS of the endpoint is off, and no record or question of the file leads to it: clients that use the service's own name miss it.",
  'IE-11',
  'IE-12',
);
const uncovered = rule(
  'endpoint.name-not-covered',
  'information',
  "Private DNS of the endpoint doesn't cover this name of its service.",
  'IE-18',
  'IE-19',
);
const unverified = rule(
  'endpoint.name-unverified',
  'warning',
  "The domain of the service's private name is not verified, so the endpoint can't use it.",
  'ES-8',
);
const hides = rule(
  'endpoint.hides-public-name',
  'information',
  'Private DNS of the endpoint takes a public name away that is not its own.',
  'IE-16',
);

export const check: Check = {
  rules: [unused, uncovered, unverified, hides],
  run(context) {
    const endpoints = ofFile<InterfaceEndpoint>(context, 'interface-endpoint');
    if (endpoints.length > 0) {
      const without = endpoints.filter((each) => each.works && !each.privateDns && privateNameOf(each) !== undefined);
      if (without.length > 0) checkUsers(context, without);
      for (const each of endpoints) checkVerified(context, each);
      checkHidden(context, endpoints);
    }
    checkAsked(context);
  },
};

const privateNameOf = ({ service, ownService }: InterfaceEndpoint): string | undefined =>
  service ? commonName(service) : ownService?.text('private-dns');

/** Everything in the files that leads to an endpoint: records, zones of own servers, questions. */
function checkUsers(context: CheckContext, endpoints: readonly InterfaceEndpoint[]): void {
  const { network } = context;
  const { resources, addresses, names } = usersIn(network);
  for (const { named, name, bound } of askedIn(context)) {
    for (const each of named) resources.add(each);
    names.push(name, ...bound.arguments.map(({ text }) => text));
  }
  for (const text of names) {
    const address = parseAddress(text);
    if (address !== undefined) addresses.add(address);
  }
  for (const each of endpoints) {
    const isUsed =
      resources.has(each) ||
      names.some((name) => name.includes(each.endpointId)) ||
      network.interfacesOf(each).some((own) => own.addresses.some((address) => addresses.has(address)));
    const name = privateNameOf(each) as string;
    // Another endpoint, a zone or a rule has the name: then this one is meant to be asked by its own.
    if (isUsed || deciderOf(each.vpc as Vpc, name)) continue;
    context.report(
      unused,
      each.property('private-dns') ? each.sourceOf('private-dns') : each.source,
      `Nobody finds ${each.name} by ${name}: private DNS is off, and no hosted zone has an ALIAS to it. Clients have to use the endpoint's own name, or a hosted zone has to lead there (IE-12).`,
      { fixes: [{ title: `Set private-dns on for ${each.name}`, edits: set(context, each, 'private-dns', 'on') }] },
    );
  }
}

function usersIn(network: Network) {
  const resources = new Set<Resource>();
  const addresses = new Set<Address>();
  const names: string[] = [];
  for (const kind of ['hosted-zone', 'public-zone'] as const)
    for (const zone of network.all<DnsZone>(kind))
      for (const records of zone.records.values())
        for (const { type, values } of records)
          for (const { text } of values) {
            if (type === 'ALIAS') for (const each of network.lookup(text, zone).candidates) resources.add(each);
            names.push(text);
          }
  for (const each of network.all('route53-profile'))
    for (const endpoint of each.references('interface-endpoints')) resources.add(endpoint);
  for (const { entries } of dnsServers(network).values())
    for (const { isZone, addresses: own } of entries) if (isZone) for (const { address } of own) addresses.add(address);
  return { resources, addresses, names };
}

/** Of somebody's own service the private name holds only once its domain is verified. */
function checkVerified(context: CheckContext, endpoint: InterfaceEndpoint): void {
  const { ownService } = endpoint;
  const name = ownService?.text('private-dns');
  if (!ownService || name === undefined || !endpoint.privateDns || ownService.isOn('verified', true)) return;
  context.report(
    unverified,
    endpoint.property('private-dns') ? endpoint.sourceOf('private-dns') : endpoint.source,
    `${endpoint.name} can't use the name ${name}: the provider hasn't verified its domain yet (ES-8). Until then clients need the endpoint's own name; write \`private-dns off\`.`,
    {
      related: [{ message: 'Not verified.', source: ownService.sourceOf('verified') }],
      fixes: [
        { title: `Set private-dns off on ${endpoint.name}`, edits: set(context, endpoint, 'private-dns', 'off') },
      ],
    },
  );
}

/** A public name that the file declares, below a name that an endpoint claims whole. */
function checkHidden(context: CheckContext, endpoints: readonly InterfaceEndpoint[]): void {
  const wide = endpoints
    .filter(
      ({ service, ownService }) =>
        service?.short === 'execute-api' || ownService?.text('private-dns')?.startsWith('*.'),
    )
    .flatMap((each) =>
      managedZones(each.vpc as Vpc).filter(({ endpoint, off, wildcard }) => endpoint === each && !off && wildcard),
    );
  for (const { endpoint, domain } of wide) {
    const hidden = [...publicNames(context.network)].filter(
      ({ name }) => name !== domain && isWithin(name, domain) && isClaimedBy(endpoint, name),
    );
    if (hidden.length === 0) continue;
    context.report(
      hides,
      endpoint.source,
      `In VPC ${endpoint.vpc?.qualified} ${list(hidden.map(({ name }) => name))} leads to ${endpoint.name}, not to its public address: private DNS takes every name below ${domain} (IE-16). Give the public one a domain of its own, or switch private DNS off.`,
      { related: hidden.map(({ by }) => ({ message: 'The public name.', source: by.source })) },
    );
  }
}

function isClaimedBy(endpoint: Resource, name: string): boolean {
  const by = deciderOf(endpoint.vpc as Vpc, name)?.by;
  return by?.kind === 'managed' && by.managed.endpoint === endpoint;
}

/** Names that clients ask for, in questions and as aliases in zones, which miss the endpoint of their service. */
function checkAsked(context: CheckContext): void {
  for (const { name, vpc, isNegative, argument, bound } of askedIn(context))
    if (vpc) {
      const at = { file: context.document, statement: bound.statement, argument: argument.index };
      checkName(context, name, vpc, at, !isNegative);
    }
  for (const zone of ofFile<DnsZone>(context, 'hosted-zone'))
    for (const records of zone.records.values())
      for (const { type, values, source } of records)
        if (type === 'CNAME')
          for (const { text, index } of values)
            for (const vpc of associatedVpcs(zone))
              if (checkName(context, normalise(text), vpc, { ...source, argument: index })) break;
}

function checkName(context: CheckContext, name: string, vpc: Vpc, at: Source, isMeant = true): boolean {
  if (!/\.(?:amazonaws\.com(?:\.cn)?|aws)$/.test(name) || vpc.all('interface-endpoint').length === 0) return false;
  const asked = serviceOfName(name);
  // No endpoint serves websites of S3 (IE-19).
  if (!asked || asked.endpoint || asked.byRule || name.includes('.s3-website')) return false;
  const endpoint = vpc
    .all<InterfaceEndpoint>('interface-endpoint')
    .find(({ service, privateDns, inboundOnly, works }) => {
      const isSame = service?.short === asked.service && (asked.isGlobal || service.region === asked.region);
      return isSame && privateDns && !inboundOnly && works;
    });
  const { service } = endpoint ?? {};
  if (!endpoint || !service || service.privateNames.length === 0 || coversName(service, name)) return false;
  // A zone or a rule of one's own takes care of it.
  if (deciderOf(vpc, name)) return false;
  const instead = commonName(service);
  const fixes: Fix[] =
    instead === undefined || asked.prefix !== '' || !isMeant
      ? []
      : [{ title: `Change to ${instead}`, edits: [replaceName(at, name, instead)] }];
  context.report(
    uncovered,
    at,
    `${name} misses the endpoint ${endpoint.name}: private DNS covers only ${list(service.privateNames)} (${asked.isGlobal && asked.service === 'sts' ? 'IE-18' : 'IE-19'}). Let clients use the regional name.`,
    { related: [{ message: `The endpoint ${endpoint.name}.`, source: endpoint.source }], fixes },
  );
  return true;
}

/** Of a target the port stays. */
function replaceName(at: Source, name: string, instead: string) {
  const index = at.argument ?? 0;
  const written = at.statement.args[index] ?? '';
  return replace(argumentSpan(at.statement, index), instead + written.slice(name.length).replace(/^\.(?=:|\/|$)/, ''));
}
