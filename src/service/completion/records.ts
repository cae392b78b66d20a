/** Records of zones: names that are asked for and have none yet, addresses, names, and what an ALIAS can lead to. */
import { argument } from '../../core/model/bind';
import { DnsZone } from '../../core/model/dns-zone';
import { isWithin, normalise } from '../../core/model/domain-name';
import type { Network } from '../../core/model/network';
import { familyOf, formatAddress } from '../../core/net/address';
import type { Kind } from '../../core/schema/kinds';
import type { ValueType } from '../../core/schema/value-types';
import { resourceDetail } from '../hover/resource';
import type { ArgumentRequest } from './arguments';
import { endpointHosts } from './catalogues';
import type { Suggestion } from './item';
import { nameFrom } from './references';

const LIMIT = 200;
const ALIAS_TARGETS: readonly Kind[] = [
  'interface-endpoint',
  'network-load-balancer',
  'resource-endpoint',
  'service-network-endpoint',
];

export function recordSuggestions(
  { placeholder }: ValueType,
  { network, scope, statement }: ArgumentRequest,
): Suggestion[] {
  if (!(scope instanceof DnsZone)) return [];
  if (placeholder === 'RECORD-NAME') return namesWanted(scope);
  switch (statement.args[1]) {
    case 'A':
    case 'AAAA':
      return addresses(network, statement.args[1] === 'A' ? 4 : 6);
    case 'ALIAS':
      return ALIAS_TARGETS.flatMap((kind) =>
        network.all(kind).map(
          (each): Suggestion => ({
            label: nameFrom(each, scope, undefined),
            kind: 'reference',
            detail: resourceDetail(each),
            rank: 0,
          }),
        ),
      );
    case 'CNAME':
      return [
        ...writtenNames(network),
        ...endpointHosts(network).map(({ name, endpoint }) => ({ name, detail: `the service of ${endpoint.name}` })),
      ].map(({ name, detail }): Suggestion => ({ label: name, kind: 'value', detail, rank: 0 }));
    default:
      return [];
  }
}

/** Names of `expect` lines that lie in the zone and have no record. */
function namesWanted(zone: DnsZone): Suggestion[] {
  const { domain, network } = zone;
  const wanted = network.files.flatMap(({ statements }) =>
    statements.flatMap((bound) => {
      const text = argument(bound, 'dns-name')?.text ?? argument(bound, 'target')?.text.replace(/[:/].*$/, '');
      return bound.spec.keyword === 'expect' && text !== undefined ? normalise(text) : [];
    }),
  );
  return [...new Set(wanted)]
    .filter((name) => name !== domain && isWithin(name, domain) && !('records' in zone.lookup(name)))
    .map((name) => ({
      label: name.slice(0, -domain.length - 1),
      kind: 'value',
      detail: 'an expect line asks for it',
      rank: 0,
    }));
}

const addresses = (network: Network, family: 4 | 6): Suggestion[] =>
  network.interfaces
    .slice(0, LIMIT)
    .flatMap(({ addresses: own, owner, madeUp }) =>
      madeUp
        ? []
        : own
            .filter((each) => familyOf(each) === family)
            .map(
              (each): Suggestion => ({ label: formatAddress(each), kind: 'value', detail: owner.qualified, rank: 0 }),
            ),
    );

/** Names that the file gives to something: records, load balancers, hosts outside. */
export function writtenNames(network: Network): { readonly name: string; readonly detail: string }[] {
  const found = new Map<string, string>();
  for (const kind of ['hosted-zone', 'public-zone'] as const)
    for (const zone of network.all<DnsZone>(kind))
      for (const name of zone.records.keys())
        if (found.size < LIMIT && !name.startsWith('*')) found.set(name, `${kind} ${zone.name}`);
  for (const kind of ['network-load-balancer', 'internet-host'] as const)
    for (const each of network.all(kind))
      for (const { text } of each.property('dns')?.arguments ?? []) found.set(text, `${kind} ${each.qualified}`);
  return [...found].map(([name, detail]) => ({ name, detail }));
}
