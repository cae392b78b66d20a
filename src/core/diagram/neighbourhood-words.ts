/** What a neighbourhood says in words: the lines of a box, what hovering explains, and the outline. */
import type { OutlineItem } from '../explain/outline';
import { kindText, placeText, sentence } from '../explain/words';
import type { Bound } from '../model/bind';
import type { Resource } from '../model/resource';
import { ruleText } from '../model/security-group';
import type { Source } from '../model/source';
import type { Subnet } from '../model/subnet';
import { namesOf, plural } from './neighbourhood-fold';
import type { Reach } from './neighbourhood-reach';
import type { Thing, Tie } from './neighbourhood-ties';
import { isElsewhere } from './neighbourhood-ties';

/** Notes for people and ids say nothing about packets. */
const SILENT = new Set(['id', 'description']);
/** Worth a line in the box of a neighbour. */
const TELLING = new Set('address cidr service domain state ingress egress scheme connectivity record zone'.split(' '));
/** Decide by their lines, so the outline has these where they are met. */
const DECIDERS = new Set(['security-group', 'network-acl', 'route-table', 'transit-gateway-route-table']);
const CENTRE_LINES = 6;
const LINES = 3;
/** So many like ones follow each other in the outline before the rest is one line. */
const ROW = 8;

/** Properties as they are written, `cidr 10.0.0.0/16`; of a line that ties the picture has an edge. */
function factsOf({ bound }: Resource, tied: ReadonlySet<Bound['statement']>): { text: string; bound: Bound }[] {
  return bound.children
    .filter(({ spec, statement }) => spec.kind === undefined && !SILENT.has(spec.keyword) && !tied.has(statement))
    .map((each) => ({ text: `${each.spec.keyword} ${ruleText(each)}`.trim(), bound: each }));
}

/** Name, what it is, and a few of its properties. */
export function linesOf(thing: Thing, { centre, ties }: Reach): string[] {
  if (isElsewhere(thing)) {
    return thing.what === 'missing' ? [`? ${thing.name}`, 'nothing here is called that'] : [thing.name, 'AWS service'];
  }
  const facts = factsOf(thing, statementsOf(thing, ties))
    .filter(({ bound }) => thing === centre || TELLING.has(bound.spec.keyword))
    .map(({ text }) => text);
  const shown = thing === centre ? CENTRE_LINES : LINES;
  const more = facts.length - shown;
  const lines = more > 1 ? [...facts.slice(0, shown), `… ${more} more lines`] : facts;
  const what = [kindText(thing.kind), zoneOf(thing) ?? ''].filter(Boolean).join(' · ');
  return [thing.name || `(${kindText(thing.kind)} without a name)`, what, ...lines];
}

/** Of a subnet, and of what lies in one zone. */
function zoneOf(thing: Resource): string | undefined {
  if (thing.kind === 'subnet') return (thing as Subnet).zone;
  const zones = new Set(thing.network.interfacesOf(thing).map(({ subnet }) => subnet?.zone));
  return zones.size === 1 ? [...zones][0] : undefined;
}

const statementsOf = (thing: Resource, ties: readonly Tie[]): ReadonlySet<Bound['statement']> =>
  new Set(ties.filter(({ from }) => from === thing).map(({ source }) => source.statement));

/** What it is, by the schema's own words, and what ties it. */
export function explanationOf(thing: Thing, { ties, centre }: Reach): string {
  const own = ties.filter(({ from, to }) => (from === thing || to === thing) && from !== to);
  const said = own
    .slice(0, ROW)
    .map((tie) => (tie.from === thing ? outText(tie) : `${titleOf(tie.from)}: ${tie.label}.`));
  if (isElsewhere(thing)) return [`${titleOf(thing)}.`, ...said].join('\n');
  const what = thing.bound.spec.doc.replaceAll('`', '');
  return [`${titleOf(thing)}${thing === centre ? '' : '.'}`, what, ...said].join('\n');
}

/** `shop.web-1 (instance)`. */
export const titleOf = (thing: Thing): string =>
  isElsewhere(thing)
    ? thing.what === 'service'
      ? `AWS service ${thing.name}`
      : `"${thing.name}", which leads nowhere`
    : placeText({ kind: thing.kind, name: thing.qualified, resource: thing });

/** How a thing is tied to what it names, as a sentence. */
function outText({ to, keyword, label, implied }: Tie): string {
  const rest = label.slice(keyword.length + 1);
  const whom = titleOf(to);
  if (keyword === 'ingress') return `Lets in ${rest} from ${whom}.`;
  if (keyword === 'egress') return `Lets out ${rest} to ${whom}.`;
  if (keyword === 'route')
    return rest.startsWith('to ') ? `Sends what is in ${whom} ${rest}.` : `Sends ${rest} to ${whom}.`;
  return `${label}: ${whom}${implied ? ', since nothing else is written' : ''}.`;
}

export function outlineOf(reach: Reach, title: string): OutlineItem[] {
  const { centre, things, crowd } = reach;
  const items: OutlineItem[] = [{ text: title, level: 0, mark: 'note', source: centre.source }];
  const below = new Map<Thing, Thing[]>();
  const loose: Thing[] = [];
  for (const [thing, tie] of things) {
    const above = tie === undefined || thing === centre ? undefined : tie.to === thing ? tie.from : tie.to;
    if (above === undefined) {
      if (thing !== centre) loose.push(thing);
    } else below.set(above, [...(below.get(above) ?? []), thing]);
  }
  new OutlineWriter(reach, below, items).write(centre, loose);
  for (const [kind, rest] of crowd) items.push(note(`${rest.length} more ${plural(kind)}: ${namesOf(rest)}.`, 1));
  return items;
}

class OutlineWriter {
  constructor(
    private readonly reach: Reach,
    private readonly below: ReadonlyMap<Thing, readonly Thing[]>,
    private readonly items: OutlineItem[],
  ) {}

  write(centre: Resource, loose: readonly Thing[]): void {
    this.addFacts(centre, 1);
    this.addRow(this.below.get(centre) ?? [], 1);
    if (loose.length === 0) return;
    const { vpc } = centre;
    this.items.push(note(vpc === centre ? 'In it:' : `Also of VPC ${vpc?.qualified}:`, 1));
    this.addRow(loose, 2);
  }

  private addFacts(thing: Resource, level: number): void {
    // Of ties only those have lines of their own that led to something.
    const said = this.reach.ties.filter((tie) => this.reach.things.get(tie.to) === tie);
    const facts = factsOf(thing, statementsOf(thing, said));
    for (const { text, bound } of facts.slice(0, ROW)) {
      this.items.push(note(`${text}.`, level, { file: thing.file, statement: bound.statement }));
    }
    if (facts.length > ROW) this.items.push(note(`… and ${facts.length - ROW} more lines.`, level));
  }

  /** Things that were met from the same one; long rows of like ones end with their names. */
  private addRow(row: readonly Thing[], level: number): void {
    const likes = new Map<string, Thing[]>();
    for (const thing of row) {
      const key = `${isElsewhere(thing) ? thing.what : thing.kind} ${this.reach.things.get(thing)?.keyword}`;
      likes.set(key, [...(likes.get(key) ?? []), thing]);
    }
    for (const same of likes.values()) {
      const shown = same.length > ROW + 1 ? ROW : same.length;
      for (const thing of same.slice(0, shown)) this.addThing(thing, level);
      const [first, ...rest] = same.slice(shown);
      if (first === undefined) continue;
      const what = isElsewhere(first) ? 'names' : plural(first.kind);
      this.items.push(note(`… and ${rest.length + 1} more ${what}: ${namesOf([first, ...rest])}.`, level));
    }
  }

  private addThing(thing: Thing, level: number): void {
    const tie = this.reach.things.get(thing);
    const missing = isElsewhere(thing) && thing.what === 'missing';
    const source = tie?.source ?? (isElsewhere(thing) ? undefined : thing.source);
    const text =
      tie === undefined
        ? `${titleOf(thing)}.`
        : missing
          ? `${tie.label}: nothing here is called "${thing.name}".`
          : tie.to === thing
            ? outText(tie)
            : `${sentence(`Named by ${titleOf(thing)}: ${tie.label}`)}`;
    const item: OutlineItem = { text, level, mark: missing ? 'drop' : 'note' };
    this.items.push(source === undefined ? item : { ...item, source });
    if (!isElsewhere(thing) && DECIDERS.has(thing.kind)) this.addFacts(thing, level + 1);
    this.addRow(this.below.get(thing) ?? [], level + 1);
  }
}

function note(text: string, level: number, source?: Source): OutlineItem {
  return source === undefined ? { text, level, mark: 'note' } : { text, level, mark: 'note', source };
}
