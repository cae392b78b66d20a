/** Network interfaces (ENIs) of every owner alike: instances, endpoints, NAT gateways, plain ones. */
import type { Address } from '../net/address';
import { familyOf } from '../net/address';
import type { Bound } from './bind';
import { property, values } from './bind';
import type { Resource } from './resource';
import type { SecurityGroup } from './security-group';
import type { Source } from './source';
import type { Subnet } from './subnet';
import type { Vpc } from './vpc';

export interface NetworkInterface {
  /** What it belongs to and what a trace calls it by: the instance, the endpoint, the NAT gateway, or itself. */
  readonly owner: Resource;
  /** The statement that describes it. */
  readonly source: Source;
  readonly subnet: Subnet | undefined;
  readonly vpc: Vpc | undefined;
  /** Private IPv4 and IPv6 addresses; the first of a family is the primary one. */
  readonly addresses: readonly Address[];
  /** None of the addresses is written in the file: they were chosen so that a trace can run. */
  readonly madeUp: boolean;
  readonly publicAddress: Address | undefined;
  /** Undefined: no security groups filter it at all (SG-9). */
  readonly groups: readonly SecurityGroup[] | undefined;
  /** No group is named and the file does not write the VPC's default group, so AWS's own one holds (SG-2). */
  readonly implicitDefaultGroup: boolean;
  readonly sourceDestCheck: boolean;
}

/** The address an interface sends from in a family. */
export function primaryAddress(each: NetworkInterface, family: 4 | 6): Address | undefined {
  return each.addresses.find((address) => familyOf(address) === family);
}

/** Addresses written in `address` and `ipv6-address` properties. */
export function writtenAddresses(bound: Bound | undefined): Address[] {
  if (!bound) return [];
  return ['address', 'ipv6-address'].flatMap((keyword) => values<Address>(property(bound, keyword), 'address'));
}
