/** What ties resources together: every name and address that a statement's properties hold, and what holds without being written. */
import type { Bound } from '../model/bind';
import { properties } from '../model/bind';
import type { Network } from '../model/network';
import { machineOf } from '../model/network-interface';
import type { Resource } from '../model/resource';
import type { Source } from '../model/source';
import type { Subnet } from '../model/subnet';
import type { Attachment } from '../model/transit-gateway';
import { formatAddress, parseAddress } from '../net/address';
import type { BoundArgument } from '../schema/match-form';

/** What a name leads to when that is no resource of the file: a service of AWS, or nothing. */
export interface Elsewhere {
  readonly name: string;
  readonly what: 'service' | 'missing';
}
export type Thing = Resource | Elsewhere;

export const isElsewhere = (thing: Thing): thing is Elsewhere => 'what' in thing;

export interface Tie {
  readonly from: Resource;
  readonly to: Thing;
  /** The property that ties, or the keyword of what lies inside. */
  readonly keyword: string;
  /** `route 0.0.0.0/0`, `ingress tcp 443`, `route-table (main)`. */
  readonly label: string;
  readonly source: Source;
  /** Nothing says so, AWS does it by itself. */
  readonly implied: boolean;
}

/** Properties that give a resource an address of its own instead of naming another one's. */
const OWN = new Set(['address', 'ipv6-address', 'public-address']);
const DEFAULTS = ['main', 'default', 'default-association', 'default-propagation'];
/** Frames hold these, so that no line has to. */
const FRAMES = new Set(['vpc']);

const networks = new WeakMap<Network, Ties>();

/** Ties of one network, each worked out once and kept with it. */
export class Ties {
  static in(network: Network): Ties {
    const ties = networks.get(network) ?? new Ties(network);
    networks.set(network, ties);
    return ties;
  }

  private index: ReadonlyMap<string, readonly Resource[]> | undefined;
  private readonly known = new Map<Resource, readonly Tie[]>();
  private readonly elsewhere = new Map<string, Elsewhere>();

  private constructor(private readonly network: Network) {}

  /** What a resource names, what lies inside it, and what AWS gives it when it names nothing. */
  of(resource: Resource): readonly Tie[] {
    let ties = this.known.get(resource);
    if (ties === undefined) {
      ties = [...this.written(resource, resource.bound), ...impliedBy(resource), ...contentsOf(resource)];
      this.known.set(resource, ties);
    }
    return ties;
  }

  /** What names a resource, in the order of the files. */
  to(resource: Resource): Tie[] {
    const { container } = resource;
    this.index ??= wordsIn(this.network);
    const others = new Set<Resource>();
    for (const word of wordsFor(resource)) for (const each of this.index.get(word) ?? none) others.add(each);
    if (container !== undefined) others.add(container);
    const isDefault = DEFAULTS.some((each) => resource.isOn(each, false));
    // Attachments and tables of a gateway, interfaces and subnets of a VPC: whom a default may hold for.
    for (const each of isDefault ? insideOf(container) : none) others.add(each);
    return [...others].flatMap((other) => this.of(other).filter((tie) => tie.to === resource));
  }

  private *written(resource: Resource, bound: Bound): Generator<Tie> {
    for (const child of bound.children) {
      if (child.spec.kind !== undefined) continue;
      const { keyword } = child.spec;
      for (const named of child.arguments) {
        const to = this.target(resource, named, keyword);
        if (to === undefined || to === resource) continue;
        const rest = child.arguments.filter(({ role }) => role !== named.role).map(({ text }) => text);
        // `route LIST -> target` ties two things; what is on the other side of the arrow is not its destination.
        const label = [keyword, ...(named.role === 'destination' ? ['to', ...rest] : rest)].join(' ');
        const source = { file: resource.file, statement: child.statement, argument: named.index };
        yield { from: resource, to, keyword, label, source, implied: false };
      }
      yield* this.written(resource, child);
    }
  }

  private target(resource: Resource, named: BoundArgument, keyword: string): Thing | undefined {
    const { type, text, value } = named;
    if (type === undefined || type.declares || OWN.has(keyword)) return undefined;
    if (type.kinds === undefined) {
      return type.read === undefined || typeof value === 'object' ? undefined : ownerOf(resource, text);
    }
    // `web-1:8080` is web-1; a record is a name of DNS unless it is an alias.
    if (type.kinds.length === 0) return byNameOrAddress(resource, text);
    const found = resource.follow(named);
    if (found !== undefined) return found;
    if (type.catalogue === 'service') return this.place(text, 'service');
    if (value !== undefined) return undefined;
    if (resource.network.prefixList(text, resource) !== undefined) return this.place(text, 'service');
    return this.place(text, 'missing');
  }

  private place(name: string, what: Elsewhere['what']): Elsewhere {
    const key = `${what} ${name}`;
    const place = this.elsewhere.get(key) ?? { name, what };
    this.elsewhere.set(key, place);
    return place;
  }
}

const withoutPort = (text: string): string => /^\[?(.*?)\]?(?::\d{1,5})?$/.exec(text)?.[1] ?? text;

function byNameOrAddress(resource: Resource, text: string): Resource | undefined {
  const { network } = resource;
  return network.find(text, resource) ?? network.find(withoutPort(text), resource) ?? ownerOf(resource, text);
}

/** Who has an address: an interface of the same VPC before others, a host, a site whose DNS server it is. */
function ownerOf({ network, vpc }: Resource, text: string): Resource | undefined {
  const address = parseAddress(text) ?? parseAddress(withoutPort(text));
  if (address === undefined) return undefined;
  const all = network.interfacesAt(address);
  const near = all.filter((each) => each.vpc === vpc);
  const [only, ...more] = near.length > 0 ? near : all;
  if (only !== undefined) return more.length === 0 ? machineOf(only.owner) : undefined;
  const host = network.hostAt('host', address) ?? network.hostAt('internet-host', address);
  const serves = ({ bound }: Resource): boolean =>
    properties(bound, 'dns-server').some((each) => each.arguments[0]?.value === address);
  return host ?? network.publicInterfaceAt(address)?.owner ?? network.all('on-premises').find(serves);
}

/** What holds where nothing is written: main tables, default groups and ACLs (RT-1, ACL-1, SG-2, TGW-1). */
function impliedBy(resource: Resource): Tie[] {
  const tie = (keyword: string, word: string, to: Resource | undefined): Tie[] =>
    to === undefined || resource.property(keyword) !== undefined
      ? []
      : [{ from: resource, to, keyword, label: `${keyword} (${word})`, source: resource.source, implied: true }];
  if (resource.kind === 'subnet') {
    const { routeTable, networkAcl } = resource as Subnet;
    return [...tie('route-table', 'main', routeTable), ...tie('network-acl', 'default', networkAcl)];
  }
  if (resource.kind === 'attachment') {
    const { routeTable, propagatesTo } = resource as Attachment;
    return [
      ...tie('route-table', 'default', routeTable),
      ...propagatesTo.flatMap((each) => tie('propagate', 'default', each)),
    ];
  }
  const groups = resource.network.interfacesOf(resource)[0]?.groups;
  return (groups ?? []).flatMap((group) => tie('security-groups', 'default', group));
}

function contentsOf(resource: Resource): Tie[] {
  if (FRAMES.has(resource.kind)) return [];
  return (resource.contents ?? []).map((to) => {
    const { keyword } = to.bound.spec;
    return { from: resource, to, keyword, label: keyword, source: to.source, implied: false };
  });
}

/** The last part of every way to write a resource's name, and its addresses. */
function wordsFor(resource: Resource): readonly string[] {
  const addresses = resource.network.interfacesOf(resource).flatMap((each) => each.addresses);
  const served = properties(resource.bound, 'dns-server').map((each) => each.arguments[0]?.text ?? '');
  const all = [...addresses, ...resource.bound.addresses].map((each) => formatAddress(each));
  return [resource.name, resource.id ?? '', ...served, ...all].filter(Boolean);
}

const none: readonly never[] = [];

/** By each word that a property of a resource holds, and by the last part of a name with dots. */
function wordsIn(network: Network): ReadonlyMap<string, readonly Resource[]> {
  const index = new Map<string, Resource[]>();
  const add = (word: string, resource: Resource): void => {
    const list = index.get(word);
    if (list === undefined) index.set(word, [resource]);
    else if (list[list.length - 1] !== resource) list.push(resource);
  };
  const addAll = (resource: Resource, bound: Bound): void => {
    for (const child of bound.children) {
      if (child.spec.kind !== undefined) continue;
      for (const { text, type } of child.arguments) {
        // Fixed words and numbers are no names.
        if (type === undefined || OWN.has(child.spec.keyword)) continue;
        const plain = text.includes(':') ? withoutPort(text) : text;
        add(plain, resource);
        if (plain !== text) add(text, resource);
        const dot = plain.lastIndexOf('.');
        if (dot >= 0) add(plain.slice(dot + 1), resource);
      }
      if (child.children.length > 0) addAll(resource, child);
    }
  };
  for (const each of network.resources) addAll(each, each.bound);
  return index;
}

const insideOf = (container: Resource | undefined): readonly Resource[] =>
  (container?.contents ?? none).flatMap((each) => [each, ...insideOf(each)]);
