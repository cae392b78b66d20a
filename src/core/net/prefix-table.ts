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
    const key = keyOf(cidr.first, bitsOf(cidr.family) - cidr.length);
    const entries = level.blocks.get(key);
    if (entries) entries.push(entry);
    else level.blocks.set(key, [entry]);
  }

  /** Every entry whose block contains the address, longest prefix first, then in the order they were added. */
  matches(address: Address): readonly T[] {
    const family = familyOf(address);
    const bits = bitsOf(family);
    let found: readonly T[] | undefined;
    let copy: T[] | undefined;
    for (const { length, blocks } of this.levels[family]) {
      const entries = blocks.get(keyOf(address, bits - length));
      if (!entries) continue;
      if (!found) {
        found = entries;
      } else {
        copy ??= [...found];
        for (const each of entries) copy.push(each);
      }
    }
    return copy ?? found ?? none;
  }
}

const none: readonly never[] = [];

/** What all addresses of a block share. For IPv4 with the sign that 32 bits have: engines keep such numbers without a box. */
function keyOf(address: Address, hostBits: number): Address {
  if (typeof address === 'number') return hostBits === 32 ? 0 : (address >>> hostBits) << hostBits;
  return (address >> BigInt(hostBits)) << BigInt(hostBits);
}
