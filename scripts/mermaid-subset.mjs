// An esbuild plugin that bundles Mermaid with the diagram kinds we draw and leaves the others out.
//
// Mermaid loads each kind of diagram and each layout by a dynamic import of its own, so a bundle in one file holds all of
// them: 5.2 MB minified (1.5 MB compressed), against 1.03 MB (0.28 MB) for flowcharts, sequences and the dagre layout
// alone. The ready-made @mermaid-js/tiny has 2.8 MB (0.76 MB). What is left out throws, with its name, when it is asked for.
//
// It also makes one function of Mermaid quick. Mermaid asks for its configuration some twenty times for every node, and
// each time copies all of it (a thousand values) property by property: a quarter of the time of a render. `getConfig` below
// gives the same copy, made in bulk. And it makes labels that are SVG text right: Mermaid writes their characters by number
// (`#8195;`, as every character that could mean something is given to it) as they stand.
import { readFile } from 'node:fs/promises';

/** The dynamic imports of Mermaid that stay, by the start of the file name. */
const KEPT = ['flowDiagram-', 'dagre-', 'sequenceDiagram-'];

const SLOW = 'return assignWithDepth_default({}, currentConfig);';
/** Like Mermaid's own: to the third level, without what is null, and each value of a list once. */
const QUICK = `
  const copy = (value, depth) => {
    if (Array.isArray(value)) return [...new Set(value)];
    const copied = { ...value };
    if (depth === 0) return copied;
    for (const key of Object.keys(copied)) {
      if (copied[key] === null) delete copied[key];
      else if (typeof copied[key] === 'object') copied[key] = copy(copied[key], depth - 1);
    }
    return copied;
  };
  return copy(currentConfig, 2);`;

/** What is changed in Mermaid's files: a piece of text that must be there, and what stands in its place. */
const CHANGES = [
  { what: 'getConfig', before: SLOW, after: QUICK },
  {
    what: 'decodeHTMLEntities',
    before: 'const regex = /&(amp|lt|gt);/g;',
    after: `text = text.replace(/&#(\\d+);/g, (match, code) => (code <= 0x10ffff ? String.fromCodePoint(code) : match));
  const regex = /&(amp|lt|gt);/g;`,
  },
];

export const mermaidSubset = {
  name: 'mermaid-subset',
  setup(build) {
    const kept = new Set();
    const changed = new Set();
    build.onStart(() => {
      kept.clear();
      changed.clear();
    });
    build.onResolve({ filter: /.*/ }, ({ kind, path, importer }) => {
      if (kind !== 'dynamic-import' || !/[\\/]mermaid[\\/]dist[\\/]/.test(importer)) return undefined;
      const name = path.slice(path.lastIndexOf('/') + 1);
      const keep = KEPT.find((start) => name.startsWith(start));
      if (keep) {
        kept.add(keep);
        return undefined;
      }
      return { path: name, namespace: 'left-out' };
    });
    build.onLoad({ filter: /.*/, namespace: 'left-out' }, ({ path }) => ({
      contents: `throw new Error(${JSON.stringify(`${path} is not part of this bundle of Mermaid`)});`,
    }));
    build.onLoad({ filter: /[\\/]mermaid[\\/]dist[\\/].*[\\/]chunk-\w+\.mjs$/ }, async ({ path }) => {
      const contents = await readFile(path, 'utf8');
      const wanted = CHANGES.filter(({ before }) => contents.includes(before));
      if (wanted.length === 0) return undefined;
      for (const { what } of wanted) changed.add(what);
      const made = wanted.reduce((text, { before, after }) => text.replace(before, () => after), contents);
      return { contents: made, loader: 'js' };
    });
    build.onEnd(({ metafile }) => {
      const hasMermaid = Object.keys(metafile?.inputs ?? {}).some((input) => input.includes('/mermaid/dist/'));
      if (!hasMermaid) return undefined;
      // A new version of Mermaid that is made otherwise must not pass as a bundle that draws nothing, or slowly.
      const missing = KEPT.filter((start) => !kept.has(start)).map((start) => `Mermaid has no file ${start}* any more`);
      for (const { what } of CHANGES)
        if (!changed.has(what)) missing.push(`${what} of Mermaid is written in another way now`);
      return { errors: missing.map((text) => ({ text: `${text}: see mermaid-subset.mjs` })) };
    });
  },
};
