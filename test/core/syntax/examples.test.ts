// The examples look as the formatter leaves them: what newcomers copy is what `format --check` accepts.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { placement } from '../../../src/core/schema/placement';
import { format } from '../../../src/core/syntax/format';

const root = path.resolve(import.meta.dirname, '../../../examples');
// Carets below a line say which finding is expected there; the formatter would move them with their comment.
const isAnnotated = (file: string): boolean => /^ *#[ !]*\^/m.test(readFileSync(path.join(root, file), 'utf8'));
const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
  (file) => file.endsWith('.vpc') && !isAnnotated(file),
);

test('there are examples', () => {
  expect(files.length).toBeGreaterThan(30);
});
test.each(files)('%s is formatted', (file) => {
  const text = readFileSync(path.join(root, file), 'utf8');
  expect(format(text, placement)).toBe(text);
});
