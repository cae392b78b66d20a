/** Gateway endpoints: which prefix list they route and in which tables (GE-1, GE-2, GE-12). */
import type { Cidr } from '../net/cidr';
import { prefixListName } from './aws-prefix-lists';
import { Resource } from './resource';
import type { RouteTable } from './route-table';

export class GatewayEndpoint extends Resource {
  private tables: readonly RouteTable[] | undefined;
  private blocks: readonly Cidr[] | undefined;

  /** `s3`, `s3express` or `dynamodb`. */
  get service(): string {
    return (this.text('service') ?? '').replace(/^com\.amazonaws\.[a-z0-9-]+\./, '');
  }
  /** The Region in the full service name, or the VPC's (GE-5). */
  get serviceRegion(): string | undefined {
    return /^com\.amazonaws\.([a-z0-9-]+)\./.exec(this.text('service') ?? '')?.[1] ?? this.region;
  }
  get prefixListName(): string {
    return prefixListName(this.serviceRegion ?? '', this.service);
  }
  /** Blocks of its prefix list in the families it serves: IPv4 unless `ip-type` says more (GE-12). */
  get prefixes(): readonly Cidr[] {
    this.blocks ??= this.findPrefixes();
    return this.blocks;
  }
  private findPrefixes(): readonly Cidr[] {
    const type = this.text('ip-type') ?? 'ipv4';
    const all = this.network.prefixList(this.prefixListName, this) ?? [];
    return all.filter(({ family }) => type === 'dualstack' || family === (type === 'ipv6' ? 6 : 4));
  }
  get routeTables(): readonly RouteTable[] {
    this.tables ??= this.references<RouteTable>('route-tables');
    return this.tables;
  }
}
