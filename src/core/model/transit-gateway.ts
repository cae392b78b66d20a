/** Transit gateways: attachments, associations, propagations and the routes that follow (TGW-1, TGW-6, TGW-7, TGW-8). */
import type { Address } from '../net/address';
import type { Cidr, WrittenCidr } from '../net/cidr';
import { formatCidr, overlaps } from '../net/cidr';
import { PrefixTable } from '../net/prefix-table';
import type { Bound } from './bind';
import { argument, properties, values } from './bind';
import { Resource } from './resource';
import type { Source } from './source';
import type { Subnet } from './subnet';
import type { Vpc } from './vpc';

/** What an attachment connects; routes of equal prefix rank in this order (TGW-6). */
export type AttachmentType = 'vpc' | 'direct-connect' | 'vpn' | 'peer';

export class Attachment extends Resource {
  // Every packet through the gateway asks for these; `null`: not looked up yet.
  private kindOfEnd: AttachmentType | undefined | null = null;
  private ownVpc: Vpc | undefined | null = null;
  private doors: readonly Subnet[] | undefined;
  private table: TransitGatewayRouteTable | undefined | null = null;

  get gateway(): TransitGateway {
    return this.container as TransitGateway;
  }
  get type(): AttachmentType | undefined {
    if (this.kindOfEnd === null)
      this.kindOfEnd = (['vpc', 'vpn', 'direct-connect', 'peer'] as const).find((keyword) => this.property(keyword));
    return this.kindOfEnd;
  }
  get attachedVpc(): Vpc | undefined {
    if (this.ownVpc === null) this.ownVpc = this.reference<Vpc>('vpc');
    return this.ownVpc;
  }
  get subnets(): readonly Subnet[] {
    this.doors ??= this.references<Subnet>('subnets');
    return this.doors;
  }
  get peer(): TransitGateway | undefined {
    return this.reference<TransitGateway>('peer');
  }
  get applianceMode(): boolean {
    return this.isOn('appliance-mode', false);
  }

  /** The table for packets that come from this attachment; undefined when there is none (TGW-1). */
  get routeTable(): TransitGatewayRouteTable | undefined {
    if (this.table === null)
      this.table = this.property('route-table')
        ? this.reference<TransitGatewayRouteTable>('route-table')
        : this.gateway.routeTables.find((table) => table.isOn('default-association', false));
    return this.table;
  }
  /** The tables that learn its prefixes. */
  get propagatesTo(): readonly TransitGatewayRouteTable[] {
    if (this.property('propagate')) return this.references<TransitGatewayRouteTable>('propagate');
    return this.gateway.routeTables.filter((table) => table.isOn('default-propagation', false));
  }

  /** What the other end announces: blocks of a VPC, static or learned routes of a VPN, allowed prefixes (DX-3); nothing over peering (TGW-8). */
  get prefixes(): readonly Cidr[] {
    if (this.type === 'vpc') return this.attachedVpc?.cidrs ?? [];
    if (this.type === 'vpn') {
      const vpn = this.reference('vpn');
      const learned = vpn?.works && vpn.isOn('bgp', false) ? blocksOf(vpn.reference('site'), 'cidr') : [];
      return [...blocksOf(vpn, 'routes'), ...learned];
    }
    // What on-premises announces over Direct Connect is taken to be the site's blocks, as long as the line is up.
    const direct = this.reference('direct-connect');
    return direct?.works ? blocksOf(direct.reference('site'), 'cidr') : [];
  }
}

const blocksOf = (resource: Resource | undefined, keyword: string): Cidr[] =>
  resource
    ? properties(resource.bound, keyword).flatMap((each) => values<WrittenCidr>(each, 'cidr').map(({ cidr }) => cidr))
    : [];

export interface TransitGatewayRoute {
  readonly destination: Cidr;
  readonly target: Attachment | 'blackhole' | 'unknown';
  readonly origin: 'static' | 'prefix-list' | 'propagated';
  readonly text: string;
  readonly source: Source;
}

export class TransitGatewayRouteTable extends Resource {
  private table: PrefixTable<TransitGatewayRoute> | undefined;
  private all: readonly TransitGatewayRoute[] | undefined;

  /** Static ones first. */
  get routes(): readonly TransitGatewayRoute[] {
    this.all ??= [...this.written(), ...this.propagated()];
    return this.all;
  }

  /** Routes whose block contains the address, longest first. */
  matches(address: Address): readonly TransitGatewayRoute[] {
    if (!this.table) {
      this.table = new PrefixTable();
      for (const route of this.routes) this.table.add(route.destination, route);
    }
    return this.table.matches(address);
  }

  private written(): TransitGatewayRoute[] {
    return properties(this.bound, 'route').flatMap((bound) => this.readRoute(bound));
  }

  private readRoute(bound: Bound): TransitGatewayRoute[] {
    const destination = argument(bound, 'destination');
    const named = argument(bound, 'target');
    if (!destination || !named) return [];
    const target =
      named.text === 'blackhole' ? 'blackhole' : ((this.follow(named) as Attachment | undefined) ?? 'unknown');
    const shared = {
      target,
      text: `${destination.text} -> ${named.text}`,
      source: { file: this.file, statement: bound.statement },
    } as const;
    if (destination.value !== undefined)
      return [{ ...shared, destination: (destination.value as WrittenCidr).cidr, origin: 'static' }];
    const entries = this.network.prefixList(destination.text, this) ?? [];
    return entries.map((entry) => ({ ...shared, destination: entry, origin: 'prefix-list' }));
  }

  private propagated(): TransitGatewayRoute[] {
    const taken: Cidr[] = [];
    const attachments = (this.container as TransitGateway).attachments.filter(
      (each) => each.works && each.propagatesTo.includes(this),
    );
    return RANKED.flatMap((type) => attachments.filter((each) => each.type === type)).flatMap((attachment) =>
      attachment.prefixes.flatMap((destination): TransitGatewayRoute[] => {
        if (attachment.type === 'vpc') {
          if (taken.some((other) => overlaps(other, destination))) return []; // TGW-7: the second one is not propagated
          taken.push(destination);
        }
        return [
          {
            destination,
            target: attachment,
            origin: 'propagated',
            text: `${formatCidr(destination)} -> ${attachment.name}`,
            source: attachment.source,
          },
        ];
      }),
    );
  }
}

const RANKED: readonly AttachmentType[] = ['vpc', 'direct-connect', 'vpn'];

export class TransitGateway extends Resource {
  private ends: readonly Attachment[] | undefined;
  private byVpc: Map<Vpc, Attachment> | undefined;

  get attachments(): readonly Attachment[] {
    this.ends ??= (this.contents ?? []).filter((each): each is Attachment => each.kind === 'attachment');
    return this.ends;
  }
  get routeTables(): readonly TransitGatewayRouteTable[] {
    return (this.contents ?? []).filter(
      (each): each is TransitGatewayRouteTable => each.kind === 'transit-gateway-route-table',
    );
  }
  /** The first attachment of a VPC. */
  attachmentOf(vpc: Vpc | undefined): Attachment | undefined {
    if (!this.byVpc) {
      this.byVpc = new Map();
      for (const each of this.attachments)
        if (each.attachedVpc && !this.byVpc.has(each.attachedVpc)) this.byVpc.set(each.attachedVpc, each);
    }
    return vpc && this.byVpc.get(vpc);
  }
  /** The attachment by which a peer comes in; the peering may be written on either side. */
  attachmentTo(peer: TransitGateway): Attachment | undefined {
    return this.attachments.find((each) => each.peer === peer);
  }
}
