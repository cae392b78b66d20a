// Every AWS rule about the simulated kinds is cited where it is followed, or ARCHITECTURE.md says what is missing.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');

const ids = [...read('test/fixtures/rule-ids.txt').matchAll(/^[A-Z]+-\d+$/gm)].map(([id]) => id);
const core = readdirSync(path.join(root, 'src/core'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.startsWith('import'))
  .map((file) => read(`src/core/${file}`))
  .join('\n');
const architecture = read('ARCHITECTURE.md');

/** The ids in the first column of the tables behind a heading. */
function listed(heading: string): string[] {
  const [, behind = ''] = architecture.split(`## ${heading}\n`);
  const [section = ''] = behind.split('\n## ');
  return [...section.matchAll(/^\| ([A-Z0-9, -]+) \|/gm)].flatMap(([, cell = '']) => cell.match(/[A-Z]+-\d+/g) ?? []);
}
const notYet = listed('Not yet');
const decidesNothing = listed('Rules that decide nothing here');
const cited = (id: string): boolean => new RegExp(`\\b${id}\\b`).test(core);

describe('the rules of the AWS semantics', () => {
  it('are known by their ids', () => {
    expect(ids.length).toBeGreaterThan(150);
    expect(new Set(ids).size).toBe(ids.length);
  });
  it.each(ids)('%s is followed, or listed as not yet, or decides nothing', (id) => {
    expect(cited(id) || notYet.includes(id) || decidesNothing.includes(id)).toBe(true);
  });
  it('are listed once, and only if they exist', () => {
    const all = [...notYet, ...decidesNothing];
    expect(all.filter((id, index) => all.indexOf(id) !== index)).toEqual([]);
    expect(all.filter((id) => !ids.includes(id))).toEqual([]);
  });
});
