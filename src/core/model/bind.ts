/** Binding: gives each statement its schema entry, its arguments their roles, and says what does not fit. Cached by statement. */

import type { Address } from '../net/address';
import type { Cidr, WrittenCidr } from '../net/cidr';
import type { ArgumentProblem, BoundArgument } from '../schema/match-form';
import { matchForms } from '../schema/match-form';
import type { BlockSpec, StatementSpec } from '../schema/statement-spec';
import type { Value } from '../schema/value-types';
import type { Statement } from '../syntax/tree';
import { children } from '../syntax/tree';
import type { Vocabulary } from './vocabulary';

/** What stands in a block. */
export interface BoundBlock {
  /** In order; statements that the schema does not know are in `unknown`. */
  readonly children: readonly Bound[];
  readonly unknown: readonly Statement[];
  /** Required properties that are missing. */
  readonly missing: readonly StatementSpec[];
  /** Properties that may stand once and stand again. */
  readonly repeated: readonly Bound[];
  /** The first of each keyword, where there are so many statements that looking through them takes time. */
  readonly firsts: ReadonlyMap<string, Bound> | undefined;
}

/** An argument that names a resource, and the statement it stands in. */
export interface NameUse {
  readonly bound: Bound;
  readonly argument: BoundArgument;
}

/**
 * A statement with its meaning. Depends only on the statement's text and its place, so it is kept while they stay;
 * facts that many ask for are worked out once and kept with it.
 */
export class Bound implements BoundBlock {
  readonly arguments: readonly BoundArgument[];
  readonly children: readonly Bound[];
  readonly unknown: readonly Statement[];
  readonly missing: readonly StatementSpec[];
  readonly repeated: readonly Bound[];
  readonly firsts: ReadonlyMap<string, Bound> | undefined;
  /** The name that the statement declares. */
  readonly declared: BoundArgument | undefined;
  /** A block where the schema has none. */
  readonly strayBlock: boolean;
  /** Something is wrong with it or with a statement inside. */
  readonly flawed: boolean;
  /** A CIDR in it or in a statement inside is not written as AWS would (CIDR-5). */
  readonly hasHostBits: boolean;
  /** The names of the network in which all that it uses were found the last time; a check keeps it here. */
  foundIn: Vocabulary | undefined;
  private uses: readonly NameUse[] | undefined;
  private own: readonly Address[] | undefined;
  private cidrs: readonly Cidr[] | undefined;

  constructor(
    readonly spec: StatementSpec,
    readonly statement: Statement,
    args: readonly BoundArgument[],
    readonly problems: readonly ArgumentProblem[],
    content: BoundBlock,
  ) {
    this.arguments = args;
    this.children = content.children;
    this.unknown = content.unknown;
    this.missing = content.missing;
    this.repeated = content.repeated;
    this.firsts = content.firsts;
    this.declared = args.find((each) => each.type?.declares);
    this.strayBlock = statement.block !== undefined && spec.block === undefined;
    this.flawed = this.strayBlock || problems.length > 0 || isFlawed(content);
    this.hasHostBits = this.arguments.some(hasHostBits) || content.children.some((child) => child.hasHostBits);
  }

  /** Arguments that name resources, in it and in its properties; not those of resources declared inside. */
  get nameUses(): readonly NameUse[] {
    this.uses ??= [
      ...this.arguments.filter(isName).map((argument) => ({ bound: this, argument })),
      ...this.children.flatMap((child) => (child.spec.kind ? none : child.nameUses)),
    ];
    return this.uses;
  }

  /** What its `address` and `ipv6-address` properties say. */
  get addresses(): readonly Address[] {
    if (!this.own) {
      const v4 = values<Address>(property(this, 'address'), 'address');
      const v6 = values<Address>(property(this, 'ipv6-address'), 'address');
      this.own = v6.length === 0 ? v4 : v4.concat(v6);
    }
    return this.own;
  }

  /** What its `cidr` and `ipv6-cidr` properties say, IPv4 first; of a property that stands once, its first statement. */
  get blocks(): readonly Cidr[] {
    this.cidrs ??= ['cidr', 'ipv6-cidr'].flatMap((keyword) => {
      const all = properties(this, keyword);
      return (all[0]?.spec.many ? all : all.slice(0, 1)).flatMap((each) =>
        values<WrittenCidr>(each, 'cidr').map(({ cidr }) => cidr),
      );
    });
    return this.cidrs;
  }
}

const isName = ({ type, value }: BoundArgument): boolean =>
  value === undefined && type?.kinds !== undefined && type.kinds.length > 0;
const hasHostBits = ({ value }: BoundArgument): boolean =>
  typeof value === 'object' && 'canonical' in value && !value.canonical;

const none: readonly never[] = [];

/** Binds one statement to the entry that its place in the schema gives it. */
export function bind(statement: Statement, spec: StatementSpec): Bound {
  const known = statement.meaning as Bound | undefined;
  if (known?.spec === spec) return known;
  const { arguments: own, problems } = matchForms(spec.forms, statement);
  const content = spec.block ? bindBlock(children(statement), spec.block) : emptyBlock;
  const bound = new Bound(spec, statement, own, problems, content);
  statement.meaning = bound;
  return bound;
}

const isFlawed = ({ children, unknown, missing, repeated }: BoundBlock): boolean =>
  unknown.length + missing.length + repeated.length > 0 || children.some((child) => child.flawed);

const emptyBlock: BoundBlock = { children: none, unknown: none, missing: none, repeated: none, firsts: undefined };

const MANY = 16;

/** Binds the statements of a block (or of a file). */
export function bindBlock(statements: readonly Statement[], schema: BlockSpec): BoundBlock {
  const bound: Bound[] = [];
  let unknown: Statement[] | undefined;
  let repeated: Bound[] | undefined;
  const firsts = statements.length > MANY ? new Map<string, Bound>() : undefined;
  const first = (keyword: string) => (firsts ? firsts.get(keyword) : firstOf(bound, keyword));
  for (const statement of statements) {
    const spec = schema.statements.get(statement.keyword);
    if (!spec) {
      unknown ??= [];
      unknown.push(statement);
      continue;
    }
    const child = bind(statement, spec);
    if (firsts && !firsts.has(spec.keyword)) {
      firsts.set(spec.keyword, child);
    } else if (!spec.many && first(spec.keyword)) {
      repeated ??= [];
      repeated.push(child);
    }
    bound.push(child);
  }
  const missing = schema.required.filter(
    (spec) => !first(spec.keyword) && !spec.replacedBy.some((keyword) => first(keyword)),
  );
  return {
    children: bound,
    unknown: unknown ?? none,
    missing: missing.length > 0 ? missing : none,
    repeated: repeated ?? none,
    firsts,
  };
}

function firstOf(children: readonly Bound[], keyword: string): Bound | undefined {
  for (const child of children) if (child.spec.keyword === keyword) return child;
  return undefined;
}

/** The first property of that keyword. */
export function property(bound: Bound, keyword: string): Bound | undefined {
  return bound.firsts ? bound.firsts.get(keyword) : firstOf(bound.children, keyword);
}

export function properties(bound: Bound, keyword: string): readonly Bound[] {
  if (bound.firsts && !bound.firsts.has(keyword)) return none;
  return bound.children.filter((child) => child.spec.keyword === keyword);
}

export function argument(bound: Bound | undefined, role: string): BoundArgument | undefined {
  return bound?.arguments.find((each) => each.role === role);
}

/** Values of one role that could be read, in order. */
export function values<T extends Value>(bound: Bound | undefined, role: string): T[] {
  const found: T[] = [];
  for (const each of bound?.arguments ?? none)
    if (each.role === role && each.value !== undefined) found.push(each.value as T);
  return found;
}

/** What a property that is on or off says; the bare keyword means on. */
export function isOn(bound: Bound, keyword: string, otherwise: boolean): boolean {
  const found = property(bound, keyword);
  if (!found) return otherwise;
  const word = found.arguments[0]?.text;
  return word === undefined || word === 'on' ? true : word === 'off' ? false : otherwise;
}
