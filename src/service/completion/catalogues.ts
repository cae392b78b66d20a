/** Catalogues: AWS services, Regions, zones, reason codes, AWS's prefix lists. */
import { reasonCodes } from '../../core/engine/reason-codes';
import { awsPrefixListNames } from '../../core/model/aws-prefix-lists';
import type { Network } from '../../core/model/network';
import type { Resource } from '../../core/model/resource';
import type { Subnet } from '../../core/model/subnet';
import type { ValueType } from '../../core/schema/value-types';
import { serviceText } from '../hover/values';
import type { ArgumentRequest } from './arguments';
import type { Suggestion } from './item';

export function catalogueSuggestions(type: ValueType, { network, scope }: ArgumentRequest): Suggestion[] {
  switch (type.catalogue) {
    case 'service':
      return serviceSuggestions(network, scope?.region);
    case 'region':
      return regionSuggestions(network);
    case 'zone':
      return zoneSuggestions(network, scope);
    case 'reason':
      return Object.entries(reasonCodes).map(([label, detail]) => ({ label, kind: 'word', detail }));
    default:
      return type.kinds?.includes('prefix-list') ? prefixListSuggestions(scope?.region) : [];
  }
}

function serviceSuggestions({ services }: Network, region: string | undefined): Suggestion[] {
  return Object.entries(services.titles).map(([short, detail]) => ({
    label: short,
    kind: 'service',
    detail,
    documentation: serviceText(short, region, services),
  }));
}

/** Regions named in the file first. */
function regionSuggestions(network: Network): Suggestion[] {
  const used = usedRegions(network);
  const known = new Set(awsPrefixListNames().map((name) => name.split('.')[2] as string));
  return [
    ...used.map((label): Suggestion => ({ label, kind: 'value', detail: 'used in this file', rank: 0 })),
    ...[...known].filter((label) => !used.includes(label)).map((label): Suggestion => ({ label, kind: 'value' })),
  ];
}

const usedRegions = (network: Network): string[] => [
  ...new Set(
    network.files.flatMap(({ statements }) =>
      statements.flatMap((bound) => (bound.spec.keyword === 'region' ? (bound.arguments[0]?.text ?? []) : [])),
    ),
  ),
];

/** Zones of the VPC's other subnets first, then the usual ones of its Region. */
function zoneSuggestions(network: Network, scope: Resource | undefined): Suggestion[] {
  const zones = (subnets: readonly Subnet[]): string[] => subnets.flatMap((each) => each.zone ?? []);
  const used = [...new Set(zones(scope?.vpc?.all<Subnet>('subnet') ?? network.all<Subnet>('subnet')))];
  const { region } = scope ?? {};
  const usual = region ? ['a', 'b', 'c'].map((letter) => region + letter) : [];
  return [
    ...used.map((label): Suggestion => ({ label, kind: 'value', detail: 'used here', rank: 0 })),
    ...usual
      .filter((label) => !used.includes(label))
      .map((label): Suggestion => ({ label, kind: 'value', detail: 'Availability Zone' })),
  ];
}

function prefixListSuggestions(region: string | undefined): Suggestion[] {
  return awsPrefixListNames()
    .filter((name) => region === undefined || name.split('.')[2] === region)
    .map((label) => ({ label, kind: 'value', detail: 'AWS prefix list', rank: 3 }));
}

/** Names that a client would use for the services of a network's endpoints. */
export function endpointHosts(network: Network): { readonly name: string; readonly endpoint: Resource }[] {
  const found = new Map<string, Resource>();
  for (const kind of ['interface-endpoint', 'gateway-endpoint'] as const) {
    for (const endpoint of network.all(kind)) {
      const text = endpoint.text('service');
      const { region } = endpoint;
      if (!text || !region) continue;
      const { privateNames, short } = network.services.service(text, region);
      const names = kind === 'gateway-endpoint' ? [`${short}.${region}.amazonaws.com`] : privateNames;
      for (const name of names) if (!name.startsWith('*') && !found.has(name)) found.set(name, endpoint);
    }
  }
  return [...found].map(([name, endpoint]) => ({ name, endpoint }));
}
