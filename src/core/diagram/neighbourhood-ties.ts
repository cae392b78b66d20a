/** What ties resources together: every name and address that a statement's properties hold, and what holds without being written. */
import type { Bound } from '../model/bind';
import { properties } from '../model/bind';
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
/** Frames hold these, so that no line has to. */
const FRAMES = new Set(['vpc']);

/** Ties of one network, each worked out once. */
export class Ties {
  private readonly known = new Map<Resource, readonly Tie[]>();
  private readonly elsewhere = new Map<string, Elsewhere>();

  /** What a resource names, what lies inside it, and what AWS gives it when it names nothing. */
  of(resource: Resource): readonly Tie[] {
    let ties = this.known.get(resource);
    if (ties === undefined) {
      ties = [...this.written(resource, resource.bound), ...impliedBy(resource), ...contentsOf(resource)];
      this.known.set(resource, ties);
    }
    return ties;
  }

  /** What names a resource. Whatever can't mean it is passed over by its text, since a network may be large. */
  to(resource: Resource): Tie[] {
    const words = wordsFor(resource);
    const isDefault = ['main', 'default', 'default-association', 'default-propagation'].some((each) =>
      resource.isOn(each, false),
    );
    const found: Tie[] = [];
    for (const other of resource.network.resources) {
      const near = isDefault && (other.container === resource.container || other.container?.container !== undefined);
      if (other === resource || !(near || resource.container === other || mentions(other.bound, words))) continue;
      for (const tie of this.of(other)) if (tie.to === resource) found.push(tie);
    }
    return found;
  }

  private *written(resource: Resource, bound: Bound): Generator<Tie> {
    for (const child of bound.children) {
      if (child.spec.kind !== undefined) continue;
      const { keyword } = child.spec;
      for (const named of child.arguments) {
        const to = this.target(resource, named, keyword);
        if (to === undefined || to === resource) continue;
        const rest = child.arguments.filter(({ role }) => role !== named.role).map(({ text }) => text);
        const label = [keyword, ...rest].join(' ');
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

/** Every way to write a resource's name that is one word of its last part, and its addresses. */
function wordsFor(resource: Resource): ReadonlySet<string> {
  const addresses = resource.network.interfacesOf(resource).flatMap((each) => each.addresses);
  const served = properties(resource.bound, 'dns-server').map((each) => each.arguments[0]?.text ?? '');
  const words = [resource.name, resource.id ?? '', ...served];
  const all = [...addresses, ...resource.bound.addresses].map((each) => formatAddress(each));
  return new Set([...words, ...all].filter(Boolean));
}

function mentions(bound: Bound, words: ReadonlySet<string>): boolean {
  return bound.children.some(
    (child) =>
      child.spec.kind === undefined &&
      (child.arguments.some(({ text }) => {
        const plain = withoutPort(text);
        return words.has(text) || words.has(plain) || words.has(plain.slice(plain.lastIndexOf('.') + 1));
      }) ||
        mentions(child, words)),
  );
}
