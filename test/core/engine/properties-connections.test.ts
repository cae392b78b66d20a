/** What holds for every network of several VPCs: answers find back through everything, order and more rules do no harm. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ask } from '../../../src/core/engine/ask';
import { replyTo } from '../../../src/core/engine/packet';
import { isUnaskable } from '../../../src/core/engine/question';
import { reasonCodes } from '../../../src/core/engine/reason-codes';
import type { Hop, Path } from '../../../src/core/engine/trace';
import { outcomes, randomFrom, shuffled, summary, withRule, wounded, wounds } from './changes';
import { estates, HOSTS, TRANSLATED, tidyEstates } from './estates';
import { networkOf, traced, write } from './networks';

const RUNS = { numRuns: 100 };
const KINDS = ['peering', 'transit-gateway', 'host', 'nat-gateway', 'network-load-balancer', 'endpoint-service'];

const kindsIn = (hops: readonly Hop[]): string[] => hops.map(({ at }) => at.kind);
/** Who changed the header, in order. */
const translators = (hops: readonly Hop[]): string[] =>
  hops
    .filter(({ steps }) => steps.some(({ verdict }) => verdict === 'rewrite'))
    .map(({ at }) => `${at.kind} ${at.name}`);

describe('the answer', () => {
  it('comes back to the sender as the reverse of what was sent, through everyone who changed it', () => {
    const crossed = new Set<string>();
    fc.assert(
      fc.property(estates, (scenario) => {
        for (const [question, trace] of outcomes(scenario, write(scenario.file)))
          for (const path of trace.paths) if (path.verdict === 'reachable') checkAnswer(question.to, path);
      }),
      { numRuns: 250 },
    );
    // Nothing is shown about a component that no answer passed.
    expect(KINDS.filter((kind) => !crossed.has(kind))).toEqual([]);
    expect(crossed).toContain('firewall');

    function checkAnswer(target: string, { forward, return: back }: Path): void {
      const [sent, received] = [forward[0] as Hop, back.at(-1) as Hop];
      expect([target, received.at]).toEqual([target, sent.at]);
      expect(received.packet).toEqual(replyTo(sent.packet));
      expect(translators(back)).toEqual(translators(forward).reverse());
      for (const kind of kindsIn(forward)) crossed.add(kind);
      if (forward.some(({ at, role }) => at.name === 'v2.firewall' && role === 'pass')) crossed.add('firewall');
    }
  });

  it('comes home whenever the request arrived, where nothing filters and every table knows the way back', () => {
    const arrived = new Map(TRANSLATED.map((to) => [to, 0]));
    fc.assert(
      fc.property(tidyEstates, ({ file }) => {
        const network = networkOf(write(file));
        for (const from of HOSTS)
          for (const to of TRANSLATED)
            for (const path of traced(network, { from, to }).paths) {
              if (path.return.length === 0) continue;
              expect([from, to, path.reason?.text, path.verdict]).toEqual([from, to, undefined, 'reachable']);
              arrived.set(to, (arrived.get(to) ?? 0) + 1);
            }
      }),
      { numRuns: 60 },
    );
    expect([...arrived].filter(([, count]) => count === 0)).toEqual([]);
  });

  it('to the reversed question comes too, where nothing filters and every table knows the way back', () => {
    const crossed = new Set<string>();
    fc.assert(
      fc.property(tidyEstates, ({ file, questions }) => {
        const network = networkOf(write(file));
        for (const { from, to } of questions) {
          const [host = '', service = ''] = to.split(/(?=[:/])/);
          const there = traced(network, { from, to });
          const back = traced(network, { from: host, to: `${from}${service}` });
          expect([from, to, back.verdict]).toEqual([from, to, there.verdict]);
          if (there.verdict !== 'reachable') continue;
          const hops = there.paths[0]?.forward ?? [];
          for (const { at } of hops) for (const each of [at.kind, at.name]) crossed.add(each);
        }
      }),
      RUNS,
    );
    expect(['pcx', 'tgw', 'tgw-far', 'virtual-private-gateway', 'host'].filter((kind) => !crossed.has(kind))).toEqual(
      [],
    );
  });
});

describe('more rules that allow', () => {
  it.each([
    ['a security group', /^security-group /, (direction: string) => `${direction} all ${word(direction)} any`],
    ['a network ACL', /^network-acl /, (direction: string) => `${direction} 1 allow all ${word(direction)} 0.0.0.0/0`],
    [
      'a security group, narrowly',
      /^security-group /,
      (direction: string) => `${direction} tcp 443 ${word(direction)} 10.1.0.0/16`,
    ],
  ] as const)('never block: in %s', (_where, owner, rule) => {
    let count = 0;
    fc.assert(
      fc.property(estates, fc.constantFrom('ingress', 'egress'), (scenario, direction) => {
        const before = outcomes(scenario, write(scenario.file)).filter(([, trace]) => trace.verdict === 'reachable');
        const after = networkOf(write(withRule(scenario.file, owner, rule(direction))));
        for (const [question] of before)
          expect([question, traced(after, question).verdict]).toEqual([question, 'reachable']);
        count += before.length;
      }),
      RUNS,
    );
    expect(count).toBeGreaterThan(0);
  });
  const word = (direction: string): string => (direction === 'ingress' ? 'from' : 'to');
});

describe('the order of statements', () => {
  it('changes no verdict, no reason and no via', () => {
    fc.assert(
      fc.property(estates, fc.nat(), (scenario, seed) => {
        const mixed = write(shuffled(scenario.file, randomFrom(seed)));
        const expected = outcomes(scenario, write(scenario.file)).map(summary);
        expect(outcomes(scenario, mixed).map(summary)).toEqual(expected);
      }),
      RUNS,
    );
  });
});

describe('tracing', () => {
  it('never goes in circles without a word', () => {
    let circles = 0;
    fc.assert(
      fc.property(estates, (scenario) => {
        for (const [, trace] of outcomes(scenario, write(scenario.file)))
          for (const path of trace.paths)
            for (const hops of [path.forward, path.return]) {
              expect(hops.length).toBeLessThanOrEqual(64);
              // A transit gateway may be passed twice: to a firewall, and from there on.
              const seen = hops
                .filter(({ at }) => at.kind !== 'transit-gateway')
                .map(({ at, role, packet }) => [at.kind, at.name, role, packet.source, packet.destination].join());
              expect([...new Set(seen)]).toEqual(seen);
              if (hops.some(({ steps }) => steps.some(({ rule }) => rule === 'MOD-6'))) {
                circles++;
                expect(path.verdict).not.toBe('reachable');
              }
            }
      }),
      RUNS,
    );
    expect(circles).toBeGreaterThan(0);
  });

  it('survives every file, and says why with a code', () => {
    fc.assert(
      fc.property(estates, wounds, (scenario, cuts) => {
        const network = networkOf(wounded(write(scenario.file), cuts));
        for (const { from, to } of scenario.questions) {
          const result = ask(network, from, to);
          if (isUnaskable(result)) expect(result.problem).not.toBe('');
          else if (result.verdict !== 'reachable') expect(Object.keys(reasonCodes)).toContain(result.reason?.code);
        }
      }),
      { numRuns: 150 },
    );
  });
});
