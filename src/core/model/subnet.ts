/** A subnet: blocks, zone, and which route table and network ACL serve it (RT-1, ACL-1, CIDR-2). */
import type { Address } from '../net/address';
import { offsetBy } from '../net/address';
import type { Cidr } from '../net/cidr';
import { containsAddress } from '../net/cidr';
import type { NetworkAcl } from './network-acl';
import type { NetworkInterface } from './network-interface';
import { Resource } from './resource';
import type { RouteTable } from './route-table';

export class Subnet extends Resource {
  private table: RouteTable | undefined | null = null;
  private acl: NetworkAcl | undefined | null = null;

  get cidrs(): readonly Cidr[] {
    return this.bound.blocks;
  }
  get cidr(): Cidr | undefined {
    return this.cidrs.find((cidr) => cidr.family === 4);
  }
  get zone(): string | undefined {
    return this.text('az');
  }
  contains(address: Address): boolean {
    return this.blockOf(address) !== undefined;
  }
  /** The block of the subnet that an address lies in. */
  blockOf(address: Address): Cidr | undefined {
    for (const cidr of this.cidrs) if (containsAddress(cidr, address)) return cidr;
    return undefined;
  }

  /** Undefined when the file gives the subnet no table and the VPC no main one: then only local routes hold. */
  get routeTable(): RouteTable | undefined {
    if (this.table === null) {
      this.table = this.property('route-table') ? this.reference<RouteTable>('route-table') : this.vpc?.mainRouteTable;
    }
    return this.table;
  }
  /** Undefined means AWS's untouched default ACL, which allows everything (ACL-4). */
  get networkAcl(): NetworkAcl | undefined {
    if (this.acl === null) {
      this.acl = this.property('network-acl') ? this.reference<NetworkAcl>('network-acl') : this.vpc?.defaultNetworkAcl;
    }
    return this.acl;
  }
  get interfaces(): readonly NetworkInterface[] {
    return this.network.interfaces.filter((each) => each.subnet === this);
  }
}

/** Why AWS keeps an address of a subnet for itself, if it does (CIDR-2). */
export function reservedFor(cidr: Cidr, address: Address): string | undefined {
  for (const [offset, use] of RESERVED) if (offsetBy(cidr.first, offset) === address) return use;
  if (cidr.last !== address) return undefined;
  return cidr.family === 4 ? 'the broadcast address' : 'itself, as the last of the block';
}

const RESERVED: readonly (readonly [number, string])[] = [
  [0, 'the network address'],
  [1, 'the VPC router'],
  [2, 'the DNS server'],
  [3, 'future use'],
];
