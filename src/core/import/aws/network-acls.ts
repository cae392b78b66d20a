/** Network ACLs: numbered stateless rules; the final deny of each family is implied (ACL-2). */
import type { Context } from './context';
import type { Item } from './item';
import { ruleWords } from './rule-words';
import { block, type Statement } from './statements';
import type { Vpc } from './vpcs';

/** The last number a person can use; 32767 and 32768 are AWS's own final denies. */
const LAST_RULE = 32766;

export function nameNetworkAcls(context: Context): void {
  for (const acl of context.inventory.all('NetworkAcls')) {
    const scope = acl.text('VpcId') ?? '';
    const fallback = acl.flag('IsDefault') ? 'default-acl' : 'acl';
    if (context.vpcs.has(scope))
      context.name(
        { kind: 'network-acl', id: acl.text('NetworkAclId') as string, scope, fallback, tail: !acl.flag('IsDefault') },
        acl,
      );
  }
}

export function defaultAclOf(context: Context, vpc: Vpc): string | undefined {
  return context
    .inVpc('NetworkAcls', vpc.id)
    .find((acl) => acl.flag('IsDefault') === true)
    ?.text('NetworkAclId');
}

export function writeNetworkAcls(context: Context, vpc: Vpc): Statement[] {
  const acls = context
    .inVpc('NetworkAcls', vpc.id)
    .sort((a, b) => Number(b.flag('IsDefault') ?? false) - Number(a.flag('IsDefault') ?? false));
  return acls.map((acl) => {
    const id = acl.text('NetworkAclId') as string;
    const entries = acl.items('Entries').sort((a, b) => order(a) - order(b));
    const mark: Statement[] = acl.flag('IsDefault') === true ? [{ head: 'default' }] : [];
    return block(context.head('network-acl', id), [
      ...mark,
      ...entries.flatMap((entry) => writeEntry(context, id, entry)),
      ...context.identity(id, acl),
    ]);
  });
}

function writeEntry(context: Context, aclId: string, entry: Item): Statement[] {
  const number = entry.integer('RuleNumber');
  const action = entry.text('RuleAction');
  const cidr = entry.cidr('CidrBlock') ?? entry.cidr('Ipv6CidrBlock');
  const egress = entry.flag('Egress') ?? false;
  if (number !== undefined && number > LAST_RULE && action === 'deny') return [];
  const words = ruleWords(matchOf(entry));
  if (
    number === undefined ||
    number > LAST_RULE ||
    (action !== 'allow' && action !== 'deny') ||
    cidr === undefined ||
    words === undefined
  ) {
    context.leaveOut(aclId, `${egress ? 'egress' : 'ingress'} rule ${number ?? ''}: incomplete or not understood`);
    return [];
  }
  return [{ head: `${egress ? 'egress' : 'ingress'} ${number} ${action} ${words} ${egress ? 'to' : 'from'} ${cidr}` }];
}

function matchOf(entry: Item): { protocol: string; from: number | undefined; to: number | undefined } {
  const protocol = entry.text('Protocol') ?? '';
  const ports = entry.item('PortRange');
  const icmp = entry.item('IcmpTypeCode');
  const isIcmp = /^(1|58|icmp|icmpv6)$/i.test(protocol);
  return isIcmp
    ? { protocol, from: icmp?.integer('Type'), to: icmp?.integer('Code') }
    : { protocol, from: ports?.integer('From'), to: ports?.integer('To') };
}

/** Ingress before egress, each in the order in which AWS tries them. */
function order(entry: Item): number {
  return (entry.flag('Egress') ? 1_000_000 : 0) + (entry.integer('RuleNumber') ?? 0);
}
