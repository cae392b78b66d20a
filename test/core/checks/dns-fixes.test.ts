/** Every quick fix of the DNS findings mends what it says: the finding is gone, and nothing else is broken by it. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Finding } from '../../../src/core/checks';
import { findings, quickFindings } from '../../../src/core/checks';
import { Workspace } from '../../../src/core/model/workspace';
import { applyEdits } from '../../../src/core/text/edit';

const folder = new URL('../../fixtures/checks/', import.meta.url);
const names = readdirSync(folder).filter((name) => name.startsWith('dns-'));

function findingsOf(text: string): readonly Finding[] {
  const workspace = new Workspace();
  workspace.open('main.vpc', text);
  const analysis = workspace.analysis('main.vpc');
  if (!analysis) throw new Error('no analysis');
  return quickFindings(analysis);
}

const count = (all: readonly Finding[], code: string): number => all.filter((each) => each.code === code).length;
const errors = (all: readonly Finding[]): number => all.filter(({ severity }) => severity === 'error').length;

const fixes = names.flatMap((name) => {
  const text = readFileSync(new URL(name, folder), 'utf8');
  const before = findingsOf(text);
  return before.flatMap((finding) => finding.fixes.map((fix) => ({ name, text, before, finding, fix })));
});

test('there are fixes for most kinds of findings', () => {
  expect(new Set(fixes.map(({ finding }) => finding.code)).size).toBeGreaterThan(12);
});

test.each(fixes.map((each) => [`${each.name}: ${each.finding.code}: ${each.fix.title}`, each] as const))(
  '%s',
  (_title, { text, before, finding, fix }) => {
    const after = findingsOf(applyEdits(text, fix.edits));
    expect(count(after, finding.code)).toBeLessThan(count(before, finding.code));
    expect(errors(after)).toBeLessThanOrEqual(errors(before));
  },
);

test('a shared endpoint is found and reached from the spoke', () => {
  const name = 'dns-private-names.vpc';
  const text = readFileSync(new URL(name, folder), 'utf8');
  const shares = fixes.filter((each) => each.name === name && each.fix.title.startsWith('Share kms'));
  expect(shares.length).toBe(2);
  const fails = (all: string): number => {
    const workspace = new Workspace();
    workspace.open('main.vpc', all);
    const analysis = workspace.analysis('main.vpc');
    return analysis ? count(findings(analysis), 'expect.fails') : -1;
  };
  expect(fails(text)).toBe(1);
  for (const { fix } of shares) expect(fails(applyEdits(text, fix.edits))).toBe(0);
});
