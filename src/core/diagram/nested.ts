/** Nodes of a lane in their frames, as everything that writes a picture goes through them. */
import type { PictureGroup, PictureNode } from './picture';

export interface Frame {
  readonly group: PictureGroup;
  readonly inside: readonly Nested[];
}

export type Nested = PictureNode | Frame;

export const isFrame = (each: Nested): each is Frame => 'inside' in each;

/** Nodes and inner frames of a frame (of the lane without one), each frame where its first node stands. */
export function nest(nodes: readonly PictureNode[], frame?: PictureGroup): Nested[] {
  const opened = new Set<string>();
  const nested: Nested[] = [];
  for (const node of nodes) {
    const group = childOf(node.group, frame);
    if (group === undefined) nested.push(node);
    if (group === undefined || opened.has(group.id)) continue;
    opened.add(group.id);
    const members = nodes.filter((each) => isInside(each.group, group));
    nested.push({ group, inside: nest(members, group) });
  }
  return nested;
}

const isInside = (group: PictureGroup | undefined, frame: PictureGroup): boolean =>
  group !== undefined && (group.id === frame.id || isInside(group.parent, frame));

/** The frame directly inside `frame` that holds `group`; undefined when `group` is `frame` itself. */
function childOf(group: PictureGroup | undefined, frame: PictureGroup | undefined): PictureGroup | undefined {
  let inner: PictureGroup | undefined;
  for (let each = group; each !== undefined && each.id !== frame?.id; each = each.parent) inner = each;
  return inner;
}
