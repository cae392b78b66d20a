/** What holds for every network: how answers travel, what rules can't do, what order can't change, what can't break. */
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ask } from '../../../src/core/engine/ask';
import { replyTo } from '../../../src/core/engine/packet';
import { isUnaskable, readTarget } from '../../../src/core/engine/question';
import { reasonCodes } from '../../../src/core/engine/reason-codes';
import type { Hop, Path, Trace } from '../../../src/core/engine/trace';
import { parseProtocol, protocolName } from '../../../src/core/net/protocol';
import { soup } from '../syntax/support';
import { outcomes, randomFrom, shuffled, summary, withRule, wounded, wounds } from './changes';
import type { Scenario } from './networks';
import { aclRule, groupRule, networkOf, scenarios, traced, write } from './networks';

const RUNS = { numRuns: 120 };

const places = (hops: readonly Hop[], withSubnets: boolean): string[] =>
  hops.flatMap(({ at }) => (withSubnets || at.kind !== 'subnet' ? [`${at.kind} ${at.name}`] : []));

describe('the way back', () => {
  it('ends at the sender with the answer to the packet it sent, along the same places', () => {
    const seen = { plain: 0, translated: 0 };
    fc.assert(
      fc.property(scenarios, (scenario) => {
        for (const [, trace] of outcomes(scenario, write(scenario.file))) {
          if (trace.verdict === 'reachable') for (const path of trace.paths) checkWayBack(path, seen);
        }
      }),
      RUNS,
    );
    expect(seen.plain).toBeGreaterThan(0);
    expect(seen.translated).toBeGreaterThan(0);
  });

  function checkWayBack(path: Path, seen: { plain: number; translated: number }): void {
    const sent = path.forward[0] as Hop;
    const received = path.return.at(-1) as Hop;
    expect(received.at).toEqual(sent.at);
    expect(received.packet).toEqual(replyTo(sent.packet));
    // A NAT gateway gives the answer back to its own subnet's router, which the packet there never met (EVAL-4).
    const translated = [...path.forward, ...path.return].some((hop) => hop.at.kind === 'nat-gateway');
    seen[translated ? 'translated' : 'plain']++;
    expect(places(path.return, !translated)).toEqual(places(path.forward, !translated).reverse());
  }
});

describe('more rules that allow', () => {
  const [GROUPS, ACLS] = [/^security-group /, /^network-acl /];

  function staysReachable(scenario: Scenario, owner: RegExp, head: string): number {
    const before = outcomes(scenario, write(scenario.file)).filter(([, trace]) => trace.verdict === 'reachable');
    const after = networkOf(write(withRule(scenario.file, owner, head)));
    for (const [question] of before)
      expect([question, traced(after, question).verdict]).toEqual([question, 'reachable']);
    return before.length;
  }

  it('never block: in a security group', () => {
    let count = 0;
    const rule = fc.tuple(fc.constantFrom('ingress', 'egress'), groupRule);
    fc.assert(
      fc.property(scenarios, rule, (scenario, [direction, [service, peer]]) => {
        count += staysReachable(
          scenario,
          GROUPS,
          `${direction} ${service} ${direction === 'ingress' ? 'from' : 'to'} ${peer}`,
        );
      }),
      RUNS,
    );
    expect(count).toBeGreaterThan(0);
  });

  it('never block: before all others in a network ACL', () => {
    let count = 0;
    const rule = fc.tuple(fc.constantFrom('ingress', 'egress'), aclRule);
    fc.assert(
      fc.property(scenarios, rule, (scenario, [direction, [service, cidr]]) => {
        const word = direction === 'ingress' ? 'from' : 'to';
        count += staysReachable(scenario, ACLS, `${direction} 1 allow ${service} ${word} ${cidr}`);
      }),
      RUNS,
    );
    expect(count).toBeGreaterThan(0);
  });
});

describe('the order of statements', () => {
  it('changes no verdict, no reason and no via', () => {
    fc.assert(
      fc.property(scenarios, fc.nat(), (scenario, seed) => {
        const mixed = write(shuffled(scenario.file, randomFrom(seed)));
        const expected = outcomes(scenario, write(scenario.file)).map(summary);
        expect(outcomes(scenario, mixed).map(summary)).toEqual(expected);
      }),
      RUNS,
    );
  });
});

describe('tracing', () => {
  it('gives the same trace for the same question', () => {
    fc.assert(
      fc.property(scenarios, ({ file, questions }) => {
        const network = networkOf(write(file));
        for (const { from, to } of questions) {
          const first = ask(network, from, to);
          expect(isDeepStrictEqual(ask(network, from, to), first)).toBe(true);
        }
      }),
      RUNS,
    );
  });

  /** Every reason and every drop of a trace. */
  const reasons = ({ reason, dns, paths }: Trace) => [
    ...[reason, dns?.reason, ...paths.map((path) => path.reason)].filter((each) => each !== undefined),
    ...[
      ...(dns?.steps ?? []),
      ...paths.flatMap((path) => [...path.forward, ...path.return].flatMap((hop) => hop.steps)),
    ].filter((step) => step.verdict === 'drop'),
  ];

  function checkReasons(trace: Trace): void {
    if (trace.verdict !== 'reachable') expect(trace.reason).toBeDefined();
    for (const { code, rule, text } of reasons(trace)) {
      expect(Object.keys(reasonCodes)).toContain(code);
      expect(rule).toMatch(/^[A-Z][A-Z0-9]*-\d+$/);
      expect(text).toMatch(/\S\.$/);
    }
  }

  const hostile = fc.oneof(
    fc.constantFrom(
      'v0.host-0',
      'v0.host-1:443',
      'internet',
      'v0',
      'v0.sts',
      'v0.nat',
      '10.0.0.2',
      '::1',
      '[::]',
      'sts.us-east-1.amazonaws.com',
      'constructor',
      '__proto__',
    ),
    fc.constantFrom(
      'v0.host-0/0',
      'a.:1',
      '.',
      '..',
      'x.v0.host-0',
      '[]:1',
      '/',
      ':',
      '0.0.0.0:0/255',
      '255.255.255.255/tcp',
      'ff02::1',
      '169.254.169.253:53/udp',
    ),
    soup,
    fc.string({ unit: 'binary' }),
  );

  it('survives every file and every question, and says why with a code and a rule', () => {
    fc.assert(
      fc.property(scenarios, wounds, fc.array(fc.tuple(hostile, hostile), { maxLength: 4 }), (scenario, cuts, more) => {
        const network = networkOf(wounded(write(scenario.file), cuts));
        const asked = [...scenario.questions.map(({ from, to }): [string, string] => [from, to]), ...more];
        for (const [from, to] of asked) {
          const result = ask(network, from, to);
          if (isUnaskable(result)) expect(result.problem).not.toBe('');
          else checkReasons(result);
        }
      }),
      { numRuns: 250 },
    );
  });

  it('says why with a code and a rule for whole files too', () => {
    fc.assert(
      fc.property(scenarios, (scenario) => {
        for (const [, trace] of outcomes(scenario, write(scenario.file))) checkReasons(trace);
      }),
      RUNS,
    );
  });
});

describe('readTarget', () => {
  it('reads every text or says what is wrong', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...'[]:/.09ab-tcp') })), (text) => {
        const read = readTarget(text);
        if (isUnaskable(read)) expect(read.problem).not.toBe('');
        else expect(read.host).not.toBe('');
      }),
    );
  });

  it('reads back host, port and protocol', () => {
    const hosts = fc.oneof(fc.domain(), fc.ipV4(), fc.ipV6(), fc.constantFrom('web-1', 'shop.web-1'));
    const ports = fc.option(fc.integer({ min: 0, max: 65535 }), { nil: undefined });
    const protocols = fc.option(fc.integer({ min: 0, max: 255 }), { nil: undefined });
    fc.assert(
      fc.property(hosts, ports, protocols, fc.boolean(), (host, port, protocol, named) => {
        const shown = host.includes(':') ? `[${host}]` : host;
        const word = protocol === undefined ? '' : `/${named ? protocolName(protocol) : protocol}`;
        expect(readTarget(`${shown}${port === undefined ? '' : `:${port}`}${word}`)).toEqual({
          host,
          port,
          protocol: protocol ?? (port === undefined ? undefined : parseProtocol('tcp')),
        });
      }),
    );
  });
});
