/** Route tables: implied local routes, written routes, endpoint and propagated routes, ready for longest-prefix match (§9). */
import type { Address } from '../net/address';
import type { Cidr, WrittenCidr } from '../net/cidr';
import { formatCidr } from '../net/cidr';
import { PrefixTable } from '../net/prefix-table';
import type { Bound } from './bind';
import { argument } from './bind';
import type { GatewayEndpoint } from './gateway-endpoint';
import { learnedPrefixes } from './line';
import { Resource } from './resource';
import type { Source } from './source';
import type { Vpc } from './vpc';

/** Where a route comes from, strongest first at equal length (RT-8); `local` has its own rule (RT-9). */
export type RouteOrigin = 'local' | 'static' | 'prefix-list' | 'propagated';

export type RouteTarget = 'local' | 'blackhole' | 'unknown' | Resource;

export interface Route {
  readonly destination: Cidr;
  /** Name of the prefix list that the destination is an entry of. */
  readonly list: string | undefined;
  readonly target: RouteTarget;
  readonly origin: RouteOrigin;
  /** `10.0.0.0/16 -> local`, `0.0.0.0/0 -> nat`. */
  readonly text: string;
  /** The statement it is written in, or the one that brings it (endpoint, `propagate`); undefined for local routes. */
  readonly source: Source | undefined;
}

export class RouteTable extends Resource {
  private own: readonly Route[] | undefined;
  private gateways: readonly Resource[] | undefined;
  private known: { readonly routes: readonly Route[]; readonly table: PrefixTable<Route> } | undefined;

  get isMain(): boolean {
    return this.isOn('main', false);
  }
  /** Gateways whose entering traffic it steers (RT-14). */
  get edges(): readonly Resource[] {
    this.gateways ??= this.references('edge');
    return this.gateways;
  }

  /** In the order: local, written, endpoints, propagated. */
  get routes(): readonly Route[] {
    return this.compiled.routes;
  }

  /** Routes whose block contains the address, longest first. */
  matches(address: Address): readonly Route[] {
    return this.compiled.table.matches(address);
  }

  private get compiled() {
    if (!this.known) {
      const routes = [...localRoutes(this.vpc), ...this.written, ...this.fromEndpoints(), ...this.propagated()];
      const table = new PrefixTable<Route>();
      for (const route of routes) table.add(route.destination, route);
      this.known = { routes, table };
    }
    return this.known;
  }

  /** The routes of `route` statements, each prefix list entry by entry. */
  get written(): readonly Route[] {
    this.own ??= this.bound.children.flatMap((child) => (child.spec.keyword === 'route' ? this.readRoute(child) : []));
    return this.own;
  }

  private readRoute(bound: Bound): Route[] {
    const destination = argument(bound, 'destination');
    const named = argument(bound, 'target');
    if (!destination || !named) return [];
    const source = { file: this.file, statement: bound.statement };
    const target: RouteTarget =
      named.text === 'blackhole' || named.text === 'local' ? named.text : (this.follow(named) ?? 'unknown');
    const shared = { target, text: `${destination.text} -> ${named.text}`, source };
    if (destination.value !== undefined) {
      const { cidr } = destination.value as WrittenCidr;
      return [{ ...shared, destination: cidr, list: undefined, origin: 'static' }];
    }
    return (this.network.prefixList(destination.text, this) ?? []).map((entry) => ({
      ...shared,
      destination: entry,
      list: destination.text,
      origin: 'prefix-list',
    }));
  }

  private fromEndpoints(): Route[] {
    const endpoints = this.vpc?.all<GatewayEndpoint>('gateway-endpoint') ?? [];
    return endpoints.flatMap((endpoint) => {
      if (!endpoint.routeTables.includes(this)) return [];
      const list = endpoint.prefixListName;
      const text = `${list} -> ${endpoint.name}`;
      return endpoint.prefixes.map((destination): Route => {
        return {
          destination,
          list,
          target: endpoint,
          origin: 'prefix-list',
          text,
          source: endpoint.source,
        };
      });
    });
  }

  private propagated(): Route[] {
    return this.bound.children.flatMap((child) => {
      const named = child.spec.keyword === 'propagate' ? child.arguments[0] : undefined;
      const gateway = named && this.follow(named);
      if (!gateway) return [];
      const source = { file: this.file, statement: child.statement };
      return learnedPrefixes(gateway).map((destination): Route => {
        const text = `${formatCidr(destination)} -> ${gateway.name}`;
        return { destination, list: undefined, target: gateway, origin: 'propagated', text, source };
      });
    });
  }
}

/** Every table has one local route per block of the VPC (RT-3). */
export function localRoutes(vpc: Vpc | undefined): Route[] {
  return (vpc?.cidrs ?? []).map((destination) => ({
    destination,
    list: undefined,
    target: 'local',
    origin: 'local',
    text: `${formatCidr(destination)} -> local`,
    source: undefined,
  }));
}
