/** Public DNS as a server: zones of the file, names of endpoints and hosts, AWS's services, and a stand-in for everybody else (IE-9, GE-3). */
import type { DnsZone } from '../../model/dns-zone';
import { enclosing, isWithin } from '../../model/domain-name';
import type { Network } from '../../model/network';
import { isPublic } from '../../net/cidr';
import { saidOf } from './host-answer';
import { hostNameOutside, hostNameZone } from './host-names';
import type { Inquiry, Log, Outcome, Server } from './inquiry';
import { wentThrough } from './inquiry';
import { knownPublicAnswer, otherPublicAnswer } from './public-view';
import { addressOfReverse } from './reverse-names';
import { zoneAnswer } from './zone-answer';

/** `follows`: it looks up aliases itself; for the Amazon resolver it does not, since there its rules hold for them too. */
export const publicDns = (follows: boolean): Server => ({
  place: { kind: 'resolver', name: 'public DNS', resource: undefined },
  label: 'public DNS',
  answer(asked, inquiry, log) {
    const chain = new Set([asked]);
    for (let name = asked; ; ) {
      const outcome = answerTo(name, inquiry, log);
      if (!follows) return outcome;
      if (outcome.alias === undefined) return wentThrough(chain, outcome);
      name = outcome.alias;
      if (chain.has(name))
        return log.failed('SERVFAIL', 'DNS_LOOP', {
          rule: 'DNS-26',
          text: `The aliases go in a circle: ${[...chain, name].join(' → ')}.`,
        });
      chain.add(name);
    }
  },
});

const zonesOf = new WeakMap<Network, ReadonlyMap<string, DnsZone>>();

/** The most specific public zone of the file that holds a name. */
function publicZone(name: string, network: Network): DnsZone | undefined {
  let zones = zonesOf.get(network);
  if (!zones) {
    // The first of a name counts.
    zones = new Map([...network.all<DnsZone>('public-zone')].reverse().map((each) => [each.domain, each]));
    zonesOf.set(network, zones);
  }
  if (zones.size === 0) return undefined;
  for (const domain of enclosing(name)) {
    const zone = zones.get(domain);
    if (zone) return zone;
  }
  return undefined;
}

function answerTo(name: string, inquiry: Inquiry, log: Log): Outcome {
  const { network, family } = inquiry;
  const known = knownPublicAnswer(name, inquiry);
  const zone = known ? undefined : publicZone(name, network);
  if (zone) return zoneAnswer(zone, `the public zone ${zone.domain}`, name, inquiry, log);
  if (family === undefined) return publicReverse(name, inquiry, log);
  const host = known || hostNameZone(name, undefined) === undefined ? undefined : hostNameOutside(name, network);
  if (host) return saidOf(host, inquiry, log);
  if (/(^|\.)s3express-/.test(name)) {
    const text = `${name} is a name of S3 Express, whose public addresses are not known here.`;
    return log.unknown({ rule: 'GE-1', text });
  }
  const { status, answers, step, label } = known ?? otherPublicAnswer(name, family, network);
  return status === 'NOERROR'
    ? log.found(answers, step, label)
    : log.failed(status, status === 'NODATA' ? 'DNS_NODATA' : 'DNS_NXDOMAIN', step);
}

/** Private ranges have no reverse names in public DNS; public ones have, unless nobody knows them here. */
function publicReverse(name: string, { network }: Inquiry, log: Log): Outcome {
  const address = addressOfReverse(name);
  if (isWithin(name, 'in-addr.arpa') && address !== undefined && !isPublic(address))
    return log.failed('NXDOMAIN', 'DNS_NXDOMAIN', {
      rule: 'DNS-29',
      text: `Public DNS has no reverse names for private addresses, so none for ${name}.`,
    });
  const own = address === undefined ? undefined : network.publicInterfaceAt(address);
  const text = `${name} is a reverse name${own ? ` of ${own.owner.qualified}` : ''}; what its owner has put there is not in the file.`;
  return log.unknown({ rule: 'DNS-29', text, source: own?.source });
}
