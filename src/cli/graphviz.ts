/** Graphviz as WebAssembly: a bundle of its own, because nothing but `--format svg` needs its megabyte. */
import { instance } from '@viz-js/viz';

/** Draws a DOT text as an SVG element without XML's declarations. Rejects a text that Graphviz refuses. */
export async function drawDot(dot: string): Promise<string> {
  const graphviz = await instance();
  return graphviz.renderString(dot, { format: 'svg_inline' });
}
