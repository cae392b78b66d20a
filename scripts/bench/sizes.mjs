// How large the bundles are, and the package that people download.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { printTable } from './stats.mjs';

export function sizes(root) {
  const bundles = [
    'server/main.mjs',
    'server/chunk.mjs',
    'server/features.mjs',
    'cli.js',
    'extension.js',
    'webview.js',
    'markdown.js',
    'web/server.js',
    'web/extension.js',
  ]
    .map((name) => `dist/${name}`)
    .filter((name) => existsSync(path.join(root, name)));
  const packages = ['out/vpc-trace.vsix'].filter((name) => existsSync(path.join(root, name)));
  const results = [...bundles, ...packages].map((name) => {
    const bytes = readFileSync(path.join(root, name));
    return { name, bytes: bytes.length, gzip: name.endsWith('.vsix') ? undefined : gzipSync(bytes).length };
  });
  const kilobytes = (bytes) => (bytes === undefined ? '' : `${(bytes / 1024).toFixed(1)} KB`);
  printTable(
    'Sizes',
    ['file', 'minified', 'compressed'],
    results.map(({ name, bytes, gzip }) => [name, kilobytes(bytes), kilobytes(gzip)]),
  );
  return results;
}
