/** Forward rules: the question leaves from the outbound endpoint's interfaces, by the routes of the endpoint's VPC, not of the client's (DNS-31). */
import { properties } from '../../model/bind';
import { readServerAddress } from '../../model/dns-server';
import type { Resource } from '../../model/resource';
import { senderFrom } from '../question';
import { askAddress } from './asking';
import type { Inquiry, Log, Outcome } from './inquiry';

/** What the servers of the rule answer; the first that says anything counts. */
export function forwarded(rule: Resource, name: string, inquiry: Inquiry, log: Log): Outcome {
  const endpoint = rule.reference('endpoint');
  const senders = endpoint ? inquiry.network.interfacesOf(endpoint).map((each) => senderFrom(endpoint, each)) : [];
  const targets = properties(rule.bound, 'forward').flatMap((bound) =>
    bound.arguments.flatMap(({ text }) => readServerAddress(text) ?? []),
  );
  const source = rule.sourceOf('forward');
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
