/** Route 53 hosted zones and the records that lead somewhere; mail and text records change no path (DNS-19, DNS-21). */
import type { Context } from './context';
import { compare } from './inventory';
import type { Item } from './item';
import { block, line, listLine, type Statement, word } from './statements';

const WRITTEN = /^(A|AAAA|CNAME|PTR|NS)$/;
const WITHOUT_EFFECT = /^(SOA|MX|TXT|SRV|CAA|SPF|DS|NAPTR|SSHFP|TLSA|HTTPS|SVCB)$/;

export function writeHostedZones(context: Context): Statement[] {
  return context.inventory
    .all('HostedZones')
    .flatMap((zone) => writeZone(context, zone))
    .sort((a, b) => compare(a.head, b.head));
}

function writeZone(context: Context, zone: Item): Statement[] {
  const id = zone.text('Id') as string;
  const name = (zone.text('Name') ?? '').replace(/\.$/, '');
  const isPrivate = zone.item('Config')?.flag('PrivateZone') === true;
  const vpcIds = zone.items('VPCs').flatMap((vpc) => vpc.text('VPCId') ?? []);
  const vpcs = context.references('', vpcIds, id, 'associated VPC').sort(compare);
  if (name === '' || (isPrivate && vpcs.length === 0)) {
    context.leaveOut(id, `private hosted zone ${name}: none of its VPCs is in the input (get-hosted-zone tells them)`);
    return [];
  }
  const records = context.inventory
    .all('ResourceRecordSets')
    .filter((record) => shortId(record.text('HostedZoneId')) === shortId(id));
  if (records.length === 0) context.leaveOut(id, `records of ${name}: not in the input (list-resource-record-sets)`);
  const written = records
    .flatMap((record) => writeRecord(context, name, record))
    .sort((a, b) => compare(a.head, b.head));
  return [
    block(`${isPrivate ? 'hosted-zone' : 'public-zone'} ${word(name)}`, [
      ...listLine('vpcs', vpcs),
      ...written,
      ...line('id', word(shortId(id))),
    ]),
  ];
}

function writeRecord(context: Context, zone: string, record: Item): Statement[] {
  const type = record.text('Type') ?? '';
  const full = (record.text('Name') ?? '').replace(/\\052/g, '*').replace(/\.$/, '');
  const name = full === zone ? '@' : full.endsWith(`.${zone}`) ? full.slice(0, -zone.length - 1) : `${full}.`;
  if (WITHOUT_EFFECT.test(type) || (type === 'NS' && name === '@')) return [];
  const leave = (why: string): Statement[] => {
    context.leaveOut(zone, `record ${name} ${type}: ${why}`);
    return [];
  };
  if (record.text('SetIdentifier') !== undefined)
    return leave('several answers by policy (weight, latency, place, failover)');
  const alias = record.item('AliasTarget')?.text('DNSName');
  if (alias !== undefined) {
    const target = aliasTarget(context, alias);
    return target === undefined
      ? leave(`alias of ${alias}, which is not in the input`)
      : [{ head: `record ${word(name)} ALIAS ${word(target)}` }];
  }
  const values = record.items('ResourceRecords').flatMap((each) => each.text('Value') ?? []);
  if (!WRITTEN.test(type) || values.length === 0) return leave('not a record that .vpc knows');
  return [
    {
      head: `record ${word(name)} ${type} ${values
        .map((value) => word(value.replace(/\.$/, '')))
        .sort(compare)
        .join(', ')}`,
    },
  ];
}

/** Aliases name load balancers and endpoints by their DNS names, with prefixes that only say which records are wanted. */
function aliasTarget(context: Context, alias: string): string | undefined {
  const wanted = alias
    .replace(/\.$/, '')
    .replace(/^dualstack\./, '')
    .toLowerCase();
  const balancer = context.inventory
    .all('LoadBalancers')
    .find((each) => each.text('DNSName')?.toLowerCase() === wanted);
  const endpoint = context.inventory
    .all('VpcEndpoints')
    .find((each) => each.items('DnsEntries').some((entry) => entry.text('DnsName')?.toLowerCase() === wanted));
  return (
    context.names.from('', balancer?.text('LoadBalancerArn')) ?? context.names.from('', endpoint?.text('VpcEndpointId'))
  );
}

function shortId(id: string | undefined): string {
  return (id ?? '').replace(/^\/hostedzone\//, '');
}
