/** Private hosted zones that take names away from others: from public DNS, from a wider zone, from each other (DNS-20, DNS-21, DNS-23). */
import { serviceOfName } from '../data/service-names';
import { attributeOff } from '../engine/dns/host-names';
import { associatedVpcs } from '../model/association';
import type { DnsRecord, DnsZone } from '../model/dns-zone';
import { enclosing, isWithin } from '../model/domain-name';
import type { Resource } from '../model/resource';
import type { Vpc } from '../model/vpc';
import type { TextEdit } from '../text/edit';
import type { Check, CheckContext, Fix } from './check';
import { rule } from './check';
import { fix, lines, list, set, without } from './dns-edits';
import type { Clash } from './dns-facts';
import { askedIn, clashesIn, deciderOf, ofFile, publicNames, vpcsText } from './dns-facts';

const twice = rule('hosted-zone.twice', 'error', "One VPC can't have two hosted zones of one name.", 'DNS-23');
const hidesZone = rule(
  'hosted-zone.hides-records',
  'warning',
  'A more specific zone has no record for a name that a wider zone of the same VPC holds; only the most specific one is asked.',
  'DNS-20',
  'DNS-21',
);
const hidesPublic = rule(
  'hosted-zone.hides-public-name',
  'warning',
  'A private hosted zone has no record for a public name below its own; there is no falling through to public DNS.',
  'DNS-21',
);

const off = rule(
  'hosted-zone.dns-off',
  'warning',
  'Private hosted zones answer only in VPCs with both DNS attributes on.',
  'DNS-3',
  'DNS-2',
);

export const check: Check = {
  rules: [twice, hidesZone, hidesPublic, off],
  run(context) {
    const own = ofFile<DnsZone>(context, 'hosted-zone');
    if (own.length === 0) return;
    for (const zone of own) checkAttributes(context, zone);
    for (const clash of clashesIn(context.network)) {
      if (clash.winner.by.kind !== 'hosted-zone' || clash.loser.by.kind !== 'hosted-zone') continue;
      if (clash.winner.domain === clash.loser.domain) reportTwice(context, clash);
      else reportHiddenZone(context, clash);
    }
    reportHiddenNames(context);
  },
};

const names = (vpcs: readonly Resource[]): string =>
  vpcsText(list(vpcs.map(({ qualified }) => qualified)), vpcs.length > 1);

function checkAttributes(context: CheckContext, zone: DnsZone): void {
  const blind = zone.references<Vpc>('vpcs').filter((vpc) => attributeOff(vpc) !== undefined);
  const [first] = blind;
  const attribute = first && attributeOff(first);
  if (!first || !attribute) return;
  context.report(
    off,
    zone.sourceOf('vpcs'),
    `In ${names(blind)} the zone answers nothing: hosted zones need \`dns-support\` and \`dns-hostnames\`, and not both are on there (DNS-3).`,
    {
      related: blind.map((vpc) => ({ message: `VPC ${vpc.name}.`, source: vpc.sourceOf(attribute) })),
      fixes: fix(
        `Switch on DNS in ${list(blind.map(({ name }) => name))}`,
        ...blind.flatMap((vpc) => switchOn(context, vpc)),
      ),
    },
  );
}

const switchOn = (context: CheckContext, vpc: Vpc): TextEdit[] => [
  ...(vpc.dnsSupport ? [] : set(context, vpc, 'dns-support', 'on')),
  ...(vpc.dnsHostnames ? [] : set(context, vpc, 'dns-hostnames', 'on')),
];

function reportTwice(context: CheckContext, { winner, loser, vpcs }: Clash): void {
  context.report(
    twice,
    loser.by.sourceOf('vpcs'),
    `${names(vpcs)} has a hosted zone ${winner.domain} already: AWS refuses to associate the second (DNS-23).`,
    {
      related: [{ message: 'The other one.', source: winner.by.source }],
      fixes: without(context, loser.by, vpcs),
    },
  );
}

/** Records of a wider zone below a narrower domain, those that hand the domain over (NS) aside. */
export const recordsBelow = (zone: DnsZone, domain: string): [string, readonly DnsRecord[]][] =>
  [...zone.records].filter(([name, [first]]) => isWithin(name.replace(/^\*\./, ''), domain) && first?.type !== 'NS');

function reportHiddenZone(context: CheckContext, { winner, loser, vpcs }: Clash): void {
  const narrow = winner.by as DnsZone;
  const hidden = recordsBelow(loser.by as DnsZone, winner.domain).filter(([name]) => 'exists' in narrow.lookup(name));
  const [first] = hidden;
  if (!first) return;
  const texts = hidden.flatMap(([name, records]) => records.map((each) => recordText(name, each)));
  context.report(
    hidesZone,
    { ...narrow.source, argument: 0 },
    `Clients of ${names(vpcs)} find no ${list(hidden.map(([name]) => name))}: ${loser.domain} has the record, but the more specific zone ${winner.domain} alone is asked (DNS-21). Put the record there.`,
    {
      related: first[1].map(({ source }) => ({ message: 'This record is never answered.', source })),
      fixes: fix(`Copy the records into ${winner.domain}`, lines(context, narrow, texts)),
    },
  );
}

const recordText = (name: string, { type, values }: DnsRecord): string =>
  `record ${name} ${type} ${values.map(({ text }) => (/[\s{},;#"]/.test(text) ? `"${text}"` : text)).join(', ')}`;

interface Hidden {
  readonly name: string;
  readonly by: Resource | undefined;
}

/** Public names of which a private zone knows nothing. */
function reportHiddenNames(context: CheckContext): void {
  const { network } = context;
  const zones = new Map<string, DnsZone[]>();
  for (const zone of ofFile<DnsZone>(context, 'hosted-zone'))
    zones.set(zone.domain, [...(zones.get(zone.domain) ?? []), zone]);
  const found = new Map<DnsZone, Hidden[]>();
  const look = (name: string, by: Resource | undefined, only?: Vpc): void => {
    for (const domain of enclosing(name))
      for (const zone of zones.get(domain) ?? []) {
        const held = zone.lookup(name);
        const vpcs = only ? [only] : associatedVpcs(zone);
        if (!('exists' in held) || !vpcs.some((vpc) => isDecidedBy(zone, vpc, name))) continue;
        const all = found.get(zone) ?? [];
        if (!all.some((each) => each.name === name)) found.set(zone, [...all, { name, by }]);
      }
  };
  for (const { name, by } of publicNames(network)) look(name, by);
  for (const { name, vpc, isNegative } of askedIn(context)) {
    const service = vpc && !isNegative ? serviceOfName(name) : undefined;
    if (service && !service.byRule) look(name, undefined, vpc);
  }
  for (const [zone, hidden] of found) reportHidden(context, zone, hidden);
}

function isDecidedBy(zone: DnsZone, vpc: Vpc, name: string): boolean {
  const decider = deciderOf(vpc, name);
  return decider?.by.kind === 'zone' && decider.by.zone === zone;
}

function reportHidden(context: CheckContext, zone: DnsZone, hidden: readonly Hidden[]): void {
  const several = hidden.length > 1;
  const texts = hidden.flatMap(({ name, by }) => recordsFor(name, by));
  const fixes: Fix[] =
    texts.length > 0 ? fix(`Copy the public records into ${zone.domain}`, lines(context, zone, texts)) : [];
  context.report(
    hidesPublic,
    { ...zone.source, argument: 0 },
    `${list(hidden.map(({ name }) => name))} ${several ? 'are public names' : 'is a public name'}, but in the VPCs of this zone nothing is found: the zone has no record, and public DNS is not asked (DNS-21). Add the ${several ? 'records' : 'record'} here too.`,
    {
      related: hidden.flatMap(({ by }) => (by ? [{ message: 'The public name.', source: by.source }] : [])).slice(0, 3),
      fixes,
    },
  );
}

/** What public DNS has for a name, as records. */
function recordsFor(name: string, by: Resource | undefined): string[] {
  if (by?.kind === 'public-zone')
    return ((by as DnsZone).records.get(name) ?? []).map((each) => recordText(name, each));
  return (by?.property('address')?.arguments ?? []).map(
    ({ text }) => `record ${name} ${text.includes(':') ? 'AAAA' : 'A'} ${text}`,
  );
}
