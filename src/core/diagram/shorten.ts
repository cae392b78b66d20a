/** Pictures within Mermaid's limits: what is too long loses its middle, and says so; the outline has all of it. */
import type { PictureEdge, PictureLane, PictureNode } from './picture';

/** Renderers refuse more than 50,000 characters or 500 edges by default. */
export const MOST_CHARACTERS = 45_000;
/** Things in a lane; three lanes of them have fewer edges than the limit. */
export const MOST_NODES = 120;
const FEWEST_NODES = 6;

/** Writes lanes as long as they are, or as long as they can be. */
export function within(lanes: readonly PictureLane[], write: (lanes: readonly PictureLane[]) => string): Shortened {
  for (let most = MOST_NODES; ; most = Math.floor(most / 2)) {
    const shown = lanes.map((lane) => shorten(lane, most));
    const text = write(shown);
    if (text.length <= MOST_CHARACTERS || most <= FEWEST_NODES) return { text, lanes: shown };
  }
}
export interface Shortened {
  readonly text: string;
  readonly lanes: readonly PictureLane[];
}

/** The beginning, the end, and the first thing that stops the packet. */
function shorten(lane: PictureLane, most: number): PictureLane {
  const { nodes, edges } = lane;
  if (nodes.length <= most) return lane;
  const half = Math.floor(most / 2);
  const blocked = nodes.findIndex(({ look }) => look === 'blocked' || look === 'unknown');
  const stays = nodes.map((_, index) => index < half || index >= nodes.length - half || index === blocked);
  const shown: PictureNode[] = [];
  const kept: PictureEdge[] = edges.filter(({ from, to }) => isShown(from) && isShown(to));
  for (const [index, node] of nodes.entries()) {
    if (stays[index]) shown.push(node);
    if (!stays[index] || stays[index + 1] !== false) continue;
    const next = nodes.findIndex((_, at) => at > index && stays[at]);
    const gap = gapOf(`${lane.id}_gap_${index}`, next - index - 1, node);
    shown.push(gap);
    const look = edges.find(({ from }) => from === node.id)?.look ?? 'packet';
    kept.push({ from: node.id, to: gap.id, look, label: undefined });
    kept.push({ from: gap.id, to: nodes[next]?.id ?? '', look, label: undefined });
  }
  return { ...lane, nodes: shown, edges: kept };

  function isShown(id: string): boolean {
    return stays[nodes.findIndex((node) => node.id === id)] ?? false;
  }
}

const gapOf = (id: string, count: number, { afterBlock }: PictureNode): PictureNode => ({
  id,
  look: 'place',
  lines: [`… ${count} more`, 'the outline has them'],
  source: undefined,
  group: undefined,
  afterBlock,
  steps: [],
  says: [`${count} more things on the way are not drawn.`],
  isOpen: false,
  claims: [],
  near: undefined,
});
