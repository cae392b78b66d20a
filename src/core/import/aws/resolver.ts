/** Route 53 Resolver: endpoints inside VPCs, and the rules that forward names (DNS-24, DNS-31, DNS-32). */
import type { Context } from './context';
import { compare } from './inventory';
import type { Item } from './item';
import type { NetworkInterface } from './network-interfaces';
import { placedSubnets } from './placed-subnets';
import { block, line, listLine, type Statement, word } from './statements';
import type { Vpc } from './vpcs';

const kindOf = (endpoint: Item): 'resolver-inbound-endpoint' | 'resolver-outbound-endpoint' =>
  endpoint.text('Direction') === 'OUTBOUND' ? 'resolver-outbound-endpoint' : 'resolver-inbound-endpoint';

/** Rules that AWS makes by itself are part of the Amazon resolver (DNS-27, DNS-29). */
const isOwn = (rule: Item): boolean =>
  !rule.text('Id')?.startsWith('rslvr-autodefined-') && rule.text('RuleType') !== 'RECURSIVE';

export function nameResolver(context: Context): void {
  for (const endpoint of context.inventory.all('ResolverEndpoints')) {
    const [id, scope, kind] = [endpoint.text('Id') as string, endpoint.text('HostVPCId') ?? '', kindOf(endpoint)];
    if (context.vpcs.has(scope))
      context.name({
        kind,
        id,
        scope,
        wanted: endpoint.text('Name'),
        fallback: kind === 'resolver-outbound-endpoint' ? 'outbound' : 'inbound',
      });
    else context.leaveOut(id, `resolver endpoint in ${scope || 'an unknown VPC'}, which is not in the input`);
  }
  for (const rule of context.inventory.all('ResolverRules').filter(isOwn)) {
    context.name({
      kind: 'resolver-rule',
      id: rule.text('Id') as string,
      scope: '',
      wanted: rule.text('Name'),
      fallback: 'rule',
      tail: true,
    });
  }
}

export function writeResolverEndpoints(context: Context, vpc: Vpc): Statement[] {
  return context.inventory
    .all('ResolverEndpoints')
    .filter((each) => each.text('HostVPCId') === vpc.id)
    .map((endpoint) => {
      const id = endpoint.text('Id') as string;
      const listed = context.inventory
        .all('ResolverEndpointIpAddresses')
        .filter((each) => each.text('ResolverEndpointId') === id);
      const nodes = listed.length > 0 ? listed.flatMap(nodeOf) : context.interfaces.ofOwner(id);
      if (nodes.length === 0)
        context.leaveOut(id, 'its subnets are not in the input (list-resolver-endpoint-ip-addresses)');
      return block(context.head(kindOf(endpoint), id), [
        ...placedSubnets(context, vpc, id, [], nodes),
        ...listLine(
          'security-groups',
          context.references(vpc.id, endpoint.texts('SecurityGroupIds'), id, 'security group').sort(compare),
        ),
        ...line('id', word(id)),
      ]);
    });
}

function nodeOf(item: Item): NetworkInterface[] {
  const address = item.address('Ip');
  if (address === undefined) return [];
  return [
    {
      id: '',
      item,
      vpcId: undefined,
      subnetId: item.text('SubnetId'),
      instanceId: undefined,
      deviceIndex: 0,
      addresses: [{ address }],
      ipv6Addresses: [],
      securityGroups: [],
      description: '',
      type: '',
    },
  ];
}

export function writeResolverRules(context: Context): Statement[] {
  return context.inventory
    .all('ResolverRules')
    .filter(isOwn)
    .flatMap((rule) => {
      const id = rule.text('Id') as string;
      const type = rule.text('RuleType');
      if (type !== 'FORWARD' && type !== 'SYSTEM') {
        context.leaveOut(id, `resolver rule of type ${type ?? 'unknown'}`);
        return [];
      }
      const associations = context.inventory
        .all('ResolverRuleAssociations')
        .filter((each) => each.text('ResolverRuleId') === id);
      const endpoint = rule.text('ResolverEndpointId');
      const domain = rule.text('DomainName') ?? '.';
      return block(context.head('resolver-rule', id), [
        ...line('domain', domain === '.' ? '.' : word(domain.replace(/\.$/, ''))),
        ...(type === 'SYSTEM'
          ? [{ head: 'system' }]
          : listLine('forward', rule.items('TargetIps').flatMap(forwardAddress))),
        ...line(
          'endpoint',
          endpoint === undefined ? undefined : context.references('', [endpoint], id, 'outbound endpoint')[0],
        ),
        ...listLine(
          'vpcs',
          context
            .references(
              '',
              associations.flatMap((each) => each.text('VPCId') ?? []),
              id,
              'associated VPC',
            )
            .sort(compare),
        ),
        ...line('id', word(id)),
      ]);
    });
}

function forwardAddress(target: Item): string[] {
  const address = target.address('Ip') ?? target.address('Ipv6');
  const port = target.integer('Port') ?? 53;
  if (address === undefined) return [];
  return [port === 53 ? address : address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`];
}
