/** What two views that are seen beside each other don't have in common. The server says it; this finds where it says so. */
import type { TraceView } from '../protocol/lsp-extensions';

/** The sentence about both, which opens the outline of each; empty where two views can't be compared. */
export function differenceOf(view: TraceView, other: TraceView | null): string {
  const areCompared = other !== null && other.kind === view.kind && view.kind !== 'neighbourhood';
  return areCompared ? (view.outline[0]?.text ?? '') : '';
}

/** Lines of the outline that belong to nodes that differ. */
export function differingLines({ nodes, steps }: TraceView): ReadonlySet<number> {
  const differing = new Set(nodes.filter(({ differs }) => differs).map(({ id }) => id));
  return new Set(steps.filter(({ node }) => node !== null && differing.has(node)).map(({ outline }) => outline));
}
