/** What two views that are seen beside each other don't have in common, in words. */
import type { TraceView } from '../protocol/lsp-extensions';

/** Names in the sentence; the pictures mark the others. */
const NAMED = 4;

/** One sentence for both pictures. */
export function differenceOf(one: TraceView, other: TraceView): string {
  const names = unique(
    [...one.nodes, ...other.nodes].filter(({ differs }) => differs).map(({ label }) => nameOf(label)),
  );
  if (names.length === 0)
    return one.verdict === other.verdict
      ? 'Both go the same way.'
      : 'Both go the same way, but it does not end the same; see the steps.';
  const more = names.length - NAMED;
  return `Not the same: ${names.slice(0, NAMED).join(', ')}${more > 0 ? ` and ${more} more` : ''}.`;
}

/** Lines of the outline that belong to nodes that differ. */
export function differingLines({ nodes, steps }: TraceView): ReadonlySet<number> {
  const differing = new Set(nodes.filter(({ differs }) => differs).map(({ id }) => id));
  return new Set(steps.filter(({ node }) => node !== null && differing.has(node)).map(({ outline }) => outline));
}

/** The first line of a label is the name. */
const nameOf = (label: string): string => label.split(' · ', 1)[0] ?? label;
const unique = (names: readonly string[]): string[] => [...new Set(names)];
