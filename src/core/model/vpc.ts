/** A VPC: its blocks, its DNS attributes, and what lies in it by kind (CIDR-1, DNS-1, DNS-2, DNS-5). */
import type { Address } from '../net/address';
import { offsetBy, parseAddress } from '../net/address';
import type { Cidr } from '../net/cidr';
import { containsAddress } from '../net/cidr';
import type { NetworkAcl } from './network-acl';
import type { NetworkInterface } from './network-interface';
import { Resource } from './resource';
import type { RouteTable } from './route-table';
import type { SecurityGroup } from './security-group';

export class Vpc extends Resource {
  private byKind: Map<string, Resource[]> | undefined;
  // Every subnet and interface asks for these; `null`: not looked up yet.
  private mainTable: RouteTable | undefined | null = null;
  private defaultAcl: NetworkAcl | undefined | null = null;
  private defaultGroup: SecurityGroup | undefined | null = null;
  private edgeTables: Map<Resource, RouteTable> | undefined;
  private ownResolver: readonly Address[] | undefined;

  override get vpc(): Vpc {
    return this;
  }

  /** Without a `region` line the zones of its subnets tell: `us-east-1a` lies in us-east-1. */
  override get region(): string | undefined {
    return super.region ?? this.regionOfZones();
  }
  private regionOfZones(): string | undefined {
    for (const subnet of this.all('subnet')) {
      const region = /^([a-z]{2,4}(?:-[a-z]+)+-\d+)[a-z]$/.exec(subnet.text('az') ?? '')?.[1];
      if (region !== undefined) return region;
    }
    return undefined;
  }

  /** Resources of one kind, in the order of the file. */
  all<T extends Resource>(kind: T['kind']): readonly T[] {
    if (!this.byKind) {
      this.byKind = new Map();
      for (const each of this.contents ?? []) {
        const same = this.byKind.get(each.kind);
        if (same) same.push(each);
        else this.byKind.set(each.kind, [each]);
      }
    }
    return (this.byKind.get(kind) ?? []) as unknown as readonly T[];
  }

  /** IPv4 blocks first, the primary one at the front. */
  get cidrs(): readonly Cidr[] {
    return this.bound.blocks;
  }
  contains(address: Address): boolean {
    return this.cidrs.some((cidr) => containsAddress(cidr, address));
  }

  get dnsSupport(): boolean {
    return this.isOn('dns-support', true);
  }
  get dnsHostnames(): boolean {
    return this.isOn('dns-hostnames', false);
  }

  /** The Amazon resolver's addresses: base + 2 of the primary block, and the link-local ones (DNS-5). */
  get resolverAddresses(): readonly Address[] {
    if (!this.ownResolver) {
      const primary = this.cidrs.find((cidr) => cidr.family === 4);
      this.ownResolver = [...(primary ? [offsetBy(primary.first, 2)] : []), ...LINK_LOCAL_RESOLVER];
    }
    return this.ownResolver;
  }

  get mainRouteTable(): RouteTable | undefined {
    if (this.mainTable === null) this.mainTable = this.all<RouteTable>('route-table').find((table) => table.isMain);
    return this.mainTable;
  }
  /** The first table that steers what enters by a gateway (RT-14). */
  edgeTableOf(gateway: Resource): RouteTable | undefined {
    if (!this.edgeTables) {
      this.edgeTables = new Map();
      for (const table of this.all<RouteTable>('route-table'))
        for (const edge of table.edges) if (!this.edgeTables.has(edge)) this.edgeTables.set(edge, table);
    }
    return this.edgeTables.get(gateway);
  }
  get defaultNetworkAcl(): NetworkAcl | undefined {
    if (this.defaultAcl === null) this.defaultAcl = this.all<NetworkAcl>('network-acl').find((acl) => acl.isDefault);
    return this.defaultAcl;
  }
  get defaultSecurityGroup(): SecurityGroup | undefined {
    if (this.defaultGroup === null)
      this.defaultGroup = this.all<SecurityGroup>('security-group').find((group) => group.isDefault);
    return this.defaultGroup;
  }

  /** The interface that has a private (or IPv6) address. */
  interfaceAt(address: Address): NetworkInterface | undefined {
    return this.network.interfaceIn(this, address);
  }
}

/** The same in every VPC (DNS-5, CIDR-11). */
const LINK_LOCAL_RESOLVER = ['169.254.169.253', 'fd00:ec2::253'].map((text) => parseAddress(text) as Address);
