/** Where blocks lie: subnets inside their VPC and apart from each other, VPC blocks apart, peered VPCs apart (CIDR-1, CIDR-7, PCX-2). */
import type { Resource } from '../model/resource';
import type { Subnet } from '../model/subnet';
import type { Vpc } from '../model/vpc';
import type { Cidr } from '../net/cidr';
import { containsCidr, formatCidr, overlaps } from '../net/cidr';
import type { Check, CheckContext } from './check';
import { rule } from './check';

const outside = rule('subnet.outside-vpc', 'error', "The subnet's block lies outside the VPC's blocks.", 'CIDR-1');
const subnets = rule('subnet.overlap', 'error', 'Two subnets of a VPC overlap.', 'CIDR-1');
const blocks = rule('vpc.overlap', 'error', 'Two blocks of one VPC overlap.', 'CIDR-7');
const peers = rule('peering.overlap', 'error', 'Peered VPCs overlap.', 'PCX-2', 'CIDR-7');
const pair = rule('peering.vpcs', 'error', 'A peering joins two different VPCs.', 'PCX-1');

export const check: Check = {
  rules: [outside, subnets, blocks, peers, pair],
  run(context) {
    for (const vpc of context.resources<Vpc>('vpc')) checkVpc(context, vpc);
    for (const peering of context.resources('peering')) checkPeering(context, peering);
  },
};

interface Placed {
  readonly cidr: Cidr;
  readonly owner: Resource;
}

function checkVpc(context: CheckContext, vpc: Vpc): void {
  eachOverlap(
    vpc.cidrs.map((cidr) => ({ cidr, owner: vpc })),
    (a, b) =>
      context.report(
        blocks,
        vpc.sourceOf('cidr'),
        `The blocks ${formatCidr(a.cidr)} and ${formatCidr(b.cidr)} of this VPC overlap (CIDR-7).`,
      ),
  );
  const placed: Placed[] = [];
  for (const subnet of vpc.all<Subnet>('subnet')) {
    for (const cidr of subnet.cidrs) {
      placed.push({ cidr, owner: subnet });
      if (vpc.cidrs.length > 0 && !vpc.cidrs.some((block) => containsCidr(block, cidr))) {
        context.report(
          outside,
          subnet.sourceOf(cidr.family === 4 ? 'cidr' : 'ipv6-cidr'),
          `${formatCidr(cidr)} lies outside the blocks of VPC ${vpc.name}: ${vpc.cidrs.map(formatCidr).join(', ')} (CIDR-1).`,
          { related: [{ message: 'The blocks of the VPC.', source: vpc.sourceOf('cidr') }] },
        );
      }
    }
  }
  eachOverlap(placed, (a, b) =>
    context.report(
      subnets,
      b.owner.sourceOf(b.cidr.family === 4 ? 'cidr' : 'ipv6-cidr'),
      `${formatCidr(b.cidr)} overlaps subnet ${a.owner.name}, ${formatCidr(a.cidr)} (CIDR-1).`,
      { related: [{ message: `Subnet ${a.owner.name}.`, source: a.owner.sourceOf('cidr') }] },
    ),
  );
}

/** Sorted by their first address, a block overlaps one before it only if it starts before that one's end. */
function eachOverlap(placed: Placed[], found: (a: Placed, b: Placed) => void): void {
  for (const family of [4, 6] as const) {
    const sorted = placed
      .filter(({ cidr }) => cidr.family === family)
      .sort((a, b) => (a.cidr.first < b.cidr.first ? -1 : a.cidr.first > b.cidr.first ? 1 : 0));
    let widest: Placed | undefined;
    for (const each of sorted) {
      if (widest && overlaps(widest.cidr, each.cidr)) found(widest, each);
      if (!widest || each.cidr.last > widest.cidr.last) widest = each;
    }
  }
}

function checkPeering(context: CheckContext, peering: Resource): void {
  const vpcs = peering.references<Vpc>('vpcs');
  const named = peering.property('vpcs')?.arguments.length ?? 0;
  const [a, b] = vpcs;
  if (named > 0 && (named !== 2 || a === b) && vpcs.length === named) {
    context.report(pair, peering.sourceOf('vpcs'), 'A peering joins exactly two different VPCs (PCX-1).');
    return;
  }
  if (!a || !b || a === b) return;
  for (const left of a.cidrs) {
    const right = b.cidrs.find((cidr) => overlaps(left, cidr));
    if (right) {
      context.report(
        peers,
        peering.sourceOf('vpcs'),
        `AWS refuses to peer ${a.name} and ${b.name}: ${formatCidr(left)} and ${formatCidr(right)} overlap (PCX-2).`,
      );
      return;
    }
  }
}
