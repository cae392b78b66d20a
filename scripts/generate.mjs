// Writes the files that are made from the schema and the checks: grammar, snippets, language reference, findings.
//   node scripts/generate.mjs
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = path.resolve(import.meta.dirname, '..');
const outfile = path.join(root, 'out', 'generate.mjs');
await build({
  absWorkingDir: root,
  entryPoints: ['scripts/generate/index.ts'],
  bundle: true,
  outfile,
  platform: 'node',
  format: 'esm',
  logLevel: 'warning',
});
const { generated } = await import(pathToFileURL(outfile).href);
for (const [name, text] of Object.entries(generated(root))) {
  mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
  writeFileSync(path.join(root, name), text);
  console.log(`wrote ${name}`);
}
