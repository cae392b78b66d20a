// The packed extension: exactly the files that it needs, none of them large by accident. Needs `npm run package` first.
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';

const vsix = path.resolve(import.meta.dirname, '../../out/vpc-trace.vsix');

interface Entry {
  readonly name: string;
  readonly size: number;
  read(): Buffer;
}

/** The files in a ZIP archive, from its central directory (no ZIP64: a VSIX of ours is far below). */
function zipEntries(file: string): Entry[] {
  const zip = readFileSync(file);
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  const entries: Entry[] = [];
  for (let at = zip.readUInt32LE(end + 16), left = zip.readUInt16LE(end + 10); left > 0; left--) {
    const [method, compressed, size] = [
      zip.readUInt16LE(at + 10),
      zip.readUInt32LE(at + 20),
      zip.readUInt32LE(at + 24),
    ];
    const [nameLength, extra, comment] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset)) as [
      number,
      number,
      number,
    ];
    const local = zip.readUInt32LE(at + 42);
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength);
    const read = () => {
      const data = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
      const bytes = zip.subarray(data, data + compressed);
      return method === 0 ? bytes : inflateRawSync(bytes);
    };
    entries.push({ name, size, read });
    at += 46 + nameLength + extra + comment;
  }
  return entries;
}

const entries = zipEntries(vsix);
const entry = (name: string): Entry => {
  const found = entries.find((candidate) => candidate.name === name);
  if (!found) throw new Error(`${name} is not in the VSIX`);
  return found;
};

describe('the VSIX', () => {
  it('holds exactly these files', () => {
    expect(entries.map(({ name }) => name).sort()).toEqual(
      [
        '[Content_Types].xml',
        'extension.vsixmanifest',
        'extension/LICENSE.txt',
        'extension/changelog.md',
        'extension/dist/extension.js',
        'extension/dist/markdown-preview.js',
        'extension/dist/markdown.js',
        'extension/dist/server/chunk.mjs',
        'extension/dist/server/features.mjs',
        'extension/dist/server/main.mjs',
        'extension/dist/web/extension.js',
        'extension/dist/web/server.js',
        'extension/dist/webview.js',
        'extension/media/icon.png',
        'extension/media/markdown.css',
        'extension/media/preview.css',
        'extension/media/vpc-trace.services.schema.json',
        'extension/package.json',
        'extension/readme.md',
        'extension/syntaxes/language-configuration.json',
        'extension/syntaxes/snippets.json',
        'extension/syntaxes/vpc.tmLanguage.json',
      ].sort(),
    );
  });

  it('is small', () => {
    expect(statSync(vsix).size).toBeLessThan(1024 * 1024);
  });

  // Of the webview, Mermaid is nearly all: 0.9 MB for flowcharts and the layout, 0.12 MB for sequences (who asked whom in DNS).
  it.each([
    ['extension/dist/server/features.mjs', 200],
    ['extension/dist/extension.js', 500],
    ['extension/dist/webview.js', 1200],
    ['extension/dist/markdown.js', 450],
    ['extension/dist/markdown-preview.js', 2],
  ])('has a bundle %s of less than %i KB', (name, kilobytes) => {
    expect(entry(name).size).toBeLessThan(kilobytes * 1024);
  });

  it('has a server that starts with less than 400 KB', () => {
    const started = ['main', 'chunk'].map((name) => entry(`extension/dist/server/${name}.mjs`).size);
    expect(started.reduce((sum, size) => sum + size)).toBeLessThan(400 * 1024);
  });

  it('carries the version and the identity of the manifest', () => {
    const manifest = JSON.parse(entry('extension/package.json').read().toString('utf8'));
    expect(`${manifest.publisher}.${manifest.name}`).toBe('vpc-trace.vpc-trace');
    expect(manifest.main).toBe('./dist/extension.js');
  });

  it('has no source maps and no reference to one', () => {
    for (const { name, read } of entries.filter(({ name }) => /\.m?js$/.test(name))) {
      expect(read().includes('sourceMappingURL='), name).toBe(false);
    }
  });
});
