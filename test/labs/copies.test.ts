/** The copies of the labs are what the importer makes today of AWS's own answers. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { corpus, labFixtures } from '../../scripts/generate/lab-fixtures';

const root = path.resolve(import.meta.dirname, '../..');
const made = Object.entries(labFixtures(corpus(root)));
if (made.length === 0) console.log('skipped: comparing the labs, because ../shared/corpus/aws-labs is not there');

test.skipIf(made.length === 0)('eight labs are made anew', () => {
  expect(made.length).toBe(16);
});

test.skipIf(made.length === 0).each(made)('%s is what node scripts/generate/labs.mjs writes', (name, text) => {
  expect(readFileSync(path.join(root, 'test/fixtures/labs', name), 'utf8')).toBe(text);
});
