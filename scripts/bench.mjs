// Measures what people wait for, beside a server that does nothing: npm run bench [-- --only PART,…] (parts: see `parts` below)
// Prints tables and writes out/bench.json. Nothing here passes or fails: figures depend on the machine and on what else it does.

import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { coldStart } from './bench/cold-start.mjs';
import { estate } from './bench/estate.mjs';
import { parsing, tracing } from './bench/in-process.mjs';
import { keystrokes } from './bench/keystrokes.mjs';
import { labs } from './bench/labs.mjs';
import { picture } from './bench/picture.mjs';
import { prefixMatch } from './bench/prefix-match.mjs';
import { resolutions } from './bench/resolutions.mjs';
import { sizes } from './bench/sizes.mjs';
import { note } from './bench/stats.mjs';

const root = path.resolve(import.meta.dirname, '..');
const out = path.join(root, 'out', 'bench');
const { values: options } = parseArgs({ options: { only: { type: 'string' } } });
const parts = [
  'keystrokes',
  'start',
  'parser',
  'traces',
  'resolutions',
  'labs',
  'estate',
  'prefix-match',
  'picture',
  'sizes',
];
const wanted = new Set(options.only?.split(',') ?? parts);

/** Builds the extension when a source is newer than its bundles. */
function bundle() {
  const server = path.join(root, 'dist', 'server', 'main.mjs');
  const built = existsSync(server) ? statSync(server).mtimeMs : 0;
  const sources = readdirSync(path.join(root, 'src'), { recursive: true }).map((file) => path.join(root, 'src', file));
  const isNewer = sources.some((file) => statSync(file).mtimeMs > built);
  if (!isNewer) return;
  note('building dist/');
  execFileSync(process.execPath, ['scripts/build.mjs', '--production'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

/** Bundled like our server. */
const node = {
  absWorkingDir: root,
  bundle: true,
  minify: true,
  platform: 'node',
  target: 'node20',
  mainFields: ['module', 'main'],
  logLevel: 'warning',
};

async function emptyServer() {
  const outfile = path.join(out, 'empty-server.cjs');
  await build({ ...node, format: 'cjs', entryPoints: ['scripts/bench/empty-server.mjs'], outfile });
  return outfile;
}

async function core() {
  const outfile = path.join(out, 'core.mjs');
  await build({ ...node, format: 'esm', entryPoints: ['scripts/bench/core.ts'], outfile });
  return import(pathToFileURL(outfile).href);
}

mkdirSync(out, { recursive: true });
bundle();
const example = readFileSync(path.join(root, 'examples', 'shop.vpc'), 'utf8');
const servers = { ours: path.join(root, 'dist', 'server', 'main.mjs'), empty: await emptyServer() };
const machine = { node: process.version, cpu: cpus()[0]?.model, cores: cpus().length, load: loadavg() };
console.log(
  `Node ${machine.node}, ${machine.cores} × ${machine.cpu}, load ${machine.load.map((each) => each.toFixed(1)).join(' ')}`,
);

const results = { date: new Date().toISOString(), machine };
if (wanted.has('start')) results.start = await coldStart(servers, example);
if (wanted.has('keystrokes')) results.keystrokes = await keystrokes(servers);
if (wanted.has('parser')) results.parser = parsing(await core());
if (wanted.has('traces')) results.traces = tracing(await core(), example);
if (wanted.has('resolutions')) results.resolutions = resolutions(await core());
if (wanted.has('labs')) results.labs = labs(await core(), root);
if (wanted.has('estate')) results.estate = estate(await core());
if (wanted.has('prefix-match')) results.prefixMatch = prefixMatch(await core());
if (wanted.has('picture')) {
  const css = readFileSync(path.join(root, 'media', 'preview.css'), 'utf8');
  results.picture = await picture(servers.ours, await core(), root, css);
}
if (wanted.has('sizes')) results.sizes = sizes(root);
writeFileSync(path.join(root, 'out', 'bench.json'), `${JSON.stringify(results, undefined, 2)}\n`);
note('\nwritten to out/bench.json');
