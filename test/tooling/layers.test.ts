// The rules between the layers are lint errors: what they forbid is caught, what they allow is not.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');

/** [folder, what a file in it imports] */
type Case = readonly [folder: string, from: string];

const forbidden: Case[] = [
  ['src/core/engine', 'vscode'],
  ['src/core/engine', '../../server/connection'],
  ['src/core/engine', '../../service/hover'],
  ['src/core/engine', '../checks/overlap'],
  ['src/core/engine/dns', '../../explain/outline'],
  ['src/core/syntax', '../model/network'],
  ['src/core', 'vscode-languageserver-types'],
  ['src/service', 'vscode'],
  ['src/service', 'vscode-languageserver/node'],
  ['src/service', '../server/connection'],
  ['src/protocol', '../core/syntax/tree'],
  ['src/server', '../client/session'],
  ['src/server', 'vscode'],
  ['src/client', '../core/syntax/tree'],
  ['src/client', '../service/hover'],
  ['src/webview', 'vscode'],
  ['src/webview', '../core/diagram/flowchart'],
  ['src/markdown-preview', '../client/session'],
  ['src/markdown-preview', 'markdown-it'],
  ['src/service', '../markdown-preview/figure'],
  ['src/cli', '../client/session'],
  ['src/cli', 'vscode'],
];

const nodeModules: Case[] = [
  ['src/core/engine', 'node:fs'],
  ['src/service', 'node:fs'],
  ['src/webview', 'node:fs'],
];

const allowed: Case[] = [
  ['src/core/net', 'ip-num'],
  ['src/core/engine', '../model/network'],
  ['src/core/engine', './server'],
  ['src/core/checks', '../engine/trace'],
  ['src/service', '../core/engine/trace'],
  ['src/service', 'vscode-languageserver-types'],
  ['src/server', '../service/hover'],
  ['src/server', 'vscode-languageserver/node'],
  ['src/client', 'vscode'],
  ['src/client', '../protocol/messages'],
  ['src/webview', 'mermaid'],
  ['src/client', '../markdown-preview/plugin'],
  ['src/markdown-preview', '../service/trace-view'],
  ['src/cli', '../core/engine/trace'],
  ['src/cli', 'node:fs'],
];

/** The rules that each case breaks, from one run of the linter with our configuration over a copy of the folders. */
const broken = new Map<Case, string[]>();
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'vpc-trace-layers-'));
  for (const file of ['biome.json', 'biome.layers.json']) cpSync(path.join(root, file), path.join(folder, file));
  const files = [...forbidden, ...nodeModules, ...allowed].map((example, number) => {
    const file = path.join(example[0], `case-${number}.ts`);
    mkdirSync(path.join(folder, example[0]), { recursive: true });
    writeFileSync(path.join(folder, file), `import { thing } from '${example[1]}';\n\nexport const used = thing;\n`);
    return { example, file };
  });
  const biome = path.join(root, 'node_modules/@biomejs/biome/bin/biome');
  const args = [biome, 'lint', '--vcs-enabled=false', '--reporter=github', '--max-diagnostics=none', '.'];
  const { stdout } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
  for (const { example, file } of files) {
    const lines = stdout.split('\n').filter((line) => line.includes(`/${file},`));
    broken.set(
      example,
      lines.map((line) => /title=lint\/\w+\/(\w+)/.exec(line)?.[1] ?? line),
    );
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the rules between the layers', () => {
  it.each(forbidden)('%s must not import %s', (...example) => {
    expect(found(forbidden, example)).toContain('noRestrictedImports');
  });

  it.each(nodeModules)('%s must not import %s, a Node module', (...example) => {
    expect(found(nodeModules, example)).toContain('noNodejsModules');
  });

  it.each(allowed)('%s may import %s', (...example) => {
    expect(found(allowed, example)).toEqual([]);
  });
});

const found = (cases: Case[], [folder, from]: Case) =>
  broken.get(cases.find((candidate) => candidate[0] === folder && candidate[1] === from)!);
