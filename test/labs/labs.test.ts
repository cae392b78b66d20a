/** The labs beside the repository: imported from AWS's own answers, asked, compared with what was measured in 2020. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { importAws } from '../../src/core/import/aws/index';
import { decodeText } from '../../src/core/import/decode';
import { readTable, verdictsOf } from './outcomes';

const root = path.resolve(import.meta.dirname, '../../../shared/corpus/aws-labs');
const labs = existsSync(root) ? readdirSync(root).sort() : [];

/** A target's own answer, or nobody's: what the network alone decides. */
const DECIDED_BY_THE_NETWORK = new Set(['core', 'self', 'core-nlb']);

function importLab(lab: string): string {
  const folder = path.join(root, lab, 'aws_configs');
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.json'));
  const files = names.sort().map((name) => {
    const file = path.join(folder, name);
    return { path: file, text: decodeText(readFileSync(file)).text };
  });
  return importAws(files).text;
}

test.skipIf(labs.length === 0)(
  'the labs are at hand (an extra: skipped where ../shared/corpus/aws-labs is missing)',
  () => {
    expect(labs).toContain('aws_vpc_endpoints');
  },
);

test.each(labs)('%s', async (lab) => {
  const rows = readTable(readFileSync(path.join(root, lab, 'outcomes.tsv'), 'utf8')).filter((row) =>
    DECIDED_BY_THE_NETWORK.has(row.use ?? ''),
  );
  const outcomes = rows.map((row) => ({
    from: row.src_ip ?? '',
    target: `${row.dst_ip}${row.port ? `:${row.port}` : ''}/${row.proto}`,
    expected: row.expected === 'accepted' ? ('reachable' as const) : ('unreachable' as const),
  }));
  const verdicts = await verdictsOf(importLab(lab), outcomes);
  const wrong = outcomes.filter(({ expected }, index) => {
    const verdict = verdicts[index];
    return (verdict === 'reachable' || verdict === 'unreachable') && verdict !== expected;
  });
  const agreed = outcomes.filter(({ expected }, index) => verdicts[index] === expected).length;
  const undecided = outcomes.length - agreed - wrong.length;
  console.info(`${lab}: ${agreed} of ${outcomes.length} agree, ${undecided} undetermined, ${wrong.length} wrong`);
  for (const { from, target, expected } of wrong) console.info(`  ${from} ${target} was measured ${expected}`);

  // What can't be simulated yet is undetermined; a verdict that was given has to be right.
  expect(wrong).toEqual([]);
  expect(verdicts).not.toContain('error');
  if (lab === 'aws_vpc_endpoints') {
    const core = rows.map((row, index) => row.use === 'core' && verdicts[index] === outcomes[index]?.expected);
    expect(core.filter(Boolean).length).toBe(26);
  }
});
