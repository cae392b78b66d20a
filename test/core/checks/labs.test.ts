/** No false alarms: networks that were deployed in AWS have no errors, and no warnings from the checks of connections. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { quickFindings } from '../../../src/core/checks';
import { Workspace } from '../../../src/core/model/workspace';

const folder = new URL('../../fixtures/labs/', import.meta.url);
const names = readdirSync(folder).filter((name) => name.endsWith('.vpc'));

test('eight networks are there', () => {
  expect(names.length).toBe(8);
});

test.each(names)('%s', (name) => {
  const workspace = new Workspace();
  workspace.open(name, readFileSync(new URL(name, folder), 'utf8'));
  const analysis = workspace.analysis(name);
  expect(analysis && quickFindings(analysis).map(({ code, message }) => `${code}: ${message}`)).toEqual([]);
});
