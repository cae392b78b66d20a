/** What every writer of a component needs: the inventory, the names, the VPCs and interfaces, and the list of what is left out. */
import { compare, type Inventory } from './inventory';
import type { Item } from './item';
import { type NameRequest, Names, slug } from './names';
import { NetworkInterfaces } from './network-interfaces';
import { line, quoted, type Statement, word } from './statements';
import type { NotExpressed } from './types';
import { findVpcs, type Vpc } from './vpcs';

export class Context {
  readonly names = new Names();
  readonly interfaces: NetworkInterfaces;
  readonly vpcs: ReadonlyMap<string, Vpc>;
  private readonly left = new Map<string, NotExpressed>();
  private readonly byVpc = new Map<string, Map<string, Item[]>>();
  private readonly nameTags = new Map<string, string>();

  constructor(readonly inventory: Inventory) {
    this.interfaces = new NetworkInterfaces(inventory);
    this.vpcs = findVpcs(inventory);
    for (const tag of inventory.all('Tags')) {
      const [resource, value] = [tag.text('ResourceId'), tag.text('Value')];
      if (resource !== undefined && value !== undefined && tag.text('Key') === 'Name')
        this.nameTags.set(resource, value);
    }
  }

  /** Says once that something is not in the text. */
  leaveOut(about: string, message: string): void {
    this.left.set(`${about}\n${message}`, { about, message });
  }
  notExpressed(): NotExpressed[] {
    for (const { about, message } of this.inventory.notExpressed) this.leaveOut(about, message);
    return [...this.left.values()].sort((a, b) => compare(a.about, b.about) || compare(a.message, b.message));
  }

  /** The objects of a family that stand in one VPC's block, by their field `VpcId`. */
  inVpc(family: string, vpcId: string): Item[] {
    let byVpc = this.byVpc.get(family);
    if (byVpc === undefined) {
      byVpc = new Map<string, Item[]>();
      for (const item of this.inventory.all(family)) {
        const id = item.text('VpcId') ?? '';
        const list = byVpc.get(id);
        if (list === undefined) byVpc.set(id, [item]);
        else list.push(item);
      }
      this.byVpc.set(family, byVpc);
    }
    return [...(byVpc.get(vpcId) ?? [])];
  }
  nameTag(item: Item, id: string): string | undefined {
    return item.nameTag() ?? this.nameTags.get(id);
  }
  name(request: Omit<NameRequest, 'wanted'> & { wanted?: string | undefined }, item?: Item): void {
    this.names.request({
      ...request,
      wanted: (item === undefined ? undefined : this.nameTag(item, request.id)) ?? request.wanted,
    });
  }
  /** `KEYWORD NAME`, the beginning of a resource's statement. */
  head(keyword: string, key: string): string {
    const name = this.names.own(key) ?? key;
    return `${keyword} ${/^[\w-]+$/.test(name) ? name : quoted(name)}`;
  }
  /** The closing properties of a resource: its id, and its name as a description if the name has no letters to keep. */
  identity(id: string, item?: Item): Statement[] {
    const tag = item === undefined ? undefined : this.nameTag(item, id);
    const unreadable = tag !== undefined && slug(tag) === '' ? line('description', quoted(tag)) : [];
    return [...unreadable, ...line('id', word(id))];
  }
  /** References from `scope` to those of `ids` that are in the input; the others are left out with a word. */
  references(scope: string, ids: readonly string[], about: string, what: string): string[] {
    return ids.flatMap((id) => {
      const name = this.names.from(scope, id);
      if (name === undefined) this.leaveOut(about, `${what} ${id}: not in the input`);
      return name === undefined ? [] : [word(name)];
    });
  }
}
