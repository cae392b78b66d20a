/** The DNS names of interface endpoints: regional, zonal, and the private ones of the service (IE-8, IE-9, IE-11). */
import type { InterfaceEndpoint } from '../../model/interface-endpoint';
import type { NetworkInterface } from '../../model/network-interface';

export interface EndpointName {
  readonly name: string;
  /** Names below it are answered too (S3: `bucket`, `accesspoint`, `control`, and what is in front of those). */
  readonly wildcard: boolean;
  readonly zone: string | undefined;
  readonly interfaces: readonly NetworkInterface[];
}

/** Endpoint-specific names; public DNS answers them to anyone, with private addresses (IE-9). */
export function endpointNames(endpoint: InterfaceEndpoint): EndpointName[] {
  const { service } = endpoint;
  const region = service?.region ?? endpoint.text('service-region') ?? endpoint.region;
  if (!region) return [];
  const tail = `${endpoint.serviceDnsLabel}.${region}.vpce.${service?.endpointSuffix ?? 'amazonaws.com'}`;
  const interfaces = endpoint.network.interfacesOf(endpoint);
  const wildcard = service?.short === 's3';
  const head = `${endpoint.endpointId}-${endpoint.nameHash}`;
  // An endpoint to another Region has no zonal names (IE-26).
  const isFar = region !== endpoint.region;
  const zones = isFar ? [] : [...new Set(interfaces.flatMap((each) => each.subnet?.zone ?? []))];
  return [
    { name: `${head}.${tail}`, wildcard, zone: undefined, interfaces },
    ...zones.map((zone) => ({
      name: `${head}-${zone}.${tail}`,
      wildcard,
      zone,
      interfaces: interfaces.filter((each) => each.subnet?.zone === zone),
    })),
  ];
}

export function matchesEndpointName(each: EndpointName, name: string): boolean {
  if (each.name === name) return true;
  return each.wildcard && name.endsWith(`.${each.name}`);
}
