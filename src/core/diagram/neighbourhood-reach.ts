/** How far a neighbourhood reaches: along which ties it goes on, so that a subnet brings its table but not all that use it. */
import type { Resource } from '../model/resource';
import type { Thing, Tie } from './neighbourhood-ties';
import { isElsewhere, Ties } from './neighbourhood-ties';

export interface Reach {
  readonly centre: Resource;
  /** The centre first, then in the order in which they were met, each with the tie that led to it. */
  readonly things: ReadonlyMap<Thing, Tie | undefined>;
  /** Between two of the things. */
  readonly ties: readonly Tie[];
  /** Contents of the centre that were left out because there are so many of their kind, by kind. */
  readonly crowd: ReadonlyMap<string, readonly Resource[]>;
}

/** Followed on to what the named thing itself names: a subnet's table, a group's peers, a listener's targets. */
const ONWARD = new Set(
  'subnet subnets route-table security-groups listener load-balancers service endpoint interface'.split(' '),
);
/** Followed back to what names the naming thing: the subnets of a table with a route, the service of a balancer. */
const BACK = new Set(['targets', 'listener', 'load-balancers', 'route', 'route-tables']);
/** A client, its subnet, the table, the targets of its routes. */
const FARTHEST = 3;
/** Show all their ends, wherever they are met. */
const CONNECTORS = new Set(['peering', 'vpn', 'direct-connect', 'attachment']);
/** Live in a subnet: of interest are the endpoints of their VPC and what its names come from. */
const CLIENTS = new Set(['instance', 'interface', 'network-interface', 'subnet']);
const NAMES_FOR = new Set(['hosted-zone', 'resolver-rule', 'dns-firewall', 'dhcp-options', 'route53-profile']);
/** So many contents of one kind are looked at one by one. */
const CROWD = 200;

export function reachOf(centre: Resource): Reach {
  return new Walk(centre).run();
}

class Walk {
  private readonly ties: Ties;
  private readonly things = new Map<Thing, Tie | undefined>();
  private readonly drawn = new Set<Tie>();
  private readonly crowd = new Map<string, Resource[]>();

  constructor(private readonly centre: Resource) {
    this.ties = Ties.in(centre.network);
  }

  run(): Reach {
    const { centre } = this;
    this.things.set(centre, undefined);
    for (const tie of this.ties.of(centre)) this.out(tie);
    for (const tie of this.ties.to(centre)) this.back(tie);
    if (centre.kind === 'vpc') this.addContents();
    else if (CLIENTS.has(centre.kind)) this.addVpc();
    // What is drawn anyway is drawn with what ties it to each other.
    for (const thing of this.things.keys()) {
      if (isElsewhere(thing)) continue;
      for (const tie of this.ties.of(thing)) if (this.isDrawn(tie)) this.drawn.add(tie);
    }
    return { centre, things: this.things, ties: [...this.drawn], crowd: this.crowd };
  }

  /** Defaults are everywhere: only those are drawn that the centre has or that led to something. */
  private isDrawn(tie: Tie): boolean {
    const { from, to, implied } = tie;
    if (!this.things.has(to)) return false;
    return !implied || from === this.centre || to === this.centre || this.things.get(to) === tie;
  }

  private add(thing: Thing, tie: Tie | undefined): boolean {
    if (this.things.has(thing)) return false;
    this.things.set(thing, tie);
    if (isElsewhere(thing) || !CONNECTORS.has(thing.kind)) return true;
    for (const each of this.ties.of(thing)) this.add(each.to, each);
    const gateway = thing.container?.kind === 'transit-gateway' ? this.ties.of(thing.container) : [];
    for (const each of gateway) if (each.to === thing) this.add(each.from, each);
    return true;
  }

  private out(tie: Tie, distance = 1): void {
    const { to, keyword } = tie;
    if (!this.add(to, tie) || isElsewhere(to) || distance === FARTHEST) return;
    if (ONWARD.has(keyword)) for (const next of this.ties.of(to)) this.out(next, distance + 1);
    // A gateway endpoint is of use to the subnets of its tables.
    else if (keyword === 'route-tables') for (const next of this.ties.to(to)) this.back(next);
  }

  private back(tie: Tie): void {
    if (this.add(tie.from, tie) && BACK.has(tie.keyword)) for (const next of this.ties.to(tie.from)) this.back(next);
  }

  private addContents(): void {
    const count = new Map<string, number>();
    for (const each of this.centre.contents ?? []) {
      const number = (count.get(each.kind) ?? 0) + 1;
      count.set(each.kind, number);
      if (number <= CROWD || this.things.has(each)) this.add(each, undefined);
      else if (!this.crowd.get(each.kind)?.push(each)) this.crowd.set(each.kind, [each]);
    }
  }

  private addVpc(): void {
    const { vpc } = this.centre;
    if (vpc === undefined) return;
    const endpoints = (vpc.contents ?? []).filter(({ kind }) => kind.endsWith('-endpoint'));
    for (const each of endpoints) this.add(each, undefined);
    // Groups of theirs that know the client, by a group of its own.
    for (const tie of endpoints.flatMap((each) => this.ties.of(each))) {
      if (tie.keyword !== 'security-groups' || isElsewhere(tie.to)) continue;
      if (this.ties.of(tie.to).some(({ to }) => this.things.has(to))) this.add(tie.to, tie);
    }
    const ties = [...this.ties.of(vpc).filter(({ keyword }) => keyword === 'dhcp-options'), ...this.ties.to(vpc)];
    for (const tie of ties) {
      const other = tie.from === vpc ? tie.to : tie.from;
      if (!isElsewhere(other) && NAMES_FOR.has(other.kind)) {
        this.add(vpc, undefined);
        this.add(other, tie);
      }
    }
  }
}
