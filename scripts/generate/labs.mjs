// Makes test/fixtures/labs anew from the describe answers and tables beside the repository: node scripts/generate/labs.mjs
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = path.resolve(import.meta.dirname, '../..');
const outfile = path.join(root, 'out', 'labs.mjs');
await build({
  absWorkingDir: root,
  entryPoints: ['scripts/generate/lab-fixtures.ts'],
  bundle: true,
  outfile,
  platform: 'node',
  format: 'esm',
  logLevel: 'warning',
});
const { corpus, labFixtures } = await import(pathToFileURL(outfile).href);
const files = Object.entries(labFixtures(corpus(root)));
if (files.length === 0) console.log(`nothing to do: ${path.relative(root, corpus(root))} is not there`);
for (const [name, text] of files) {
  writeFileSync(path.join(root, 'test/fixtures/labs', name), text);
  console.log(`wrote test/fixtures/labs/${name}`);
}
