import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { runWith } from '../cli/memory-io';
import type { Outcome } from './outcomes';
import { readTable, verdictsOf } from './outcomes';

const folder = new URL('../fixtures/labs/', import.meta.url);
const vpc = readFileSync(new URL('aws-vpc-endpoints.vpc', folder), 'utf8');
const outcomes = readTable(
  readFileSync(new URL('aws-vpc-endpoints.outcomes.tsv', folder), 'utf8'),
) as unknown as Outcome[];

test('every verdict agrees with what was measured on AWS', async () => {
  expect(outcomes.length).toBe(26);
  const verdicts = await verdictsOf(vpc, outcomes);
  const ours = outcomes.map(({ from, target }, index) => `${from} ${target} ${verdicts[index]}`);
  expect(ours).toEqual(outcomes.map(({ from, target, expected }) => `${from} ${target} ${expected}`));
});

test('the imported file has no errors and is formatted', async () => {
  const files = { 'lab.vpc': vpc };
  expect(await runWith(['check', 'lab.vpc'], { files })).toMatchObject({ code: 0 });
  expect(await runWith(['format', '--check', 'lab.vpc'], { files })).toMatchObject({ code: 0, stdout: '' });
});
