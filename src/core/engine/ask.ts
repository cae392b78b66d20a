/** Asks a question of a network: resolves the name, walks there and back for each address, and adds the verdicts up (MOD-1, MOD-4, EVAL-2). */
import type { Network } from '../model/network';
import type { Resource } from '../model/resource';
import type { Address } from '../net/address';
import { familyOf } from '../net/address';
import { resolve } from './dns/resolve';
import type { Destination, Sender, TargetText, Unaskable } from './question';
import { defaultService, isUnaskable, readHost, readSender, readTarget } from './question';
import type { Path, Question, Reason, Resolution, Trace, Verdict } from './trace';
import { walkTo } from './walk-to';

/** Traces FROM to TARGET as they are written; `scope` is where names are looked up first. Never throws. */
export function ask(network: Network, from: string, target: string, scope?: Resource): Trace | Unaskable {
  const sender = readSender(from, network, scope);
  if (isUnaskable(sender)) return sender;
  const text = readTarget(target);
  if (isUnaskable(text)) return text;
  const destination = readHost(text.host, network, sender, scope ?? sender.resource);
  return isUnaskable(destination) ? destination : trace(network, sender, text, destination);
}

/** A walk between parts that are known already. */
export function trace(network: Network, sender: Sender, text: TargetText, destination: Destination): Trace {
  const fallback = defaultService(destination, 'addresses' in destination ? destination.addresses[0] : undefined);
  const protocol = text.protocol ?? fallback.protocol;
  const port = text.port ?? (text.protocol === undefined ? fallback.port : undefined);
  const labels = new Map<Address, string>();
  let dns: Resolution | undefined;
  let addresses: readonly Address[] = [];
  if ('name' in destination) {
    const answered = resolve(network, sender, destination.name);
    dns = answered.resolution;
    addresses = dns.answers.map((each) => each.address);
    if (answered.label) for (const address of addresses) labels.set(address, answered.label);
  } else {
    addresses = destination.addresses;
  }
  const question: Question = {
    from: sender.place,
    to: text.host,
    port,
    protocol,
    family: addresses[0] === undefined ? undefined : familyOf(addresses[0]),
  };
  const shared = { question, dns };
  if (dns?.reason)
    return {
      ...shared,
      verdict: dns.status === 'UNDETERMINED' ? 'undetermined' : 'unreachable',
      via: [],
      reason: dns.reason,
      paths: [],
    };
  const paths = addresses.flatMap((address) => walkTo(network, sender, address, protocol, port, labels));
  if (paths.length === 0)
    paths.push(nowhere(`${text.host} has no address.`, 'resource' in destination ? destination.resource : undefined));
  return { ...shared, ...sum(paths), paths };
}

/** Reachable when every address is: a client may get any of them, in turn (IE-10). */
function sum(paths: readonly Path[]): Pick<Trace, 'verdict' | 'via' | 'reason'> {
  const verdicts = new Set(paths.map((path) => path.verdict));
  const verdict: Verdict = verdicts.size === 1 ? (paths[0]?.verdict as Verdict) : 'undetermined';
  const failing = paths.find((path) => path.reason);
  const mixed = verdict === 'undetermined' && verdicts.has('reachable') && failing?.reason;
  const reason = mixed
    ? {
        ...mixed,
        text: `It depends on which way of ${paths.length} is taken: of several addresses or targets any may be chosen. ${mixed.text}`,
      }
    : failing?.reason;
  return { verdict, reason, via: paths[0]?.via ?? [] };
}

function nowhere(text: string, resource: Resource | undefined): Path {
  const reason: Reason = {
    code: 'NO_SOURCE_OR_DESTINATION',
    rule: 'MOD-5',
    at: resource?.qualified ?? '',
    direction: 'forward',
    text,
    source: resource?.source,
  };
  return { address: undefined, verdict: 'undetermined', reason, choice: undefined, forward: [], return: [], via: [] };
}
