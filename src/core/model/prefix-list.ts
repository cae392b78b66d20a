/** Prefix lists: named sets of blocks, the file's own and AWS's (RT-18, GE-2). */
import type { Address } from '../net/address';
import type { Cidr, WrittenCidr } from '../net/cidr';
import { containsAddress } from '../net/cidr';
import { properties, values } from './bind';
import { Resource } from './resource';

export class PrefixList extends Resource {
  private blocks: readonly Cidr[] | undefined;

  get entries(): readonly Cidr[] {
    this.blocks ??= properties(this.bound, 'entry').flatMap((each) =>
      values<WrittenCidr>(each, 'cidr').map(({ cidr }) => cidr),
    );
    return this.blocks;
  }
}

/** A prefix list, whoever wrote it: a statement of the file or AWS. */
export interface NamedBlocks {
  readonly name: string;
  readonly entries: readonly Cidr[];
}

export const entryFor = (entries: readonly Cidr[], address: Address): Cidr | undefined =>
  entries.find((cidr) => containsAddress(cidr, address));
