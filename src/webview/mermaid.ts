/** Mermaid, set up so that labels stay text and nothing runs by itself. The only file that imports it. */
import mermaid from 'mermaid';
import type { PictureShape } from '../protocol/lsp-extensions';
import type { Theme } from './themes';

/** Around the picture in pixels at scale 1: rings and badges of its outermost nodes have to fit in. */
const PADDING = 12;

/** Distances in pixels at scale 1. Text that must not wrap by Mermaid's own rules is broken into lines before. */
const FLOWCHART = {
  // Text as SVG: HTML labels take longer to draw, and a canvas would refuse to be saved as a PNG.
  htmlLabels: false,
  useMaxWidth: false,
  curve: 'linear',
  nodeSpacing: 36,
  padding: 10,
  diagramPadding: PADDING,
  wrappingWidth: 420,
  subGraphTitleMargin: { top: 0, bottom: 8 },
} as const;

/** Between one thing and the next; titles of frames have to fit in between. Inside of lanes Mermaid adds 25. */
const RANK_SPACING: Readonly<Record<PictureShape, number>> = { wide: 34, narrow: 40 };

/** Who asks whom, from top to bottom. */
const SEQUENCE = {
  useMaxWidth: false,
  mirrorActors: false,
  diagramMarginX: PADDING,
  diagramMarginY: PADDING,
  boxMargin: 8,
  actorMargin: 40,
  messageMargin: 30,
  noteMargin: 8,
  actorFontSize: 14,
  messageFontSize: 13,
  noteFontSize: 13,
} as const;

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
      htmlLabels: false,
      sequence: SEQUENCE,
      flowchart: { ...FLOWCHART, rankSpacing: RANK_SPACING[shape] },
    });
    current = wanted;
  }
  return (await mermaid.render(id, text)).svg;
}
