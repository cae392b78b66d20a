/** Interface endpoints: their service, subnets, private DNS switches (IE-1, IE-11, IE-15, IE-20). */
import type { AwsService } from '../data/service-names';
import type { Family } from '../net/address';
import { Resource } from './resource';
import { stableHash } from './stable-hash';

export class InterfaceEndpoint extends Resource {
  /** `null`: not looked up yet. */
  private own: Resource | undefined | null = null;
  private aws: AwsService | undefined | null = null;

  /** The AWS service behind it; undefined when it is somebody's own endpoint service. */
  get service(): AwsService | undefined {
    if (this.aws === null) this.aws = this.findService();
    return this.aws;
  }
  private findService(): AwsService | undefined {
    if (this.ownService || this.foreignService !== undefined) return undefined;
    const region = this.text('service-region') ?? this.region;
    const text = this.text('service');
    return text && region
      ? this.network.services.service(text, region, this.text('ip-type') === 'dualstack')
      : undefined;
  }
  get ownService(): Resource | undefined {
    if (this.own === null) this.own = this.reference('service');
    return this.own;
  }
  /** Id of an endpoint service that the file doesn't declare: somebody else's (SVC-1). */
  get foreignService(): string | undefined {
    return /(?:^|\.)(vpce-svc-[0-9a-z]+)$/.exec(this.ownService ? '' : (this.text('service') ?? ''))?.[1];
  }
  /** The service's part of its DNS names (IE-8, ES-9). */
  get serviceDnsLabel(): string {
    return this.service?.label ?? this.foreignService ?? this.ownService?.id ?? `vpce-svc-${this.nameHash}`;
  }
  /** What people call the service: its short AWS name, or as written. */
  get serviceLabel(): string {
    return this.service?.short ?? this.text('service') ?? 'its service';
  }
  get privateDns(): boolean {
    return this.isOn('private-dns', true);
  }
  /** Default on for S3, the only service with both kinds of endpoints and private DNS (IE-15). */
  get inboundOnly(): boolean {
    return this.isOn('private-dns-only-for-inbound-resolver-endpoint', this.service?.short === 's3' && this.privateDns);
  }

  /** Whether its names have records of a family: by the record type, which follows the address type (IE-14). */
  hasRecordsOf(family: Family): boolean {
    const type = this.text('dns-record-ip-type') ?? 'service-defined';
    return type === 'service-defined' || type === 'dualstack' || type === `ipv${family}`;
  }

  /** Its AWS id, or one made up from its name. */
  get endpointId(): string {
    return this.id ?? `vpce-0${hex(this.qualified)}${hex(`${this.qualified}/`)}`;
  }
  /** The part of its DNS names that AWS chooses; always made up, since nothing in an account's own data tells it. */
  get nameHash(): string {
    return (stableHash(this.endpointId).toString(36) + stableHash(`${this.endpointId}#`).toString(36)).slice(0, 8);
  }
}

const hex = (text: string): string => stableHash(text).toString(16).padStart(8, '0');
