/** Everything that the files say, by family and id: pages joined, duplicates merged, order independent of the files' order. */
import { type Answer, type Batch, readAnswer } from './answers';
import { WRITTEN } from './families';
import type { Fields, Origin } from './item';
import { Item, isFields } from './item';
import { readDocuments } from './json-documents';
import { placeOfPath } from './place';
import type { ImportFile, ImportProblem, NotExpressed } from './types';

export class Inventory {
  private readonly families = new Map<string, Map<string, Item>>();
  private readonly sorted = new Map<string, readonly Item[]>();
  private readonly orphans: { batch: Batch; origin: Origin }[] = [];
  private readonly commonFolder: string;
  private readonly found = new Map<string, ImportProblem>();
  readonly notExpressed: NotExpressed[] = [];
  /** Families that some answer covers, even if it is empty. */
  readonly covered = new Set<string>();

  constructor(files: readonly ImportFile[]) {
    this.commonFolder = commonFolder(files.map(({ path }) => path));
    const pages = new Map<string, { file: string; open: number; last: number }>();
    for (const file of [...files].sort((a, b) => compare(a.path, b.path) || compare(a.text, b.text)))
      this.readFile(file, pages);
    for (const { batch, origin } of this.orphans) this.adopt(batch, origin);
    for (const [key, { file, open, last }] of pages) {
      if (open > 0 && last === 0)
        this.problem(file, `the answer goes on after this page (${key.split(' ')[0]}); the rest is not in the input`);
    }
  }

  /** All objects of a family, in the order of their ids. */
  all(family: string): readonly Item[] {
    const known = this.sorted.get(family);
    if (known !== undefined) return known;
    const items = [...(this.families.get(family) ?? [])].sort(([a], [b]) => compare(a, b)).map(([, item]) => item);
    this.sorted.set(family, items);
    return items;
  }
  get problems(): ImportProblem[] {
    return [...this.found.values()].sort((a, b) => compare(a.file, b.file) || compare(a.message, b.message));
  }
  find(family: string, ...id: (string | undefined)[]): Item | undefined {
    return this.families.get(family)?.get(id.join(' '));
  }

  private readFile(file: ImportFile, pages: Map<string, { file: string; open: number; last: number }>): void {
    const origin: Origin = {
      file: file.path,
      place: placeOfPath(file.path),
      report: (message) => this.problem(file.path, message),
    };
    const { documents, problem } = readDocuments(file.text);
    if (problem !== undefined) origin.report(problem);
    for (const document of documents) {
      const answer = readAnswer(document, origin);
      if (answer === undefined) {
        const keys = isFields(document)
          ? `; its keys are ${Object.keys(document).slice(0, 4).join(', ') || 'none'}`
          : '';
        origin.report(`JSON, but not an AWS answer that the importer reads (Vpcs, Subnets, RouteTables, …)${keys}`);
        continue;
      }
      this.readPage(answer, origin, pages);
    }
  }

  private readPage(
    answer: Answer,
    origin: Origin,
    pages: Map<string, { file: string; open: number; last: number }>,
  ): void {
    for (const batch of answer.batches) {
      this.covered.add(batch.family);
      const key = `${batch.family} ${origin.place.account ?? ''} ${origin.place.region ?? ''}`;
      const page = pages.get(key) ?? { file: origin.file, open: 0, last: 0 };
      if (batch.child === undefined)
        pages.set(key, {
          file: page.file,
          open: page.open + (answer.goesOn ? 1 : 0),
          last: page.last + (answer.goesOn ? 0 : 1),
        });
      if (batch.child === undefined) this.addAll(batch.family, batch.objects, origin);
      else this.orphans.push({ batch, origin });
      if (batch.child !== undefined && answer.goesOn)
        origin.report('the answer goes on after this page; the rest is not in the input');
    }
    for (const { what, objects } of answer.notExpressed) {
      for (const object of objects)
        this.notExpressed.push({
          about: idOf(object) ?? this.shortPath(origin),
          message: `${what}: has no words in .vpc`,
        });
    }
    for (const key of answer.unknownKeys)
      this.notExpressed.push({ about: this.shortPath(origin), message: `${key}: not known to the importer` });
  }

  private adopt(batch: Batch, origin: Origin): void {
    const child = batch.child as NonNullable<Batch['child']>;
    const here = this.all(child.parents).filter(
      (parent) =>
        parent.origin.place.region === origin.place.region && parent.origin.place.account === origin.place.account,
    );
    const idField = WRITTEN.get(child.parents)?.id.at(-1) as string;
    const soa = batch.objects.find((object) => object.Type === 'SOA')?.Name;
    const inPath = child.inPath.exec(origin.file)?.[0];
    const named = here.filter((parent) => {
      const id = parent.text(idField) ?? '';
      return (
        (inPath !== undefined && (id === inPath || id.endsWith(`/${inPath}`))) ||
        (soa !== undefined && parent.fields.Name === soa) ||
        arnParts(id).some((part) => origin.file.includes(part))
      );
    });
    const candidates = named.length > 0 ? named : inPath === undefined && soa === undefined ? here : [];
    const parentId = candidates.length === 1 ? candidates[0]?.text(idField) : inPath;
    for (const object of batch.objects) {
      if (object[child.parentField] !== undefined) this.addAll(batch.family, [object], origin);
      else if (parentId !== undefined)
        this.addAll(batch.family, [{ ...object, [child.parentField]: parentId }], origin);
    }
    const lost =
      parentId === undefined ? batch.objects.filter((object) => object[child.parentField] === undefined).length : 0;
    if (lost > 0)
      origin.report(
        `this answer doesn't say which of ${child.parents} it is about (${lost} entries); put its id into the name of the file or folder`,
      );
  }

  private addAll(family: string, objects: readonly Fields[], origin: Origin): void {
    const items = this.families.get(family) ?? new Map<string, Item>();
    this.families.set(family, items);
    this.sorted.delete(family);
    const idFields = WRITTEN.get(family)?.id ?? [];
    for (const object of objects) {
      const id = idFields.map((field) => object[field]);
      if (id.some((part) => typeof part !== 'string' || part === '')) {
        origin.report(`an entry of ${family} has no ${idFields.join(' and ')}`);
        continue;
      }
      const key = idFields.length === 0 ? JSON.stringify(object) : id.join(' ');
      const known = items.get(key);
      items.set(key, known === undefined ? new Item(object, origin) : merged(known, new Item(object, origin)));
    }
  }

  /** The text must not depend on where the folder of the answers lies. */
  private shortPath(origin: Origin): string {
    return origin.file.slice(this.commonFolder.length);
  }

  private problem(file: string, message: string): void {
    this.found.set(`${file}\n${message}`, { file, message });
  }
}

/** The fuller of the two views of one resource, completed by what only the other one says. */
function merged(one: Item, other: Item): Item {
  const [a, b] = [JSON.stringify(one.fields), JSON.stringify(other.fields)];
  if (a === b) return one;
  const oneFirst = a.length > b.length || (a.length === b.length && a < b);
  const [full, rest] = oneFirst ? [one, other] : [other, one];
  return new Item(completed(full.fields, rest.fields), full.origin);
}

function completed(full: Fields, rest: Fields): Fields {
  const isAbsent = (value: unknown): boolean =>
    value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
  const fields: Record<string, unknown> = { ...rest };
  for (const [key, value] of Object.entries(full)) {
    const known = fields[key];
    if (isFields(value) && isFields(known)) fields[key] = completed(value, known);
    else if (!isAbsent(value) || known === undefined) fields[key] = value;
  }
  return fields;
}

/** The parts of a load balancer's or target group's ARN that a file may be named after. */
function arnParts(id: string): string[] {
  return id.startsWith('arn:')
    ? (id.split(':').at(-1) ?? '')
        .split('/')
        .slice(-2)
        .filter((part) => part.length > 3)
    : [];
}

function idOf(object: Fields): string | undefined {
  const id = Object.entries(object).find(([key, value]) => /(Id|Arn)$/.test(key) && typeof value === 'string')?.[1];
  return typeof id === 'string' ? id : undefined;
}

function commonFolder(paths: readonly string[]): string {
  const folders = paths.map((path) => path.slice(0, path.lastIndexOf('/') + 1));
  let common = folders[0] ?? '';
  for (const folder of folders) {
    while (!folder.startsWith(common)) common = common.slice(0, common.lastIndexOf('/', common.length - 2) + 1);
  }
  return common;
}

export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
