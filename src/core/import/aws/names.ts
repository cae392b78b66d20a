/** Gives every resource a short, valid name that is unique where it is used; AWS ids stay usable as names. */
import { compare } from './inventory';

/** Kinds in the order in which they may keep a contested name: what questions are asked about comes first. */
const KIND_SUFFIXES = {
  vpc: 'vpc',
  instance: 'instance',
  'network-load-balancer': 'nlb',
  'gateway-load-balancer': 'gwlb',
  'network-interface': 'eni',
  interface: 'eni',
  subnet: 'subnet',
  'route-table': 'rtb',
  'security-group': 'sg',
  'network-acl': 'acl',
  'internet-gateway': 'igw',
  'egress-only-internet-gateway': 'eigw',
  'nat-gateway': 'nat',
  'virtual-private-gateway': 'vgw',
  'gateway-endpoint': 'gateway-endpoint',
  'interface-endpoint': 'endpoint',
  'gateway-load-balancer-endpoint': 'gwlbe',
  'resolver-inbound-endpoint': 'inbound',
  'resolver-outbound-endpoint': 'outbound',
  'target-group': 'targets',
  'transit-gateway': 'tgw',
  peering: 'peering',
  attachment: 'attachment',
  'transit-gateway-route-table': 'rtb',
  'prefix-list': 'list',
  'dhcp-options': 'dhcp-options',
  'on-premises': 'site',
  vpn: 'vpn',
  'direct-connect': 'dx',
  'endpoint-service': 'service',
  'resolver-rule': 'rule',
} as const;

export type NamedKind = keyof typeof KIND_SUFFIXES;

export interface NameRequest {
  readonly kind: NamedKind;
  readonly id: string;
  /** The id of the VPC or transit gateway in whose block it stands; empty at the top level. */
  readonly scope: string;
  /** The `Name` tag or another name a person gave. */
  readonly wanted?: string | undefined;
  /** What an untagged one is called; with `tail` the end of its id follows even when it is the only one. */
  readonly fallback: string;
  readonly tail?: boolean;
  /** Written as it is, even with dots (AWS's own prefix lists). */
  readonly verbatim?: boolean;
}

/** Words that mean something where a name can stand. */
const RESERVED = ['any', 'any-ipv6', 'internet', 'local', 'blackhole', 'none', 'nothing', 'default', 'on', 'off'];
const KINDS = Object.keys(KIND_SUFFIXES) as NamedKind[];

export class Names {
  private readonly requests = new Map<string, NameRequest>();
  private readonly names = new Map<string, string>();

  /** `key` is the AWS id, or for one thing that exists twice (the ends of a peering attachment) scope and id. */
  request(request: NameRequest, key = request.id): void {
    this.requests.set(key, request);
  }

  /** Chooses all names; the top level goes first because its names are visible everywhere. */
  settle(): void {
    this.names.clear();
    const scopes = new Map<string, [string, NameRequest][]>();
    for (const entry of this.requests) push(scopes, entry[1].scope, entry);
    for (const [scope, requests] of [...scopes].sort(([a], [b]) => compare(a, b))) {
      const outside = (scope === '' ? [] : (scopes.get('') ?? [])).map(([key]) => this.names.get(key) ?? '');
      this.settleScope(
        requests,
        new Set([...RESERVED.filter((word) => word !== 'default' || scope === ''), ...outside]),
      );
    }
  }

  /** The name inside its own block; undefined when the resource isn't in the input. */
  own(key: string): string | undefined {
    return this.names.get(key);
  }
  /** How to refer to it from `scope`: its name, its qualified name from another block, its id where that can't be written. */
  from(scope: string, key: string | undefined): string | undefined {
    const request = key === undefined ? undefined : this.requests.get(key);
    const name = key === undefined ? undefined : this.names.get(key);
    if (request === undefined || name === undefined) return undefined;
    if (request.kind === 'interface') return request.id;
    if (request.scope === '' || request.scope === scope) return name;
    const outer = this.names.get(request.scope);
    return outer === undefined || /[^\w-]/.test(outer + name) ? request.id : `${outer}.${name}`;
  }

  private settleScope(requests: [string, NameRequest][], taken: Set<string>): void {
    const groups = new Map<string, [string, NameRequest][]>();
    for (const entry of requests.sort(
      ([, a], [, b]) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || compare(a.id, b.id),
    )) {
      push(groups, baseName(entry[1]), entry);
    }
    for (const [base, group] of [...groups].sort(([a], [b]) => compare(a, b))) this.settleGroup(base, group, taken);
  }

  private settleGroup(base: string, group: readonly [string, NameRequest][], taken: Set<string>): void {
    const kinds = new Map<NamedKind, number>();
    for (const [, { kind }] of group) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    for (const [key, request] of group) {
      const alone = kinds.get(request.kind) === 1 && !needsTail(request);
      const suffix = KIND_SUFFIXES[request.kind];
      const tails = [4, 6, 8, 17].map((length) => `${base}-${idTail(request.id, length)}`);
      const candidates = alone ? [base, ...(base.endsWith(suffix) ? [] : [`${base}-${suffix}`]), ...tails] : tails;
      const name = candidates.find((candidate) => !taken.has(candidate)) ?? request.id;
      taken.add(name);
      this.names.set(key, name);
    }
  }
}

function baseName(request: NameRequest): string {
  if (request.verbatim) return request.wanted ?? request.id;
  const name = slug(request.wanted ?? '');
  if (name !== '') return /^\d+$/.test(name) ? `${KIND_SUFFIXES[request.kind]}-${name}` : name;
  return request.fallback;
}

function needsTail(request: NameRequest): boolean {
  return request.tail === true && !request.verbatim && slug(request.wanted ?? '') === '';
}

function push<T>(groups: Map<string, T[]>, key: string, value: T): void {
  const group = groups.get(key);
  if (group === undefined) groups.set(key, [value]);
  else group.push(value);
}

function idTail(id: string, length: number): string {
  return id.replace(/[^0-9A-Za-z]/g, '').slice(-length);
}

/** Letters, digits, `-` and `_`; accents are dropped, everything else becomes a hyphen. Empty when nothing is left. */
export function slug(text: string): string {
  const plain = text.normalize('NFKD').replace(/[\u0300-\u036f]/g, '');
  return plain
    .replace(/[^A-Za-z0-9_]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
}
