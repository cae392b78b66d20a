/** The hidden private hosted zones that AWS makes for endpoints with private DNS (IE-11, IE-13, IE-15, DNS-3, ES-8, RE-4). */
import { normalise } from '../../model/domain-name';
import type { InterfaceEndpoint } from '../../model/interface-endpoint';
import type { Resource } from '../../model/resource';
import type { Vpc } from '../../model/vpc';
import { parseAddress } from '../../net/address';
import { attributeOff } from './host-names';
import type { Off } from './resolver-rules';

export interface ManagedZone {
  readonly endpoint: Resource;
  /** The zone's name: the private name, without `*.`. */
  readonly domain: string;
  readonly apex: boolean;
  readonly wildcard: boolean;
  /** The record is a CNAME to the endpoint's regional name (ES-8), not its addresses. */
  readonly isOwn: boolean;
  /** Only questions that come through an inbound resolver endpoint are answered from it (IE-15). */
  readonly inboundOnly: boolean;
  /** Why it does not answer, if it does not. */
  readonly off: Off | undefined;
}

/** The zones of all endpoints of a VPC, switched on or not. */
export function managedZones(vpc: Vpc): ManagedZone[] {
  return [
    ...vpc.all<InterfaceEndpoint>('interface-endpoint').flatMap((each) => zonesOfEndpoint(each, vpc)),
    ...[...vpc.all('resource-endpoint'), ...vpc.all('service-network-endpoint')].flatMap((each) =>
      zonesOfResources(each, vpc),
    ),
  ];
}

/** As clients of `vpc` see them: the endpoint's own VPC, or one that a Profile brings the endpoint to (DNS-30). */
export function zonesOfEndpoint(endpoint: InterfaceEndpoint, vpc: Vpc): ManagedZone[] {
  const { ownService, inboundOnly } = endpoint;
  const own = ownService?.text('private-dns');
  const names = own === undefined ? (endpoint.service?.privateNames ?? []) : [normalise(own)];
  const off = whyOff(endpoint, vpc, true) ?? (ownService && own !== undefined ? unverified(ownService) : undefined);
  return made(endpoint, names, { isOwn: own !== undefined, inboundOnly, off });
}

/** Custom domain names of resources (RE-4); a resource that is an address or an ARN has none here. */
function zonesOfResources(endpoint: Resource, vpc: Vpc): ManagedZone[] {
  const names = (endpoint.property('resource')?.arguments ?? []).flatMap(({ text }) =>
    text.includes('.') && !text.includes(':') && parseAddress(text) === undefined ? [normalise(text)] : [],
  );
  return made(endpoint, names, { isOwn: false, inboundOnly: false, off: whyOff(endpoint, vpc, false) });
}

function made(
  endpoint: Resource,
  names: readonly string[],
  rest: Pick<ManagedZone, 'isOwn' | 'inboundOnly' | 'off'>,
): ManagedZone[] {
  const domains = new Set(names.map((name) => name.replace(/^\*\./, '')));
  return [...domains].map((domain) => ({
    endpoint,
    domain,
    apex: names.includes(domain),
    wildcard: names.includes(`*.${domain}`),
    ...rest,
  }));
}

function whyOff(endpoint: Resource, vpc: Vpc, isOnByDefault: boolean): Off | undefined {
  if (!endpoint.isOn('private-dns', isOnByDefault))
    return { rule: 'IE-11', why: `private DNS of ${endpoint.name} is off`, source: endpoint.sourceOf('private-dns') };
  const attribute = attributeOff(vpc);
  if (attribute)
    return {
      rule: 'DNS-3',
      why: `private DNS needs both DNS attributes of the VPC, and ${attribute} is off`,
      source: vpc.sourceOf(attribute),
    };
  if (!endpoint.works)
    return { rule: 'IE-7', why: `the endpoint is ${endpoint.state}`, source: endpoint.sourceOf('state') };
  return undefined;
}

const unverified = (service: Resource): Off | undefined =>
  service.isOn('verified', true)
    ? undefined
    : {
        rule: 'ES-8',
        why: `the domain of the service's private name is not verified, so consumers can't use it`,
        source: service.sourceOf('verified'),
      };
