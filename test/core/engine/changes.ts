/** What properties do to generated networks: ask them, add rules to them, mix their statements, spoil their text. */
import fc from 'fast-check';
import { ask } from '../../../src/core/engine/ask';
import { isUnaskable } from '../../../src/core/engine/question';
import type { Trace } from '../../../src/core/engine/trace';
import type { Question, Scenario, Sketch } from './networks';
import { networkOf } from './networks';

/** All answers of a scenario that can be asked for. */
export function outcomes({ questions }: Scenario, text: string): [Question, Trace][] {
  const network = networkOf(text);
  return questions.flatMap((question): [Question, Trace][] => {
    const result = ask(network, question.from, question.to);
    return isUnaskable(result) ? [] : [[question, result]];
  });
}

/**
 * The file with a statement more at the front of every block that matches and has statements of that direction: a
 * security group's first egress statement would take AWS's default away, which lets everything out (SG-2).
 */
export function withRule(file: readonly Sketch[], owner: RegExp, head: string): Sketch[] {
  const direction = head.slice(0, head.indexOf(' ') + 1);
  return file.map((each) => {
    const body = each.body && withRule(each.body, owner, head);
    const takes =
      body &&
      owner.test(each.head) &&
      (direction === 'ingress ' || body.some((other) => other.head.startsWith(direction)));
    return takes ? { head: each.head, body: [{ head }, ...body] } : { ...each, body };
  });
}

const fixedFirst = (head: string): boolean => /^(region|cidr) /.test(head);
// The order of an endpoint's subnets is the order of its addresses: an answer, not a matter of layout.
const ordered = (head: string): boolean => head.startsWith('interface-endpoint ');

export function shuffled(file: readonly Sketch[], random: () => number): Sketch[] {
  const rest = file.filter(({ head }) => !fixedFirst(head));
  const keyed = rest.map((each) => ({ each, key: random() })).sort((a, b) => a.key - b.key);
  return [
    ...file.filter(({ head }) => fixedFirst(head)),
    ...keyed.map(({ each: { head, body } }) => ({
      head,
      body: body && (ordered(head) ? body : shuffled(body, random)),
    })),
  ];
}

/** Numbers from 0 to 1 that a seed decides (a linear congruential generator). */
export const randomFrom = (seed: number) => (): number => {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return seed / 2 ** 32;
};

/** What no layout of a file may change. */
export const summary = ([question, { verdict, reason, via }]: [Question, Trace]) => ({
  ...question,
  verdict,
  code: reason?.code,
  via: via.map((each) => each.qualified),
});

/** Cuts, doubled pieces and strange characters in a valid file. */
export const wounds = fc.array(
  fc.tuple(
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.nat(40),
    fc.constantFrom('', '}', '{', ' ', ';', '"', ',', '\n', 'subnet', '::', '0', 'any'),
  ),
  { minLength: 1, maxLength: 6 },
);
export const wounded = (text: string, all: readonly (readonly [number, number, string])[]): string =>
  all.reduce((now, [place, length, inserted]) => {
    const at = Math.floor(place * now.length);
    return now.slice(0, at) + inserted + now.slice(at + length);
  }, text);
