/** Records that Route 53 refuses or that lead nowhere. */
import type { DnsRecord, DnsZone } from '../model/dns-zone';
import { isWithin } from '../model/domain-name';
import type { Source } from '../model/source';
import { argumentSpan } from '../model/source';
import { familyOf, parseAddress } from '../net/address';
import type { Kind } from '../schema/kinds';
import type { Check, CheckContext } from './check';
import { replace, rule } from './check';
import { ofFile } from './dns-facts';

const value = rule(
  'record.value',
  'error',
  "The value is not of the record's type: an address, or something that exists.",
);
const cname = rule(
  'record.cname',
  'error',
  "A CNAME stands alone at its name, with one value, and not at the zone's own name.",
);

const outside = rule(
  'record.outside-zone',
  'error',
  'The record belongs to another zone: nobody asks this one for it.',
  'DNS-20',
);

export const check: Check = {
  rules: [value, cname, outside],
  run(context) {
    for (const kind of ['hosted-zone', 'public-zone'] as const)
      for (const zone of ofFile<DnsZone>(context, kind))
        for (const [name, records] of zone.records) {
          for (const each of records) checkValues(context, zone, each);
          checkCname(context, zone, name, records);
          if (!isWithin(name, zone.domain)) reportOutside(context, zone, name, records);
        }
  },
};

function checkValues(context: CheckContext, zone: DnsZone, { type, values, source }: DnsRecord): void {
  const family = type === 'A' ? 4 : type === 'AAAA' ? 6 : undefined;
  for (const { text, index } of values) {
    const at = { ...source, argument: index };
    const address = parseAddress(text);
    if (family !== undefined && (address === undefined || familyOf(address) !== family))
      context.report(
        value,
        at,
        `\`${text}\` is no IPv${family} address, which an ${type} record needs${address === undefined ? '. For a name write CNAME, for an endpoint or a load balancer ALIAS.' : '.'}`,
      );
    else if (type === 'ALIAS' && !leadsSomewhere(zone, text))
      context.report(
        value,
        at,
        `Nothing here is called \`${text}\`: an ALIAS names an endpoint, a load balancer or a DNS name.`,
      );
    else if (type === 'CNAME' && address !== undefined)
      reportAddress(context, at, familyOf(address) === 4 ? 'A' : 'AAAA');
  }
}

function reportOutside(context: CheckContext, { domain }: DnsZone, name: string, records: readonly DnsRecord[]): void {
  for (const { source } of records)
    context.report(
      outside,
      { ...source, argument: 0 },
      `${name} does not lie in ${domain}, so no question for it comes here (DNS-20). Without the dot at its end it would be ${name}.${domain}.`,
    );
}

function reportAddress(context: CheckContext, at: Source, type: string): void {
  context.report(value, at, `A CNAME leads to a name; for an address write ${type}.`, {
    fixes: [{ title: `Change to ${type}`, edits: [replace(argumentSpan(at.statement, 1), type)] }],
  });
}

const TARGETS: readonly Kind[] = [
  'interface-endpoint',
  'network-load-balancer',
  'resource-endpoint',
  'service-network-endpoint',
];

/** A word with dots is a DNS name, unless it starts like something of a VPC here. */
function leadsSomewhere(zone: DnsZone, text: string): boolean {
  const { network } = zone;
  if (network.find(text, zone, TARGETS)) return true;
  // Several of that name: which one is meant can't be told, but not that there is none.
  if (network.lookup(text, zone, TARGETS).candidates.length > 0) return true;
  const dot = text.indexOf('.');
  return dot >= 0 && !network.vpcs.some((vpc) => vpc.name === text.slice(0, dot));
}

function checkCname(context: CheckContext, zone: DnsZone, name: string, records: readonly DnsRecord[]): void {
  const found = records.find(({ type }) => type === 'CNAME');
  if (!found) return;
  const other = records.find((each) => each !== found);
  const why =
    name === zone.domain
      ? "the zone's own name has records already that make it a zone. Write A, or ALIAS for an endpoint or a load balancer"
      : found.values.length > 1
        ? 'a name is an alias of one other name only'
        : other
          ? `${name} has another record, and a CNAME must be the only one`
          : undefined;
  if (why)
    context.report(cname, found.source, `Route 53 refuses this CNAME: ${why}.`, {
      related: other ? [{ message: 'Another record of the name.', source: other.source }] : [],
    });
}
