/** The diagnostics' specification: each file of test/fixtures/checks marks what is found in it, and nothing else is found. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { rules } from '../../../src/core/checks';
import { checkFixture } from '../../harness/fixture';

const folder = new URL('../../fixtures/checks/', import.meta.url);
const names = readdirSync(folder)
  .filter((name) => name.endsWith('.vpc'))
  .sort();
const textOf = (name: string): string => readFileSync(new URL(name, folder), 'utf8');

describe('checks', () => {
  test.each(names)('%s', (name) => {
    expect(checkFixture(textOf(name), `test/fixtures/checks/${name}`).differences.join('\n')).toBe('');
  });

  test('every code is shown by a fixture', () => {
    const shown = new Set(names.flatMap((name) => checkFixture(textOf(name), name).findings.map(({ code }) => code)));
    expect(rules.map(({ code }) => code).filter((code) => !shown.has(code))).toEqual([]);
  });

  test('every code is declared, once', () => {
    const codes = rules.map(({ code }) => code);
    expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([]);
  });
});
