/** Generated networks as trees of statements, so that a test can shuffle them, add to them, or spoil their text. */
import fc from 'fast-check';
import { ask } from '../../../src/core/engine/ask';
import { isUnaskable } from '../../../src/core/engine/question';
import type { Trace } from '../../../src/core/engine/trace';
import type { Network } from '../../../src/core/model/network';
import { Workspace } from '../../../src/core/model/workspace';

export interface Sketch {
  readonly head: string;
  readonly body?: readonly Sketch[];
}
export interface Question {
  readonly from: string;
  readonly to: string;
}
export interface Scenario {
  readonly file: readonly Sketch[];
  readonly questions: readonly Question[];
}

export const line = (head: string): Sketch => ({ head });
export const block = (head: string, ...body: readonly (Sketch | string | false | undefined)[]): Sketch => ({
  head,
  body: body.flatMap((each) => (typeof each === 'string' ? [line(each)] : each ? [each] : [])),
});

export const write = (file: readonly Sketch[], indent = ''): string =>
  file
    .map(({ head, body }) =>
      body ? `${indent}${head} {\n${write(body, `${indent}  `)}${indent}}\n` : `${indent}${head}\n`,
    )
    .join('');

export function networkOf(text: string): Network {
  const workspace = new Workspace();
  workspace.open('file:///test.vpc', text);
  return workspace.analysis('file:///test.vpc')?.network as Network;
}

/** The trace of a question that can be asked. */
export function traced(network: Network, { from, to }: Question): Trace {
  const result = ask(network, from, to);
  if (isUnaskable(result)) throw new Error(`${from} -> ${to}: ${result.problem}`);
  return result;
}

/** Chooses during generation; `chance` gives true in that share of cases, and false when it shrinks. */
export interface Choices {
  one<T>(...values: readonly T[]): T;
  chance(percent: number): boolean;
  some<T>(values: readonly T[], least: number): T[];
  number(from: number, to: number): number;
}

const PEERS = ['any', '10.0.0.0/8', '10.0.1.0/24', '10.1.0.0/16', 'group-0', 'group-1', 'any-ipv6', 'office'];
const SERVICES = ['tcp 443', 'tcp 443', 'all', 'tcp 22-443', 'tcp', 'udp 53', 'icmp', 'icmpv6', 'icmp 8'];

export const groupRule = fc.tuple(fc.constantFrom(...SERVICES), fc.constantFrom(...PEERS));
export const aclRule = fc.tuple(
  fc.constantFrom('all', 'tcp 443', 'tcp 1024-65535', 'tcp 40000-50000', 'udp', 'icmp'),
  fc.constantFrom('0.0.0.0/0', '10.0.0.0/8', '10.0.1.0/24', '::/0'),
);

function vpc(choices: Choices, index: number, base: string): Sketch {
  const { chance, one, number, some } = choices;
  const dual = chance(40);
  const subnets = Array.from({ length: number(2, 4) }, (_, at) => `net-${at}`);
  const hasNat = chance(60);
  const natPlace = one(0, 0, 1);
  const hasGateway = chance(85);
  const acls = ['acl-0', 'acl-1'].slice(0, number(0, 2));
  const peers = PEERS.filter((peer) => dual || peer !== 'any-ipv6');
  const rules = (direction: string, word: string, count: number): Sketch[] =>
    Array.from({ length: count }, () => line(`${direction} ${one(...SERVICES)} ${word} ${one(...peers)}`));
  const aclRules = (direction: string, word: string): Sketch[] => {
    const numbers = [100, 110, 120].slice(0, number(1, 3));
    return numbers.map((at, position) => {
      const wide = position === numbers.length - 1 && chance(85);
      const what = wide
        ? 'allow all'
        : `${one('allow', 'deny')} ${one('all', 'tcp 443', 'tcp 1024-65535', 'tcp 1024-40000', 'udp')}`;
      return line(
        `${direction} ${at} ${what} ${word} ${wide ? '0.0.0.0/0' : one('0.0.0.0/0', '10.0.1.0/24', '10.0.0.0/8')}`,
      );
    });
  };
  const outward = [hasGateway && 'igw', hasNat && 'nat', 'blackhole'].filter((target) => target !== false);
  const tables = ['public', 'private', 'other'].map((name) => {
    const target =
      name === 'public' ? hasGateway && 'igw' : name === 'private' ? hasNat && 'nat' : chance(60) && one(...outward);
    return block(
      `route-table ${name}`,
      name === 'other' && 'main',
      target && `route 0.0.0.0/0 -> ${target}`,
      dual && hasGateway && chance(70) && 'route ::/0 -> igw',
      chance(15) && `route 198.51.100.0/24 -> ${one(...outward)}`,
      hasNat && name === 'other' && chance(15) && `route ${base}.1.0/24 -> nat`,
    );
  });
  const instances = Array.from({ length: number(2, 4) }, (_, at) => {
    const place = one(...subnets.keys());
    return block(
      `instance host-${at}`,
      `subnet net-${place}`,
      `address ${base}.${place}.${10 + at}`,
      dual && chance(70) && `ipv6-address 2600:1f18:${index}:${place}::${10 + at}`,
      chance(50) && `public-address 203.0.113.${100 * index + 10 + at}`,
      `security-groups ${some(['group-0', 'group-1', 'group-2'], 1).join(', ')}`,
      chance(4) && 'state stopped',
    );
  });
  const endpoint = (name: string, ...extra: readonly (string | false)[]) => {
    const fixed = chance(50);
    const chosen = some(subnets, 1);
    return block(
      `interface-endpoint ${name}`,
      `service ${name}`,
      !fixed && `subnets ${chosen.join(', ')}`,
      ...(fixed
        ? chosen.map((net) => block(`subnet ${net}`, `address ${base}.${net.slice(4)}.${name === 'sts' ? 50 : 60}`))
        : []),
      `security-groups ${one('group-0', 'group-1', 'group-2')}`,
      ...extra,
    );
  };
  return block(
    `vpc v${index}`,
    `cidr ${base}.0.0/16`,
    dual && `ipv6-cidr 2600:1f18:${index}::/56`,
    one('dns-hostnames on', 'dns-hostnames on', 'dns-hostnames on', 'dns-hostnames off', 'dns-support off'),
    hasGateway && 'internet-gateway igw',
    ...subnets.map((name, at) =>
      block(
        `subnet ${name}`,
        `az us-east-1${'abcd'[at]}`,
        `cidr ${base}.${at}.0/24`,
        dual && `ipv6-cidr 2600:1f18:${index}:${at}::/64`,
        at === 0 ? 'route-table public' : chance(80) && `route-table ${one('public', 'private', 'private')}`,
        acls.length > 0 && chance(60) && `network-acl ${one(...acls)}`,
      ),
    ),
    hasNat &&
      block(
        'nat-gateway nat',
        `subnet net-${natPlace}`,
        `address ${base}.${natPlace}.5`,
        `public-address 203.0.113.${100 * index + 5}`,
      ),
    ...tables,
    ...acls.map((name) => block(`network-acl ${name}`, ...aclRules('ingress', 'from'), ...aclRules('egress', 'to'))),
    block('security-group group-0', ...rules('ingress', 'from', number(1, 3)), 'egress all to any'),
    block('security-group group-1', 'ingress all from 10.0.0.0/8', ...rules('egress', 'to', number(1, 3))),
    block('security-group group-2', ...rules('ingress', 'from', number(0, 2)), 'ingress tcp 443 from any'),
    ...instances,
    chance(50) &&
      block('gateway-endpoint s3', 'service s3', `route-tables ${some(['public', 'private', 'other'], 1).join(', ')}`),
    chance(60) && endpoint('sts', chance(20) && 'private-dns off'),
    chance(40) && endpoint('sqs'),
  );
}

const NEAR = [
  'v0.host-0:443',
  'v0.host-1:443',
  '198.51.100.7:443',
  '203.0.113.10:443',
  'sts.us-east-1.amazonaws.com:443',
  's3.us-east-1.amazonaws.com:443',
];
const TARGETS = [
  ...NEAR,
  'v0.host-0',
  'v0.host-1/icmp',
  'v0.host-1:53/udp',
  'v0.host-1:22',
  '10.0.0.11:443',
  '10.0.1.200:443',
  '10.0.0.5:443',
  '10.0.0.2:53/udp',
  '[2600:1f18:0:1::b]:443',
  '[2600:1f18:0:0::a]/icmpv6',
  '[2606:4700::1111]:443',
  '198.51.100.7/icmp',
  '8.8.8.8:53/udp',
  '203.0.113.11:443',
  '203.0.113.5:443',
  'sqs.us-east-1.amazonaws.com:443',
  'bucket.s3.us-east-1.amazonaws.com:443/tcp',
  'api.example.com:443',
  '172.16.0.1:443',
  'partner:443',
];

/** Evenly spread; plain integers come mostly from both ends. */
const percentage = () => fc.noBias(fc.nat({ max: 99 }));

export const choicesOf = (gen: fc.GeneratorValue): Choices => ({
  one: (...values) => gen(fc.constantFrom, ...values) as never,
  chance: (percent) => gen(percentage) >= 100 - percent,
  some: (values, least) => gen(fc.shuffledSubarray, [...values], { minLength: least }) as never,
  number: (from, to) => gen(fc.integer, { min: from, max: to }),
});

/** One or two VPCs (the second may have the first one's addresses) and what could be asked of them. */
export const scenarios: fc.Arbitrary<Scenario> = fc.gen().map((gen): Scenario => {
  const choices = choicesOf(gen);
  const file = [
    line('region us-east-1'),
    block('prefix-list office', 'entry 10.0.1.0/24', 'entry 203.0.113.0/24'),
    block('internet-host partner', 'address 192.0.2.77', 'dns api.example.com'),
    vpc(choices, 0, '10.0'),
  ];
  if (choices.chance(40)) file.push(vpc(choices, 1, choices.one('10.0', '10.1')));
  const sender = (): string =>
    choices.chance(85) ? choices.one('v0.host-0', 'v0.host-1') : choices.one('internet', 'partner');
  const questions = Array.from({ length: 6 }, () => ({
    from: sender(),
    to: choices.one(...(choices.chance(50) ? NEAR : TARGETS)),
  }));
  return { file, questions };
});
