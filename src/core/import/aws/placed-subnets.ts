/** Subnets of something that has an interface in each: with the address and id of the interface where it is known. */
import type { Context } from './context';
import { compare } from './inventory';
import type { NetworkInterface } from './network-interfaces';
import { block, line, listLine, type Statement } from './statements';
import type { Vpc } from './vpcs';

/** `subnet a { address 10.0.1.20 }` for known addresses, `subnets a, b` for the others. */
export function placedSubnets(
  context: Context,
  vpc: Vpc,
  about: string,
  subnetIds: readonly string[],
  interfaces: readonly NetworkInterface[],
): Statement[] {
  const all = [...new Set([...subnetIds, ...interfaces.flatMap(({ subnetId }) => subnetId ?? [])])];
  const placed = all.map((id) => ({
    name: context.references(vpc.id, [id], about, 'subnet')[0],
    one: interfaces.find((each) => each.subnetId === id && hasAddress(each)),
  }));
  const named = placed
    .flatMap(({ name, one }) => (name === undefined ? [] : [{ name, one }]))
    .sort((a, b) => compare(a.name, b.name));
  return [
    ...listLine(
      'subnets',
      named.filter(({ one }) => one === undefined).map(({ name }) => name),
    ),
    ...named.flatMap(({ name, one }) => (one === undefined ? [] : [placedSubnet(name, one)])),
  ];
}

function hasAddress(one: NetworkInterface): boolean {
  return one.addresses.length + one.ipv6Addresses.length > 0;
}

function placedSubnet(name: string, one: NetworkInterface): Statement {
  const [first] = one.addresses;
  return block(`subnet ${name}`, [
    ...line('address', first?.address),
    ...line('public-address', first?.publicAddress),
    ...line('ipv6-address', one.ipv6Addresses[0]),
    ...line('id', one.id),
  ]);
}
