// An esbuild plugin that bundles Mermaid with the diagram kinds we draw and leaves the others out.
//
// Mermaid loads each kind of diagram and each layout by a dynamic import of its own, so a bundle in one file holds all of
// them: 5.2 MB minified (1.5 MB compressed), against 0.9 MB (0.25 MB) for the flowchart and the dagre layout alone. The
// ready-made @mermaid-js/tiny has 2.8 MB (0.76 MB). What is left out throws, with its name, when it is asked for.

/** The dynamic imports of Mermaid that stay, by the start of the file name. */
const KEPT = ['flowDiagram-', 'dagre-'];

export const mermaidSubset = {
  name: 'mermaid-subset',
  setup(build) {
    const kept = new Set();
    build.onStart(() => kept.clear());
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
    build.onEnd(({ metafile }) => {
      const hasMermaid = Object.keys(metafile?.inputs ?? {}).some((input) => input.includes('/mermaid/dist/'));
      if (!hasMermaid) return undefined;
      // A new version of Mermaid that names its files otherwise must not pass as a bundle that draws nothing.
      const missing = KEPT.filter((start) => !kept.has(start));
      return {
        errors: missing.map((start) => ({ text: `Mermaid has no file ${start}* any more: see mermaid-subset.mjs` })),
      };
    });
  },
};
