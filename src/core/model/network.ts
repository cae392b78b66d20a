/** A network: all resources of a file and of what it imports, their names, interfaces and addresses. */

import type { ServiceCatalogue } from '../data/service-names';
import { builtInServices } from '../data/service-names';
import type { Address } from '../net/address';
import type { Cidr } from '../net/cidr';
import type { Kind } from '../schema/kinds';
import type { Statement } from '../syntax/tree';
import { awsPrefixList } from './aws-prefix-lists';
import type { Bound } from './bind';
import { collectInterfaces } from './interfaces';
import type { Lookup, Names } from './lookup';
import { find, lookup } from './lookup';
import { NameIndex } from './name-index';
import type { NetworkInterface } from './network-interface';
import { PrefixList } from './prefix-list';
import type { Resource } from './resource';
import { resourceOf } from './resource-of';
import type { SourceFile } from './source';
import type { Vocabulary } from './vocabulary';
import { vocabularyOf } from './vocabulary';
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

export class Network implements Names {
  /** Every resource in the order of the file, those in blocks behind their container. */
  readonly resources: Resource[] = [];
  readonly vpcs: Vpc[] = [];
  readonly top = new NameIndex();
  private readonly withId: { readonly id: string; readonly resource: Resource }[] = [];
  private idNames: NameIndex | undefined;
  private innerNames: NameIndex | undefined;
  private statements: Map<Statement, Resource> | undefined;
  private readonly kinds = new Map<Kind, Resource[]>();
  private readonly defaults = new Map<Statement, Defaults>();
  private eniList: readonly NetworkInterface[] | undefined;
  private byVpc: Map<Vpc | undefined, Map<Address, NetworkInterface>> | undefined;
  private byPrivate: Map<Address, NetworkInterface[]> | undefined;
  private byPublic: Map<Address, NetworkInterface> | undefined;
  private readonly hosts = new Map<Kind, Map<Address, Resource>>();

  /** The same as that of the network before, as long as no name has changed. */
  readonly vocabulary: Vocabulary;

  /** `before` is the network of the same files before an edit, `services` what is known of AWS's services. */
  constructor(
    readonly files: readonly BoundFile[],
    before?: Network,
    readonly services: ServiceCatalogue = builtInServices,
  ) {
    for (const each of files) this.addFile(each);
    this.vocabulary = vocabularyOf(this.resources, before);
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
    push(this.kinds, resource.kind, resource);
    if (container) container.hold(resource);
    else if (resource.name) this.top.add(resource.name, resource);
    for (const child of bound.children) {
      if (child.spec.kind) this.add(child, file, resource);
      else if (child.spec.keyword === 'id' && child.arguments[0])
        this.withId.push({ id: child.arguments[0].text, resource });
    }
    if (resource.kind === 'vpc') this.vpcs.push(resource as Vpc);
  }

  all<T extends Resource>(kind: T['kind']): readonly T[] {
    return (this.kinds.get(kind) ?? []) as unknown as readonly T[];
  }

  defaultsAt(statement: Statement): Defaults | undefined {
    return this.defaults.get(statement);
  }

  /** The resource that a statement declares. */
  get byStatement(): ReadonlyMap<Statement, Resource> {
    this.statements ??= new Map(this.resources.map((each) => [each.bound.statement, each]));
    return this.statements;
  }

  lookup(text: string, from: Resource | undefined, kinds?: readonly Kind[]): Lookup {
    return lookup(this, text, from, kinds);
  }
  /** The one resource a name means; undefined when there is none or more than one. */
  find(text: string, from: Resource | undefined, kinds?: readonly Kind[]): Resource | undefined {
    return kinds && !this.hasAny(kinds) ? undefined : find(this, text, from, kinds);
  }

  private hasAny(kinds: readonly Kind[]): boolean {
    for (const kind of kinds) if (this.kinds.has(kind)) return true;
    return false;
  }

  /** Resources by their AWS ids; made when the first name comes that is not found nearer. */
  get ids(): NameIndex {
    if (!this.idNames) {
      this.idNames = new NameIndex();
      for (const { id, resource } of this.withId) this.idNames.add(id, resource);
    }
    return this.idNames;
  }

  /** Names declared inside something; made when the first name comes that is not found nearer. */
  get inner(): NameIndex {
    if (!this.innerNames) {
      this.innerNames = new NameIndex();
      for (const each of this.resources) if (each.container) this.innerNames.add(each.name, each);
    }
    return this.innerNames;
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

  /** The first interface of a VPC with that address. */
  interfaceIn(vpc: Vpc | undefined, address: Address): NetworkInterface | undefined {
    if (!this.byVpc) {
      this.byVpc = new Map();
      for (const each of this.interfaces) {
        let owners = this.byVpc.get(each.vpc);
        if (!owners) {
          owners = new Map();
          this.byVpc.set(each.vpc, owners);
        }
        for (const own of each.addresses) if (!owners.has(own)) owners.set(own, each);
      }
    }
    return this.byVpc.get(vpc)?.get(address);
  }

  publicInterfaceAt(address: Address): NetworkInterface | undefined {
    if (!this.byPublic) {
      this.byPublic = new Map();
      for (const each of this.interfaces)
        if (each.publicAddress !== undefined) this.byPublic.set(each.publicAddress, each);
    }
    return this.byPublic.get(address);
  }

  /** The first host outside AWS that has an address. */
  hostAt(kind: 'host' | 'internet-host', address: Address): Resource | undefined {
    let hosts = this.hosts.get(kind);
    if (!hosts) {
      hosts = new Map();
      for (const each of this.all(kind))
        for (const own of each.bound.addresses) if (!hosts.has(own)) hosts.set(own, each);
      this.hosts.set(kind, hosts);
    }
    return hosts.get(address);
  }

  /** An owner's interfaces; an instance's own one and those in its `interface` blocks. */
  interfacesOf(owner: Resource): readonly NetworkInterface[] {
    this.eniList ??= collectInterfaces(this);
    return owner.ownInterfaces;
  }
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
