/** Collects the network interfaces of a network: who has one, and where (IE-1, NAT-1). */
import type { Address } from '../net/address';
import { properties, property } from './bind';
import { NetworkLoadBalancer } from './load-balancer';
import { madeUpAddress, madeUpPublicAddress } from './made-up-address';
import { NatGateway } from './nat-gateway';
import type { Network } from './network';
import { NetworkInterface } from './network-interface';
import type { Resource } from './resource';
import type { Subnet } from './subnet';

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

/** Every interface, in the order of the file; addresses that the file leaves out are made up after all written ones are known. */
export function collectInterfaces(network: Network): NetworkInterface[] {
  const all: NetworkInterface[] = [];
  for (const owner of network.resources) {
    if (SINGLE.has(owner.kind)) addSingle(owner, all);
    else if (PER_SUBNET.has(owner.kind)) addPerSubnet(owner, all);
  }
  const bare = all.filter(
    (each) => each.addresses.length === 0 && each.subnet && each.owner.text('ip-type') !== 'ipv6',
  );
  if (bare.length > 0) makeUp(bare, all);
  makeUpPublic(all);
  return all;
}

function addSingle(owner: Resource, all: NetworkInterface[]): void {
  const { bound } = owner;
  const subnet = property(bound, 'subnet');
  // An instance whose interfaces have blocks of their own has none besides.
  if (!subnet && owner.kind === 'instance' && property(bound, 'interface')) return;
  const named = subnet?.arguments[0];
  const only = new NetworkInterface(owner, bound, named && (owner.follow(named) as Subnet | undefined));
  all.push(only);
  owner.ownInterfaces = [only];
  const { container } = owner;
  if (container?.kind === 'instance') container.ownInterfaces = [...container.ownInterfaces, only];
}

function addPerSubnet(owner: Resource, all: NetworkInterface[]): void {
  const fixed = properties(owner.bound, 'subnet').flatMap((bound) => {
    const named = bound.arguments[0];
    const subnet = named && (owner.follow(named) as Subnet | undefined);
    return subnet ? [new NetworkInterface(owner, bound, subnet)] : [];
  });
  const own: NetworkInterface[] = [];
  for (const subnet of owner.references<Subnet>('subnets')) {
    if (!fixed.some((each) => each.subnet === subnet)) own.push(new NetworkInterface(owner, owner.bound, subnet));
  }
  own.push(...fixed);
  all.push(...own);
  owner.ownInterfaces = own;
}

function makeUp(bare: readonly NetworkInterface[], all: readonly NetworkInterface[]): void {
  const taken = new Set<Address>();
  for (const each of all) for (const address of each.addresses) taken.add(address);
  for (const each of bare) {
    const { owner, subnet } = each;
    const key = PER_SUBNET.has(owner.kind) ? `${owner.qualified}/${subnet?.name}` : owner.qualified;
    const address = madeUpAddress(subnet as Subnet, key, taken);
    if (address === undefined) continue;
    each.addresses = [address];
    each.madeUp = true;
  }
}

function makeUpPublic(all: readonly NetworkInterface[]): void {
  const bare = all.filter(
    (each) =>
      ((each.owner instanceof NatGateway && each.owner.isPublic) ||
        (each.owner instanceof NetworkLoadBalancer && each.owner.isInternetFacing)) &&
      each.publicAddress === undefined,
  );
  if (bare.length === 0) return;
  const taken = new Set<Address>();
  for (const { publicAddress } of all) if (publicAddress !== undefined) taken.add(publicAddress);
  for (const each of bare)
    each.madeUpPublicAddress = madeUpPublicAddress(
      each.owner instanceof NatGateway ? each.owner.qualified : `${each.owner.qualified}/${each.subnet?.name}`,
      taken,
    );
}
