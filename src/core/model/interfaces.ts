/** Collects the network interfaces of a network: who has one, where, with which addresses and groups (IE-1, NAT-1, SG-2). */
import type { Address } from '../net/address';
import type { Bound } from './bind';
import { isOn, properties, property, values } from './bind';
import { madeUpAddress } from './made-up-address';
import type { Network } from './network';
import type { NetworkInterface } from './network-interface';
import { writtenAddresses } from './network-interface';
import type { Resource } from './resource';
import type { SecurityGroup } from './security-group';
import type { Subnet } from './subnet';

/** Filtered by groups, and by the VPC's default group where none is named (SG-2, IE-20). */
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
/** Have one interface a subnet. */
const PER_SUBNET = new Set([
  'interface-endpoint',
  'gateway-load-balancer-endpoint',
  'resource-endpoint',
  'service-network-endpoint',
  'resolver-inbound-endpoint',
  'resolver-outbound-endpoint',
  'network-load-balancer',
  'gateway-load-balancer',
]);
const SINGLE = new Set(['instance', 'interface', 'network-interface', 'nat-gateway']);

interface Draft {
  readonly owner: Resource;
  readonly bound: Bound;
  readonly subnet: Subnet | undefined;
  readonly written: Address[];
  /** Made unique among the owner's interfaces. */
  readonly key: string;
}

/** Every interface, in the order of the file; addresses that the file leaves out are made up after all written ones are known. */
export function collectInterfaces(network: Network): NetworkInterface[] {
  const drafts = network.resources.flatMap(draftsOf);
  const taken = new Set<Address>();
  for (const draft of drafts) for (const address of draft.written) taken.add(address);
  return drafts.map((draft) => finish(draft, taken));
}

function draftsOf(owner: Resource): Draft[] {
  const { bound, kind } = owner;
  if (PER_SUBNET.has(kind)) return subnetDrafts(owner);
  if (!SINGLE.has(kind) || (kind === 'instance' && property(bound, 'interface') && !property(bound, 'subnet')))
    return [];
  return [
    { owner, bound, subnet: owner.reference<Subnet>('subnet'), written: writtenAddresses(bound), key: owner.qualified },
  ];
}

function subnetDrafts(owner: Resource): Draft[] {
  const plain = owner
    .references<Subnet>('subnets')
    .map((subnet) => ({ subnet, bound: owner.bound, written: [] as Address[] }));
  const fixed = properties(owner.bound, 'subnet').flatMap((bound) => {
    const named = bound.arguments[0];
    const subnet = named && (owner.follow(named) as Subnet | undefined);
    return subnet ? [{ subnet, bound, written: writtenAddresses(bound) }] : [];
  });
  const withFixed = new Set(fixed.map((each) => each.subnet));
  return [...plain.filter((each) => !withFixed.has(each.subnet)), ...fixed].map((each) => ({
    ...each,
    owner,
    key: `${owner.qualified}/${each.subnet.name}`,
  }));
}

function finish({ owner, bound, subnet, written, key }: Draft, taken: Set<Address>): NetworkInterface {
  const groups = groupsOf(owner);
  const madeUp = written.length === 0 && subnet ? madeUpAddress(subnet, key, taken) : undefined;
  return {
    owner,
    source: { file: owner.file, statement: bound.statement },
    subnet,
    vpc: subnet?.vpc ?? owner.vpc,
    addresses: madeUp === undefined ? written : [madeUp],
    madeUp: madeUp !== undefined,
    publicAddress: values<Address>(property(bound, 'public-address'), 'address')[0],
    groups,
    implicitDefaultGroup: groups?.length === 0 && !owner.property('security-groups'),
    sourceDestCheck:
      SINGLE.has(owner.kind) && owner.kind !== 'nat-gateway' ? isOn(bound, 'source-dest-check', true) : true,
  };
}

function groupsOf(owner: Resource): readonly SecurityGroup[] | undefined {
  if (owner.property('security-groups')) return owner.references<SecurityGroup>('security-groups');
  if (!GROUPED.has(owner.kind)) return undefined;
  const standard = owner.vpc?.defaultSecurityGroup;
  return standard ? [standard] : [];
}
