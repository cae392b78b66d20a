/** Target groups of Network Load Balancers, with the targets that are registered; their health is run-time state (MOD-5). */
import { parseAddress } from '../../net/address';
import type { Context } from './context';
import { compare } from './inventory';
import type { Item } from './item';
import { block, line, listLine, type Statement, word } from './statements';
import type { Vpc } from './vpcs';

const PROTOCOLS: ReadonlyMap<string, readonly string[]> = new Map([
  ['TCP', ['tcp']],
  ['TLS', ['tcp']],
  ['UDP', ['udp']],
  ['QUIC', ['udp']],
  ['TCP_UDP', ['tcp', 'udp']],
  ['TCP_QUIC', ['tcp', 'udp']],
]);

/** The IP protocols of a load balancer protocol; none for those of other load balancers (HTTP, GENEVE). */
export function protocolsOf(protocol: string): readonly string[] {
  return PROTOCOLS.get(protocol) ?? [];
}

export function nameTargetGroups(context: Context): void {
  for (const group of context.inventory.all('TargetGroups')) {
    const [id, scope, protocol] = [
      group.text('TargetGroupArn') as string,
      group.text('VpcId') ?? '',
      group.text('Protocol') ?? '',
    ];
    if (PROTOCOLS.has(protocol) && context.vpcs.has(scope))
      context.name({ kind: 'target-group', id, scope, wanted: group.text('TargetGroupName'), fallback: 'targets' });
    else if (protocol !== 'GENEVE') context.leaveOut(id, `target group for ${protocol || 'functions'}`);
  }
}

export function writeTargetGroups(context: Context, vpc: Vpc): Statement[] {
  const name = (group: Item): string => context.names.own(group.text('TargetGroupArn') as string) ?? '';
  const groups = context.inVpc('TargetGroups', vpc.id).filter((group) => name(group) !== '');
  return groups
    .sort((a, b) => compare(name(a), name(b)))
    .map((group) => {
      const id = group.text('TargetGroupArn') as string;
      const protocol = group.text('Protocol') ?? '';
      const [first, second] = protocolsOf(protocol);
      if (second !== undefined) context.leaveOut(id, `target group for ${protocol}, written as ${first}`);
      const type = group.text('TargetType') ?? 'instance';
      if (type !== 'instance' && type !== 'ip') context.leaveOut(id, `targets of type ${type}`);
      return block(context.head('target-group', id), [
        ...line('protocol', first),
        ...line('port', group.text('Port')),
        ...line('target-type', type === 'ip' ? 'ip' : 'instance'),
        ...listLine('targets', targetWords(context, vpc, group)),
        ...preserveClientIp(context, id),
        ...line('id', word(id)),
      ]);
    });
}

/** `web-1`, `web-1:8080` or `10.0.1.10:80`; a deregistering target gets no new connections, so it is none. */
export function targetWords(context: Context, vpc: Vpc, group: Item): string[] {
  const id = group.text('TargetGroupArn') as string;
  const descriptions = context.inventory
    .all('TargetHealthDescriptions')
    .filter((each) => each.text('TargetGroupArn') === id);
  const words = descriptions.flatMap((description) => {
    const target = description.item('Target');
    const targetId = target?.text('Id') ?? '';
    if (description.item('TargetHealth')?.text('State') === 'draining') return [];
    const name =
      parseAddress(targetId) !== undefined
        ? targetId
        : targetId.startsWith('i-')
          ? context.references(vpc.id, [targetId], id, 'target')[0]
          : undefined;
    if (name === undefined && !targetId.startsWith('i-')) context.leaveOut(id, `target ${targetId}`);
    const port = target?.integer('Port');
    const host = name?.includes(':') ? `[${name}]` : name;
    return host === undefined
      ? []
      : [port === undefined || port === group.integer('Port') ? (name as string) : `${host}:${port}`];
  });
  return [...new Set(words)].sort(compare);
}

function preserveClientIp(context: Context, id: string): Statement[] {
  const attributes = context.inventory.find('TargetGroupAttributes', id)?.items('Attributes') ?? [];
  const value = attributes.find((each) => each.text('Key') === 'preserve_client_ip.enabled')?.text('Value');
  return line('preserve-client-ip', value === undefined ? undefined : value === 'true' ? 'on' : 'off');
}
