/** The engine's specification: every file of test/fixtures/engine asks its questions in `expect` lines, and they hold. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Finding } from '../../../src/core/checks';
import { checkFixture } from '../../harness/fixture';

const folder = new URL('../../fixtures/engine/', import.meta.url);
const names = readdirSync(folder)
  .filter((name) => name.endsWith('.vpc'))
  .sort();

/** Advice about a design is specified in test/fixtures/checks; here designs are odd on purpose. */
const isAdvice = ({ severity, code }: Finding): boolean => severity !== 'error' && !code.startsWith('expect.');

describe('engine', () => {
  test.each(names)('%s', (name) => {
    const text = readFileSync(new URL(name, folder), 'utf8');
    expect(text).toMatch(/^expect /m);
    expect(checkFixture(text, `test/fixtures/engine/${name}`, isAdvice).differences.join('\n')).toBe('');
  });
});

describe('examples', () => {
  const examples = new URL('../../../examples/', import.meta.url);
  /** Warnings that an example is there to show, by code. */
  const shown: Readonly<Record<string, readonly string[]>> = {
    'host-names-off.vpc': ['endpoint.private-dns-off'],
  };
  const files = readdirSync(examples).filter((name) => name.endsWith('.vpc'));
  test.each(files)('%s', (name) => {
    const result = checkFixture(readFileSync(new URL(name, examples), 'utf8'), `examples/${name}`);
    expect(result.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(result.findings.map(({ code }) => code)).toEqual(shown[name] ?? []);
  });
});

/** The gallery of traps: each asks its question in a comment and answers it; findings that belong to a trap are written under their line. */
describe('traps', () => {
  const traps = new URL('../../../examples/traps/', import.meta.url);
  const files = readdirSync(traps)
    .filter((name) => name.endsWith('.vpc'))
    .sort();
  test.each(files)('%s', (name) => {
    const text = readFileSync(new URL(name, traps), 'utf8');
    expect(text).toMatch(/^# "/);
    expect(text).toMatch(/^expect /m);
    expect(text).toMatch(/\([A-Z]+-\d+/);
    expect(checkFixture(text, `examples/traps/${name}`).differences.join('\n')).toBe('');
  });
});

/** Designs that people build: without findings, unless one is written under its line. */
describe('designs', () => {
  const designs = new URL('../../../examples/designs/', import.meta.url);
  const files = readdirSync(designs)
    .filter((name) => name.endsWith('.vpc'))
    .sort();
  test.each(files)('%s', (name) => {
    const text = readFileSync(new URL(name, designs), 'utf8');
    expect(text).toMatch(/^# [^\n]+\n#\n# /);
    expect(text).toMatch(/^expect \S+ resolves /m);
    expect(text).toMatch(/^expect \S+ can reach /m);
    expect(checkFixture(text, `examples/designs/${name}`).differences.join('\n')).toBe('');
  });
});
