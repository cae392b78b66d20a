// Bundles the mocha suite for the extension host into out/suite/index.js: every test/e2e/suite/*.test.ts.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { root } from '../../scripts/prepare.mjs';

const suiteDir = path.join(root, 'test/e2e/suite');
export const suiteIndex = path.join(root, 'out/suite/index.js');

export async function buildSuite() {
  const files = readdirSync(suiteDir).filter((name) => name.endsWith('.test.ts'));
  if (files.length === 0) throw new Error(`There is no *.test.ts in ${suiteDir}.`);
  const load = files.map((name) => `require('./${name}');`).join(' ');
  await build({
    stdin: {
      contents: `import { runSuite } from './run'; export const run = () => runSuite(() => { ${load} });`,
      resolveDir: suiteDir,
      loader: 'ts',
    },
    outfile: suiteIndex,
    bundle: true,
    sourcemap: 'inline',
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    logLevel: 'warning',
    external: ['vscode', 'mocha'], // mocha loads its reporters at run time
  });
}
