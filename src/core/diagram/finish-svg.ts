/** What Graphviz draws as an SVG file of its own: named and described, with explanations at its nodes, light and dark. */
import { visible } from '../text/visible';
import type { Ink } from './inks';
import { DARK } from './inks';
import { MEASURED_FONT } from './write-dot';

export interface Said {
  readonly title: string;
  readonly description: string;
  /** By the id of a node: shown where the pointer rests on it. */
  readonly explanations: ReadonlyMap<string, string>;
}

/** `drawn`: Graphviz's output format `svg_inline`, of a text by `writeDot`. */
export function finishSvg(drawn: string, { title, description, explanations }: Said): string {
  const said = (id: string): string => {
    const explanation = explanations.get(id) ?? '';
    return explanation === '' ? '' : `<title>${xml(explanation)}</title>\n`;
  };
  return drawn
    .replace(/<!--.*?-->\n?/gs, '')
    .replace(/(class="node blocked".*?<polygon [^>]*points=")([^"]*)("\/>\n)(?:<polyline [^>]*>\n)*/gs, stopSign)
    .replace(/<title>(.*?)<\/title>\n/gs, (_, id: string) => said(id))
    .replaceAll(` font-family="${MEASURED_FONT}"`, '')
    .replace(/ id="[^"]*"/g, '') // several pictures may stand on one page
    .replace(
      /<svg width="([\d.]+)pt" height="([\d.]+)pt"\s*/,
      (_, width: string, height: string) =>
        `<svg xmlns="http://www.w3.org/2000/svg" class="vpc-trace" role="img" font-family="${FONTS}" width="${width}" height="${height}" `,
    )
    .replace(/(<svg [^>]*>\n)/, (start) => `${start}${head(title, description)}`);
}

const CUT = 16;

/** A box with its corners cut off; its diagonals, which stand in for them in DOT, are left out. */
function stopSign(_: string, before: string, points: string, after: string): string {
  const at = points.split(' ').map((point) => point.split(',').map(Number) as [number, number]);
  const [left, right] = [Math.min(...at.map(([x]) => x)), Math.max(...at.map(([x]) => x))];
  const [top, bottom] = [Math.min(...at.map(([, y]) => y)), Math.max(...at.map(([, y]) => y))];
  const upper = [`${left},${top + CUT}`, `${left + CUT},${top}`, `${right - CUT},${top}`, `${right},${top + CUT}`];
  const lower = [
    `${right},${bottom - CUT}`,
    `${right - CUT},${bottom}`,
    `${left + CUT},${bottom}`,
    `${left},${bottom - CUT}`,
  ];
  return before + [...upper, ...lower].join(' ') + after;
}

const FONTS = `Segoe UI, Helvetica, Arial, ${MEASURED_FONT}, sans-serif`;

const head = (title: string, description: string): string =>
  `<title>${xml(title)}</title>\n<desc>${xml(description)}</desc>\n<style>\n${STYLE}\n</style>\n`;

const boxCss = (of: string, [fill, border, text]: Ink): string =>
  `  ${of} polygon:not([fill="none"]), ${of} path:not([fill="none"]), ${of} ellipse { fill: ${fill} }
  ${of} polygon, ${of} path, ${of} polyline, ${of} ellipse { stroke: ${border} }
  ${of} text { fill: ${text} }`;

/** Light colours are attributes, so that they are there without a style sheet. The name of a thing stands out. */
const STYLE = `.vpc-trace .node:not(.words) text:first-of-type { font-weight: bold }
@media (prefers-color-scheme: dark) {
  .vpc-trace .graph > polygon { fill: ${DARK.background} }
  .vpc-trace .graph > text, .vpc-trace .words text { fill: ${DARK.text} }
${Object.entries(DARK.frames)
  .map(([look, ink]) => boxCss(`.vpc-trace .cluster.${look}`, ink))
  .join('\n')}
${Object.entries(DARK.nodes)
  .map(([look, ink]) => boxCss(`.vpc-trace .node.${look}`, ink))
  .join('\n')}
${Object.entries(DARK.edges)
  .map(
    ([look, line]) => `  .vpc-trace .edge.${look} path { stroke: ${line} }
  .vpc-trace .edge.${look} polygon { stroke: ${line}; fill: ${line} }`,
  )
  .join('\n')}
}`;

/** Text in XML, line by line: nothing in it is markup, and nothing is there that XML has not or that nobody sees. */
const xml = (text: string): string =>
  text
    .split('\n')
    .map(visible)
    .join('\n')
    .replace(/[\ufffe\uffff]/g, '\ufffd')
    .replace(/[&<>"]/g, (each) => `&#${each.charCodeAt(0)};`);
