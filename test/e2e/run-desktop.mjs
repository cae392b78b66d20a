// `npm run test:host`: the mocha suite inside an extension host, through @vscode/test-electron's own runTests, in
//   VSCODE_PATH=/path/to/code   an installed desktop VS Code
//   VSCODE_VERSION=stable       a desktop VS Code that is downloaded
//   neither                     code-server: the same suite, the real workbench and a real extension host, but a browser
//                               for the window and a remote extension host
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runTests } from '@vscode/test-electron';
import { root } from '../../scripts/prepare.mjs';
import { buildSuite, suiteIndex } from './build-suite.mjs';

const { VSCODE_PATH, VSCODE_VERSION } = process.env;
const standIn = path.join(root, 'test/e2e/run-code-server.mjs');
const vscodeExecutablePath = VSCODE_PATH ?? (VSCODE_VERSION ? undefined : standIn);
const name = VSCODE_PATH ?? (VSCODE_VERSION ? `desktop VS Code ${VSCODE_VERSION}, downloaded` : 'code-server');
console.log(`The extension-host suite runs in: ${name}`);
if (!existsSync(path.join(root, 'dist/extension.js'))) throw new Error("Run 'npm run build' first: there is no dist/.");

// A copy: a test that edits and saves must not change the examples.
const workspace = mkdtempSync(path.join(tmpdir(), 'vpc-trace-workspace-'));
cpSync(path.join(root, 'examples'), workspace, { recursive: true });
try {
  await buildSuite();
  await runTests({
    vscodeExecutablePath,
    version: VSCODE_VERSION,
    extensionDevelopmentPath: root,
    extensionTestsPath: suiteIndex,
    launchArgs: [workspace],
  });
} catch (error) {
  console.error(error.message);
  process.exitCode = error.code || 1;
} finally {
  rmSync(workspace, { recursive: true, force: true });
}
