/** Site-to-Site VPN connections, with a customer gateway as the on-premises site behind each (VGW-1, VGW-3). */
import type { Context } from './context';
import { compare } from './inventory';
import type { Item } from './item';
import { block, line, listLine, type Statement } from './statements';

export function nameVpn(context: Context): void {
  for (const vpn of aliveConnections(context)) {
    const gateway = gatewayOf(vpn);
    const id = vpn.text('VpnConnectionId') as string;
    const isThere =
      gateway !== undefined &&
      (context.inventory.find('VpnGateways', gateway) ?? context.inventory.find('TransitGateways', gateway)) !==
        undefined;
    if (isThere) context.name({ kind: 'vpn', id, scope: '', fallback: 'vpn' }, vpn);
    else context.leaveOut(id, `VPN connection of ${gateway ?? 'no gateway'}, which is not in the input`);
  }
  for (const site of sitesOf(context)) {
    const described = context.inventory.find('CustomerGateways', site);
    context.name({ kind: 'on-premises', id: site, scope: '', fallback: 'site' }, described);
  }
}

/** One site a customer gateway, known by the networks that its VPN connections lead to. */
export function writeSites(context: Context): Statement[] {
  return sitesOf(context).map((site) => {
    const cidrs = aliveConnections(context)
      .filter((vpn) => vpn.text('CustomerGatewayId') === site)
      .flatMap((vpn) => [...staticRoutes(vpn), ...learnedRoutes(context, vpn)]);
    if (cidrs.length === 0)
      context.leaveOut(site, 'the networks behind this customer gateway: no route of the input tells them');
    return block(context.head('on-premises', site), [
      ...listLine('cidr', [...new Set(cidrs)].sort(compare)),
      ...context.identity(site, context.inventory.find('CustomerGateways', site)),
    ]);
  });
}

export function writeVpnConnections(context: Context): Statement[] {
  return aliveConnections(context)
    .filter((vpn) => context.names.own(vpn.text('VpnConnectionId') as string) !== undefined)
    .map((vpn) => {
      const id = vpn.text('VpnConnectionId') as string;
      const isStatic = vpn.item('Options')?.flag('StaticRoutesOnly') === true;
      return block(context.head('vpn', id), [
        ...context.references('', [gatewayOf(vpn) ?? ''], id, 'gateway').flatMap((name) => line('gateway', name)),
        ...line('site', context.names.from('', vpn.text('CustomerGatewayId'))),
        ...(isStatic ? listLine('routes', staticRoutes(vpn)) : line('bgp', 'on')),
        ...line('state', stateOf(vpn)),
        ...context.identity(id, vpn),
      ]);
    });
}

function aliveConnections(context: Context): Item[] {
  return context.inventory.all('VpnConnections').filter((vpn) => !/^delet/.test(vpn.text('State') ?? ''));
}

function sitesOf(context: Context): string[] {
  return [...new Set(aliveConnections(context).flatMap((vpn) => vpn.text('CustomerGatewayId') ?? []))].sort(compare);
}

function gatewayOf(vpn: Item): string | undefined {
  return vpn.text('VpnGatewayId') ?? vpn.text('TransitGatewayId');
}

function staticRoutes(vpn: Item): string[] {
  return vpn
    .items('Routes')
    .filter((route) => !/^delet/.test(route.text('State') ?? ''))
    .flatMap((route) => route.cidr('DestinationCidrBlock') ?? [])
    .sort(compare);
}

/** What BGP told shows only in the route tables it reached; with several connections on one gateway nobody can tell whose it is. */
function learnedRoutes(context: Context, vpn: Item): string[] {
  const vgw = vpn.text('VpnGatewayId');
  const id = vpn.text('VpnConnectionId');
  const onTransitGateway = context.inventory
    .all('TransitGatewayRoutes')
    .filter(
      (route) =>
        route.text('Type') === 'propagated' &&
        route.items('TransitGatewayAttachments').some((each) => each.text('ResourceId')?.startsWith(id as string)),
    )
    .flatMap((route) => route.cidr('DestinationCidrBlock') ?? []);
  if (vgw === undefined) return onTransitGateway;
  const propagated = context.inventory
    .all('RouteTables')
    .flatMap((table) => table.items('Routes'))
    .filter((route) => route.text('Origin') === 'EnableVgwRoutePropagation' && route.text('GatewayId') === vgw);
  const cidrs = propagated.flatMap((route) => route.cidr('DestinationCidrBlock') ?? []);
  if (aliveConnections(context).filter((other) => other.text('VpnGatewayId') === vgw).length === 1) return cidrs;
  for (const cidr of cidrs)
    context.leaveOut(vgw, `route ${cidr}: several VPN connections, the input doesn't tell which one announces it`);
  return [];
}

/** Run-time state, known at the moment of the answer: down only when every tunnel was. */
function stateOf(vpn: Item): string | undefined {
  if (vpn.text('State') === 'pending') return 'pending';
  const tunnels = vpn.items('VgwTelemetry').flatMap((each) => each.text('Status') ?? []);
  return tunnels.length > 0 && tunnels.every((status) => status === 'DOWN') ? 'down' : undefined;
}
