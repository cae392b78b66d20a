/** What a hosted zone answers: addresses, names, an alias of another name, or that it has nothing (DNS-20, DNS-21). */
import type { DnsRecord, DnsZone } from '../../model/dns-zone';
import { normalise } from '../../model/domain-name';
import type { NetworkInterface } from '../../model/network-interface';
import type { Resource } from '../../model/resource';
import { familyOf, parseAddress } from '../../net/address';
import type { Kind } from '../../schema/kinds';
import type { DnsAnswer } from '../trace';
import { answerList, answersOf } from './answers';
import type { Inquiry, Log, Outcome } from './inquiry';
import { capital, recordWord } from './inquiry';

/** What an ALIAS record may name. */
const ALIAS_TARGETS: readonly Kind[] = [
  'interface-endpoint',
  'network-load-balancer',
  'resource-endpoint',
  'service-network-endpoint',
];

/** `where` is what the zone is called in sentences: `the private hosted zone corp.example`. */
export function zoneAnswer(zone: DnsZone, where: string, name: string, inquiry: Inquiry, log: Log): Outcome {
  const held = zone.lookup(name);
  if ('delegated' in held) return delegated(held.delegated, where, name, log);
  if ('exists' in held) return nothingThere(zone, where, name, held.exists, log);
  const { records, isWildcard } = held;
  const by = isWildcard ? ` (by the wildcard ${records[0]?.name})` : '';
  const wanted = records.filter(({ type }) => type === inquiry.type);
  if (wanted.length > 0) return direct(wanted, `${where}${by}`, name, inquiry, log);
  const alias = records.find(({ type }) => type === 'CNAME' || (type === 'ALIAS' && inquiry.type !== 'PTR'));
  if (alias) return followed(alias, zone, `${where}${by}`, name, inquiry, log);
  return log.failed('NODATA', 'DNS_NODATA', {
    rule: 'DNS-21',
    text: `${capital(where)} has ${name}${by}, but no ${recordWord(inquiry.type)} for it, and no other zone is asked.`,
    source: records[0]?.source,
  });
}

function direct(records: readonly DnsRecord[], where: string, name: string, inquiry: Inquiry, log: Log): Outcome {
  const texts = records.flatMap(({ values }) => values.map(({ text }) => text));
  const source = records[0]?.source;
  if (inquiry.type === 'PTR') {
    const names = texts.map(normalise);
    const text = `${capital(where)} gives ${name} the name ${names.join(' and ')}.`;
    return log.foundNames(names, { rule: 'DNS-20', text, source });
  }
  const answers = texts.flatMap((text): DnsAnswer[] => {
    const address = parseAddress(text);
    if (address === undefined || familyOf(address) !== inquiry.family) return [];
    const owners = inquiry.network.interfacesAt(address);
    const owner = owners.length === 1 ? owners[0]?.owner : undefined;
    return [{ address, owner, madeUp: false, representative: false }];
  });
  if (answers.length === 0)
    return log.failed('NODATA', 'DNS_NODATA', {
      rule: 'DNS-21',
      text: `The ${inquiry.type} record of ${name} in ${where} holds no address that can be read.`,
      source,
    });
  return log.found(answers, {
    rule: 'DNS-20',
    text: `${capital(where)} gives ${name} the ${answers.length > 1 ? 'addresses' : 'address'} ${answerList(answers)}.`,
    source,
  });
}

function followed(record: DnsRecord, zone: DnsZone, where: string, name: string, inquiry: Inquiry, log: Log): Outcome {
  const written = record.values[0]?.text ?? '';
  const target = record.type === 'ALIAS' ? zone.network.find(written, zone, ALIAS_TARGETS) : undefined;
  if (target) return aliasOf(target, record, where, name, inquiry, log);
  if (!written.includes('.'))
    return log.unknown({
      rule: 'DNS-20',
      text: `${capital(where)} makes ${name} an alias of ${written}, and nothing here is called that.`,
      source: record.source,
    });
  return log.alias(normalise(written), {
    rule: 'DNS-20',
    text: `${capital(where)} makes ${name} an alias (${record.type}) of ${normalise(written)}: the resolver looks that up next, by the same rules.`,
    chosen: normalise(written),
    source: record.source,
  });
}

/** An alias of an endpoint or a load balancer gives its addresses at once. */
function aliasOf(
  target: Resource,
  { source }: DnsRecord,
  where: string,
  name: string,
  inquiry: Inquiry,
  log: Log,
): Outcome {
  const answers = addressesFor(target, inquiry);
  if (answers.length === 0)
    return log.failed('NODATA', 'DNS_NODATA', {
      rule: 'IE-14',
      text: `${capital(where)} makes ${name} an alias of ${target.qualified}, which has no ${recordWord(inquiry.type)}.`,
      source,
    });
  return log.found(answers, {
    rule: 'IE-12',
    text: `${capital(where)} makes ${name} an alias of the ${target.kind.replaceAll('-', ' ')} ${target.qualified}: ${answerList(answers)}.`,
    chosen: target.qualified,
    source,
  });
}

/** Addresses under the names of an endpoint or a load balancer. */
export function addressesFor(target: Resource, { network, family }: Inquiry): DnsAnswer[] {
  if (family === undefined) return [];
  const interfaces = network.interfacesOf(target);
  const isPublic = target.kind === 'network-load-balancer' && target.text('scheme') === 'internet-facing';
  return isPublic && family === 4 ? publicAnswers(interfaces, target) : answersOf(interfaces, target, family);
}

const publicAnswers = (interfaces: readonly NetworkInterface[], owner: Resource): DnsAnswer[] =>
  interfaces.flatMap(({ publicAddress, madeUpPublicAddress }) =>
    publicAddress === undefined
      ? []
      : [{ address: publicAddress, owner, madeUp: publicAddress === madeUpPublicAddress, representative: false }],
  );

function nothingThere(zone: DnsZone, where: string, name: string, exists: boolean, log: Log): Outcome {
  const more = zone.kind === 'public-zone' ? '' : ', and there is no falling through to a wider zone or to public DNS';
  return log.failed(exists ? 'NODATA' : 'NXDOMAIN', exists ? 'DNS_NODATA' : 'DNS_NXDOMAIN', {
    rule: 'DNS-21',
    text: `${capital(where)} has no record for ${name}${more}.`,
    source: zone.source,
  });
}

/** Private zones can't be asked by name servers, and what stands behind a delegation is not in the file (DNS-22). */
const delegated = ({ name: from, values, source }: DnsRecord, where: string, name: string, log: Log): Outcome =>
  log.unknown({
    rule: 'DNS-22',
    text: `${capital(where)} delegates ${from} to ${values.map(({ text }) => text).join(', ')}; what those servers answer for ${name} can't be told.`,
    source,
  });
