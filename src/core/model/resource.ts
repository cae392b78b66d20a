/** Resources: what statements declare, with names and references; the base of every kind. */
import type { Kind } from '../schema/kinds';
import type { BoundArgument } from '../schema/match-form';
import type { Bound } from './bind';
import { isOn, property } from './bind';
import { NameIndex } from './name-index';
import type { Network } from './network';
import type { NetworkInterface } from './network-interface';
import type { Source, SourceFile } from './source';
import type { Vpc } from './vpc';

/** States in which a resource does its work; none given means it works (IE-7, PCX-1, NAT-1). */
const WORKING = new Set(['available', 'active', 'attached', 'up', 'running', 'modifying', 'partial']);

const none: readonly never[] = [];

export class Resource {
  readonly name: string;
  /** How many resources it lies in. */
  readonly depth: number;
  /** What is declared inside it, in order and by name: in a VPC its subnets, gateways, …; in an instance its interfaces. */
  contents: Resource[] | undefined;
  members: NameIndex | undefined;
  /** Filled when the network collects its interfaces: ask `network.interfacesOf`. */
  ownInterfaces: readonly NetworkInterface[] = none;

  constructor(
    readonly kind: Kind,
    readonly bound: Bound,
    readonly file: SourceFile,
    readonly container: Resource | undefined,
    readonly network: Network,
  ) {
    this.name = bound.declared?.text ?? '';
    this.depth = container ? container.depth + 1 : 0;
  }

  /** Takes in what is declared inside it. */
  hold(inner: Resource): void {
    this.contents ??= [];
    this.contents.push(inner);
    this.members ??= new NameIndex();
    this.members.add(inner.name, inner);
  }

  /** `shop.web-1`; the same in every output. */
  get qualified(): string {
    return this.container ? `${this.container.qualified}.${this.name}` : this.name;
  }

  /** The VPC it lies in, if it lies in one. */
  get vpc(): Vpc | undefined {
    return this.container?.vpc;
  }

  get region(): string | undefined {
    return this.text('region') ?? this.container?.region ?? this.network.defaultsAt(this.bound.statement)?.region;
  }
  get account(): string | undefined {
    return this.text('account') ?? this.container?.account ?? this.network.defaultsAt(this.bound.statement)?.account;
  }

  get source(): Source {
    return { file: this.file, statement: this.bound.statement };
  }

  get id(): string | undefined {
    return this.text('id');
  }

  get state(): string | undefined {
    return this.text('state');
  }
  get works(): boolean {
    const state = this.state;
    return state === undefined || WORKING.has(state);
  }

  property(keyword: string): Bound | undefined {
    return property(this.bound, keyword);
  }
  /** First argument of a property, as written. */
  text(keyword: string): string | undefined {
    return this.property(keyword)?.arguments[0]?.text;
  }
  isOn(keyword: string, otherwise: boolean): boolean {
    return isOn(this.bound, keyword, otherwise);
  }
  sourceOf(keyword: string): Source {
    return { file: this.file, statement: (this.property(keyword) ?? this.bound).statement };
  }

  /** The resources that a property names; names that lead nowhere are left out (a check reports them). */
  references<T extends Resource>(keyword: string, role?: string): T[] {
    const found: T[] = [];
    for (const child of this.bound.children) {
      if (child.spec.keyword !== keyword) continue;
      for (const each of child.arguments) {
        if (!each.type?.kinds || (role !== undefined && each.role !== role)) continue;
        const resource = this.follow(each);
        if (resource) found.push(resource as T);
      }
    }
    return found;
  }
  reference<T extends Resource>(keyword: string): T | undefined {
    const found = this.property(keyword)?.arguments[0];
    return found?.type?.kinds ? (this.follow(found) as T | undefined) : undefined;
  }

  /** The resource an argument of this resource's statements names. */
  follow(named: BoundArgument): Resource | undefined {
    return this.network.find(named.text, this, named.type?.kinds);
  }

  toString(): string {
    return `${this.kind} ${this.qualified}`;
  }
}
