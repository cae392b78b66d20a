/** The names of a network as a whole: what decides where a name leads, and whether an edit has changed any of it. */
import type { Bound } from './bind';
import type { Resource } from './resource';

/** Stands for all names and where they are declared: one and the same object as long as no edit changes them. */
export type Vocabulary = object;

interface Named {
  readonly resources: readonly Resource[];
  readonly vocabulary: Vocabulary;
}

/** The vocabulary of the network before the edit, when the edit has left it as it was; else a new one. */
export const vocabularyOf = (resources: readonly Resource[], before: Named | undefined): Vocabulary =>
  before && isSame(resources, before.resources) ? before.vocabulary : {};

/** Resources come in the order of the file, so the same depths make the same tree. */
function isSame(now: readonly Resource[], before: readonly Resource[]): boolean {
  if (now.length !== before.length) return false;
  for (let at = 0; at < now.length; at++) {
    const one = now[at] as Resource;
    const other = before[at] as Resource;
    if (one.depth !== other.depth) return false;
    if (one.bound === other.bound) continue;
    if (one.kind !== other.kind || one.name !== other.name || idsOf(one.bound) !== idsOf(other.bound)) return false;
  }
  return true;
}

const idsOf = ({ children }: Bound): string =>
  children.flatMap((child) => (child.spec.keyword === 'id' ? (child.arguments[0]?.text ?? []) : [])).join(' ');
