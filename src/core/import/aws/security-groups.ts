/** Security groups: one statement per protocol and ports, peers as CIDRs, groups and prefix lists (SG-2, SG-5). */
import type { Context } from './context';
import { compare } from './inventory';
import type { Item } from './item';
import { ruleWords } from './rule-words';
import { block, oneLine, type Statement, word } from './statements';
import type { Vpc } from './vpcs';

const LONGEST_NOTE = 48;

interface Peer {
  readonly word: string;
  readonly note: string;
}

export function nameSecurityGroups(context: Context): void {
  for (const group of context.inventory.all('SecurityGroups')) {
    const [scope, name] = [group.text('VpcId') ?? '', group.text('GroupName')];
    if (context.vpcs.has(scope))
      context.name(
        {
          kind: 'security-group',
          id: group.text('GroupId') as string,
          scope,
          wanted: name,
          fallback: 'sg',
          tail: true,
        },
        group,
      );
    else if (scope === '') context.leaveOut(group.text('GroupId') as string, 'security group outside any VPC');
  }
}

export function writeSecurityGroups(context: Context, vpc: Vpc): Statement[] {
  const name = (group: Item): string => context.names.own(group.text('GroupId') as string) ?? '';
  const isDefault = (group: Item): number => Number(group.text('GroupName') === 'default');
  const groups = context
    .inVpc('SecurityGroups', vpc.id)
    .sort((a, b) => isDefault(b) - isDefault(a) || compare(name(a), name(b)));
  return groups.map((group) => writeSecurityGroup(context, vpc, group));
}

function writeSecurityGroup(context: Context, vpc: Vpc, group: Item): Statement {
  const id = group.text('GroupId') as string;
  const mark: Statement[] = group.text('GroupName') === 'default' ? [{ head: 'default' }] : [];
  return block(context.head('security-group', id), [
    ...mark,
    ...rules(context, vpc, group, 'ingress'),
    ...egress(context, vpc, group),
    ...context.identity(id, group),
  ]);
}

/** No egress statement means AWS's default for an IPv4 VPC, so exactly that is not written, and nothing at all is. */
function egress(context: Context, vpc: Vpc, group: Item): Statement[] {
  const permissions = group.items('IpPermissionsEgress');
  if (group.fields.IpPermissionsEgress === undefined || group.fields.IpPermissionsEgress === null) return [];
  if (permissions.length === 0) return [{ head: 'egress none' }];
  const written = rules(context, vpc, group, 'egress');
  const onlyDefault = written.length === 1 && written[0]?.head === 'egress all to any';
  if (written.length === 0)
    return [{ head: 'egress none', note: 'its rules could not be expressed, see the end of the file' }];
  return onlyDefault && vpc.ipv6Cidrs.length === 0 ? [] : written;
}

function rules(context: Context, vpc: Vpc, group: Item, direction: 'ingress' | 'egress'): Statement[] {
  const id = group.text('GroupId') as string;
  const written = group
    .items(direction === 'ingress' ? 'IpPermissions' : 'IpPermissionsEgress')
    .flatMap((permission) => {
      const match = {
        protocol: permission.text('IpProtocol') ?? '',
        from: permission.integer('FromPort'),
        to: permission.integer('ToPort'),
      };
      const words = ruleWords(match);
      if (words === undefined)
        context.leaveOut(id, `${direction} rule with protocol ${JSON.stringify(match.protocol)}`);
      return words === undefined
        ? []
        : byNote(peersOf(context, vpc, id, permission, `${direction} ${words}`)).map(([note, peers]) => ({
            words,
            note,
            peers,
          }));
    });
  return written
    .map(({ words, note, peers }) => ({
      head: `${direction} ${words} ${direction === 'ingress' ? 'from' : 'to'} ${peers.join(', ')}`,
      order: ruleOrder(words),
      note,
    }))
    .sort((a, b) => compare(a.order, b.order) || compare(a.head, b.head))
    .map(({ head, note }) => (note === '' ? { head } : { head, note }));
}

/** Peers with the same description share a statement. */
function byNote(peers: readonly Peer[]): [string, string[]][] {
  const groups = new Map<string, string[]>();
  for (const { word: peer, note } of peers) groups.set(note, [...(groups.get(note) ?? []), peer]);
  return [...groups].map(([note, words]) => [note, [...new Set(words)].sort(comparePeers)]);
}

function peersOf(context: Context, vpc: Vpc, groupId: string, permission: Item, rule: string): Peer[] {
  const note = (item: Item): string => {
    const text = oneLine(item.text('Description') ?? '');
    return text.length <= LONGEST_NOTE ? text : '';
  };
  const cidrs = [
    ...permission.items('IpRanges').map((each) => [each, each.cidr('CidrIp')] as const),
    ...permission.items('Ipv6Ranges').map((each) => [each, each.cidr('CidrIpv6')] as const),
  ];
  const references = [
    ...permission.items('UserIdGroupPairs').map((each) => [each, each.text('GroupId'), 'security group'] as const),
    ...permission.items('PrefixListIds').map((each) => [each, each.text('PrefixListId'), 'prefix list'] as const),
  ];
  return [
    ...cidrs.flatMap(([item, cidr]) =>
      cidr === undefined
        ? []
        : [{ word: cidr === '0.0.0.0/0' ? 'any' : cidr === '::/0' ? 'any-ipv6' : cidr, note: note(item) }],
    ),
    ...references.flatMap(([item, id, what]) => {
      const name = context.names.from(vpc.id, id);
      if (name === undefined)
        context.leaveOut(groupId, `${rule}: ${what} ${id ?? 'without an id'} is not in the input`);
      return name === undefined ? [] : [{ word: word(name), note: note(item) }];
    }),
  ];
}

/** Ports in numeric order, whatever their number of digits. */
function ruleOrder(words: string): string {
  return words.replace(/\d+/g, (digits) => digits.padStart(6, '0'));
}

function comparePeers(a: string, b: string): number {
  const rank = (peer: string): string =>
    peer.startsWith('any') ? `0${peer}` : /^[0-9a-f:.]+\//i.test(peer) ? `1${ruleOrder(peer)}` : `2${peer}`;
  return compare(rank(a), rank(b));
}
