/** Hover of interface endpoints: service, interfaces, who may use it, names, and where the router is (IE-8, IE-11, RTR-1 to RTR-5). */
import { endpointNames } from '../../core/engine/dns/endpoint-names';
import type { ManagedZone } from '../../core/engine/dns/managed-zones';
import { managedZones } from '../../core/engine/dns/managed-zones';
import { candidatesFor } from '../../core/engine/dns/resolver-rules';
import { associatedVpcs } from '../../core/model/association';
import type { InterfaceEndpoint } from '../../core/model/interface-endpoint';
import type { NetworkInterface } from '../../core/model/network-interface';
import { localRoutes } from '../../core/model/route-table';
import { ruleLines } from './filters';
import { interfaceLine } from './interfaces';
import { bullets, code, listed, names, paragraphs, plain } from './markdown';

export function interfaceEndpointText(endpoint: InterfaceEndpoint): string {
  const interfaces = endpoint.network.interfacesOf(endpoint);
  const zones = zonesOf(endpoint);
  return paragraphs(
    serviceLine(endpoint),
    routerText(endpoint, interfaces, zones),
    interfaces.length > 0
      ? `Network interfaces, one in each subnet:\n${bullets(interfaces.map(interfaceLine))}`
      : 'It has no network interface yet: name its `subnets`.',
    whoText(interfaces),
    privateDnsText(endpoint, zones),
    namesText(endpoint),
  );
}

function serviceLine(endpoint: InterfaceEndpoint): string {
  const { service, ownService } = endpoint;
  if (ownService) return `A door to the endpoint service ${code(ownService.name)}.`;
  if (!service) return 'A door to a service; which one is not said yet.';
  const title = endpoint.network.services.titles[service.short]?.replace(/ \(.*\)$/, '');
  const rule = service.byRule ? ' Its names follow the general rule of AWS; it is not in the catalogue.' : '';
  return `A door to ${title && title !== service.short ? title : code(service.short)}: ${code(service.fullName)}.${rule}`;
}

/** The seed question of the product. */
function routerText(
  { vpc, serviceLabel }: InterfaceEndpoint,
  interfaces: readonly NetworkInterface[],
  zones: readonly ManagedZone[],
): string {
  const local = localRoutes(vpc).map((route) => code(route.text));
  const way = local.length > 0 ? `the local route (${listed(local)})` : 'the local route';
  const zone = zones.find((each) => !each.off);
  const dns = zone
    ? `DNS gives clients the address of its network interface: a hidden private hosted zone answers ${code(zone.domain)}.`
    : 'Clients find the address of its network interface by its own DNS names.';
  const several = interfaces.length > 1 ? 'one of the interfaces' : 'the interface';
  return (
    `**Where is the router?** There is none that you could see or configure. ${dns} ` +
    `From another subnet ${way} leads to ${several}; from the same subnet not even that is asked. ` +
    `Behind the interface AWS PrivateLink carries the connection on to ${code(serviceLabel)}: nothing there has a route table, an address or a next hop. ` +
    '_RTR-1, RTR-2, RTR-3_'
  );
}

function whoText(interfaces: readonly NetworkInterface[]): string {
  const first = interfaces[0];
  if (first?.implicitDefaultGroup)
    return "Who may use it: it names no security group, so the VPC's default group holds, which admits only its own members (IE-20).";
  const groups = first?.groups ?? [];
  if (groups.length === 0) return '';
  const lines = groups.flatMap((group) =>
    ruleLines(group, 'ingress').map((line) => (groups.length > 1 ? `${code(group.name)}: ${line}` : line)),
  );
  const by = listed(groups.map((group) => code(group.name)));
  return lines.length > 0
    ? `Who may use it, by security group ${by}:\n${bullets(lines)}`
    : `Who may use it: nobody, since security group ${by} has no ingress rule.`;
}

const zonesOf = (endpoint: InterfaceEndpoint): readonly ManagedZone[] =>
  endpoint.vpc ? managedZones(endpoint.vpc).filter((each) => each.endpoint === endpoint) : [];

/** Whether private DNS works, and why not. */
export function privateDnsText(endpoint: InterfaceEndpoint, zones = zonesOf(endpoint)): string {
  if (endpoint.ownService) return '';
  const domains = endpoint.service?.privateNames ?? [];
  if (domains.length === 0) return endpoint.service ? 'Private DNS: the service has no private DNS name (IE-17).' : '';
  const list = listed(domains.map(code));
  const [lead, are] = domains.length > 1 ? ['lead', 'names are'] : ['leads', 'name is'];
  const off = zones.find((each) => each.off)?.off;
  if (off)
    return `Private DNS does not work: ${off.why} (${off.rule}). So ${list} ${lead} to the public addresses of the service.`;
  const more = associatedVpcs(endpoint).filter((each) => each !== endpoint.vpc);
  const where = more.length > 0 ? `in this VPC and, by a Route 53 Profile, in ${names(more)}` : 'in this VPC';
  return paragraphs(
    `Private DNS works: ${where} ${list} ${lead} to the interfaces of this endpoint. Elsewhere the same ${are} public, unless a rule, a zone or a server there leads to it (IE-12).`,
    bullets(zones.flatMap((zone) => takenText(zone))),
  );
}

/** Something else in the VPC that answers for the name before the endpoint does (DNS-26, DNS-28). */
function takenText({ endpoint, domain }: ManagedZone): string[] {
  const winner = endpoint.vpc && candidatesFor(endpoint.vpc, domain).find(({ off }) => !off);
  if (!winner || (winner.by.kind === 'managed' && winner.by.managed.endpoint === endpoint)) return [];
  return [`but ${plain(winner.what)} takes ${code(domain)} away: it goes first (DNS-26)`];
}

function namesText(endpoint: InterfaceEndpoint): string {
  const own = endpointNames(endpoint);
  if (own.length === 0) return '';
  const lines = own.map(
    ({ name, wildcard, zone }) =>
      `${code(wildcard ? `*.${name}` : name)}, ${zone ? `in ${zone} only` : 'regional, all interfaces'}`,
  );
  const madeUp = endpoint.id
    ? 'The part behind the id is made up, since AWS chooses it'
    : 'Id and hash in them are made up; give the id with `id`';
  return `Its own DNS names, which public DNS answers to anyone with the private addresses:\n${bullets(lines)}\n\n${madeUp}.`;
}
