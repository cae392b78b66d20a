/** Servers and rules that forward a name to each other in a circle; the resolver itself says so, asked for a made-up name (DNS-31, DNS-32). */

import { amazonResolver } from '../engine/dns/amazon-resolver';
import { called, Inquiry, Log } from '../engine/dns/inquiry';
import { domainOfRule } from '../engine/dns/resolver-rules';
import { serverAt } from '../engine/dns/servers';
import { onPremisesSender } from '../engine/question';
import type { Exchange, Step } from '../engine/trace';
import { isExchange } from '../engine/trace';
import { placeOf } from '../engine/walk';
import { associatedVpcs } from '../model/association';
import type { ServerAddress } from '../model/dns-server';
import { dnsServers, entryFor } from '../model/dns-server';
import type { Network } from '../model/network';
import type { Resource } from '../model/resource';
import type { Source } from '../model/source';
import type { Vpc } from '../model/vpc';
import type { Address } from '../net/address';
import type { Check, CheckContext, Fix, Related } from './check';
import { rule } from './check';
import { without } from './dns-edits';
import { claimOn, isForward, ofFile, targetsOf } from './dns-facts';

const loop = rule(
  'dns.loop',
  'warning',
  'Servers forward the questions for a domain to each other in a circle, so nobody ever answers.',
  'DNS-31',
  'DNS-32',
);

export const check: Check = {
  rules: [loop],
  run(context) {
    const told = new Set<unknown>();
    for (const each of ofFile(context, 'resolver-rule')) if (isForward(each)) checkRule(context, each, told);
    for (const server of dnsServers(context.network).values())
      for (const { domain, isZone, source } of server.entries)
        if (
          !isZone &&
          source.file === context.document &&
          !told.has(source.statement) &&
          comesBack(context.network, server.address, nameBelow(domain))
        )
          report(context, source, domain, told, (name, inquiry, log) => {
            const asker = onPremisesSender(server.site, [server.address]);
            const found = serverAt(context.network, server.address, asker);
            if ('server' in found) inquiry.ask(log, asker.place, found.server, name);
          });
  },
};

function checkRule(context: CheckContext, each: Resource, told: Set<unknown>): void {
  const domain = domainOfRule(each);
  const at = each.sourceOf('forward');
  const reached = reachedFrom(context.network, firstOf(each), nameBelow(domain));
  for (const vpc of reached.size > 0 ? associatedVpcs(each) : []) {
    if (told.has(at.statement)) return;
    if (!reached.has(vpc)) continue;
    const asks = (name: string, inquiry: Inquiry, log: Log) =>
      inquiry.ask(log, placeOf(vpc), amazonResolver(vpc, false), name);
    report(context, at, domain, told, asks, (places) => fixes(context, each, places));
  }
}

/** A name that nobody will have written down. */
const nameBelow = (domain: string): string => `vpc-trace-asks.${domain === '.' || domain === '' ? 'invalid' : domain}`;

function report(
  context: CheckContext,
  at: Source,
  domain: string,
  told: Set<unknown>,
  ask: (name: string, inquiry: Inquiry, log: Log) => void,
  fixesFor: (chain: readonly Exchange[]) => readonly Fix[] = () => [],
): void {
  const { network } = context;
  const name = nameBelow(domain);
  const inquiry = new Inquiry(network, 'A', (...asked) => serverAt(network, ...asked));
  const log = new Log('');
  ask(name, inquiry, log);
  const chain = circleIn(log.course);
  if (!chain) return;
  const sources = sourcesOf(log.course);
  for (const { statement } of sources) told.add(statement);
  const places = chain.map(({ to }) => to.name);
  const circle = places.slice(places.indexOf(places.at(-1) as string));
  const what = domain === '.' || domain === '' ? 'everything else' : domain;
  context.report(
    loop,
    at,
    circle.length > 2
      ? `Questions for ${what} go in a circle: ${circle.join(' → ')}. Nobody answers them (DNS-31).`
      : `Questions for ${what} come back to ${called((chain.at(-1) as Exchange).to)}, which has sent them on itself: nobody answers them (DNS-31).`,
    {
      related: sources
        .filter(({ statement }) => statement !== at.statement)
        .map((source): Related => ({ message: 'Part of the circle.', source })),
      fixes: fixesFor(chain),
    },
  );
}

/** The questions down to the one that closes the circle. */
function circleIn(course: readonly (Step | Exchange)[]): Exchange[] | undefined {
  for (const each of course) {
    if (!isExchange(each)) continue;
    if (
      each.course.some((step) => !isExchange(step) && step.code === 'DNS_LOOP' && step.rule === 'DNS-31') &&
      !each.course.some(isExchange)
    )
      return [each];
    const below = circleIn(each.course);
    if (below) return [each, ...below];
  }
  return undefined;
}

/** The lines that send the question on. */
function sourcesOf(course: readonly (Step | Exchange)[]): Source[] {
  const all = course.flatMap((each) => (isExchange(each) ? sourcesOf(each.course) : (each.source ?? [])));
  return all.filter((each, index) => all.findIndex(({ statement }) => statement === each.statement) === index);
}

/** The VPC of an inbound endpoint in the circle must not have the rule itself. */
function fixes(context: CheckContext, each: Resource, chain: readonly Exchange[]): Fix[] {
  const homes = new Set(
    chain.flatMap(({ to }) => (to.resource?.kind === 'resolver-inbound-endpoint' ? to.resource.vpc : [])),
  );
  return without(
    context,
    each,
    [...homes].filter((vpc) => vpc !== undefined),
  );
}

type Node = Vpc | Address;

/**
 * Who could be asked in the end, from servers that are asked first. Says nothing about paths: it only spares the
 * resolver questions that can't come back to where they started.
 */
function reachedFrom(network: Network, first: readonly Node[], name: string): ReadonlySet<Node> {
  const seen = new Set(first);
  // A set goes on over what is added meanwhile.
  for (const each of seen) for (const next of sentTo(network, each, name)) seen.add(next);
  return seen;
}

const comesBack = (network: Network, start: Node, name: string): boolean =>
  reachedFrom(network, sentTo(network, start, name), name).has(start);

/** Whom a VPC's resolver or a server forwards a name to. */
function sentTo(network: Network, at: Node, name: string): Node[] {
  if (typeof at === 'object') {
    const by = claimOn(network, at, name)?.by;
    return by && isForward(by) ? firstOf(by) : [];
  }
  const server = dnsServers(network).get(at);
  const entry = server && entryFor(server, name);
  return entry && !entry.isZone ? nodes(network, entry.addresses, network.interfacesAt(at)[0]?.vpc) : [];
}

const firstOf = (each: Resource): Node[] => nodes(each.network, targetsOf(each), each.reference('endpoint')?.vpc);

/** Who is at addresses, seen from `home`: an inbound endpoint and VPC+2 are the VPC. */
const nodes = (network: Network, all: readonly ServerAddress[], home: Vpc | undefined): Node[] =>
  all.map(({ address }) => {
    const inbound = network.interfacesAt(address).find(({ owner }) => owner.kind === 'resolver-inbound-endpoint');
    return inbound?.vpc ?? (home?.resolverAddresses.includes(address) ? home : address);
  });
