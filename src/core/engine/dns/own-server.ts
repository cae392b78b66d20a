/** DNS servers of one's own, on-premises or on an instance: their zones, their forwards, and public DNS for the rest (ONP-1, DNS-11). */
import type { DnsServer, ServerEntry } from '../../model/dns-server';
import { entryFor } from '../../model/dns-server';
import { familyOf, formatAddress, parseAddress } from '../../net/address';
import { UDP } from '../../net/protocol';
import type { Sender } from '../question';
import type { DnsAnswer } from '../trace';
import { walkTo } from '../walk-to';
import { answerList } from './answers';
import { askAddress, reasonText } from './asking';
import type { Inquiry, Log, Outcome, Server } from './inquiry';
import { called, calledFirst, recordWord } from './inquiry';

/** `asSender` is how the server asks others; `publicDns` knows what it finds on the internet. */
export function ownServer(known: DnsServer, asSender: Sender, publicDns: Server): Server {
  return {
    place: asSender.place,
    label: formatAddress(known.address),
    answer(name, inquiry, log) {
      const entry = entryFor(known, name);
      if (!entry) return fromPublic(known, asSender, publicDns, name, inquiry, log);
      return entry.isZone
        ? fromZone(entry, asSender, name, inquiry, log)
        : forwardedBy(entry, asSender, name, inquiry, log);
    },
  };
}

function fromZone(
  { domain, addresses, source }: ServerEntry,
  { place }: Sender,
  name: string,
  inquiry: Inquiry,
  log: Log,
): Outcome {
  const answers = addresses.flatMap(({ address }): DnsAnswer[] => {
    if (familyOf(address) !== inquiry.family) return [];
    const owner = inquiry.network.hostAt('host', address) ?? inquiry.network.interfacesAt(address)[0]?.owner;
    return [{ address, owner, madeUp: false, representative: false }];
  });
  if (answers.length === 0)
    return log.failed('NODATA', 'DNS_NODATA', {
      rule: 'ONP-1',
      text: `${calledFirst(place)} has ${name} in its zone ${domain}, but no ${recordWord(inquiry.type)} for it.`,
      source,
    });
  return log.found(answers, {
    rule: 'ONP-1',
    text: `${calledFirst(place)} answers ${name} from its own zone ${domain}: ${answerList(answers)}.`,
    chosen: `zone ${domain} of ${called(place)}`,
    source,
  });
}

function forwardedBy(
  { domain, addresses, source }: ServerEntry,
  asSender: Sender,
  name: string,
  inquiry: Inquiry,
  log: Log,
): Outcome {
  log.note('choose', {
    rule: 'ONP-1',
    text: `${calledFirst(asSender.place)} forwards ${domain === '.' ? 'everything it does not know' : domain} to ${addresses.map(({ address }) => formatAddress(address)).join(', ')}.`,
    chosen: `forward ${domain}`,
    source,
  });
  let last: Outcome | undefined;
  for (const to of addresses) {
    last = askAddress(inquiry, log, asSender, { ...to, rule: 'DNS-11', source }, name);
    if (last.status !== 'TIMEOUT' && last.status !== 'SERVFAIL') return last;
  }
  const { code, text } = last?.reason ?? { code: undefined, text: '' };
  // A loop keeps its name on the way back to whoever asked first.
  return log.failed('SERVFAIL', code === 'DNS_LOOP' ? code : 'DNS_SERVFAIL', {
    rule: last?.reason?.rule ?? 'DNS-11',
    text: `${calledFirst(asSender.place)} gets no answer from the servers it forwards ${domain === '.' ? 'everything else' : domain} to, so it has none to give: ${text}`,
    source: last?.reason?.source ?? source,
  });
}

/** Some host on the internet (TEST-NET-2): if the server gets there, it gets to public DNS. */
const SOMEWHERE = parseAddress('198.51.100.53') as number;

function fromPublic(
  known: DnsServer,
  asSender: Sender,
  publicDns: Server,
  name: string,
  inquiry: Inquiry,
  log: Log,
): Outcome {
  const { place } = asSender;
  const text = `${calledFirst(place)} has neither a zone nor a forward for ${name}: it asks public DNS by itself. Zones, endpoints and rules of VPCs are none of its business (DNS-11).`;
  log.note('choose', { rule: 'DNS-11', text, chosen: 'public DNS', source: known.source });
  if (asSender.interface) {
    const [path] = walkTo(inquiry.network, asSender, SOMEWHERE, UDP, 53, new Map());
    if (path?.verdict === 'unreachable')
      return log.failed('SERVFAIL', 'DNS_SERVFAIL', {
        rule: 'DNS-11',
        text: `${calledFirst(place)} can't get to public DNS: ${path.reason ? reasonText(path.reason) : ''}`,
        source: path.reason?.source ?? known.source,
      });
  }
  return inquiry.ask(log, place, publicDns, name);
}
