/** Targets of questions: names of the endpoints' services, and resources that have addresses. */

import type { Network } from '../../core/model/network';
import type { Kind } from '../../core/schema/kinds';
import type { ValueType } from '../../core/schema/value-types';
import { resourceDetail } from '../hover/resource';
import type { ArgumentRequest } from './arguments';
import { endpointHosts } from './catalogues';
import type { Suggestion } from './item';
import { recordSuggestions, writtenNames } from './records';
import { nameFrom } from './references';

const WITH_ADDRESSES: readonly Kind[] = [
  'interface-endpoint',
  'instance',
  'interface',
  'network-interface',
  'network-load-balancer',
  'internet-host',
  'host',
];

export function targetSuggestions(type: ValueType, request: ArgumentRequest): Suggestion[] {
  const { network } = request;
  if (type.placeholder === 'DNS-NAME') return hosts(network, '');
  if (type.placeholder === 'RECORD-NAME' || type.placeholder === 'RECORD-VALUE')
    return recordSuggestions(type, request);
  if (type.placeholder !== 'QUESTION' && type.placeholder !== 'TARGET-ADDRESS') return [];
  const kinds = type.placeholder === 'QUESTION' ? WITH_ADDRESSES : WITH_ADDRESSES.slice(1, 4);
  const resources = kinds.flatMap((kind) =>
    network
      .all(kind)
      .flatMap((each): Suggestion[] =>
        each.name
          ? [{ label: nameFrom(each, undefined, undefined), kind: 'reference', detail: resourceDetail(each), rank: 1 }]
          : [],
      ),
  );
  if (type.placeholder === 'TARGET-ADDRESS') return resources;
  return [
    ...hosts(network, ':443'),
    ...resources,
    { label: 'internet', kind: 'word', detail: 'any public host', rank: 2 },
  ];
}

/** Names of the endpoints' services, then those that zones, load balancers and hosts outside have. */
const hosts = (network: Network, suffix: string): Suggestion[] => [
  ...endpointHosts(network).map(
    ({ name, endpoint }): Suggestion => ({
      label: name + suffix,
      kind: 'value',
      detail: `the service of ${endpoint.kind} ${endpoint.name}`,
      rank: 0,
    }),
  ),
  ...writtenNames(network).map(
    ({ name, detail }): Suggestion => ({ label: name + suffix, kind: 'value', detail, rank: 1 }),
  ),
];
