// `npm run package`: builds for production and packs the extension into out/vpc-trace.vsix.
import { mkdirSync, rmSync } from 'node:fs';
import { fail, nodePath, preparePackages, run } from './prepare.mjs';

try {
  await preparePackages();
  mkdirSync('out', { recursive: true });
  rmSync('out/vpc-trace.vsix', { force: true }); // an old one must not be tested when this fails
  await run(nodePath(), ['scripts/build.mjs', '--production'], { show: true });
  await run(nodePath(), [
    'node_modules/@vscode/vsce/vsce',
    'package',
    '--no-dependencies', // everything is in the bundles
    '--allow-missing-repository',
    '--no-rewrite-relative-links', // there is no public repository to point them to
    '--out',
    'out/vpc-trace.vsix',
  ]);
  console.log('packed: out/vpc-trace.vsix');
} catch (error) {
  fail(error);
}
