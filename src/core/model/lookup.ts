/** Name lookup: from the enclosing block outward, then the top level, then all VPCs if only one has it (language §2). */
import type { Kind } from '../schema/kinds';
import type { NameIndex } from './name-index';
import type { Resource } from './resource';

export interface Lookup {
  readonly found: Resource | undefined;
  /** More than one when the name is ambiguous. */
  readonly candidates: readonly Resource[];
}

const nothing: Lookup = { found: undefined, candidates: [] };

/** All names of a network, by where they are declared. */
export interface Names {
  readonly top: NameIndex;
  /** Everything declared inside something else. */
  readonly inner: NameIndex;
  readonly ids: NameIndex;
}

export function lookup(names: Names, text: string, from: Resource | undefined, kinds?: readonly Kind[]): Lookup {
  for (let scope = from; scope; scope = scope.container) {
    const here = choose(scope.members?.get(text), kinds);
    if (here) return here;
  }
  return (
    choose(names.top.get(text), kinds) ??
    choose(names.ids.get(text), kinds) ??
    choose(names.inner.get(text), kinds) ??
    qualified(names, text, from, kinds) ??
    nothing
  );
}

/**
 * What `lookup` finds. Nearly every name is the only one of its block or of the top level: that is told without making
 * lists, since each keystroke asks for all names of a file.
 */
export function find(
  names: Names,
  text: string,
  from: Resource | undefined,
  kinds?: readonly Kind[],
): Resource | undefined {
  const near = findNear(text, from, kinds);
  if (near === 'several') return lookup(names, text, from, kinds).found;
  if (near) return near;
  const found = names.top.single(text);
  if (found && found !== 'several' && (!kinds || kinds.includes(found.kind))) return found;
  return lookup(names, text, from, kinds).found;
}

/** The nearest thing of that name in the blocks around `from`; `several` when a block has more than one of the name. */
export function findNear(
  text: string,
  from: Resource | undefined,
  kinds?: readonly Kind[],
): Resource | 'several' | undefined {
  for (let scope = from; scope; scope = scope.container) {
    const found = scope.members?.single(text);
    if (found === 'several' || (found && (!kinds || kinds.includes(found.kind)))) return found;
  }
  return undefined;
}

function qualified(
  names: Names,
  text: string,
  from: Resource | undefined,
  kinds?: readonly Kind[],
): Lookup | undefined {
  // A name may hold dots itself (a zone, a prefix list), so every dot may be the one that separates.
  for (let dot = text.indexOf('.'); dot > 0; dot = text.indexOf('.', dot + 1)) {
    const rest = text.slice(dot + 1);
    for (const outer of levels(names, text.slice(0, dot), from)) {
      const found = choose(
        outer.flatMap((each) => inside(each, rest)),
        kinds,
      );
      if (found) return found;
    }
  }
  return undefined;
}

/** What a name can mean, nearest first: something near that does not hold the rest of a name must not hide what does. */
function* levels(names: Names, text: string, from: Resource | undefined): Generator<readonly Resource[]> {
  for (let scope = from; scope; scope = scope.container) yield scope.members?.get(text) ?? [];
  yield names.top.get(text);
  yield names.ids.get(text);
  yield names.inner.get(text);
}

function inside(outer: Resource, rest: string): readonly Resource[] {
  const direct = outer.members?.get(rest) ?? [];
  const dot = direct.length > 0 ? -1 : rest.indexOf('.');
  if (dot < 0) return direct;
  const rows = outer.members?.get(rest.slice(0, dot)) ?? [];
  return rows.flatMap((each) => each.members?.get(rest.slice(dot + 1)) ?? []);
}

function choose(candidates: readonly Resource[] | undefined, kinds?: readonly Kind[]): Lookup | undefined {
  if (!candidates || candidates.length === 0) return undefined;
  const fitting = kinds ? candidates.filter((each) => kinds.includes(each.kind)) : candidates;
  if (fitting.length === 0) return undefined;
  return { found: fitting.length === 1 ? fitting[0] : undefined, candidates: fitting };
}
