/** Hosted zones, private and public: their records by name, wildcards, names that exist only because something lies below them (DNS-20, DNS-21). */
import type { BoundArgument } from '../schema/match-form';
import type { Bound } from './bind';
import { properties } from './bind';
import { enclosing, isWithin, normalise } from './domain-name';
import { Resource } from './resource';
import type { Source } from './source';

export interface DnsRecord {
  /** Full name, normalised; `*` at the front is a wildcard. */
  readonly name: string;
  /** A, AAAA, CNAME, ALIAS, PTR, NS, … */
  readonly type: string;
  readonly values: readonly BoundArgument[];
  readonly source: Source;
}

/** What a zone has for a name. */
export type Held =
  | { readonly records: readonly DnsRecord[]; readonly isWildcard: boolean }
  /** Name servers somewhere else are in charge from `record` on. */
  | { readonly delegated: DnsRecord }
  /** `exists`: something lies below the name, so the name is there, without records. */
  | { readonly exists: boolean };

export class DnsZone extends Resource {
  private byName: Map<string, DnsRecord[]> | undefined;
  private parents: Set<string> | undefined;
  private delegates = false;

  get domain(): string {
    return normalise(this.name);
  }

  get records(): ReadonlyMap<string, readonly DnsRecord[]> {
    if (!this.byName) this.read();
    return this.byName as Map<string, DnsRecord[]>;
  }

  private read(): void {
    const byName = new Map<string, DnsRecord[]>();
    const parents = new Set<string>();
    for (const bound of properties(this.bound, 'record')) {
      const record = this.recordOf(bound);
      if (!record) continue;
      this.delegates ||= record.type === 'NS';
      const same = byName.get(record.name);
      if (same) same.push(record);
      else byName.set(record.name, [record]);
      for (const each of enclosing(record.name)) {
        if (!isWithin(each, this.domain) || each === '.') break;
        parents.add(each);
      }
    }
    this.byName = byName;
    this.parents = parents;
  }

  private recordOf(bound: Bound): DnsRecord | undefined {
    const [name, type, ...values] = bound.arguments;
    if (!name || !type || values.length === 0) return undefined;
    return {
      name: recordName(name.text, this.domain),
      type: type.text,
      values,
      source: { file: this.file, statement: bound.statement },
    };
  }

  /** What the zone has for a name inside it; a wildcard stands for names whose nearest existing parent it lies under (RFC 4592). */
  lookup(name: string): Held {
    const { records, domain } = this;
    const delegated = this.delegates ? this.delegationOf(name) : undefined;
    if (delegated) return { delegated };
    const own = records.get(name);
    if (own) return { records: own, isWildcard: false };
    if (this.parents?.has(name) || name === domain) return { exists: true };
    for (const parent of enclosing(name)) {
      if (parent === name || !(this.parents?.has(parent) || parent === domain)) continue;
      const wild = records.get(parent === '.' ? '*' : `*.${parent}`);
      return wild ? { records: wild, isWildcard: true } : { exists: false };
    }
    return { exists: false };
  }

  /** NS records below the zone's own name hand everything under them to others (DNS-22). */
  private delegationOf(name: string): DnsRecord | undefined {
    for (const each of enclosing(name)) {
      if (each === this.domain) return undefined;
      const found = this.records.get(each)?.find(({ type }) => type === 'NS');
      if (found) return found;
    }
    return undefined;
  }
}

/** `db` in corp.example is db.corp.example; `@` the zone, a name that ends in the zone's or in a dot stands as it is. */
export function recordName(written: string, domain: string): string {
  if (written === '@') return domain;
  const name = normalise(written);
  return written.endsWith('.') || isWithin(name, domain) ? name : `${name}.${domain}`;
}
