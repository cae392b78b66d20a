/** Network interfaces (ENIs) of every owner alike: instances, endpoints, NAT gateways, plain ones (SG-1, SG-2, IE-20). */
import type { Address } from '../net/address';
import { familyOf } from '../net/address';
import type { Bound } from './bind';
import { isOn, property, values } from './bind';
import type { Resource } from './resource';
import type { SecurityGroup } from './security-group';
import type { Source } from './source';
import type { Subnet } from './subnet';
import type { Vpc } from './vpc';

/** Filtered by security groups, by the VPC's default group where none is named; on others there are none unless named (SG-9). */
const GROUPED = new Set([
  'instance',
  'interface',
  'network-interface',
  'interface-endpoint',
  'resource-endpoint',
  'service-network-endpoint',
  'resolver-inbound-endpoint',
  'resolver-outbound-endpoint',
]);
const none: readonly never[] = [];

export class NetworkInterface {
  /** Private IPv4 and IPv6 addresses; the first of a family is the primary one. */
  addresses: readonly Address[];
  /** None of the addresses is written in the file: one was chosen so that a trace can run. */
  madeUp = false;
  /** Chosen for a public NAT gateway or a node of an internet-facing load balancer whose file names none: AWS never makes one without (NAT-2). */
  madeUpPublicAddress: Address | undefined;
  private groupList: readonly SecurityGroup[] | undefined | null = null;

  constructor(
    /** What it belongs to and what a trace calls it by: the instance, the endpoint, the NAT gateway, or itself. */
    readonly owner: Resource,
    /** The statement that describes it: the owner's, or the `subnet` block inside it. */
    private readonly bound: Bound,
    readonly subnet: Subnet | undefined,
  ) {
    this.addresses = bound === owner.bound || bound.spec.keyword === 'subnet' ? bound.addresses : none;
  }

  get source(): Source {
    return { file: this.owner.file, statement: this.bound.statement };
  }
  get vpc(): Vpc | undefined {
    return this.subnet?.vpc ?? this.owner.vpc;
  }
  get publicAddress(): Address | undefined {
    const written = property(this.bound, 'public-address');
    return written ? values<Address>(written, 'address')[0] : this.madeUpPublicAddress;
  }
  /** The public address that a private one is swapped for: only the primary one has it (IGW-2). */
  publicAddressOf(address: Address): Address | undefined {
    return address === primaryAddress(this, 4) ? this.publicAddress : undefined;
  }
  get sourceDestCheck(): boolean {
    return isOn(this.bound, 'source-dest-check', true);
  }

  /** Undefined: no security groups filter it at all (SG-9). */
  get groups(): readonly SecurityGroup[] | undefined {
    if (this.groupList === null) this.groupList = this.findGroups();
    return this.groupList;
  }
  /** No group is named and the file does not write the VPC's default group, so AWS's own one holds (SG-2). */
  get implicitDefaultGroup(): boolean {
    return this.groups?.length === 0 && !this.owner.property('security-groups');
  }

  private findGroups(): readonly SecurityGroup[] | undefined {
    const { owner } = this;
    if (owner.property('security-groups')) return owner.references<SecurityGroup>('security-groups');
    if (!GROUPED.has(owner.kind)) return undefined;
    const standard = owner.vpc?.defaultSecurityGroup;
    return standard ? [standard] : none;
  }
}

/** The instance that an interface is one of several of, else the resource itself. */
export const machineOf = (owner: Resource): Resource =>
  owner.container?.kind === 'instance' ? owner.container : owner;

/** The address an interface sends from in a family. */
export function primaryAddress(each: NetworkInterface, family: 4 | 6): Address | undefined {
  return each.addresses.find((address) => familyOf(address) === family);
}
