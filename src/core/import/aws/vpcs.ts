/** The VPCs of the input, and those that are only known from what others say about them. */
import type { Inventory } from './inventory';
import { compare } from './inventory';
import type { Item } from './item';
import { regionOfZone } from './place';

export interface Vpc {
  readonly id: string;
  /** Undefined when there is no description of the VPC itself. */
  readonly item: Item | undefined;
  /** The primary one first. */
  readonly cidrs: readonly string[];
  readonly ipv6Cidrs: readonly string[];
  readonly account: string | undefined;
  readonly region: string | undefined;
}

/** By id, in the order in which they are written: Region, account, id. VPCs whose CIDR nobody says are missing. */
export function findVpcs(inventory: Inventory): Map<string, Vpc> {
  const described = inventory
    .all('Vpcs')
    .filter((item) => item.fields.CidrBlock !== undefined)
    .map((item) => describedVpc(item, inventory));
  const known = new Set(described.map(({ id }) => id));
  const guessed = [...routedVpcs(inventory), ...peeredVpcs(inventory)].filter(
    ({ id }) => !known.has(id) && known.add(id),
  );
  const order = (vpc: Vpc): string => `${vpc.region ?? '~'} ${vpc.account ?? '~'} ${vpc.id}`;
  return new Map([...described, ...guessed].sort((a, b) => compare(order(a), order(b))).map((vpc) => [vpc.id, vpc]));
}

function describedVpc(item: Item, inventory: Inventory): Vpc {
  const id = item.text('VpcId') as string;
  const first = item.cidr('CidrBlock');
  const associated = item
    .items('CidrBlockAssociationSet')
    .filter((each) => isAssociated(each, 'CidrBlockState'))
    .flatMap((each) => each.cidr('CidrBlock') ?? []);
  const subnet = inventory.all('Subnets').find((each) => each.text('VpcId') === id);
  const place = item.place();
  return {
    id,
    item,
    cidrs: [...new Set([...(first === undefined ? [] : [first]), ...associated])],
    ipv6Cidrs: item
      .items('Ipv6CidrBlockAssociationSet')
      .filter((each) => isAssociated(each, 'Ipv6CidrBlockState'))
      .flatMap((each) => each.cidr('Ipv6CidrBlock') ?? []),
    account: place.account,
    region: place.region ?? regionOfZone(subnet?.text('AvailabilityZone')),
  };
}

export function isAssociated(item: Item, stateField: string): boolean {
  const state = item.item(stateField)?.text('State');
  return state === undefined || state === 'associated' || state === 'associating';
}

/** Route tables tell the CIDRs of their VPC: the destinations of its local routes. */
function routedVpcs(inventory: Inventory): Vpc[] {
  const found = new Map<string, Vpc>();
  for (const table of inventory.all('RouteTables')) {
    const id = table.text('VpcId');
    const locals = table
      .items('Routes')
      .filter((route) => route.text('GatewayId') === 'local' && route.text('Origin') === 'CreateRouteTable');
    const cidrs = locals.flatMap((route) => route.cidr('DestinationCidrBlock') ?? []);
    if (id === undefined || cidrs.length === 0 || found.has(id)) continue;
    const subnet = inventory.all('Subnets').find((each) => each.text('VpcId') === id);
    const place = table.place();
    const ipv6Cidrs = locals.flatMap((route) => route.cidr('DestinationIpv6CidrBlock') ?? []);
    found.set(id, {
      id,
      item: undefined,
      cidrs,
      ipv6Cidrs,
      account: place.account,
      region: place.region ?? regionOfZone(subnet?.text('AvailabilityZone')),
    });
  }
  return [...found.values()];
}

/** The other side of a peering connection may belong to somebody whose answers are not in the input. */
function peeredVpcs(inventory: Inventory): Vpc[] {
  return inventory
    .all('VpcPeeringConnections')
    .filter((each) => peeringState(each) !== 'deleted')
    .flatMap((peering) =>
      ['RequesterVpcInfo', 'AccepterVpcInfo'].flatMap((side) => {
        const info = peering.item(side);
        const id = info?.text('VpcId');
        const blocks = info?.items('CidrBlockSet').flatMap((each) => each.cidr('CidrBlock') ?? []) ?? [];
        const cidrs = blocks.length > 0 ? blocks : [info?.cidr('CidrBlock')].filter((each) => each !== undefined);
        const ipv6Cidrs = info?.items('Ipv6CidrBlockSet').flatMap((each) => each.cidr('Ipv6CidrBlock') ?? []) ?? [];
        if (info === undefined || id === undefined || cidrs.length === 0) return [];
        return [{ id, item: undefined, cidrs, ipv6Cidrs, account: info.text('OwnerId'), region: info.text('Region') }];
      }),
    );
}

/** A peering connection that never came to be, or is no more, is `deleted`. */
export function peeringState(peering: Item): 'active' | 'pending' | 'deleted' {
  const code = peering.item('Status')?.text('Code') ?? 'active';
  if (code === 'active') return 'active';
  return /^(initiating-request|pending-acceptance|provisioning)$/.test(code) ? 'pending' : 'deleted';
}
