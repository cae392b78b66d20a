/** Hover of what decides about DNS names: hosted zones, resolver rules, firewalls, Profiles; what they take, from whom, and what they hide. */

import { managedZones } from '../../core/engine/dns/managed-zones';
import { type Candidate, candidatesFor, isTie } from '../../core/engine/dns/resolver-rules';
import { associatedVpcs } from '../../core/model/association';
import { argument, type Bound, properties } from '../../core/model/bind';
import { readServerAddress } from '../../core/model/dns-server';
import { DnsZone } from '../../core/model/dns-zone';
import { isWithin, normalise } from '../../core/model/domain-name';
import type { Resource } from '../../core/model/resource';
import type { Vpc } from '../../core/model/vpc';
import { addressWords } from './dns-server';
import { bullets, code, count, listed, names, paragraphs, plain } from './markdown';

/** Networks can have hundreds; a hover shows the first. */
const VPCS = 8;
const RECORDS = 8;

export function hostedZoneText(zone: DnsZone): string {
  const vpcs = associatedVpcs(zone);
  return paragraphs(
    vpcs.length > 0
      ? `Answers clients of ${names(vpcs)} for ${below(zone.domain)} (DNS-19). What it has no record for does not exist there: nobody else is asked (DNS-21).`
      : 'It is associated with no VPC, so it answers nobody (DNS-19).',
    recordsText(zone),
    competitionText(zone, zone.domain),
  );
}

export function publicZoneText(zone: DnsZone): string {
  const taken = new Map<string, Vpc[]>();
  for (const vpc of zone.network.vpcs.slice(0, VPCS)) {
    const winner = candidatesFor(vpc, zone.domain).find(({ off }) => !off);
    if (winner && deciderOf(winner)) push(taken, `${plain(winner.what)} in its place (DNS-26)`, vpc);
  }
  return paragraphs(
    'What public DNS answers, unless a private zone or a rule takes the name.',
    recordsText(zone),
    bullets([...taken].map(([what, vpcs]) => `clients of ${names(vpcs)} get ${what}`)),
  );
}

function push(map: Map<string, Vpc[]>, key: string, vpc: Vpc): void {
  const same = map.get(key);
  if (same) same.push(vpc);
  else map.set(key, [vpc]);
}

function recordsText(zone: DnsZone): string {
  const all = [...zone.records.values()].flat();
  if (all.length === 0) return 'It has no record.';
  const shown = all.slice(0, RECORDS).map(({ name, type }) => `${code(name)} ${type}`);
  return `${count(all.length, 'record')}: ${shown.join(', ')}${all.length > RECORDS ? ', …' : ''}.`;
}

const ruleDomain = (rule: Resource): string => {
  const text = normalise(argument(rule.property('domain'), 'domain')?.text ?? '.');
  return text === '*' || text === '' ? '.' : text.replace(/^\*\./, '');
};

export function resolverRuleText(rule: Resource): string {
  const vpcs = associatedVpcs(rule);
  const domain = ruleDomain(rule);
  const endpoint = rule.reference('endpoint');
  const servers = properties(rule.bound, 'forward').flatMap((each) =>
    each.arguments.flatMap(({ text }) => {
      const address = readServerAddress(text)?.address;
      return address === undefined ? [] : addressWords(address, rule.network);
    }),
  );
  const clients = vpcs.length > 0 ? `clients of ${names(vpcs)}` : 'nobody: it is associated with no VPC';
  return paragraphs(
    rule.isOn('system', false)
      ? `Lets the VPC answer ${below(domain)} itself where a wider rule would forward it (DNS-24). For ${clients}.`
      : `Forwards ${below(domain)} to ${listed(servers, 'then') || 'no server yet'}${endpoint ? `, by the outbound endpoint ${code(endpoint.qualified)}` : ''} (DNS-25, DNS-31). For ${clients}.`,
    competitionText(rule, domain),
  );
}

const below = (domain: string): string => (domain === '.' ? 'every name' : `${code(domain)} and everything below it`);

const deciderOf = ({ by }: Candidate): Resource | undefined =>
  by.kind === 'rule' ? by.rule : by.kind === 'zone' ? by.zone : by.kind === 'managed' ? by.managed.endpoint : undefined;

/** Whom it goes before, who goes before it, and which public names it hides; said once where it is so in every VPC. */
function competitionText(own: Resource, domain: string): string {
  const lines = new Map<string, Vpc[]>();
  const all = associatedVpcs(own);
  const vpcs = all.slice(0, VPCS);
  for (const vpc of vpcs) for (const line of competition(own, domain, vpc)) push(lines, line, vpc);
  return bullets([
    ...[...lines].map(([line, where]) => (where.length === vpcs.length ? line : `in ${names(where)}: ${line}`)),
    ...(all.length > VPCS ? [`only the first ${VPCS} of its ${all.length} VPCs are looked at here`] : []),
  ]);
}

function competition(own: Resource, domain: string, vpc: Vpc): string[] {
  const all = candidatesFor(vpc, domain === '.' ? '' : domain);
  const mine = all.find((each) => deciderOf(each) === own);
  if (!mine) return [];
  if (mine.off) return [`it does nothing: ${plain(mine.off.why)} (${mine.off.rule})`];
  const on = all.filter(({ off }) => !off);
  const at = on.indexOf(mine);
  const winner = on[0] as Candidate;
  if (at > 0) return [`it never decides: ${plain(winner.what)} has the same name and goes first (DNS-26)`];
  const losers = on
    .slice(1)
    .map((each) => `goes before ${plain(each.what)}${isTie(each, mine) ? ', at the same name (DNS-26)' : ''}`);
  const others = narrower(domain, vpc).map((each) => `gives way to ${plain(each.what)}`);
  return [...losers, ...others, ...(own instanceof DnsZone ? hiddenNames(own, vpc) : [])];
}

/** What decides about names inside a domain, each at its own name. */
function narrower(domain: string, vpc: Vpc): Candidate[] {
  const { network } = vpc;
  const domains = new Set([
    ...network.all('resolver-rule').map(ruleDomain),
    ...network.all<DnsZone>('hosted-zone').map((each) => each.domain),
    ...managedZones(vpc).map((each) => each.domain),
  ]);
  return [...domains].flatMap((each) => {
    if (each === domain || !isWithin(each, domain)) return [];
    return candidatesFor(vpc, each).find((found) => found.domain === each && !found.off) ?? [];
  });
}

/** Public names of the file that a private zone takes in a VPC without having them (DNS-21). */
function hiddenNames(zone: DnsZone, vpc: Vpc): string[] {
  const { network, domain } = zone;
  const known = [
    ...network.all<DnsZone>('public-zone').flatMap((each) => [...each.records.keys()]),
    ...[...network.all('internet-host'), ...network.all('network-load-balancer')].flatMap((each) =>
      (each.property('dns')?.arguments ?? []).map(({ text }) => normalise(text)),
    ),
  ];
  const decides = (name: string): boolean => {
    const winner = candidatesFor(vpc, name).find(({ off }) => !off);
    return winner !== undefined && deciderOf(winner) === zone;
  };
  const hidden = [...new Set(known)].filter(
    (name) => isWithin(name, domain) && !('records' in zone.lookup(name)) && decides(name),
  );
  if (hidden.length === 0) return [];
  const list = listed(hidden.slice(0, RECORDS).map(code));
  return [`hides the public ${list}: it has no record for ${hidden.length > 1 ? 'them' : 'it'} (DNS-21)`];
}

export function firewallText(firewall: Resource): string {
  const vpcs = associatedVpcs(firewall);
  const rules = properties(firewall.bound, 'rule').map(firewallRuleText);
  return paragraphs(
    vpcs.length > 0
      ? `Looks at every name that clients of ${names(vpcs)} ask the Amazon resolver for, before zones and rules do, and at every alias on the way (DNS-35).`
      : 'It is associated with no VPC, so it filters nothing.',
    rules.length > 0
      ? `The rules; the first by number that holds the name decides:\n${bullets(rules)}`
      : 'It has no rule: every name passes.',
  );
}

/** `20: block *.bad.example, answer NXDOMAIN`. */
export function firewallRuleText(bound: Bound): string {
  const { args } = bound.statement;
  const domains = bound.arguments.flatMap(({ role, text }) => (role === 'domain' ? code(text) : []));
  const instead = argument(bound, 'dns-name')?.text;
  const answer = instead ? `an alias of ${code(instead)}` : args.includes('nxdomain') ? 'NXDOMAIN' : 'NODATA';
  return `${args[0] ?? ''}: ${args[1] ?? ''} ${listed(domains)}${args[1] === 'block' ? `; the answer is ${answer}` : ''}`;
}

export function profileText(profile: Resource): string {
  const parts = [
    ['hosted zones', profile.references('hosted-zones')],
    ['resolver rules', profile.references('resolver-rules')],
    ['firewalls', profile.references('dns-firewalls')],
    ['private names of endpoints', profile.references('interface-endpoints')],
  ] as const;
  const lines = parts.flatMap(([what, all]) => (all.length > 0 ? `${what}: ${names(all)}` : []));
  return paragraphs(
    `Brings to ${names(associatedVpcs(profile)) || 'no VPC yet'}:\n${bullets(lines.length > 0 ? lines : ['nothing yet'])}`,
    'What a VPC has itself goes first at the same name (DNS-30).',
  );
}
