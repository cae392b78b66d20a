/** Mermaid, set up so that labels stay text and nothing runs by itself. The only file that imports it. */
import mermaid from 'mermaid';
import type { PictureShape } from '../protocol/lsp-extensions';
import type { Theme } from './themes';

/** Around the picture in pixels at scale 1: rings and badges of its outermost nodes have to fit in. */
const PADDING = 12;

/** Distances in pixels at scale 1. Text that must not wrap by Mermaid's own rules is broken into lines before. */
const FLOWCHART = {
  // Text as SVG: of a picture with HTML in it a browser makes no PNG.
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
  messageMargin: 30,
  noteMargin: 10,
  // For the names, which are the first lines; the others are made plain (themes.ts).
  actorFontWeight: 700,
} as const;

/** Of participants, and between them. */
const COLUMNS: Readonly<Record<PictureShape, { width: number; height: number; actorMargin: number }>> = {
  wide: { width: 150, height: 48, actorMargin: 40 },
  narrow: { width: 110, height: 62, actorMargin: 16 },
};

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
      // Sequences take this for all of their text, whatever their own settings say.
      fontSize: 14,
      sequence: { ...SEQUENCE, ...COLUMNS[shape] },
      flowchart: { ...FLOWCHART, rankSpacing: RANK_SPACING[shape] },
    });
    current = wanted;
  }
  return (await mermaid.render(id, text)).svg;
}
