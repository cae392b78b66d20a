/** In which VPCs a zone, a rule, a firewall or a Profile acts: those it names, and those of the Profiles that hold it (DNS-19, DNS-24, DNS-30). */
import type { Kind } from '../schema/kinds';
import type { Network } from './network';
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

/** By kind and VPC; every VPC asks, and each list of names is looked up once. */
const known = new WeakMap<Network, Map<Kind, Map<Vpc, Resource[]>>>();

/** What of a kind names the VPC in its own `vpcs`, in the order of the file. */
export function associatedWith<T extends Resource>(vpc: Vpc, kind: T['kind']): readonly T[] {
  const { network } = vpc;
  let byKind = known.get(network);
  if (!byKind) {
    byKind = new Map();
    known.set(network, byKind);
  }
  let byVpc = byKind.get(kind);
  if (!byVpc) {
    byVpc = new Map();
    for (const each of network.all(kind))
      for (const own of new Set(each.references<Vpc>('vpcs'))) {
        const list = byVpc.get(own);
        if (list) list.push(each);
        else byVpc.set(own, [each]);
      }
    byKind.set(kind, byVpc);
  }
  return (byVpc.get(vpc) ?? []) as unknown as readonly T[];
}
