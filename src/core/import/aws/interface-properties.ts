/** The properties of one interface, as they stand in an instance, in its `interface` blocks and in a `network-interface`. */
import type { Context } from './context';
import type { NetworkInterface } from './network-interfaces';
import { line, listLine, type Statement } from './statements';
import type { Vpc } from './vpcs';

export function interfaceProperties(context: Context, vpc: Vpc, one: NetworkInterface, about: string): Statement[] {
  const [primary, ...more] = one.addresses;
  for (const { address, publicAddress } of more) {
    if (publicAddress !== undefined)
      context.leaveOut(about, `public address ${publicAddress} of the secondary address ${address}`);
  }
  const prefixes = [...one.item.items('Ipv4Prefixes'), ...one.item.items('Ipv6Prefixes')].flatMap(
    (each) => each.text('Ipv4Prefix') ?? each.text('Ipv6Prefix') ?? [],
  );
  for (const prefix of prefixes) context.leaveOut(about, `delegated prefix ${prefix} of its interface`);
  return [
    ...line(
      'subnet',
      one.subnetId === undefined ? undefined : context.references(vpc.id, [one.subnetId], about, 'subnet')[0],
    ),
    ...listLine(
      'address',
      one.addresses.map(({ address }) => address),
    ),
    ...line('public-address', primary?.publicAddress),
    ...listLine('ipv6-address', one.ipv6Addresses),
    ...listLine('security-groups', context.references(vpc.id, one.securityGroups, about, 'security group').sort()),
    ...line('source-dest-check', one.item.flag('SourceDestCheck') === false ? 'off' : undefined),
  ];
}
