// Bundles everything into dist/: the extension and the server for both hosts (Node and browser worker), the webview, the CLI.
//   node scripts/build.mjs [--production] [--watch] [--analyze]
// --production leaves the source maps out, --analyze says what each bundle is made of.
import { chmodSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { analyzeMetafile, context } from 'esbuild';
import { mermaidSubset } from './mermaid-subset.mjs';

const root = path.resolve(import.meta.dirname, '..');
const { values: options } = parseArgs({
  options: { production: { type: 'boolean' }, watch: { type: 'boolean' }, analyze: { type: 'boolean' } },
});
const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));

const common = {
  absWorkingDir: root,
  bundle: true,
  minify: true,
  sourcemap: !options.production,
  legalComments: 'none',
  logLevel: 'warning',
  metafile: true,
  define: { __VERSION__: JSON.stringify(version) },
};
// ES modules first: the UMD builds that some packages name as `main` hide their requires from the bundler.
const node = { ...common, platform: 'node', format: 'cjs', target: 'node20', mainFields: ['module', 'main'] };
const browser = {
  ...common,
  platform: 'browser',
  target: 'es2022',
  mainFields: ['browser', 'module', 'main'],
  define: { ...common.define, global: 'globalThis' },
};

// What is in this bundle has licences of its own, one of which wants to be named where the program is given away.
const graphvizNotice = `/*! @viz-js/viz (MIT, github.com/mdaines/viz-js) with Graphviz (Eclipse Public License, source: gitlab.com/graphviz/graphviz)
 * and Expat (MIT, github.com/libexpat/libexpat) as WebAssembly. */`;

/** @type {Record<string, import('esbuild').BuildOptions>} output file in dist/ -> how it is made */
const bundles = {
  'extension.js': { ...node, entryPoints: ['src/client/main.node.ts'], external: ['vscode'] },
  // In two parts: what the first diagnostics need, and what only questions need, which is loaded behind them.
  'server/main.mjs': {
    ...node,
    format: 'esm',
    entryPoints: { main: 'src/server/main.node.ts' },
    splitting: true,
    outdir: 'dist/server',
    outExtension: { '.js': '.mjs' },
    chunkNames: '[name]',
    // vscode-jsonrpc asks for Node's modules by `require`.
    banner: { js: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);" },
  },
  'cli.js': { ...node, entryPoints: ['src/cli/main.ts'], banner: { js: '#!/usr/bin/env node' } },
  'graphviz.js': { ...node, charset: 'utf8', entryPoints: ['src/cli/graphviz.ts'], banner: { js: graphvizNotice } },
  'webview.js': { ...browser, entryPoints: ['src/webview/entry.ts'], format: 'iife', plugins: [mermaidSubset] },
  // For fences in Markdown: the core for either host, loaded when the first one is met, and a script for the preview.
  'markdown.js': { ...browser, entryPoints: ['src/markdown-preview/figure.ts'], format: 'cjs' },
  'markdown-preview.js': { ...browser, entryPoints: ['src/markdown-preview/preview-script.ts'], format: 'iife' },
  'web/extension.js': { ...browser, entryPoints: ['src/client/main.browser.ts'], format: 'cjs', external: ['vscode'] },
  'web/server.js': { ...browser, entryPoints: ['src/server/main.browser.ts'], format: 'iife' },
};

const kilobytes = (bytes) => `${(bytes / 1024).toFixed(1)} KB`.padStart(10);

function report(name) {
  const file = path.join(root, 'dist', name);
  const bytes = readFileSync(file);
  console.log(
    `  dist/${name.padEnd(20)}${kilobytes(bytes.length)} minified ${kilobytes(gzipSync(bytes).length)} compressed`,
  );
}

if (!options.watch) rmSync(path.join(root, 'dist'), { recursive: true, force: true });
const failed = [];
await Promise.all(
  Object.entries(bundles).map(async ([name, bundle]) => {
    const made = await context(bundle.outdir ? bundle : { ...bundle, outfile: `dist/${name}` });
    try {
      if (options.watch) {
        await made.watch();
        return;
      }
      const { metafile } = await made.rebuild();
      if (name === 'cli.js') chmodSync(path.join(root, 'dist', name), 0o755);
      const outputs = Object.keys(metafile.outputs).filter((each) => /\.m?js$/.test(each));
      for (const each of outputs) report(path.relative('dist', each));
      if (options.analyze) console.log(await analyzeMetafile(metafile));
    } catch {
      failed.push(name); // esbuild has printed why
    } finally {
      if (!options.watch) await made.dispose();
    }
  }),
);
if (options.watch) console.log('watching src/ (Ctrl-C stops)');
if (failed.length > 0) {
  console.error(`The build failed: ${failed.join(', ')}`);
  process.exitCode = 1;
}
