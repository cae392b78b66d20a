/** Each `*.diagnostics.vpc` of the fixtures holds its findings below the lines they are about; `npx vitest -u` writes them anew. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { annotated, fixtures, withoutAnnotations } from './support';

const files = readdirSync(fixtures).filter((name) => name.endsWith('.diagnostics.vpc'));

describe('findings stand where they belong', () => {
  it('has fixtures', () => {
    expect(files.length).toBeGreaterThan(0);
  });
  it.each(files)('%s', async (name) => {
    const file = path.join(fixtures, name);
    await expect(annotated(withoutAnnotations(readFileSync(file, 'utf8')))).toMatchFileSnapshot(file);
  });
});
