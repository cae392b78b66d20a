/** Lanes as text for Graphviz (DOT): shapes, frames, edges, always in the same order. The only file that knows its syntax. */
import { cut, visibleLine } from './escape';
import { LIGHT } from './inks';
import type { Nested } from './nested';
import { isFrame, nest } from './nested';
import type { NodeLook, PictureEdge, PictureLane, PictureNode } from './picture';
import { breakLines } from './words';
import type { WriteOptions, Written } from './write';

type Attributes = Readonly<Record<string, string | number | Markup>>;

/** Nothing is measured: Graphviz has tables of a few fonts. Whatever fits in the widest fits in those that are shown. */
export const MEASURED_FONT = 'DejaVu Sans';
/** Points are pixels in what is made of it (`finish-svg.ts`). */
const SIZES = { title: 16, frame: 13, node: 14, edge: 12 } as const;
/** Characters in a line of the title, for lanes that run to the right and down. */
const TITLE_WIDTH = { wide: 84, narrow: 60 } as const;
const TITLE_ROWS = 6;
const TITLE_LIMIT = 400;
const FRAME_LIMIT = 80;

/**
 * One cluster for each lane, one below the other. Each is packed as a thing of its own, from the left, in the order of the
 * text; with lanes to the right Graphviz packs first and turns the whole then, so that the last in the text comes on top.
 */
export function writeDot({ title, lanes }: Omit<Written, 'description'>, shape: WriteOptions['shape']): string {
  const wide = shape === 'wide';
  const lines = [
    'digraph {',
    `  graph ${list({ rankdir: wide ? 'LR' : 'TB', pack: 18, packmode: wide ? 'array_tic1' : 'array_li1', nodesep: 0.35, ranksep: 0.45, pad: 0.25 })}`,
    `  graph ${list({ label: titleText(title, shape), labelloc: 't', labeljust: 'l', fontsize: SIZES.title, fontname: MEASURED_FONT, fontcolor: LIGHT.text, bgcolor: LIGHT.background })}`,
    `  node ${list({ fontname: MEASURED_FONT, fontsize: SIZES.node, style: 'filled' })}`,
    `  edge ${list({ fontname: MEASURED_FONT, fontsize: SIZES.edge, fontcolor: LIGHT.text, arrowsize: 0.8, penwidth: 1.5 })}`,
  ];
  for (const lane of wide ? [...lanes].reverse() : lanes) writeLane(lane, lines);
  lines.push('}');
  return `${lines.join('\n')}\n`;
}

function writeLane({ id, heading, title, nodes, edges }: PictureLane, lines: string[]): void {
  openFrame(id, 'lane', heading ?? title, '  ', lines);
  writeNested(nest(withWords(nodes, edges)), '    ', lines);
  for (const edge of edges) lines.push(`    ${edgeText(edge)}`);
  lines.push('  }');
}

const WORDS = '_words';
const wordsId = ({ from, to }: PictureEdge): string => `${from}_to_${to}${WORDS}`;

/** Graphviz drops the labels of edges in what it packs, so they are nodes without a border in the middle of their edge. */
function withWords(nodes: readonly PictureNode[], edges: readonly PictureEdge[]): PictureNode[] {
  const named = edges.filter(({ label }) => label !== undefined);
  return nodes.flatMap((node) => [
    node,
    ...named.flatMap((edge): PictureNode[] => {
      if (edge.from !== node.id) return [];
      const to = nodes.find(({ id }) => id === edge.to);
      const group = to?.group?.id === node.group?.id ? node.group : undefined;
      return [{ ...node, id: wordsId(edge), look: 'place', lines: [edge.label ?? ''], group }];
    }),
  ]);
}

function edgeText(edge: PictureEdge): string {
  const { from, to, label } = edge;
  const attributes = edgeAttributes(edge);
  if (label === undefined) return `${from} -> ${to} ${list(attributes)}`;
  const words = wordsId(edge);
  return `${from} -> ${words} ${list({ ...attributes, arrowhead: 'none' })}; ${words} -> ${to} ${list(attributes)}`;
}

function writeNested(nested: readonly Nested[], indent: string, lines: string[]): void {
  for (const each of nested) {
    if (!isFrame(each)) {
      lines.push(`${indent}${each.id} ${list(nodeAttributes(each))}`);
      continue;
    }
    openFrame(each.group.id, each.group.look, each.group.title, indent, lines);
    writeNested(each.inside, `${indent}  `, lines);
    lines.push(`${indent}}`);
  }
}

function openFrame(id: string, look: keyof typeof LIGHT.frames, title: string, indent: string, lines: string[]): void {
  const [fillcolor, color, fontcolor] = LIGHT.frames[look];
  const label = bold([visibleLine(title, FRAME_LIMIT)]);
  const style = look === 'region' ? 'dashed,filled' : 'rounded,filled';
  lines.push(
    `${indent}subgraph cluster_${id} {`,
    `${indent}  graph ${list({ class: look, label, labeljust: 'l', fontsize: SIZES.frame, margin: 14, style, fillcolor, color, fontcolor })}`,
  );
}

/** Differ without colours, too. */
const SHAPES: Readonly<Record<NodeLook, Attributes>> = {
  client: { shape: 'box', style: 'rounded,filled', penwidth: 2.5 },
  place: { shape: 'box' },
  gateway: { shape: 'box' },
  decision: { shape: 'box', style: 'rounded,filled' },
  // Becomes a stop sign in the SVG; Graphviz's own has twice the size of what is in it.
  blocked: { shape: 'box', style: 'diagonals,filled', penwidth: 4 },
  unknown: { shape: 'note', style: 'filled,dashed' },
  tunnel: { shape: 'cylinder' },
  service: { shape: 'box', peripheries: 2 },
  outside: { shape: 'ellipse', margin: '0.05,0.03' },
  answer: { shape: 'box', style: 'rounded,filled', penwidth: 2.5 },
};

function nodeAttributes({ id, look, lines, afterBlock }: PictureNode): Attributes {
  if (id.endsWith(WORDS))
    return {
      class: 'words',
      label: labelText(lines.map((line) => visibleLine(line))),
      shape: 'plaintext',
      style: '',
      fontsize: SIZES.edge,
      fontcolor: LIGHT.text,
      margin: '0.1,0.02',
      width: 0,
      height: 0,
    };
  const unreached = afterBlock && look !== 'blocked';
  const [fillcolor, color, fontcolor] = LIGHT.nodes[unreached ? 'unreached' : look];
  const shape = SHAPES[look];
  const shown = lines.filter((line) => line.trim() !== '').map((line) => visibleLine(line));
  return {
    class: unreached ? `${look} unreached` : look,
    label: labelText(shown),
    margin: `${besides(shown).toFixed(2)},0.12`,
    ...shape,
    ...(unreached ? { style: `${shape.style ?? 'filled'},dashed` } : {}),
    fillcolor,
    color,
    fontcolor,
  };
}

/** Space in inches left and right of a label: its first line will be bold, by an eighth wider than Graphviz takes it for. */
function besides([name = '', ...others]: readonly string[]): number {
  const measured = Math.max(name.length, ...others.map((line) => line.length));
  return 0.2 + 0.076 * Math.max(0, name.length * 1.12 - measured);
}

const LINES: Readonly<Record<PictureEdge['look'], Attributes>> = {
  packet: {},
  tunnel: { penwidth: 5 },
  reply: { style: 'dotted', penwidth: 2 },
  stopped: { style: 'dashed', penwidth: 2.5, arrowhead: 'tee' },
  unreached: { style: 'dashed', arrowhead: 'none' },
};

const edgeAttributes = ({ look }: PictureEdge): Attributes => ({
  class: look,
  ...LINES[look],
  color: LIGHT.edges[look],
});

/** With some space below. */
function titleText(title: string, shape: WriteOptions['shape']): Markup {
  const lines = breakLines(visibleLine(title, TITLE_LIMIT), TITLE_WIDTH[shape], TITLE_ROWS);
  const { markup } = bold(lines.map((line) => cut(line, TITLE_WIDTH[shape])));
  return { markup: `${markup}<font point-size="6"> </font>` };
}

/** Stands between angle brackets instead of quotes. */
interface Markup {
  readonly markup: string;
}

/** In bold, with the widths of it, from the left. */
const bold = (lines: readonly string[]): Markup => ({
  markup: lines
    .map((line) => `<b>${line.replace(/[&<>"\\]/g, (each) => `&#${each.charCodeAt(0)};`) || '–'}</b><br align="left"/>`)
    .join(''),
});

const labelText = (lines: readonly string[]): string => lines.map(plainText).join('\\n') || '–';

/** A backslash would begin an escape (`\N` is the node's name), an ampersand an entity. */
const plainText = (text: string): string => text.replaceAll('\\', '\\\\').replaceAll('&', '&amp;');

const list = (attributes: Attributes): string =>
  `[${Object.entries(attributes)
    .map(([name, value]) => `${name}=${valueText(value)}`)
    .join(' ')}]`;

function valueText(value: string | number | Markup): string {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' ? `"${value.replaceAll('"', '\\"')}"` : `<${value.markup}>`;
}
