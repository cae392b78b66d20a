#!/usr/bin/env node
// Stands in for a desktop VS Code: takes the arguments that @vscode/test-electron gives one, runs the suite in the extension
// host of code-server with a headless Chromium as its window, and exits with the suite's code.
//   run-code-server.mjs --extensionDevelopmentPath=DIR... --extensionTestsPath=FILE [--user-data-dir=DIR] [--extensions-dir=DIR] FOLDER
import path from 'node:path';
import { parseArgs } from 'node:util';
import { newProfile, remoteUri, startCodeServer, workbenchUrl } from '../../scripts/code-server.mjs';
import { root } from '../../scripts/prepare.mjs';
import { launchBrowser } from './browser.mjs';
import { runSuiteIn } from './workbench-suite.mjs';

/** Said to a desktop VS Code only, or already so here. */
const ignored = [
  ...['no-sandbox', 'disable-gpu-sandbox', 'disable-gpu', 'disable-updates', 'skip-welcome', 'skip-release-notes'],
  ...['disable-workspace-trust', 'no-cached-data', 'disable-extensions'],
];
const { values, positionals } = parseArgs({
  strict: true, // an argument that is not known here is an error, not a silent difference from the desktop
  allowPositionals: true,
  options: {
    extensionDevelopmentPath: { type: 'string', multiple: true, default: [] },
    extensionTestsPath: { type: 'string', default: '' },
    'user-data-dir': { type: 'string' },
    'extensions-dir': { type: 'string' },
    ...Object.fromEntries(ignored.map((name) => [name, { type: 'boolean' }])),
  },
});

const profile = newProfile({ userDataDir: values['user-data-dir'], extensionsDir: values['extensions-dir'] });
let server;
let browser;
const stop = async () => {
  await browser?.close();
  await server?.stop();
  if (process.env.E2E_KEEP_PROFILE) console.error(`profile kept: ${profile.dir}`);
  else profile.remove();
};
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => stop().finally(() => process.exit(130)));

try {
  [server, browser] = await Promise.all([startCodeServer(profile, { forSuite: true }), launchBrowser()]);
  const url = workbenchUrl(server, {
    folder: path.resolve(positionals[0]),
    payload: [
      ...values.extensionDevelopmentPath.map((folder) => ['extensionDevelopmentPath', remoteUri(server, folder)]),
      ['extensionTestsPath', remoteUri(server, values.extensionTestsPath)],
    ],
  });
  process.exitCode = await runSuiteIn(browser, url, {
    failedShot: path.join(root, 'out/screenshots/failed-suite.png'),
  });
} catch (error) {
  console.error(error, server?.output() ?? '');
  process.exitCode = 70;
} finally {
  await stop();
}
