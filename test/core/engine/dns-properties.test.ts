/** What holds for every arrangement of zones, rules and servers: who decides about a name, what can't matter, and that each question ends. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resolve } from '../../../src/core/engine/dns/resolve';
import { isUnaskable, readSender } from '../../../src/core/engine/question';
import { reasonCodes } from '../../../src/core/engine/reason-codes';
import type { Resolution } from '../../../src/core/engine/trace';
import type { Network } from '../../../src/core/model/network';
import { formatAddress } from '../../../src/core/net/address';
import { randomFrom, shuffled } from './changes';
import type { Sketch } from './networks';
import { block, line, networkOf, write } from './networks';

function resolved(network: Network, from: string, name: string, family: 4 | 6 = 4): Resolution {
  const sender = readSender(from, network);
  if (isUnaskable(sender)) throw new Error(sender.problem);
  return resolve(network, sender, name, family).resolution;
}
const addresses = ({ answers }: Resolution): string[] => answers.map((each) => formatAddress(each.address)).sort();

const label = fc.constantFrom('a', 'b', 'c');
const domain = fc.array(label, { minLength: 0, maxLength: 3 }).map((labels) => [...labels, 'shop', 'com'].join('.'));
const askedName = fc.tuple(fc.array(label, { maxLength: 4 }), fc.constantFrom('shop.com', 'xshop.com', 'com.com'));
const name = askedName.map(([labels, end]) => [...labels, end].join('.'));

type Kind = 'zone' | 'hidden' | 'forward' | 'system';
interface Claim {
  readonly domain: string;
  readonly kind: Kind;
}
/** AWS allows one zone of a name, written or hidden, and one rule for it in a VPC (DNS-23, DNS-25). */
const slot = ({ domain, kind }: Claim): string => `${domain} ${kind === 'zone' || kind === 'hidden'}`;
const claim = fc.record({ domain, kind: fc.constantFrom<Kind>('zone', 'hidden', 'forward', 'system') });
const claims = fc.uniqueArray(claim, { maxLength: 8, selector: slot });

/** Everything that a claim decides has an address of its own; unclaimed names are 192.0.2.77, whatever they are. */
const PUBLIC = '192.0.2.77';
const answerOf = (index: number): string => `172.20.0.${index + 1}`;
const serverOf = (index: number): string => `10.0.2.${index + 10}`;

function claimed({ domain, kind }: Claim, index: number): Sketch {
  if (kind === 'zone')
    return block(
      `hosted-zone ${domain}`,
      'vpcs v',
      `record @ A ${answerOf(index)}`,
      // Every name of the property has a wildcard as its nearest one.
      `record * A ${answerOf(index)}`,
    );
  return kind === 'system'
    ? block(`resolver-rule r${index}`, `domain ${domain}`, 'system', 'vpcs v')
    : block(`resolver-rule r${index}`, `domain ${domain}`, `forward ${serverOf(index)}`, 'endpoint v.out', 'vpcs v');
}

function estate(all: readonly Claim[], more: readonly Sketch[] = []): Sketch[] {
  const forwards = all.flatMap(({ kind }, index) => (kind === 'forward' ? [index] : []));
  const vpc = (id: string, base: string, ...own: (Sketch | string)[]): Sketch =>
    block(
      `vpc ${id}`,
      `cidr ${base}.0.0/16`,
      'dns-hostnames on',
      block('subnet s', 'az us-east-1a', `cidr ${base}.1.0/24`),
      block('subnet t', 'az us-east-1b', `cidr ${base}.2.0/24`),
      block('security-group open', 'ingress all from any', 'egress all to any'),
      block('instance web', 'subnet s', `address ${base}.1.5`, 'security-groups open'),
      ...own,
    );
  return [
    line('region us-east-1'),
    vpc(
      'v',
      '10.0',
      block('resolver-outbound-endpoint out', 'subnets s, t', 'security-groups open'),
      ...forwards.map((index) =>
        block(`instance server-${index}`, 'subnet t', `address ${serverOf(index)}`, 'security-groups open'),
      ),
      ...all.flatMap(({ domain, kind }, index) =>
        kind === 'hidden'
          ? [
              block(
                `resource-endpoint e${index}`,
                `resource ${domain}, *.${domain}`,
                block('subnet s', `address 10.0.1.${index + 20}`),
                'security-groups open',
                'private-dns on',
              ),
            ]
          : [],
      ),
    ),
    vpc('w', '10.1', block('resolver-outbound-endpoint out', 'subnets s, t', 'security-groups open')),
    block(
      'on-premises servers',
      ...forwards.map((index) => block(`dns-server ${serverOf(index)}`, `zone com -> ${answerOf(index)}`)),
    ),
    block('public-zone com', `record * A ${PUBLIC}`),
    ...all.flatMap((each, index) => (each.kind === 'hidden' ? [] : [claimed(each, index)])),
    ...more,
  ];
}

/** The rules of semantics §2.9 as one sentence: the longest domain that holds the name; of equals the rule; a system rule means "without rules". */
function expected(all: readonly Claim[], asked: string, withRules = true): string {
  const holding = all.filter(
    ({ domain, kind }) =>
      (asked === domain || asked.endsWith(`.${domain}`)) && (withRules || kind === 'zone' || kind === 'hidden'),
  );
  const isRule = ({ kind }: Claim): number => Number(kind === 'forward' || kind === 'system');
  const [winner] = holding.sort((a, b) => b.domain.length - a.domain.length || isRule(b) - isRule(a));
  if (!winner) return PUBLIC;
  if (winner.kind === 'system') return expected(all, asked, false);
  const index = all.indexOf(winner);
  return winner.kind === 'hidden' ? `10.0.1.${index + 20}` : answerOf(index);
}

describe('who decides', () => {
  it('is the most specific zone or rule, whatever the order of statements; what none claims is public', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(claims, fc.array(name, { minLength: 1, maxLength: 4 }), fc.nat(), (all, asked, seed) => {
        const network = networkOf(write(shuffled(estate(all), randomFrom(seed))));
        for (const each of asked) {
          const answer = expected(all, each);
          expect([each, ...addresses(resolved(network, 'v.web', each))]).toEqual([each, answer]);
          seen.add(answer === PUBLIC ? 'public' : answer.startsWith('10.') ? 'hidden' : 'other');
        }
      }),
      { numRuns: 200 },
    );
    expect([...seen].sort()).toEqual(['hidden', 'other', 'public']);
  });

  it('of a name that nothing claims is public DNS: the client gets what the internet gets', () => {
    const anyName = fc.oneof(
      name.filter((each) => !each.endsWith('.shop.com') && each !== 'shop.com'),
      fc.constantFrom('sts.us-east-1.amazonaws.com', 's3.eu-west-1.amazonaws.com', 'www.example.org', 'x.local'),
      fc.domain(),
    );
    fc.assert(
      fc.property(claims, anyName, (all, asked) => {
        const network = networkOf(write(estate(all)));
        const [inside, outside] = [resolved(network, 'v.web', asked), resolved(network, 'internet', asked)];
        expect([inside.status, addresses(inside)]).toEqual([outside.status, addresses(outside)]);
      }),
      { numRuns: 150 },
    );
  });
});

describe('what belongs to another VPC', () => {
  const foreign = fc.tuple(fc.constantFrom('zone', 'rule', 'system', 'firewall'), domain);
  const statement = ([kind, where]: readonly [string, string], index: number): Sketch =>
    kind === 'zone'
      ? block(`hosted-zone ${where}`, 'vpcs w', 'record @ A 10.1.1.66', 'record * A 10.1.1.66')
      : kind === 'firewall'
        ? block(`dns-firewall f${index}`, 'vpcs w', `rule 1 block ${where}, *.${where} nxdomain`)
        : kind === 'system'
          ? block(`resolver-rule f${index}`, `domain ${where}`, 'system', 'vpcs w')
          : block(`resolver-rule f${index}`, `domain ${where}`, 'forward 10.1.1.99', 'endpoint w.out', 'vpcs w');

  /** Everything but the lines of the file. */
  const told = ({ status, server, steps, answers, names }: Resolution): unknown => [
    status,
    server,
    names,
    answers.map(({ address }) => formatAddress(address)),
    steps.map(({ verdict, code, rule, text, chosen, rejected }) => [
      verdict,
      code,
      rule,
      text,
      chosen,
      rejected.map(({ what, why }) => [what, why]),
    ]),
  ];

  it('changes no answer here, and no word of the explanation', () => {
    let changedThere = 0;
    fc.assert(
      fc.property(claims, fc.array(foreign, { minLength: 1, maxLength: 3 }), name, (all, others, asked) => {
        const before = networkOf(write(estate(all)));
        const after = networkOf(write(estate(all, others.map(statement))));
        expect(told(resolved(after, 'v.web', asked))).toEqual(told(resolved(before, 'v.web', asked)));
        if (resolved(after, 'w.web', asked).status !== resolved(before, 'w.web', asked).status) changedThere++;
      }),
      { numRuns: 150 },
    );
    // Nothing is shown by statements that decide nothing anywhere.
    expect(changedThere).toBeGreaterThan(0);
  });
});

/** Who asks whom about what: servers, rules of the VPC, zones of the servers, aliases in its zone, servers of its clients. */
type Hop = readonly [domain: string, to: readonly string[]];
interface Graph {
  readonly servers: readonly (readonly [address: string, hops: readonly Hop[]])[];
  readonly rules: readonly Hop[];
  readonly own: readonly (readonly [domain: string, address: string])[];
  readonly aliases: readonly (readonly [from: string, to: string, end: string])[];
  readonly options: readonly string[] | undefined;
}

describe('a question', () => {
  const COUNT = 9;
  const site = Array.from({ length: COUNT }, (_, index) => `192.168.0.${index + 10}`);
  const places = [
    ...site,
    '10.0.1.50',
    '10.0.2.50',
    '10.0.0.2',
    '10.1.0.2',
    '10.0.1.9',
    '10.0.1.99',
    '172.30.0.1',
    '8.8.8.8',
  ];
  const place = fc.constantFrom(...places);
  const anyDomain = fc.constantFrom('.', 'com', 'shop.com', 'a.shop.com', 'b.shop.com', 'example');
  const hop = fc.tuple(anyDomain, fc.uniqueArray(place, { minLength: 1, maxLength: 4 }));
  const graph: fc.Arbitrary<Graph> = fc.record({
    servers: fc.array(fc.tuple(fc.constantFrom(...site, '10.0.1.9'), fc.array(hop, { maxLength: 3 })), {
      maxLength: 12,
    }),
    rules: fc.array(hop, { maxLength: 3 }),
    own: fc.array(fc.tuple(anyDomain, fc.constantFrom('10.0.0.10', '2600::1')), { maxLength: 2 }),
    aliases: fc.array(fc.tuple(label, label, fc.constantFrom('shop.com', 'a.shop.com', 'other.example')), {
      maxLength: 6,
    }),
    options: fc.option(fc.uniqueArray(place, { minLength: 1, maxLength: 3 }), { nil: undefined }),
  });

  const drawn = ({ servers, rules, own, aliases, options }: Graph): string =>
    write([
      line('region us-east-1'),
      ...(options ? [block('dhcp-options own', `dns-servers ${options.join(', ')}`)] : []),
      block(
        'vpc v',
        'cidr 10.0.0.0/16',
        'dns-hostnames on',
        options && 'dhcp-options own',
        'virtual-private-gateway vgw',
        block('subnet s', 'az us-east-1a', 'cidr 10.0.1.0/24', 'route-table t'),
        block('subnet u', 'az us-east-1b', 'cidr 10.0.2.0/24', 'route-table t'),
        block('route-table t', 'propagate vgw'),
        block('security-group open', 'ingress all from any', 'egress all to any'),
        block('instance web', 'subnet s', 'address 10.0.1.5', 'security-groups open'),
        block('instance server', 'subnet s', 'address 10.0.1.9', 'security-groups open'),
        block('resolver-outbound-endpoint out', 'subnets s, u', 'security-groups open'),
        block(
          'resolver-inbound-endpoint in',
          block('subnet s', 'address 10.0.1.50'),
          block('subnet u', 'address 10.0.2.50'),
          'security-groups open',
        ),
      ),
      block(
        'on-premises office',
        'cidr 192.168.0.0/16',
        block('host desk', 'address 192.168.1.1'),
        ...servers.map(([address, hops]) =>
          block(
            `dns-server ${address}`,
            ...hops.map(([where, to]) => `forward ${where} -> ${to.join(', ')}`),
            ...own.filter(([where]) => where !== '.').map(([where, to]) => `zone ${where} -> ${to}`),
          ),
        ),
      ),
      block('vpn line', 'gateway v.vgw', 'site office', 'bgp on'),
      ...rules.map(([where, to], index) =>
        block(`resolver-rule r${index}`, `domain ${where}`, `forward ${to.join(', ')}`, 'endpoint v.out', 'vpcs v'),
      ),
      block('hosted-zone other.example', 'vpcs v', 'record * CNAME a.shop.com'),
      block('hosted-zone shop.com', 'vpcs v', ...aliases.map(([from, to, end]) => `record ${from} CNAME ${to}.${end}`)),
    ]);

  it('always ends, with an answer or with a reason, however servers and aliases point at each other', () => {
    const ends = new Map<string, number>();
    fc.assert(
      fc.property(
        graph,
        fc.constantFrom('a.shop.com', 'x.b.shop.com', 'c.com', 'a.other.example', 'x.example'),
        (each, asked) => {
          const network = networkOf(drawn(each));
          for (const from of ['v.web', 'desk']) {
            const { status, answers, reason, steps } = resolved(network, from, asked);
            if (status === 'NOERROR') expect(answers).not.toEqual([]);
            else expect(Object.keys(reasonCodes)).toContain(reason?.code);
            // At most every server is asked once for every name, by each that may ask it.
            expect(steps.length).toBeLessThan(2000);
            const end = reason?.code ?? status;
            ends.set(end, (ends.get(end) ?? 0) + 1);
          }
        },
      ),
      { numRuns: 300 },
    );
    for (const end of ['NOERROR', 'DNS_LOOP', 'DNS_TIMEOUT', 'DNS_SERVFAIL', 'DNS_NXDOMAIN', 'DNS_NODATA'])
      expect([end, ends.get(end) ?? 0]).not.toEqual([end, 0]);
  });

  it('ends soon where every server forwards to all others', () => {
    const all = Array.from({ length: 30 }, (_, index) => `192.168.0.${index + 10}`);
    const servers = all.map((own) =>
      block(`dns-server ${own}`, `forward corp.example -> ${all.filter((each) => each !== own).join(', ')}`),
    );
    const network = networkOf(
      write([
        block('on-premises office', 'cidr 192.168.0.0/16', block('host desk', 'address 192.168.1.1'), ...servers),
      ]),
    );
    const { reason, steps } = resolved(network, 'desk', 'a.corp.example');
    expect(reason?.code).toBe('DNS_LOOP');
    expect(steps.length).toBeLessThan(4000);
  });
});
