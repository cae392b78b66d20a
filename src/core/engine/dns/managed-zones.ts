/** The hidden private hosted zones that AWS makes for endpoints with private DNS (IE-11, IE-13, IE-15, DNS-3). */
import type { InterfaceEndpoint } from '../../model/interface-endpoint';
import type { Source } from '../../model/source';
import type { Vpc } from '../../model/vpc';

export interface ManagedZone {
  readonly endpoint: InterfaceEndpoint;
  /** The zone's name: the private name, without `*.`. */
  readonly domain: string;
  readonly apex: boolean;
  readonly wildcard: boolean;
  /** Why it does not answer clients of the VPC, if it does not. */
  readonly off: { readonly rule: string; readonly why: string; readonly source: Source } | undefined;
}

/** The zones of all interface endpoints of a VPC, switched on or not. */
export function managedZones(vpc: Vpc): ManagedZone[] {
  return vpc.all<InterfaceEndpoint>('interface-endpoint').flatMap((endpoint) => {
    const names = endpoint.service?.privateNames ?? [];
    const domains = new Set(names.map((name) => name.replace(/^\*\./, '')));
    const off = whyOff(endpoint, vpc);
    return [...domains].map((domain) => ({
      endpoint,
      domain,
      apex: names.includes(domain),
      wildcard: names.includes(`*.${domain}`),
      off,
    }));
  });
}

function whyOff(endpoint: InterfaceEndpoint, vpc: Vpc): ManagedZone['off'] {
  if (!endpoint.privateDns)
    return { rule: 'IE-11', why: `private DNS of ${endpoint.name} is off`, source: endpoint.sourceOf('private-dns') };
  if (!vpc.dnsHostnames)
    return {
      rule: 'DNS-3',
      why: `private DNS needs both DNS attributes of the VPC, and dns-hostnames is off`,
      source: vpc.sourceOf('dns-hostnames'),
    };
  if (!vpc.dnsSupport)
    return {
      rule: 'DNS-3',
      why: `private DNS needs both DNS attributes of the VPC, and dns-support is off`,
      source: vpc.sourceOf('dns-support'),
    };
  if (!endpoint.works)
    return { rule: 'IE-7', why: `the endpoint is ${endpoint.state}`, source: endpoint.sourceOf('state') };
  if (endpoint.inboundOnly)
    return {
      rule: 'IE-15',
      why: 'only clients that come through an inbound resolver endpoint get the private answer',
      source: endpoint.sourceOf('private-dns-only-for-inbound-resolver-endpoint'),
    };
  return undefined;
}
