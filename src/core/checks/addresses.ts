/** Addresses of interfaces: inside their subnet, not reserved, not twice (CIDR-2, IE-1). */

import { property } from '../model/bind';
import type { NetworkInterface } from '../model/network-interface';
import type { Source } from '../model/source';
import type { Subnet } from '../model/subnet';
import { reservedFor } from '../model/subnet';
import type { Address } from '../net/address';
import { formatAddress } from '../net/address';
import { formatCidr } from '../net/cidr';
import type { Check, CheckContext } from './check';
import { rule } from './check';

const outside = rule(
  'address.outside-subnet',
  'error',
  "The address does not lie in the interface's subnet.",
  'CIDR-2',
);
const reserved = rule('address.reserved', 'error', 'AWS keeps five addresses of each subnet for itself.', 'CIDR-2');
const taken = rule('address.taken', 'error', 'Two interfaces have the same address.', 'IE-1');

export const check: Check = {
  rules: [outside, reserved, taken],
  run(context) {
    const publicOwners = new Map<Address, NetworkInterface>();
    for (const each of context.network.interfaces) {
      const { subnet, publicAddress } = each;
      if (publicAddress !== undefined) {
        const other = publicOwners.get(publicAddress);
        if (other)
          context.report(
            taken,
            sourceOf(each, 'public-address'),
            `${other.owner.qualified} has the public address ${formatAddress(publicAddress)} already.`,
            { related: [{ message: 'Here.', source: other.source }] },
          );
        else publicOwners.set(publicAddress, each);
      }
      if (each.madeUp || !subnet || context.isSettled(each.owner)) continue;
      for (let index = 0; index < each.addresses.length; index++) {
        const address = each.addresses[index] as Address;
        const block = subnet.blockOf(address);
        const use = block && reservedFor(block, address);
        const owner = subnet.vpc?.interfaceAt(address);
        const isTwice = owner !== each || each.addresses.indexOf(address) < index;
        if (!block || use || isTwice) explain(context, each, address, use, isTwice ? owner : undefined);
      }
    }
  },
};

/** What is wrong with an address: where it lies, what AWS uses it for, who else has it. */
function explain(
  context: CheckContext,
  each: NetworkInterface,
  address: Address,
  use: string | undefined,
  other: NetworkInterface | undefined,
): void {
  const subnet = each.subnet as Subnet;
  const at = sourceOf(each, typeof address === 'number' ? 'address' : 'ipv6-address');
  const text = formatAddress(address);
  if (use) context.report(reserved, at, `AWS keeps ${text} of subnet ${subnet.name} for ${use} (CIDR-2).`);
  else if (subnet.cidrs.length > 0 && !subnet.blockOf(address))
    context.report(
      outside,
      at,
      `${text} does not lie in subnet ${subnet.name}, ${subnet.cidrs.map(formatCidr).join(', ')}.`,
      { related: [{ message: `Subnet ${subnet.name}.`, source: subnet.source }] },
    );
  if (other)
    context.report(taken, at, `${other.owner.qualified} has the address ${text} already.`, {
      related: [{ message: 'Here.', source: other.source }],
    });
}

function sourceOf(each: NetworkInterface, keyword: string): Source {
  const own =
    each.owner.bound.statement === each.source.statement ? each.owner.property(keyword) : fixedIn(each, keyword);
  return own ? { file: each.source.file, statement: own.statement } : each.source;
}

/** Endpoints write addresses in a block per subnet. */
function fixedIn(each: NetworkInterface, keyword: string) {
  const block = each.owner.bound.children.find((child) => child.statement === each.source.statement);
  return block && property(block, keyword);
}
