/** Blocks of VPCs and subnets: sizes, forbidden ranges, secondary blocks, spelling (CIDR-1, CIDR-3 to CIDR-6, CIDR-8). */
import type { Bound } from '../model/bind';
import { properties } from '../model/bind';
import type { Resource } from '../model/resource';
import type { Source } from '../model/source';
import { argumentSpan } from '../model/source';
import type { Cidr, WrittenCidr } from '../net/cidr';
import { containsCidr, formatCidr, overlaps, parseCidr, RFC1918, RFC6598 } from '../net/cidr';
import type { Check, CheckContext } from './check';
import { replace, rule } from './check';

const size = rule('cidr.size', 'error', 'AWS takes no block of this size.', 'CIDR-1', 'CIDR-8');
const forbidden = rule('cidr.forbidden', 'error', 'AWS takes no block of this range.', 'CIDR-3');
const docker = rule('cidr.docker', 'warning', '172.17.0.0/16 collides with Docker in some AWS services.', 'CIDR-4');
const host = rule(
  'cidr.host-bits',
  'warning',
  'The address is not the first of its block; AWS cuts it off.',
  'CIDR-5',
  'ACL-9',
);
const secondary = rule('cidr.secondary', 'error', 'AWS refuses this secondary block beside the first one.', 'CIDR-6');
const family = rule(
  'cidr.family',
  'error',
  'An IPv4 block where an IPv6 block belongs, or the other way round.',
  'CIDR-8',
);

export const check: Check = {
  rules: [size, forbidden, docker, host, secondary, family],
  run(context) {
    for (const kind of ['vpc', 'subnet'] as const) {
      for (const each of context.resources(kind)) {
        if (sound.has(each.bound)) continue;
        const before = context.findings.length;
        blocksOf(each, 'cidr').forEach((block, index, all) => {
          checkV4(context, each, block);
          if (index > 0 && kind === 'vpc') checkSecondary(context, block, all.slice(0, index));
        });
        for (const block of blocksOf(each, 'ipv6-cidr')) checkV6(context, each, block);
        if (context.findings.length === before) sound.add(each.bound);
      }
    }
    for (const bound of context.document.bound.children) checkHostBits(context, bound);
  },
};

/** Statements whose own blocks are in order: that depends on nothing but their text. */
const sound = new WeakSet<Bound>();

interface Block {
  readonly cidr: Cidr;
  readonly source: Source;
}

function blocksOf(resource: Resource, keyword: string): Block[] {
  return properties(resource.bound, keyword).flatMap((bound) =>
    bound.arguments.flatMap((each) => {
      const written = each.value as WrittenCidr | undefined;
      return written
        ? [{ cidr: written.cidr, source: { file: resource.file, statement: bound.statement, argument: each.index } }]
        : [];
    }),
  );
}

const ranges = (texts: readonly string[]): Cidr[] => texts.flatMap((text) => parseCidr(text)?.cidr ?? []);
const FORBIDDEN = ranges(['0.0.0.0/8', '127.0.0.0/8', '169.254.0.0/16', '224.0.0.0/4']);
const [DOCKER, BENCHMARK, LOW_TEN, SECOND_TEN, DEFAULT_VPC] = ranges([
  '172.17.0.0/16',
  '198.19.0.0/16',
  '10.0.0.0/15',
  '10.0.0.0/16',
  '172.31.0.0/16',
]) as [Cidr, Cidr, Cidr, Cidr, Cidr];

const ownerName = (owner: Resource): string => (owner.kind === 'vpc' ? 'VPC' : 'subnet');

function checkV4(context: CheckContext, owner: Resource, { cidr, source }: Block): void {
  if (cidr.family !== 4) {
    context.report(family, source, `${formatCidr(cidr)} is an IPv6 block: write \`ipv6-cidr\`.`);
    return;
  }
  if (cidr.length < 16 || cidr.length > 28)
    context.report(size, source, `A ${ownerName(owner)}'s block is /16 to /28, not /${cidr.length} (CIDR-1).`);
  const bad = FORBIDDEN.find((range) => overlaps(range, cidr));
  if (bad) context.report(forbidden, source, `AWS takes no block in ${formatCidr(bad)} (CIDR-3).`);
  if (overlaps(DOCKER, cidr) && cidr.length >= 16)
    context.report(
      docker,
      source,
      'Services such as Cloud9 and SageMaker use 172.17.0.0/16 for Docker: addresses of this block may be unreachable from there (CIDR-4).',
    );
}

function checkV6(context: CheckContext, owner: Resource, { cidr, source }: Block): void {
  if (cidr.family !== 6) {
    context.report(family, source, `${formatCidr(cidr)} is an IPv4 block: write \`cidr\`.`);
    return;
  }
  const [low, high] = owner.kind === 'vpc' ? [44, 60] : [44, 64];
  if (cidr.length < low || cidr.length > high || cidr.length % 4 !== 0)
    context.report(
      size,
      source,
      `A ${ownerName(owner)}'s IPv6 block is /${low} to /${high} in steps of 4, not /${cidr.length} (CIDR-8).`,
    );
}

/** Which kind of range a block belongs to, as AWS's table of secondary blocks has it. */
function rangeOf(cidr: Cidr): '10' | '172.16' | '192.168' | '198.19' | 'public' {
  const [ten, twelve, sixteen] = RFC1918 as [Cidr, Cidr, Cidr];
  if (containsCidr(ten, cidr)) return '10';
  if (containsCidr(twelve, cidr)) return '172.16';
  if (containsCidr(sixteen, cidr)) return '192.168';
  return containsCidr(BENCHMARK, cidr) ? '198.19' : 'public';
}

function checkSecondary(context: CheckContext, { cidr, source }: Block, before: readonly Block[]): void {
  const [first] = before;
  if (!first || cidr.family !== 4 || first.cidr.family !== 4 || containsCidr(RFC6598, cidr)) return;
  const [old, added] = [rangeOf(first.cidr), rangeOf(cidr)];
  const refused =
    (old === 'public' && added !== 'public') ||
    (old !== 'public' && added !== 'public' && added !== old) ||
    (old === '172.16' && overlaps(DEFAULT_VPC, cidr)) ||
    (old === '10' &&
      added === '10' &&
      overlaps(SECOND_TEN, cidr) &&
      before.some((each) => overlaps(LOW_TEN, each.cidr)));
  if (refused)
    context.report(
      secondary,
      source,
      `AWS refuses ${formatCidr(cidr)} as a secondary block beside ${formatCidr(first.cidr)} (CIDR-6).`,
    );
}

function checkHostBits(context: CheckContext, bound: Bound): void {
  if (!bound.hasHostBits) return;
  for (const each of bound.arguments) {
    const written = each.value;
    if (typeof written !== 'object' || !('canonical' in written) || written.canonical) continue;
    const text = formatCidr(written.cidr);
    context.report(
      host,
      { file: context.document, statement: bound.statement, argument: each.index },
      `AWS takes \`${each.text}\` as \`${text}\`.`,
      {
        fixes: [{ title: `Change to ${text}`, edits: [replace(argumentSpan(bound.statement, each.index), text)] }],
      },
    );
  }
  for (const child of bound.children) checkHostBits(context, child);
}
