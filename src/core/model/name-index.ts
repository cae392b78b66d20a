/** Resources by name. Most names are used once, so a list is made only for those that are not. */
import type { Resource } from './resource';

export class NameIndex {
  private readonly first = new Map<string, Resource>();
  private readonly all = new Map<string, Resource[]>();

  add(name: string, resource: Resource): void {
    const first = this.first.get(name);
    if (!first) {
      this.first.set(name, resource);
      return;
    }
    const list = this.all.get(name);
    if (list) list.push(resource);
    else this.all.set(name, [first, resource]);
  }

  /** The one thing of that name; `several` when there are more, undefined when there is none. */
  single(name: string): Resource | 'several' | undefined {
    return this.all.size > 0 && this.all.has(name) ? 'several' : this.first.get(name);
  }

  /** Everything of that name, in the order of the file. */
  get(name: string): readonly Resource[] {
    const list = this.all.get(name);
    if (list) return list;
    const only = this.first.get(name);
    return only ? [only] : [];
  }

  /** The names that several resources have. */
  get shared(): ReadonlyMap<string, readonly Resource[]> {
    return this.all;
  }
}
