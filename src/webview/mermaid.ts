/** Mermaid, set up so that labels stay text and nothing runs by itself. The only file that imports it. */
import mermaid from 'mermaid';
import type { PictureShape } from '../protocol/lsp-extensions';
import type { Theme } from './themes';

/** Distances in pixels at scale 1. Text that must not wrap by Mermaid's own rules is broken into lines before. */
const FLOWCHART = {
  htmlLabels: true,
  useMaxWidth: false,
  curve: 'linear',
  nodeSpacing: 36,
  padding: 10,
  diagramPadding: 4,
  wrappingWidth: 420,
  subGraphTitleMargin: { top: 0, bottom: 8 },
} as const;

/** Between one thing and the next; Mermaid adds 25 inside a lane. Lanes that run down are tall enough without much. */
const RANK_SPACING: Readonly<Record<PictureShape, number>> = { wide: 26, narrow: 18 };

let current = '';

/** The picture of a Mermaid text as SVG text; rendered aside, nothing on the screen changes. Rejects what Mermaid rejects. */
export async function render(id: string, text: string, theme: Theme, shape: PictureShape): Promise<string> {
  const wanted = `${theme.kind} ${shape}`;
  if (wanted !== current) {
    mermaid.initialize({
      startOnLoad: false,
      securityLevel: 'strict',
      deterministicIds: true,
      suppressErrorRendering: true,
      // The generator draws a path, not the world; these are limits for the case that a path is as long as a world.
      maxTextSize: 1_000_000,
      maxEdges: 5_000,
      layout: 'dagre',
      look: 'classic',
      theme: 'base',
      fontFamily: theme.fontFamily,
      themeVariables: theme.variables,
      themeCSS: theme.css,
      htmlLabels: true,
      flowchart: { ...FLOWCHART, rankSpacing: RANK_SPACING[shape] },
    });
    current = wanted;
  }
  return (await mermaid.render(id, text)).svg;
}
