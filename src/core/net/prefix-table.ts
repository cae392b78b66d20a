/** Longest-prefix match over integers: what a route table is at heart (RT-7). */
import type { Address, Family } from './address';
import { bitsOf, familyOf } from './address';
import type { Cidr } from './cidr';

/** All entries of one prefix length, by the first address of the block. */
interface Level<T> {
  readonly length: number;
  readonly blocks: Map<Address, T[]>;
}

export class PrefixTable<T> {
  /** Longest prefix first. */
  private readonly levels: Record<Family, Level<T>[]> = { 4: [], 6: [] };

  add(cidr: Cidr, entry: T): void {
    const levels = this.levels[cidr.family];
    let at = levels.findIndex((level) => level.length <= cidr.length);
    if (at < 0) at = levels.length;
    let level = levels[at];
    if (level?.length !== cidr.length) {
      level = { length: cidr.length, blocks: new Map() };
      levels.splice(at, 0, level);
    }
    const entries = level.blocks.get(cidr.first);
    if (entries) entries.push(entry);
    else level.blocks.set(cidr.first, [entry]);
  }

  /** Every entry whose block contains the address, longest prefix first, then in the order they were added. */
  matches(address: Address): T[] {
    const family = familyOf(address);
    const found: T[] = [];
    for (const { length, blocks } of this.levels[family]) {
      const entries = blocks.get(firstOf(address, bitsOf(family) - length));
      if (entries) found.push(...entries);
    }
    return found;
  }
}

function firstOf(address: Address, hostBits: number): Address {
  if (typeof address === 'number') return hostBits === 32 ? 0 : ((address >>> hostBits) << hostBits) >>> 0;
  return (address >> BigInt(hostBits)) << BigInt(hostBits);
}
