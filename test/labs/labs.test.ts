/** Every row of eight networks that were deployed and measured in 2020 (test/fixtures/labs/README.md). */
import { describe, expect, test } from 'vitest';
import { runWith } from '../cli/memory-io';
import { labs, verdictsOf } from './outcomes';

/** What the network alone decides. */
const DECIDED_BY_THE_NETWORK = new Set(['core', 'core-nlb', 'self']);

/** The network lets the packet through there and back, and whoever should have answered didn't: reasons in the README. */
const NOBODY_ANSWERED: readonly (readonly [lab: string, targets: readonly string[], senders: readonly string[]])[] = [
  [
    'aws-demo',
    ['13.52.109.186:22/tcp', '13.52.109.186/icmp', '52.71.54.153:22/tcp', '52.71.54.153/icmp'],
    [
      ...['10.1.1.133', '10.1.1.62', '10.1.101.164', '10.3.1.140', '10.3.1.193', '10.3.101.228', '10.3.101.54'],
      ...['10.4.1.100', '10.4.1.101', '10.4.1.102'],
    ],
  ],
  ['aws-vpc-endpoints', ['10.1.3.231:22/tcp'], ['10.1.1.100', '10.1.2.100', '10.1.3.100']],
  ['aws-vpc-endpoints', ['52.216.241.166:22/tcp'], ['10.1.1.100']],
  ['aws-vpc-endpoints', ['52.216.147.5:22/tcp'], ['10.1.2.100']],
  ['aws-vpc-endpoints', ['52.216.243.126:22/tcp'], ['10.1.3.100']],
];

const unansweredIn = (name: string): string[] =>
  NOBODY_ANSWERED.filter(([lab]) => lab === name).flatMap(([, targets, senders]) =>
    senders.flatMap((from) => targets.map((target) => `${from} ${target} reachable`)),
  );

test('all eight labs are here, with all their rows', () => {
  const uses = labs.flatMap(({ outcomes }) => outcomes.map(({ use }) => use));
  const count = (...wanted: string[]): number => uses.filter((use) => wanted.includes(use)).length;
  expect(labs.length).toBe(8);
  expect([count('core', 'core-nlb'), count('self'), count('service-side'), count('dst-not-in-snapshot')]).toEqual([
    956, 81, 213, 92,
  ]);
  expect(uses.length).toBe(1342);
});

describe.each(labs)('$name', (lab) => {
  test('every row that the network decides agrees with AWS, and of the others all but those whose reason is known', async () => {
    const verdicts = await verdictsOf(lab);
    const rows = lab.outcomes.map((outcome, index) => ({ ...outcome, verdict: verdicts[index] }));
    const wrong = rows.filter(({ verdict, expected }) => verdict !== expected);
    const told = wrong.map(({ from, target, verdict }) => `${from} ${target} ${verdict}`);
    expect(told.sort()).toEqual(unansweredIn(lab.name).sort());
    expect(wrong.filter(({ use }) => DECIDED_BY_THE_NETWORK.has(use))).toEqual([]);
  });

  test('the imported file has no errors and is formatted', async () => {
    const files = { 'lab.vpc': lab.vpc };
    const checked = await runWith(['check', 'lab.vpc'], { files });
    expect(checked).toMatchObject({ code: 0 });
    expect(checked.stdout).not.toMatch(/\berror\b/);
    expect(await runWith(['format', '--check', 'lab.vpc'], { files })).toMatchObject({ code: 0, stdout: '' });
  });
});
