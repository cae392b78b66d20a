/** Answers that the model knows: addresses of interfaces, and whether the file gives them or they had to be made up. */

import { InterfaceEndpoint } from '../../model/interface-endpoint';
import type { NetworkInterface } from '../../model/network-interface';
import type { Resource } from '../../model/resource';
import type { Family } from '../../net/address';
import { familyOf, formatAddress } from '../../net/address';
import type { DnsAnswer } from '../trace';

export function answersOf(interfaces: readonly NetworkInterface[], owner: Resource, family: Family): DnsAnswer[] {
  if (owner instanceof InterfaceEndpoint && !owner.hasRecordsOf(family)) return [];
  return interfaces.flatMap(({ addresses, madeUp }) =>
    addresses
      .filter((address) => familyOf(address) === family)
      .map((address) => ({ address, owner, madeUp, representative: false })),
  );
}

/** `10.0.1.20 or 10.0.2.20 (both made up, since the file gives none)`. */
export function answerList(answers: readonly DnsAnswer[]): string {
  const list = answers.map(({ address }) => formatAddress(address)).join(' or ');
  if (!answers.some(({ madeUp }) => madeUp)) return list;
  return `${list} (${answers.length > 1 ? 'made-up addresses' : 'a made-up address'}, since the file gives none)`;
}
