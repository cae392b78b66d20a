/** Values worth proposing: the next free block of a VPC, the next free address of a subnet, the usual destinations. */
import type { Resource } from '../../core/model/resource';
import type { Subnet } from '../../core/model/subnet';
import type { Vpc } from '../../core/model/vpc';
import { formatAddress } from '../../core/net/address';
import { cidrOf, containsCidr, formatCidr, overlaps } from '../../core/net/cidr';
import type { ValueType } from '../../core/schema/value-types';
import type { ArgumentRequest } from './arguments';
import type { Suggestion } from './item';

export function valueSuggestions({ placeholder }: ValueType, { scope, spec }: ArgumentRequest): Suggestion[] {
  if (placeholder === 'DESTINATION')
    return [
      { label: '0.0.0.0/0', kind: 'value', detail: 'every IPv4 address' },
      { label: '::/0', kind: 'value', detail: 'every IPv6 address' },
    ];
  if (placeholder === 'PEER') return ownBlocks(scope?.vpc);
  if (placeholder === 'CIDR' && spec.keyword === 'cidr' && scope?.kind === 'subnet') return freeBlock(scope as Subnet);
  if (placeholder === 'ADDRESS' && spec.keyword === 'address' && scope) return freeAddress(scope);
  return [];
}

const ownBlocks = (vpc: Vpc | undefined): Suggestion[] =>
  (vpc?.cidrs ?? []).map((cidr) => ({ label: formatCidr(cidr), kind: 'value', detail: `VPC ${vpc?.name}`, rank: 2 }));

/** As large as the last subnet, behind all others. */
function freeBlock(subnet: Subnet): Suggestion[] {
  const others = (subnet.vpc?.all<Subnet>('subnet') ?? []).flatMap((each) =>
    each !== subnet && each.cidr ? [each.cidr] : [],
  );
  const outer = subnet.vpc?.cidrs.find((cidr) => cidr.family === 4);
  if (!outer || typeof outer.first !== 'number') return [];
  const length = others.at(-1)?.length ?? Math.min(28, outer.length + 8);
  const highest = Math.max(
    outer.first - 1,
    ...others.filter((each) => containsCidr(outer, each)).map((each) => Number(each.last)),
  );
  const aligned = cidrOf(highest + 1, length);
  const next = Number(aligned.first) > highest ? aligned : cidrOf(Number(aligned.last) + 1, length);
  if (!containsCidr(outer, next) || others.some((each) => overlaps(each, next))) return [];
  return [{ label: formatCidr(next), kind: 'value', detail: `the next free block of ${subnet.vpc?.name}`, rank: 0 }];
}

function freeAddress(scope: Resource): Suggestion[] {
  const cidr = scope.reference<Subnet>('subnet')?.cidr;
  if (!cidr || typeof cidr.first !== 'number') return [];
  const { vpc } = scope;
  for (let address = cidr.first + 10; address < Number(cidr.last); address++) {
    const owner = vpc?.interfaceAt(address);
    if (!owner || owner.owner === scope)
      return [{ label: formatAddress(address), kind: 'value', detail: 'a free address of the subnet', rank: 0 }];
  }
  return [];
}
