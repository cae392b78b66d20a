/** Made-up addresses: where a rule covers only a part of the subnet, an address that the file doesn't give decides nothing (MOD-5). */
import type { Network } from '../model/network';
import type { NetworkInterface } from '../model/network-interface';
import type { Address } from '../net/address';
import { formatAddress } from '../net/address';
import type { Cidr } from '../net/cidr';
import { containsAddress, containsCidr, overlaps } from '../net/cidr';

/** The interface whose made-up address is the only reason why one of the blocks covers it or doesn't. */
export function guessedBy(blocks: readonly Cidr[], address: Address, network: Network): NetworkInterface | undefined {
  const found = network.interfacesAt(address).find(({ madeUp }) => madeUp);
  const home = found?.subnet?.cidrs.find((cidr) => containsAddress(cidr, address));
  return home && blocks.some((block) => overlaps(home, block) && !containsCidr(block, home)) ? found : undefined;
}

/** `It depends on the address of web, which the file doesn't give (10.0.1.77 is made up).` */
export const guessedText = (each: NetworkInterface, address: Address): string =>
  `It depends on the address of ${each.owner.name}, which the file doesn't give (${formatAddress(address)} is made up).`;
