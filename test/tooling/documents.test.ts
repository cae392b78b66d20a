// README.md and ARCHITECTURE.md name only what exists, and every folder of the sources has its line.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');
const manifest = JSON.parse(read('package.json'));

describe.each(['README.md', 'ARCHITECTURE.md', 'CHANGELOG.md'])('%s', (document) => {
  const text = read(document);
  const inCode = [...text.matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code);

  it('links to files that exist', () => {
    const links = [...text.matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, link = '']) => link);
    expect(links.filter((link) => !existsSync(path.join(root, link)))).toEqual([]);
  });
  it('names paths that exist', () => {
    const paths = inCode.filter((code) =>
      /^(src|test|scripts|examples|docs|media|syntaxes)(\/[\w.-]+)*\/?$/.test(code),
    );
    expect(paths.filter((each) => !existsSync(path.join(root, each)))).toEqual([]);
  });
  it('names npm scripts that exist', () => {
    const scripts = inCode.flatMap((code) => /^npm (?:run )?([a-z:]+)/.exec(code)?.[1] ?? []);
    expect(scripts.filter((script) => !manifest.scripts[script])).toEqual([]);
  });
});

describe('ARCHITECTURE.md', () => {
  const text = read('ARCHITECTURE.md');
  const folders = (folder: string): string[] =>
    readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((each) =>
      each.isDirectory() ? [`${folder}/${each.name}`] : [],
    );
  it.each([...folders('src'), ...folders('src/core')].filter((folder) => folder !== 'src/core'))(
    'has a line for %s',
    (folder) => {
      expect(text).toContain(`| \`${folder}\` |`);
    },
  );
  it('has a line for every bundled package', () => {
    const bundled = [
      'ip-num',
      'vscode-jsonrpc',
      'vscode-languageclient',
      'mermaid',
      'd3-zoom',
      'commander',
      'picocolors',
    ];
    expect(bundled.filter((name) => manifest.devDependencies[name] && !text.includes(`\`${name}\``))).toEqual([]);
  });
});

describe('CHANGELOG.md', () => {
  it('has a section for the version of the manifest', () => {
    expect(read('CHANGELOG.md')).toContain(`## ${manifest.version}`);
  });
});
