/** In which VPCs a zone, a rule, a firewall or a Profile acts: those it names, and those of the Profiles that hold it (DNS-19, DNS-24, DNS-30). */
import type { Kind } from '../schema/kinds';
import type { Resource } from './resource';
import type { Vpc } from './vpc';

const IN_PROFILE: Partial<Record<Kind, string>> = {
  'hosted-zone': 'hosted-zones',
  'resolver-rule': 'resolver-rules',
  'dns-firewall': 'dns-firewalls',
  'interface-endpoint': 'interface-endpoints',
};

/** In the order of the file, each once. */
export function associatedVpcs(resource: Resource): readonly Vpc[] {
  const property = IN_PROFILE[resource.kind];
  const profiles = property === undefined ? [] : profilesWith(resource, property);
  return [...new Set([resource, ...profiles].flatMap((each) => each.references<Vpc>('vpcs')))];
}

const profilesWith = (resource: Resource, property: string): Resource[] =>
  resource.network.all('route53-profile').filter((each) => each.references(property).includes(resource));
