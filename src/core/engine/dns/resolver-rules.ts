/**
 * What could answer for a name in a VPC: custom rules, private hosted zones, zones that AWS manages for endpoints, and the
 * rules that every VPC has. The most specific decides; ties go rule, zone, autodefined (DNS-25, DNS-26, DNS-28).
 */
import { associatedWith } from '../../model/association';
import { argument } from '../../model/bind';
import { connectionsOf } from '../../model/connected-vpcs';
import type { DnsZone } from '../../model/dns-zone';
import { enclosing, labels, normalise } from '../../model/domain-name';
import type { InterfaceEndpoint } from '../../model/interface-endpoint';
import type { Resource } from '../../model/resource';
import type { Source } from '../../model/source';
import type { Vpc } from '../../model/vpc';
import { attributeOff, hostNameZone } from './host-names';
import type { ManagedZone } from './managed-zones';
import { managedZones, zonesOfEndpoint } from './managed-zones';
import { reverseZone } from './reverse-names';

export type Decider =
  | { readonly kind: 'rule'; readonly rule: Resource; readonly isSystem: boolean }
  | { readonly kind: 'zone'; readonly zone: DnsZone }
  | { readonly kind: 'managed'; readonly managed: ManagedZone }
  | { readonly kind: 'hosts' }
  | { readonly kind: 'reverse' };

export class Candidate {
  constructor(
    readonly domain: string,
    readonly by: Decider,
    /** Why it takes no part, if it does not. */
    readonly off: Off | undefined,
    /** It comes by this Route 53 Profile; what the VPC has itself goes first at the same name (DNS-30). */
    readonly profile?: Resource,
  ) {}

  /** The rule, the zone, or the endpoint whose hidden zone it is; undefined for what every VPC has. */
  get resource(): Resource | undefined {
    const { by } = this;
    if (by.kind === 'rule') return by.rule;
    return by.kind === 'zone' ? by.zone : by.kind === 'managed' ? by.managed.endpoint : undefined;
  }
  get source(): Source | undefined {
    return this.resource?.source;
  }
  /** As people call it: `private hosted zone corp.example`. */
  get what(): string {
    return this.kindAndName + (this.profile ? ` by the Profile ${this.profile.name}` : '');
  }
  private get kindAndName(): string {
    const { by, domain } = this;
    if (by.kind === 'rule') return `resolver rule ${by.rule.name} (${by.isSystem ? 'system' : 'forward'} ${domain})`;
    if (by.kind === 'zone') return `private hosted zone ${domain}`;
    return by.kind === 'managed'
      ? `private hosted zone ${domain} (managed by ${this.profile ? by.managed.endpoint.qualified : by.managed.endpoint.name})`
      : `autodefined rule ${domain}`;
  }
}
export interface Off {
  readonly rule: string;
  readonly why: string;
  readonly source: Source;
}

/** Of equally specific ones the smaller goes first (DNS-26). */
const RANK: Readonly<Record<Decider['kind'], number>> = { rule: 0, zone: 1, managed: 1, hosts: 2, reverse: 2 };

/** Rules and zones of a VPC by their domains, each list in order of rank. */
type Index = ReadonlyMap<string, readonly Candidate[]>;
const known = new WeakMap<Vpc, Index>();

/** Everything whose domain holds the name, the most decisive first; also what is off, so that it can be said why. */
export function candidatesFor(vpc: Vpc, name: string): Candidate[] {
  const index = rulesIn(vpc);
  const own = autodefined(vpc, name);
  const found: Candidate[] = [];
  for (const domain of enclosing(name)) {
    const here = index.get(domain);
    if (here) found.push(...here);
    if (own?.domain === domain) found.push(own);
  }
  return found;
}

export const isTie = (a: Candidate, b: Candidate): boolean => labels(a.domain) === labels(b.domain);

/** All rules and zones of a VPC by domain, those that are off too; what every VPC has is not among them. */
export function rulesIn(vpc: Vpc): Index {
  let index = known.get(vpc);
  if (!index) {
    index = makeIndex(vpc);
    known.set(vpc, index);
  }
  return index;
}

function makeIndex(vpc: Vpc): Index {
  const index = new Map<string, Candidate[]>();
  const add = (each: Candidate): void => {
    const same = index.get(each.domain);
    if (same) same.push(each);
    else index.set(each.domain, [each]);
  };
  for (const rule of associatedWith(vpc, 'resolver-rule')) add(ofRule(rule));
  for (const zone of associatedWith<DnsZone>(vpc, 'hosted-zone')) add(ofZone(zone, vpc));
  for (const zone of managedZones(vpc)) add(ofManaged(zone));
  for (const profile of profilesOf(vpc)) {
    for (const rule of profile.references('resolver-rules')) add(ofRule(rule, profile));
    for (const zone of profile.references<DnsZone>('hosted-zones')) add(ofZone(zone, vpc, profile));
    for (const endpoint of profile.references<InterfaceEndpoint>('interface-endpoints'))
      for (const zone of zonesOfEndpoint(endpoint, vpc)) add(ofManaged(zone, profile));
  }
  for (const list of index.values())
    list.sort(
      (a, b) => Number(a.profile !== undefined) - Number(b.profile !== undefined) || RANK[a.by.kind] - RANK[b.by.kind],
    );
  return index;
}

/** The Route 53 Profiles of a VPC, in the order of the file. */
export const profilesOf = (vpc: Vpc): readonly Resource[] => associatedWith(vpc, 'route53-profile');

/** The domain of a resolver rule; `.` for everything. */
export function domainOfRule(rule: Resource): string {
  const text = argument(rule.property('domain'), 'domain')?.text ?? '.';
  return text === '.' || text === '*' ? '.' : normalise(text.replace(/^\*\./, ''));
}

const ofRule = (rule: Resource, profile?: Resource): Candidate =>
  new Candidate(domainOfRule(rule), { kind: 'rule', rule, isSystem: rule.isOn('system', false) }, undefined, profile);

function ofZone(zone: DnsZone, vpc: Vpc, profile?: Resource): Candidate {
  const attribute = attributeOff(vpc);
  const off = attribute && {
    rule: 'DNS-3',
    why: `private hosted zones need both DNS attributes of the VPC, and ${attribute} is off`,
    source: vpc.sourceOf(attribute),
  };
  return new Candidate(zone.domain, { kind: 'zone', zone }, off, profile);
}

const ofManaged = (managed: ManagedZone, profile?: Resource): Candidate =>
  new Candidate(managed.domain, { kind: 'managed', managed }, managed.off, profile);

/** Of the VPC and of those connected to it; undefined when the file doesn't say in which Region it lies. */
const regionsInReach = (vpc: Vpc): ReadonlySet<string | undefined> | undefined =>
  vpc.region === undefined
    ? undefined
    : new Set([vpc, ...connectionsOf(vpc).map(({ other }) => other)].map((each) => each.region));

/** Host names and reverse names of the VPC: rules that exist without being written (DNS-27, DNS-29). */
function autodefined(vpc: Vpc, name: string): Candidate | undefined {
  // Most names are no host names, and finding the Regions takes longer than seeing that.
  const hosts = hostNameZone(name, undefined) && hostNameZone(name, regionsInReach(vpc));
  const domain = hosts ?? reverseZone(name, vpc);
  if (domain === undefined) return undefined;
  const attribute = attributeOff(vpc);
  const off = attribute && {
    rule: hosts === undefined ? 'DNS-29' : 'DNS-3',
    why: `Amazon's own host names need both DNS attributes, and ${attribute} is off in ${vpc.qualified}`,
    source: vpc.sourceOf(attribute),
  };
  return new Candidate(domain, { kind: hosts === undefined ? 'reverse' : 'hosts' }, off);
}
