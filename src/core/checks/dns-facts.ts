/** What the checks of DNS share: which rules and zones serve which VPC, which of them claim each other's names, what the file asks for. */
import type { ManagedZone } from '../engine/dns/managed-zones';
import { vpcOf } from '../engine/dns/resolve';
import type { Candidate } from '../engine/dns/resolver-rules';
import { candidatesFor, rulesIn } from '../engine/dns/resolver-rules';
import type { Destination, Sender } from '../engine/question';
import { isUnaskable, readHost, readSender, readTarget } from '../engine/question';
import type { Bound } from '../model/bind';
import { argument, properties } from '../model/bind';
import type { ServerAddress } from '../model/dns-server';
import { readServerAddress } from '../model/dns-server';
import type { DnsZone } from '../model/dns-zone';
import { enclosing, normalise } from '../model/domain-name';
import type { Network } from '../model/network';
import type { Resource } from '../model/resource';
import type { Vpc } from '../model/vpc';
import type { BoundArgument } from '../schema/match-form';
import type { CheckContext } from './check';

/** Something that claims a domain in a VPC: a rule, a hosted zone, or the hidden zone of an endpoint. */
export interface Claim {
  readonly domain: string;
  /** The rule, the zone, the endpoint. */
  readonly by: Resource;
  /** Of an endpoint. */
  readonly managed?: ManagedZone;
  /** The Route 53 Profile that brings it to the VPC; what the VPC has itself goes first at the same name (DNS-30). */
  readonly profile?: Resource;
}
/** Two claims that meet in VPCs. `winner` is the more specific one; of equals the first (DNS-25, DNS-26). */
export interface Clash {
  readonly winner: Claim;
  readonly loser: Claim;
  readonly vpcs: readonly Vpc[];
}

export const isForward = (rule: Resource): boolean => rule.kind === 'resolver-rule' && !rule.isOn('system', false);

/** The servers that a rule forwards to. */
export const targetsOf = (each: Resource): ServerAddress[] =>
  properties(each.bound, 'forward').flatMap((bound) =>
    bound.arguments.flatMap(({ text }) => readServerAddress(text) ?? []),
  );

const claims = new WeakMap<Network, ReadonlyMap<Vpc, ReadonlyMap<string, Claim[]>>>();

/** All claims by VPC and domain; rules first, then zones, then endpoints. */
export function claimsIn(network: Network): ReadonlyMap<Vpc, ReadonlyMap<string, readonly Claim[]>> {
  let made = claims.get(network);
  if (!made) {
    made = collect(network);
    claims.set(network, made);
  }
  return made;
}

const collect = (network: Network): Map<Vpc, Map<string, Claim[]>> =>
  new Map(
    network.vpcs.map((vpc) => [
      vpc,
      new Map([...rulesIn(vpc)].map(([domain, all]) => [domain, all.flatMap((each) => claimOf(each) ?? [])])),
    ]),
  );

/** Rules without a domain and endpoints without names claim nothing. */
function claimOf({ domain, by, resource, off, profile }: Candidate): Claim | undefined {
  if (!resource || (by.kind === 'rule' && !by.rule.property('domain')) || (by.kind === 'managed' && off))
    return undefined;
  return { domain, by: resource, ...(by.kind === 'managed' && { managed: by.managed }), ...(profile && { profile }) };
}

/** Who claims a name in a VPC, without the rules that every VPC has; quicker than asking who decides. */
export function claimOn(network: Network, vpc: Vpc, name: string): Claim | undefined {
  const domains = claimsIn(network).get(vpc);
  if (domains)
    for (const domain of enclosing(name)) {
      const [first] = domains.get(domain) ?? [];
      if (first) return first;
    }
  return undefined;
}

const clashes = new WeakMap<Network, readonly Clash[]>();

/** Claims for one domain, and a claim below another one's domain; what only endpoints claim is left out. */
export function clashesIn(network: Network): readonly Clash[] {
  let made = clashes.get(network);
  if (!made) {
    made = network.all('resolver-rule').length + network.all('hosted-zone').length > 0 ? findClashes(network) : [];
    clashes.set(network, made);
  }
  return made;
}

function findClashes(network: Network): Clash[] {
  const found = new Map<Resource, Map<Resource, { winner: Claim; loser: Claim; vpcs: Vpc[] }>>();
  const add = (winner: Claim, loser: Claim, vpc: Vpc): void => {
    if (winner.by === loser.by || (winner.managed && loser.managed)) return;
    const losers = found.get(winner.by) ?? new Map();
    found.set(winner.by, losers);
    const same = losers.get(loser.by);
    if (same) same.vpcs.includes(vpc) || same.vpcs.push(vpc);
    else losers.set(loser.by, { winner, loser, vpcs: [vpc] });
  };
  for (const [vpc, domains] of claimsIn(network)) {
    for (const [domain, here] of domains) {
      // A system rule leaves the decision to the zones.
      const [first, ...others] = here.filter(({ by }) => by.kind !== 'resolver-rule' || isForward(by));
      if (!first) continue;
      // What a Profile brings may be meant to give way (DNS-30).
      for (const each of others) if (first.profile || !each.profile) add(first, each, vpc);
      for (const wider of enclosing(domain))
        if (wider !== domain) for (const outer of domains.get(wider) ?? []) add(first, outer, vpc);
    }
  }
  return [...found.values()].flatMap((losers) => [...losers.values()]);
}

/** A name that an `expect` of the file asks for. */
export interface Asked {
  readonly name: string;
  readonly bound: Bound;
  readonly argument: BoundArgument;
  readonly sender: Sender;
  readonly vpc: Vpc | undefined;
  /** The statement expects that nothing is found or reached. */
  readonly isNegative: boolean;
  /** What else it names: `via`, `to`. */
  readonly named: readonly Resource[];
}

const askedNames = new WeakMap<Network, readonly Asked[]>();

export function askedIn({ network, document }: CheckContext): readonly Asked[] {
  let asked = askedNames.get(network);
  if (!asked) {
    asked = document.bound.children.flatMap((bound) => (bound.spec.keyword === 'expect' ? read(bound, network) : []));
    askedNames.set(network, asked);
  }
  return asked;
}

function read(bound: Bound, network: Network): Asked[] {
  const from = argument(bound, 'sender');
  const dns = argument(bound, 'dns-name');
  const to = dns ?? argument(bound, 'target');
  if (!from || !to) return [];
  const sender = readSender(from.text, network);
  if (isUnaskable(sender)) return [];
  const target = dns ? { name: dns.text } : hostIn(to.text, network, sender);
  const name = target && 'name' in target ? target.name : undefined;
  const named = bound.arguments.flatMap((each) =>
    each === from || each === to ? [] : network.lookup(each.text, sender.resource).candidates,
  );
  if (target && 'resource' in target && target.resource) named.push(target.resource);
  const { args } = bound.statement;
  const isNegative = args.includes('cannot') || args.at(-1) === 'nothing';
  return [{ name: normalise(name ?? ''), bound, argument: to, sender, vpc: vpcOf(sender), isNegative, named }];
}

function hostIn(target: string, network: Network, sender: Sender): Destination | undefined {
  const text = readTarget(target);
  const host = isUnaskable(text) ? undefined : readHost(text.host, network, sender);
  return host && !isUnaskable(host) ? host : undefined;
}

/** Who decides about a name in a VPC; undefined when it is public DNS. */
export const deciderOf = (vpc: Vpc, name: string) =>
  candidatesFor(vpc, name).find((each) => !each.off && !(each.by.kind === 'managed' && each.by.managed.inboundOnly));

/** Names that the file itself declares to be public, with who declares them. */
export function* publicNames(network: Network): Generator<{ readonly name: string; readonly by: Resource }> {
  for (const by of network.all<DnsZone>('public-zone'))
    for (const [name, records] of by.records)
      if (!name.includes('*') && records.some(({ type }) => /^(A|AAAA|CNAME|ALIAS)$/.test(type))) yield { name, by };
  for (const by of network.all('internet-host'))
    for (const each of by.property('dns')?.arguments ?? []) yield { name: normalise(each.text), by };
}

/** Resources of this file; what is found about them depends on other VPCs too, so none is left out as settled. */
export const ofFile = <T extends Resource>({ network, document }: CheckContext, kind: T['kind']): readonly T[] =>
  network.all<T>(kind).filter(({ file }) => file === document);

/** `VPC hub`, `VPCs hub and spoke`. */
export const vpcsText = (names: string, several: boolean): string => `${several ? 'VPCs' : 'VPC'} ${names}`;

/** Something in the VPC that could ask for names. */
export const hasClients = (vpc: Vpc): boolean =>
  (['instance', 'interface', 'network-interface'] as const).some((kind) => vpc.all(kind).length > 0);
