/** Lanes as Mermaid text: shapes, frames, edges, always in the same order. The only file that knows Mermaid's syntax. */
import { escapeLine, escapeSentence, quoteLabel, quoteTitle, quoteYaml } from './escape';
import type { Nested } from './nested';
import { isFrame, nest } from './nested';
import type { NodeLook, PictureEdge, PictureLane, PictureNode } from './picture';

export interface WriteOptions {
  /** For other renderers and for reading: with the title and the layout in a front matter. */
  readonly standalone: boolean;
  /** `wide` lanes run to the right, `narrow` ones down. */
  readonly shape: 'wide' | 'narrow';
}

export interface Written {
  readonly title: string;
  readonly description: string;
  readonly lanes: readonly PictureLane[];
}

type Direction = 'LR' | 'TB';

/**
 * Lanes that run to the right are frames: nothing leads out of them, so Mermaid lays each out on its own, and the order of
 * several in one layout would be left to chance. Lanes that run down hang together, which needs no frames to order them.
 */
export function writeMermaid({ title, description, lanes }: Written, options: WriteOptions): string {
  const rows = options.shape === 'wide' && lanes.length > 1;
  const direction = options.shape === 'wide' ? 'LR' : 'TB';
  const lines: string[] = [];
  if (options.standalone) lines.push('---', `title: ${quoteYaml(title)}`, 'config:', '  layout: dagre', '---');
  lines.push(
    `flowchart ${rows ? 'TB' : direction}`,
    `  accTitle: ${escapeSentence(title)}`,
    `  accDescr: ${escapeSentence(description)}`,
  );
  for (const lane of lanes) {
    if (rows) lines.push(`  subgraph ${lane.id} [${quoteTitle(lane.heading ?? lane.title)}]`, '    direction LR');
    writeNested(nest(lane.nodes), direction, rows ? '    ' : '  ', lines);
    for (const edge of lane.edges) lines.push(`  ${edge.from} ${arrowOf(edge)} ${edge.to}`);
    if (rows) lines.push('  end');
  }
  if (rows)
    lines.push(`  ${lanes.map(({ id }) => id).join(' ~~~ ')}`, `  class ${lanes.map(({ id }) => id).join(',')} lane`);
  else for (const link of links(lanes)) lines.push(`  ${link}`);
  writeClasses(
    lanes.flatMap(({ nodes }) => nodes),
    lines,
  );
  return `${lines.join('\n')}\n`;
}

/** From the last thing of a lane to the first one of the next. */
function* links(lanes: readonly PictureLane[]): Generator<string> {
  let before: PictureNode | undefined;
  for (const { nodes } of lanes) {
    const [first] = nodes;
    if (before && first) yield `${before.id} ~~~ ${first.id}`;
    before = nodes[nodes.length - 1] ?? before;
  }
}

/** Classes carry the look to style sheets; without any, shapes and words say the same. */
function writeClasses(nodes: readonly PictureNode[], lines: string[]): void {
  const members = new Map<string, string[]>();
  const add = (name: string, id: string): void => {
    const ids = members.get(name) ?? [];
    if (!ids.includes(id)) members.set(name, [...ids, id]);
  };
  for (const node of nodes) {
    for (let group = node.group; group !== undefined; group = group.parent) add(group.look, group.id);
    add(node.look, node.id);
    if (node.afterBlock) add('unreached', node.id);
  }
  for (const [name, ids] of members) lines.push(`  class ${ids.join(',')} ${name}`);
}

function writeNested(nested: readonly Nested[], direction: Direction, indent: string, lines: string[]): void {
  for (const each of nested) {
    if (!isFrame(each)) {
      lines.push(indent + nodeText(each, columnsFor(each, nested)));
      continue;
    }
    const { group, inside } = each;
    lines.push(`${indent}subgraph ${group.id} [${quoteTitle(group.title)}]`, `${indent}  direction ${direction}`);
    writeNested(inside, direction, `${indent}  `, lines);
    lines.push(`${indent}end`);
  }
}

/** `box`: opening and closing around the label. `named`: a shape of Mermaid 11.3 and later that has only a name. */
const SHAPES: Readonly<Record<NodeLook, { box: readonly [string, string] } | { named: string }>> = {
  client: { box: ['[', ']'] },
  place: { box: ['[', ']'] },
  gateway: { box: ['[', ']'] },
  decision: { box: ['(', ')'] },
  blocked: { box: ['{{', '}}'] },
  unknown: { named: 'doc' },
  tunnel: { named: 'das' },
  service: { box: ['[[', ']]'] },
  outside: { named: 'cloud' },
  answer: { box: ['[', ']'] },
};

/**
 * Alone in its frame a box is made as wide as the frame's title, which Mermaid would let stick out otherwise; in a tunnel
 * the text would touch the ends.
 */
function columnsFor({ group, look, lines }: PictureNode, inside: readonly Nested[]): number {
  if (look === 'tunnel') return Math.max(...lines.map(({ length }) => length)) + 1;
  return group?.parent !== undefined && inside.length === 1 ? group.title.length : 0;
}

function nodeText(node: PictureNode, columns: number): string {
  const label = quoteLabel(node.lines, columns);
  const shape = SHAPES[node.look];
  return (
    node.id + ('named' in shape ? `@{ shape: ${shape.named}, label: ${label} }` : shape.box[0] + label + shape.box[1])
  );
}

const ARROWS: Readonly<Record<PictureEdge['look'], string>> = {
  packet: '-->',
  tunnel: '==>',
  reply: '-.->',
  stopped: '-.-x',
  unreached: '-.-',
};

function arrowOf(edge: PictureEdge): string {
  const arrow = ARROWS[edge.look];
  return edge.label === undefined ? arrow : `${arrow}|"${escapeLine(edge.label)}"|`;
}
