/** A network: all resources of a file and of what it imports, their names, interfaces and addresses. */
import type { Address } from '../net/address';
import type { Cidr } from '../net/cidr';
import type { Kind } from '../schema/kinds';
import type { Statement } from '../syntax/tree';
import { awsPrefixList } from './aws-prefix-lists';
import type { Bound } from './bind';
import { collectInterfaces } from './interfaces';
import type { Lookup } from './lookup';
import { lookup } from './lookup';
import type { NetworkInterface } from './network-interface';
import { PrefixList } from './prefix-list';
import type { Resource } from './resource';
import { resourceOf } from './resource-of';
import type { SourceFile } from './source';
import type { Vpc } from './vpc';

export interface BoundFile {
  readonly file: SourceFile;
  readonly statements: readonly Bound[];
}

/** What `region` and `account` lines say to the statements behind them. */
export interface Defaults {
  readonly region: string | undefined;
  readonly account: string | undefined;
}

export class Network {
  /** Every resource in the order of the file, those in blocks behind their container. */
  readonly resources: Resource[] = [];
  readonly vpcs: Vpc[] = [];
  readonly byStatement = new Map<Statement, Resource>();
  private readonly top = new Map<string, Resource[]>();
  private readonly inner = new Map<string, Resource[]>();
  private readonly ids = new Map<string, Resource[]>();
  private readonly kinds = new Map<Kind, Resource[]>();
  private readonly defaults = new Map<Statement, Defaults>();
  private eniList: readonly NetworkInterface[] | undefined;
  private byOwner: Map<Resource, NetworkInterface[]> | undefined;
  private byPrivate: Map<Address, NetworkInterface[]> | undefined;
  private byPublic: Map<Address, NetworkInterface> | undefined;

  constructor(readonly files: readonly BoundFile[]) {
    for (const each of files) this.addFile(each);
  }

  private addFile({ file, statements }: BoundFile): void {
    let defaults: Defaults = { region: undefined, account: undefined };
    for (const bound of statements) {
      const { keyword } = bound.spec;
      if (keyword === 'region' || keyword === 'account')
        defaults = { ...defaults, [keyword]: bound.arguments[0]?.text };
      if (!bound.spec.kind) continue;
      this.defaults.set(bound.statement, defaults);
      this.add(bound, file, undefined);
    }
  }

  private add(bound: Bound, file: SourceFile, container: Resource | undefined): void {
    const resource = resourceOf(bound, file, container, this);
    this.resources.push(resource);
    this.byStatement.set(bound.statement, resource);
    push(this.kinds, resource.kind, resource);
    const { name } = resource;
    if (name) {
      push(container ? container.members : this.top, name, resource);
      if (container) push(this.inner, name, resource);
    }
    for (const child of bound.children) {
      if (child.spec.kind) this.add(child, file, resource);
      else if (child.spec.keyword === 'id' && child.arguments[0]) push(this.ids, child.arguments[0].text, resource);
    }
    if (resource.kind === 'vpc') this.vpcs.push(resource as Vpc);
  }

  all<T extends Resource>(kind: T['kind']): readonly T[] {
    return (this.kinds.get(kind) ?? []) as unknown as readonly T[];
  }

  defaultsAt(statement: Statement): Defaults | undefined {
    return this.defaults.get(statement);
  }

  lookup(text: string, from: Resource | undefined, kinds?: readonly Kind[]): Lookup {
    return lookup({ top: this.top, inner: this.inner, ids: this.ids }, text, from, kinds);
  }

  /** Blocks of a prefix list by name or id: the file's own, or AWS's. */
  prefixList(name: string, from: Resource | undefined): readonly Cidr[] | undefined {
    const { found } = this.lookup(name, from, ['prefix-list']);
    return found instanceof PrefixList ? found.entries : awsPrefixList(name);
  }

  get interfaces(): readonly NetworkInterface[] {
    this.eniList ??= collectInterfaces(this);
    return this.eniList;
  }

  /** Interfaces with that private (or IPv6) address; several when VPCs overlap. */
  interfacesAt(address: Address): readonly NetworkInterface[] {
    if (!this.byPrivate) {
      this.byPrivate = new Map();
      for (const each of this.interfaces) for (const own of each.addresses) push(this.byPrivate, own, each);
    }
    return this.byPrivate.get(address) ?? [];
  }

  publicInterfaceAt(address: Address): NetworkInterface | undefined {
    if (!this.byPublic) {
      this.byPublic = new Map();
      for (const each of this.interfaces)
        if (each.publicAddress !== undefined) this.byPublic.set(each.publicAddress, each);
    }
    return this.byPublic.get(address);
  }

  /** An owner's interfaces; an instance's own one and those in its `interface` blocks. */
  interfacesOf(owner: Resource): readonly NetworkInterface[] {
    if (!this.byOwner) {
      this.byOwner = new Map();
      for (const each of this.interfaces) {
        push(this.byOwner, each.owner, each);
        if (each.owner.container?.kind === 'instance') push(this.byOwner, each.owner.container, each);
      }
    }
    return this.byOwner.get(owner) ?? [];
  }
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
