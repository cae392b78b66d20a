/** Which nodes of a picture show the statement at a place in the text. */
import type { DiagramNode } from '../core/diagram/diagram';
import type { Document } from '../core/model/workspace';
import type { Statement } from '../core/syntax/tree';
import { statementAt } from '../core/syntax/tree';

/** Everything lies in these: they are frames, not nodes. */
const FRAMES = new Set(['vpc', 'on-premises', 'transit-gateway']);

/** Ids of the nodes that show the statement, or what it holds; else those of the statement around it. */
export function nodesAt({ tree }: Document, nodes: readonly DiagramNode[], offset: number): string[] {
  const showing = (wanted: (statement: Statement) => boolean): string[] =>
    nodes.filter(({ sources }) => sources.some(({ statement }) => wanted(statement))).map(({ id }) => id);
  for (let each = statementAt(tree, offset); each !== undefined; each = each.parent) {
    const at = each;
    const exact = showing((statement) => statement === at);
    if (exact.length > 0) return exact;
    if (FRAMES.has(at.keyword)) return [];
    const inside = showing((statement) => isInside(statement, at));
    if (inside.length > 0) return inside;
  }
  return [];
}

function isInside(statement: Statement, outer: Statement): boolean {
  for (let each = statement.parent; each !== undefined; each = each.parent) if (each === outer) return true;
  return false;
}
