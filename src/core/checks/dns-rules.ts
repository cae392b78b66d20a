/** Resolver rules: incomplete ones, ones that do nothing, ones that take names from zones and endpoints (DNS-24, DNS-26, DNS-28). */
import { associatedVpcs } from '../model/association';
import type { DnsZone } from '../model/dns-zone';
import type { Resource } from '../model/resource';
import type { Vpc } from '../model/vpc';
import type { Check, CheckContext } from './check';
import { rule } from './check';
import { fix, list, set, without } from './dns-edits';
import type { Claim, Clash } from './dns-facts';
import { claimsIn, clashesIn, isForward, ofFile, vpcsText } from './dns-facts';
import { recordsBelow } from './dns-zones';

const incomplete = rule(
  'resolver-rule.incomplete',
  'error',
  'A rule either forwards to servers from an outbound endpoint, or is a system rule.',
  'DNS-24',
  'DNS-31',
);
const unused = rule('resolver-rule.unused', 'information', 'The rule is associated with no VPC of the file.', 'DNS-24');
const twice = rule('resolver-rule.twice', 'error', "One VPC can't have two rules for one domain.", 'DNS-25');
const hidesZone = rule(
  'resolver-rule.hides-zone',
  'warning',
  "A rule for a hosted zone's name, or for a part of it, goes first: the zone never answers there.",
  'DNS-26',
  'DNS-25',
);
const takes = rule(
  'resolver-rule.takes-private-name',
  'warning',
  "A forward rule takes the names of an endpoint's private DNS away.",
  'DNS-28',
);

export const check: Check = {
  rules: [incomplete, unused, twice, hidesZone, takes],
  run(context) {
    const own = ofFile(context, 'resolver-rule');
    for (const each of own) checkRule(context, each);
    if (own.length === 0) return;
    checkTwice(context);
    for (const clash of clashesIn(context.network)) {
      if (!isForward(clash.winner.by)) continue;
      if (clash.loser.managed) reportTaken(context, clash);
      else if (clash.loser.by.kind === 'hosted-zone') reportHidden(context, clash);
    }
  },
};

function checkRule(context: CheckContext, each: Resource): void {
  const isSystem = each.isOn('system', false);
  const forward = each.property('forward');
  const why =
    isSystem && forward
      ? 'It is a system rule and forwards as well: AWS knows the one or the other. Take one of the two lines out'
      : !isSystem && !forward
        ? 'It says neither whom to ask nor `system`, so nothing can be done with a question: write `forward ADDRESS` or `system`'
        : forward && !each.property('endpoint')
          ? 'A forwarded question has to leave from an outbound endpoint, and none is named: write `endpoint NAME`'
          : undefined;
  if (why) {
    const endpoints = each.network.all('resolver-outbound-endpoint');
    const [only] = endpoints;
    const canName = forward && !isSystem && only && endpoints.length === 1;
    const fixes = canName
      ? fix(`Send from ${only.qualified}`, ...setText(context, each, `endpoint ${only.qualified}`))
      : [];
    context.report(incomplete, each.source, `${why} (DNS-24).`, { fixes });
  }
  if (!each.property('vpcs') && associatedVpcs(each).length === 0)
    context.report(
      unused,
      each.source,
      `No VPC here is associated with ${each.name}, so it changes no answer (DNS-24).`,
    );
}

function setText(context: CheckContext, resource: Resource, text: string) {
  const [keyword = '', value = ''] = text.split(' ');
  return set(context, resource, keyword, value);
}

const names = (vpcs: readonly Resource[]): string =>
  vpcsText(list(vpcs.map(({ qualified }) => qualified)), vpcs.length > 1);

function checkTwice(context: CheckContext): void {
  const found = new Map<Resource, { first: Resource; domain: string; vpcs: Vpc[] }>();
  for (const [vpc, domains] of claimsIn(context.network))
    for (const here of domains.values()) {
      const [first, ...others] = here.filter(({ by, profile }) => by.kind === 'resolver-rule' && !profile);
      for (const { by, domain } of first ? others : []) {
        const same = found.get(by);
        if (same) same.vpcs.push(vpc);
        else found.set(by, { first: (first as Claim).by, domain, vpcs: [vpc] });
      }
    }
  for (const [by, { first, domain, vpcs }] of found)
    context.report(
      twice,
      by.sourceOf('domain'),
      `${names(vpcs)} ${vpcs.length > 1 ? 'have' : 'has'} the rule ${first.name} for ${domain} already: AWS refuses to associate the second.`,
      { related: [{ message: 'The other one.', source: first.source }], fixes: without(context, by, vpcs) },
    );
}

function reportTaken(context: CheckContext, { winner, loser, vpcs }: Clash): void {
  const { managed, by: endpoint, domain } = loser;
  const [vpc] = vpcs as [Vpc];
  const isSame = winner.domain === domain;
  // Below its own name a zone without a wildcard has nothing that could be taken.
  if (!managed || (!isSame && !managed.wildcard)) return;
  context.report(
    takes,
    winner.by.sourceOf('domain'),
    `In VPC ${vpc.qualified} questions for ${winner.domain} are forwarded and miss the endpoint ${endpoint.name}: a rule ${isSame ? 'of the same name goes before' : 'below the name is more specific than'} private DNS (DNS-28). Take the VPC out of the rule, or make the rule wider.`,
    {
      related: [{ message: `${endpoint.name} has the name.`, source: endpoint.source }],
      fixes: without(context, winner.by, vpcs),
    },
  );
}

function reportHidden(context: CheckContext, { winner, loser, vpcs }: Clash): void {
  const zone = loser.by as DnsZone;
  const hidden = recordsBelow(zone, winner.domain);
  const isSame = winner.domain === loser.domain;
  if (!isSame && hidden.length === 0) return;
  const what = isSame
    ? `The hosted zone ${loser.domain} never answers in ${names(vpcs)}: at the same name the rule goes first (DNS-26)`
    : `${list(hidden.map(([name]) => name))} of the hosted zone ${loser.domain} ${hidden.length > 1 ? 'are' : 'is'} never answered in ${names(vpcs)}: the rule for ${winner.domain} is more specific (DNS-25)`;
  context.report(hidesZone, winner.by.sourceOf('domain'), `${what}. Take the VPC out of the rule or of the zone.`, {
    related: [{ message: 'The zone.', source: zone.source }],
    fixes: [...without(context, winner.by, vpcs), ...without(context, zone, vpcs)],
  });
}
