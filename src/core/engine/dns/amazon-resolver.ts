/** The Amazon resolver of a VPC: DNS Firewall, then the most specific rule or zone, then aliases by the same rules again (semantics §2.9). */
import type { Vpc } from '../../model/vpc';
import type { Address } from '../../net/address';
import { formatAddress } from '../../net/address';
import { resolverPlace } from '../components/resolver';
import type { Rejected } from '../trace';
import type { StepDetails } from '../walk';
import { firewallRuleFor } from './dns-firewall';
import { endpointAnswer } from './endpoint-answer';
import { forwarded } from './forwarding';
import { hostAnswer } from './host-answer';
import type { Inquiry, Log, Outcome, Server } from './inquiry';
import { wentThrough } from './inquiry';
import { publicDns } from './public-dns';
import type { Candidate, Off } from './resolver-rules';
import { candidatesFor, isTie } from './resolver-rules';
import { reverseAnswer } from './reverse-names';
import { zoneAnswer } from './zone-answer';

/** Resolvers give up on longer chains of aliases; how long AWS's may be is not documented. */
const LONGEST_CHAIN = 16;

const known = { inside: new WeakMap<Vpc, Server>(), inbound: new WeakMap<Vpc, Server>() };

/** `inbound`: the question came through an inbound resolver endpoint of the VPC (DNS-32, IE-15); `at`: where it was asked, if not at VPC+2. */
export function amazonResolver(vpc: Vpc, inbound: boolean, at?: Address): Server {
  if (at !== undefined && at !== vpc.resolverAddresses[0]) return makeServer(vpc, inbound, formatAddress(at));
  const servers = inbound ? known.inbound : known.inside;
  let server = servers.get(vpc);
  if (!server) {
    server = makeServer(vpc, inbound, formatAddress(vpc.resolverAddresses[0] as number));
    servers.set(vpc, server);
  }
  return server;
}

function makeServer(vpc: Vpc, inbound: boolean, label: string): Server {
  return {
    place: resolverPlace(vpc),
    label,
    answer(asked, inquiry, log) {
      if (!vpc.dnsSupport)
        return log.failed('TIMEOUT', 'DNS_NO_RESOLVER', {
          rule: 'DNS-1',
          text: `Nobody answers: the Amazon resolver is off in ${vpc.qualified} (dns-support off).`,
          source: vpc.sourceOf('dns-support'),
        });
      log.note('pass', inbound ? cameInbound(vpc) : askedInside(vpc, label));
      const chain = new Set([asked]);
      for (let name = asked, trusted = false; ; ) {
        const outcome = new Decision(vpc, inbound, name, inquiry, log).outcome(trusted);
        if (outcome.alias === undefined) return wentThrough(chain, outcome);
        // What the firewall answers in place of a blocked name is not filtered once more.
        trusted = !trusted && firewallRuleFor(vpc, name)?.action === 'block';
        name = outcome.alias;
        if (chain.has(name))
          return log.failed('SERVFAIL', 'DNS_LOOP', {
            rule: 'DNS-35',
            text: `The aliases go in a circle: ${[...chain, name].join(' → ')}.`,
          });
        if (chain.size > LONGEST_CHAIN)
          return log.failed('SERVFAIL', 'DNS_SERVFAIL', {
            rule: 'DNS-35',
            text: `${asked} is an alias of an alias, and so on for more than ${LONGEST_CHAIN} names: no resolver follows a chain of that length.`,
          });
        chain.add(name);
      }
    },
  };
}

const askedInside = (vpc: Vpc, label: string): StepDetails => ({
  rule: 'DNS-5',
  text: `The Amazon resolver of ${vpc.qualified} is asked at ${label}; no security group, network ACL or route applies to that (DNS-7).`,
});
const cameInbound = (vpc: Vpc): StepDetails => ({
  rule: 'DNS-32',
  text: `The inbound resolver endpoint hands the question to the Amazon resolver of ${vpc.qualified}: it is answered as if it had been asked there.`,
});

/** What is decided about one name; an alias is a new decision. */
class Decision {
  constructor(
    private readonly vpc: Vpc,
    private readonly inbound: boolean,
    private readonly name: string,
    private readonly inquiry: Inquiry,
    private readonly log: Log,
  ) {}

  outcome(trusted: boolean): Outcome {
    return (trusted ? undefined : this.filtered()) ?? this.decided(candidatesFor(this.vpc, this.name));
  }

  /** What DNS Firewall answers instead; undefined when the question passes. */
  private filtered(name = this.name): Outcome | undefined {
    const { log } = this;
    const found = firewallRuleFor(this.vpc, name);
    if (!found) return undefined;
    const { firewall, action, response, source } = found;
    const first = `The first rule of DNS Firewall ${firewall.name} that holds ${name}`;
    if (action !== 'block') {
      log.note('pass', { rule: 'DNS-35', text: `${first} says ${action}: the question passes.`, source });
      return undefined;
    }
    if (typeof response === 'object')
      return log.alias(response.override, {
        rule: 'DNS-35',
        text: `${first} blocks it and answers with an alias of ${response.override} instead.`,
        chosen: response.override,
        source,
      });
    return log.failed(response === 'nxdomain' ? 'NXDOMAIN' : 'NODATA', 'DNS_BLOCKED', {
      rule: 'DNS-35',
      text: `${first} blocks it: the answer is ${response.toUpperCase()}, whatever the zones say.`,
      source,
    });
  }

  private decided(all: readonly Candidate[]): Outcome {
    const off: Candidate[] = [];
    const on: Candidate[] = [];
    const rejected: Rejected[] = [];
    for (const each of all) {
      const why = this.whyOff(each);
      (why ? off : on).push(each);
      if (why) rejected.push({ what: each.what, why: why.why, source: why.source });
    }
    const [winner] = on;
    if (!winner) return this.fromPublic(rejected, off);
    for (const each of on)
      if (each !== winner) rejected.push({ what: each.what, why: whyLost(each, winner), source: each.source });
    if (winner.by.kind === 'rule' && winner.by.isSystem) return this.asSystem(winner, all, rejected);
    rejected.push({
      what: 'public DNS',
      why:
        winner.by.kind === 'rule'
          ? 'a rule forwards the name, and nobody else is asked'
          : 'a private zone matches, and there is no falling through to public DNS (DNS-21)',
      source: undefined,
    });
    this.log.note('choose', { ...reasonFor(winner), chosen: winner.what, rejected, source: winner.source });
    return this.askWinner(winner);
  }

  /** A system rule only takes the name from wider forward rules: the VPC answers it by itself (DNS-24). */
  private asSystem(winner: Candidate, all: readonly Candidate[], rejected: readonly Rejected[]): Outcome {
    this.log.note('choose', { ...reasonFor(winner), chosen: winner.what, rejected, source: winner.source });
    return this.decided(all.filter(({ by }) => by.kind !== 'rule'));
  }

  private whyOff({ off, by, source }: Candidate): Off | undefined {
    if (off || by.kind !== 'managed' || !by.managed.inboundOnly || this.inbound) return off;
    const { endpoint } = by.managed;
    return {
      rule: 'IE-15',
      why: 'only clients that come through an inbound resolver endpoint get the private answer',
      source: endpoint.property('private-dns-only-for-inbound-resolver-endpoint')
        ? endpoint.sourceOf('private-dns-only-for-inbound-resolver-endpoint')
        : (source as Off['source']),
    };
  }

  /** The names that a forwarded answer came by are filtered like those the resolver follows itself. */
  private seen(outcome: Outcome): Outcome {
    for (const each of outcome.through ?? []) {
      const instead = this.filtered(each);
      if (instead) return instead;
    }
    return outcome;
  }

  private askWinner({ by, what, domain }: Candidate): Outcome {
    const { name, inquiry, log, vpc } = this;
    if (by.kind === 'rule') return this.seen(forwarded(by.rule, name, inquiry, log));
    if (by.kind === 'zone') return zoneAnswer(by.zone, `the ${what}`, name, inquiry, log);
    if (by.kind === 'managed') return endpointAnswer(by.managed, name, inquiry, log);
    return by.kind === 'hosts' ? hostAnswer(name, vpc, inquiry, log) : reverseAnswer(name, vpc, domain, log);
  }

  private fromPublic(rejected: readonly Rejected[], off: readonly Candidate[]): Outcome {
    const { name, inquiry, log, vpc } = this;
    // Names that exist only inside VPCs: why they don't here says more than that public DNS has none.
    const hosts = off.find(({ by, domain }) => by.kind === 'hosts' && domain.endsWith('.internal'))?.off;
    if (hosts) return log.failed('NXDOMAIN', 'DNS_NXDOMAIN', { ...hosts, text: `${hosts.why}.` });
    const unknown = withoutRegion(vpc, name);
    if (unknown) return log.unknown(unknown);
    log.note('choose', {
      rule: 'DNS-26',
      text: 'No private zone and no rule claims the name, so public DNS answers.',
      chosen: 'public DNS',
      rejected,
    });
    return inquiry.ask(log, resolverPlace(vpc), publicDns(false), name);
  }
}

function reasonFor({ by, domain, what, profile }: Candidate): Pick<StepDetails, 'rule' | 'text'> {
  if (by.kind === 'rule')
    return by.isSystem
      ? { rule: 'DNS-24', text: `The ${what} is the most specific that matches: the VPC answers by itself.` }
      : { rule: 'DNS-25', text: `The ${what} is the most specific that matches: the question is forwarded.` };
  if (by.kind === 'managed')
    return {
      rule: by.managed.isOwn ? 'ES-8' : 'IE-11',
      text: `The hidden private hosted zone ${domain} of the endpoint ${profile ? `${by.managed.endpoint.qualified}, brought by the Profile ${profile.name},` : by.managed.endpoint.name} decides: it is the most specific zone that matches.`,
    };
  if (by.kind === 'zone')
    return { rule: 'DNS-20', text: `The ${what} decides: it is the most specific zone that matches.` };
  return {
    rule: by.kind === 'hosts' ? 'DNS-27' : 'DNS-29',
    text: `Every VPC answers ${domain} by itself, unless a rule or zone is at least as specific.`,
  };
}

function whyLost(loser: Candidate, winner: Candidate): string {
  if (isTie(loser, winner) && loser.profile && !winner.profile)
    return 'at the same name what the VPC has itself goes before what a Profile brings (DNS-30)';
  if (!isTie(loser, winner)) return `its domain is less specific (${winner.by.kind === 'rule' ? 'DNS-25' : 'DNS-20'})`;
  if (loser.by.kind === winner.by.kind)
    return loser.by.kind === 'managed'
      ? "two endpoints can't have the same zone in one VPC (IE-13); the first one counts"
      : loser.by.kind === 'rule'
        ? "two rules for one domain can't be associated with one VPC (DNS-25); the first one counts"
        : "two zones of one name can't be associated with one VPC (DNS-23); the first one counts";
  if (winner.by.kind === 'rule') return 'at the same name a rule goes first (DNS-26)';
  return winner.by.kind === 'zone' && loser.by.kind === 'managed'
    ? "a VPC can't have two zones of one name (DNS-23); the written one counts"
    : 'at the same name a hosted zone goes before what AWS defines by itself (DNS-26)';
}

/** Endpoints of a VPC whose Region is unknown: neither their names nor their prefix lists can be told (SVC-6, GE-5). */
function withoutRegion(vpc: Vpc, name: string): StepDetails | undefined {
  if (vpc.region !== undefined || !/(^|\.)amazonaws\.com(\.cn)?$/.test(name)) return undefined;
  const [endpoint] = [...vpc.all('gateway-endpoint'), ...vpc.all('interface-endpoint')];
  if (!endpoint) return undefined;
  const text = `The file doesn't say in which Region ${vpc.qualified} lies, so it can't be told which names and addresses ${endpoint.name} serves.`;
  return { rule: 'SVC-6', text, source: endpoint.source };
}
