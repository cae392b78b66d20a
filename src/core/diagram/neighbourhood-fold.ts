/** Folds a neighbourhood until it can be looked at: like things into one box, then other VPCs, then whole kinds. */
import { kindText, listText } from '../explain/words';
import type { Resource } from '../model/resource';
import type { Reach } from './neighbourhood-reach';
import type { Thing } from './neighbourhood-ties';
import { isElsewhere } from './neighbourhood-ties';

/** One box of the picture. */
export interface Box {
  readonly things: readonly Thing[];
  /** What a folded box is called, `12 more instances`; undefined for a box of one thing. */
  readonly folded: string | undefined;
}

/** A picture with more boxes than this is folded further. */
const LIMIT = 24;
/** As many of a row of like things stay, when it is longer than one more. */
const KEPT = 3;

/** In the order in which the file declares the things; the centre is never folded. */
export function fold(reach: Reach): Box[] {
  const things = inOrder(reach);
  let boxes: Box[] = [];
  const facts = factsOf(reach, things);
  for (const stage of STAGES) {
    boxes = boxesOf(things, reach, facts, stage);
    if (boxes.length <= LIMIT) break;
  }
  return boxes;
}

/** Things with the same key are folded together, but for the first `kept` of them. */
type Stage = (thing: Resource, facts: Facts) => { readonly key: string; readonly kept: number };

const sameTies: Stage = (thing, { ties }) => ({ key: `${kindKey(thing)} ${ties.get(thing) ?? ''}`, kept: KEPT });
const sameKind: Stage = (thing) => ({ key: kindKey(thing), kept: KEPT });
const wholeKind: Stage = (thing) => ({ key: kindKey(thing), kept: 0 });
const STAGES: readonly Stage[] = [
  sameTies,
  foreignFirst(Number.POSITIVE_INFINITY, sameTies),
  foreignFirst(Number.POSITIVE_INFINITY, sameKind),
  foreignFirst(KEPT, sameKind),
  foreignFirst(0, wholeKind),
];

/** Each other VPC is one box, those after the first `apart` one together; all else as `otherwise` says. */
function foreignFirst(apart: number, otherwise: Stage): Stage {
  return (thing, facts) => {
    const number = facts.foreign.get(thing.vpc);
    if (number === undefined) return otherwise(thing, facts);
    return { key: `vpc ${number < apart ? thing.vpc?.qualified : ''}`, kept: 0 };
  };
}

interface Facts {
  /** What ties a thing to which others, as text: like things have the same. */
  readonly ties: ReadonlyMap<Thing, string>;
  /** Other VPCs than the centre's of which more than one thing is met, numbered from 0. */
  readonly foreign: ReadonlyMap<Resource | undefined, number>;
}

function factsOf(reach: Reach, things: readonly Thing[]): Facts {
  const counts = new Map<Resource, number>();
  for (const thing of things) {
    const vpc = isElsewhere(thing) ? undefined : thing.vpc;
    if (vpc !== undefined && vpc !== reach.centre.vpc) counts.set(vpc, (counts.get(vpc) ?? 0) + 1);
  }
  const foreign = [...counts].filter(([, count]) => count > 1);
  return { ties: signaturesOf(reach), foreign: new Map(foreign.map(([vpc], index) => [vpc, index])) };
}

const kindKey = ({ kind, vpc }: Resource): string => `${kind} in ${kind === 'vpc' ? '' : vpc?.qualified}`;

function boxesOf(things: readonly Thing[], reach: Reach, facts: Facts, stage: Stage): Box[] {
  const rows = new Map<string, Thing[]>();
  const placed: { readonly row: Thing[]; readonly kept: number }[] = [];
  for (const thing of things) {
    if (isElsewhere(thing) || thing === reach.centre) {
      placed.push({ row: [thing], kept: 1 });
      continue;
    }
    const { key, kept } = stage(thing, facts);
    const row = rows.get(key);
    if (row) row.push(thing);
    else {
      const made = [thing];
      rows.set(key, made);
      placed.push({ row: made, kept });
    }
  }
  const boxes = placed.flatMap(({ row, kept }): Box[] => {
    // One box for two would hide more than it saves.
    const single = row.length <= Math.max(kept + 1, 2) ? row.length : kept;
    const rest = row.slice(single);
    const alone = row.slice(0, single).map((thing): Box => ({ things: [thing], folded: undefined }));
    return rest.length === 0 ? alone : [...alone, { things: rest, folded: titleOf(rest as Resource[], kept > 0) }];
  });
  for (const [kind, rest] of reach.crowd) {
    boxes.push({ things: rest, folded: `${rest.length.toLocaleString('en')} more ${plural(kind)}` });
  }
  return boxes;
}

/** `12 more instances`, `VPC hub: 34 things`, `3 VPCs: 120 things`. */
function titleOf(rest: readonly Resource[], more: boolean): string {
  const number = rest.length.toLocaleString('en');
  const [kind = 'vpc', ...kinds] = new Set(rest.map((each) => each.kind));
  if (kinds.length === 0) return `${number} ${more ? 'more ' : ''}${plural(kind)}`;
  const [vpc, ...vpcs] = new Set(rest.map((each) => each.vpc));
  return `${vpcs.length === 0 ? `VPC ${vpc?.name}` : `${vpcs.length + 1} VPCs`}: ${number} things`;
}

const PLURALS: Readonly<Record<string, string>> = {
  'on-premises': 'on-premises sites',
  'direct-connect': 'Direct Connect gateways',
  'dhcp-options': 'DHCP option sets',
  vpc: 'VPCs',
};
export const plural = (kind: string): string => PLURALS[kind] ?? `${kindText(kind)}s`;

/** `web-4, web-5 and 10 more`. */
export function namesOf(things: readonly Thing[], shown = 12): string {
  const names = things.slice(0, shown).map(nameOf);
  const more = things.length - names.length;
  return listText(more > 0 ? [...names, `${more.toLocaleString('en')} more`] : names);
}
export const nameOf = (thing: Thing): string => (isElsewhere(thing) ? thing.name : thing.qualified);

function signaturesOf({ ties, things }: Reach): ReadonlyMap<Thing, string> {
  const number = new Map([...things.keys()].map((thing, index) => [thing, index]));
  const lists = new Map<Thing, Set<string>>();
  const add = (thing: Thing, text: string): void => {
    const list = lists.get(thing);
    if (list) list.add(text);
    else lists.set(thing, new Set([text]));
  };
  for (const { from, to, keyword } of ties) {
    add(from, `${keyword}>${number.get(to)}`);
    add(to, `${keyword}<${number.get(from)}`);
  }
  return new Map([...lists].map(([thing, list]) => [thing, [...list].sort().join(' ')]));
}

/** The order of the files; what is elsewhere comes last. */
function inOrder({ centre, things }: Reach): Thing[] {
  const resources = centre.network.resources.filter((each) => things.has(each));
  return [...resources, ...[...things.keys()].filter(isElsewhere)];
}
