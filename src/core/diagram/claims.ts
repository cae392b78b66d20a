/**
 * What the nodes of two pictures claim, in words that compare. Two questions have two clients, whose names and subnets
 * differ by nature; so the two ends and the client's own border are called by what they are, not by their names.
 */
import type { Direction, Hop, Path, Place, Step } from '../engine/trace';
import type { Claim } from './diagram';

const BORDERS = new Set<Place['kind']>(['subnet', 'vpc', 'route-table', 'network-acl']);

export class Claims {
  private readonly hops: readonly Hop[];
  private readonly target: string | undefined;
  /** Hops at the client's side: up to the first thing behind its subnet's border. */
  private readonly near: (index: number) => boolean;

  constructor(
    path: Path,
    private readonly direction: Direction,
    from: Place,
  ) {
    this.hops = path[direction];
    const last = path.forward[path.forward.length - 1];
    this.target = last?.role === 'receive' || last?.role === 'beyond' ? last.at.name : undefined;
    const places = this.hops.flatMap(({ at }, index) => (BORDERS.has(at.kind) || at.name === from.name ? [] : [index]));
    const first = places[0] ?? this.hops.length;
    const final = places[places.length - 1] ?? -1;
    this.near = direction === 'forward' ? (index) => index < first : (index) => index > final;
  }

  ofPlace(hop: Hop, index: number): Claim {
    return { what: `${this.direction} at ${this.spot(hop, index)}`, step: undefined };
  }

  ofStep(step: Step, hop: Hop, index: number): Claim {
    const outcome =
      step.verdict === 'choose'
        ? (step.chosen ?? '')
        : `${this.spot(hop, index)} ${step.verdict === 'drop' ? `✖ ${step.code ?? ''}` : '✔'}`;
    // However the packet came to a service of AWS: it is there.
    const kind = hop.at.kind === 'aws-service' && step.verdict === 'pass' ? 'arrived' : step.kind;
    return { what: `${this.direction} ${kind} ${outcome}`, step };
  }

  private spot({ at, role }: Hop, index: number): string {
    if (this.near(index)) return BORDERS.has(at.kind) ? `(border of the client) ${role}` : '(client)';
    return at.name === this.target ? '(target)' : `${at.kind} ${at.name} ${BORDERS.has(at.kind) ? role : ''}`;
  }
}
