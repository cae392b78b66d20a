/** Forward rules: the question leaves from the outbound endpoint's interfaces, by the routes of the endpoint's VPC, not of the client's (DNS-31). */
import { properties } from '../../model/bind';
import type { ServerAddress } from '../../model/dns-server';
import { readServerAddress } from '../../model/dns-server';
import type { Resource } from '../../model/resource';
import type { Source } from '../../model/source';
import type { Sender } from '../question';
import { senderFrom } from '../question';
import { askAddress } from './asking';
import type { Inquiry, Log, Outcome } from './inquiry';

interface Forward {
  readonly endpoint: Resource | undefined;
  readonly senders: readonly Sender[];
  readonly targets: readonly ServerAddress[];
  readonly source: Source;
}
const known = new WeakMap<Resource, Forward>();

function read(rule: Resource): Forward {
  const endpoint = rule.reference('endpoint');
  const forward: Forward = {
    endpoint,
    senders: endpoint ? rule.network.interfacesOf(endpoint).map((each) => senderFrom(endpoint, each)) : [],
    targets: properties(rule.bound, 'forward').flatMap((bound) =>
      bound.arguments.flatMap(({ text }) => readServerAddress(text) ?? []),
    ),
    source: rule.sourceOf('forward'),
  };
  known.set(rule, forward);
  return forward;
}

/** What the servers of the rule answer; the first that says anything counts. */
export function forwarded(rule: Resource, name: string, inquiry: Inquiry, log: Log): Outcome {
  const { endpoint, senders, targets, source } = known.get(rule) ?? read(rule);
  if (!endpoint || senders.length === 0 || targets.length === 0) {
    const missing = targets.length === 0 ? 'no servers to ask' : 'no outbound endpoint with an interface';
    return log.unknown({ rule: 'DNS-31', text: `The rule ${rule.name} names ${missing}.`, source: rule.source }, rule);
  }
  if (!endpoint.works)
    return log.failed('SERVFAIL', 'DNS_SERVFAIL', {
      rule: 'DNS-31',
      text: `The question can't be forwarded: the outbound endpoint ${endpoint.name} is ${endpoint.state}.`,
      source: endpoint.sourceOf('state'),
    });
  let silent: Outcome | undefined;
  for (const target of targets) {
    for (const sender of senders) {
      const outcome = askAddress(inquiry, log, sender, { ...target, rule: 'DNS-31', source }, name);
      if (outcome.status !== 'TIMEOUT') return outcome;
      silent ??= outcome;
    }
  }
  return silent as Outcome;
}
