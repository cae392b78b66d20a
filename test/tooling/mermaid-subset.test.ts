// Mermaid as the webview has it: what is left out says so, and the quick copy of the configuration is the same copy.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import type { Mermaid } from 'mermaid';
import whole from 'mermaid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mermaidSubset } from '../../scripts/mermaid-subset.mjs';

/** All values; two copies of Mermaid have functions of their own, which are left out of the comparison. */
const plain = (mermaid: Mermaid): unknown =>
  JSON.parse(
    JSON.stringify(mermaid.mermaidAPI.getConfig(), (_, value) => (typeof value === 'function' ? 'function' : value)),
  );

const root = path.resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(path.join(tmpdir(), 'vpc-trace-mermaid-'));
let subset: Mermaid;

beforeAll(async () => {
  const outfile = path.join(folder, 'mermaid.mjs');
  await build({
    absWorkingDir: root,
    stdin: { contents: "export { default } from 'mermaid';", resolveDir: root },
    bundle: true,
    metafile: true,
    format: 'esm',
    mainFields: ['module', 'main'],
    plugins: [mermaidSubset],
    outfile,
  });
  subset = (await import(pathToFileURL(outfile).href)).default;
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('our subset of Mermaid', () => {
  it('has a configuration of the same content, and a copy of its own for whoever asks', () => {
    const wanted = { theme: 'base', flowchart: { curve: 'linear' }, secure: ['a', 'a'] } as const;
    for (const each of [whole, subset]) each.initialize({ ...wanted, secure: [...wanted.secure] });
    const ours = subset.mermaidAPI.getConfig();
    const before = plain(whole);
    expect(plain(subset)).toEqual(before);
    expect(ours.flowchart?.curve).toBe('linear');
    (ours.themeVariables as Record<string, unknown>).lineColor = 'changed';
    (ours.flowchart as Record<string, unknown>).curve = 'basis';
    expect(plain(subset)).toEqual(before);
  });

  it('knows the kinds of diagram that we draw, and names what it leaves out', async () => {
    for (const text of ['flowchart LR\n  a --> b', 'sequenceDiagram\n  A->>B: hello'])
      await expect(subset.parse(text)).resolves.toBeTruthy();
    await expect(subset.parse('pie\n  "a": 1')).rejects.toThrow(/pieDiagram-.*is not part of this bundle/);
  });
});
