/** Transit gateways with their attachments, associations, propagations and static routes (TGW-1, TGW-6, TGW-8). */
import type { Context } from './context';
import { compare } from './inventory';
import type { Item } from './item';
import { block, line, listLine, type Statement, word } from './statements';
import type { Attachment } from './tgw-attachments';
import { findAttachments, isPropagated, nameAttachments } from './tgw-attachments';
import { writeTransitGatewayRoutes } from './tgw-routes';

const GONE = /^delet/;

export function nameTransitGateways(context: Context): void {
  const gateways = aliveGateways(context);
  const ids = new Set(gateways.map((gateway) => gateway.text('TransitGatewayId')));
  for (const gateway of gateways)
    context.name(
      { kind: 'transit-gateway', id: gateway.text('TransitGatewayId') as string, scope: '', fallback: 'tgw' },
      gateway,
    );
  for (const table of context.inventory.all('TransitGatewayRouteTables')) {
    const [id, scope] = [table.text('TransitGatewayRouteTableId') as string, table.text('TransitGatewayId') ?? ''];
    if (GONE.test(table.text('State') ?? '')) continue;
    if (ids.has(scope))
      context.name(
        {
          kind: 'transit-gateway-route-table',
          id,
          scope,
          fallback: table.flag('DefaultAssociationRouteTable') ? 'default-table' : 'table',
        },
        table,
      );
    else context.leaveOut(id, `route table of transit gateway ${scope}, which is not in the input`);
  }
  nameAttachments(context, findAttachments(context.inventory), (id) => ids.has(id));
}

export function writeTransitGateways(context: Context, place: { region: boolean; account: boolean }): Statement[] {
  const attachments = findAttachments(context.inventory);
  return aliveGateways(context).map((gateway) => {
    const id = gateway.text('TransitGatewayId') as string;
    const own = [...attachments.values()].filter(
      (one) => one.gatewayId === id && context.names.own(one.key) !== undefined,
    );
    const options = gateway.item('Options');
    const tables = context.inventory
      .all('TransitGatewayRouteTables')
      .filter(
        (table) =>
          table.text('TransitGatewayId') === id &&
          context.names.own(table.text('TransitGatewayRouteTableId') as string) !== undefined,
      );
    const { region, account } = gateway.place();
    if (tables.length === 0)
      context.leaveOut(id, 'its route tables are not in the input (describe-transit-gateway-route-tables)');
    return block(context.head('transit-gateway', id), [
      ...line('region', place.region ? region : undefined),
      ...line('account', place.account ? account : undefined),
      ...line('dns-support', options?.text('DnsSupport') === 'disable' ? 'off' : undefined),
      ...line(
        'security-group-referencing',
        options?.text('SecurityGroupReferencingSupport') === 'enable' ? 'on' : undefined,
      ),
      ...own.map((one) => writeAttachment(context, one)),
      ...tables.map((table) => writeRouteTable(context, gateway, table, own)),
      ...context.identity(id, gateway),
    ]);
  });
}

function aliveGateways(context: Context): Item[] {
  const order = (gateway: Item): string =>
    `${gateway.place().region ?? '~'} ${context.names.own(gateway.text('TransitGatewayId') as string) ?? ''}`;
  return context.inventory
    .all('TransitGateways')
    .filter((gateway) => !GONE.test(gateway.text('State') ?? ''))
    .sort((a, b) => compare(order(a), order(b)));
}

function writeAttachment(context: Context, one: Attachment): Statement {
  const options = one.vpcAttachment?.item('Options');
  const tables = (ids: readonly string[], what: string): string[] =>
    context.references(one.gatewayId, ids, one.id, what);
  // Both ends of a peering have one id; as a name it can mean only one of them.
  const dualStack = one.type === 'vpc' && (context.vpcs.get(one.resourceId)?.ipv6Cidrs.length ?? 0) > 0;
  if (dualStack && options?.text('Ipv6Support') === 'disable')
    context.leaveOut(one.id, 'IPv6 support is off for this attachment');
  const isOtherEnd =
    one.type === 'peering' &&
    one.resourceId < one.gatewayId &&
    context.names.own(`${one.resourceId} ${one.id}`) !== undefined;
  const identity = isOtherEnd ? [] : line('id', word(one.id));
  return block(
    context.head('attachment', one.key),
    [
      ...resource(context, one),
      ...listLine(
        'subnets',
        context.references(one.gatewayId, one.vpcAttachment?.texts('SubnetIds') ?? [], one.id, 'subnet').sort(compare),
      ),
      ...line(
        'route-table',
        tables(
          one.routeTable === undefined || one.routeTable === '' ? [] : [one.routeTable],
          'associated route table',
        )[0],
      ),
      ...listLine('propagate', tables(one.propagatesTo, 'propagation into')),
      ...line('appliance-mode', options?.text('ApplianceModeSupport') === 'enable' ? 'on' : undefined),
      ...line('dns-support', options?.text('DnsSupport') === 'disable' ? 'off' : undefined),
      ...line(
        'security-group-referencing',
        options?.text('SecurityGroupReferencingSupport') === 'enable' ? 'on' : undefined,
      ),
      ...line('state', one.state === 'available' || one.state === 'modifying' ? undefined : 'pending'),
      ...identity,
    ],
    isOtherEnd ? { above: [`The other end of ${one.id}.`] } : {},
  );
}

function resource(context: Context, one: Attachment): Statement[] {
  const property =
    { vpc: 'vpc', vpn: 'vpn', 'direct-connect-gateway': 'direct-connect', peering: 'peer' }[one.type] ?? 'vpc';
  if (one.type === 'vpc' && one.vpcAttachment === undefined)
    context.leaveOut(one.id, 'its subnets are not in the input (describe-transit-gateway-vpc-attachments)');
  return context.references('', [one.resourceId], one.id, 'attached').flatMap((name) => line(property, name));
}

/** The default marks would apply to attachments that name no table, so they stand only where the input doesn't say which. */
function writeRouteTable(context: Context, gateway: Item, table: Item, own: readonly Attachment[]): Statement {
  const id = table.text('TransitGatewayRouteTableId') as string;
  const propagationKnown =
    context.inventory.covered.has('TransitGatewayRouteTablePropagations') ||
    context.inventory.all('TransitGatewayRoutes').some(isPropagated);
  const options = gateway.item('Options');
  const defaultAssociation =
    table.flag('DefaultAssociationRouteTable') ?? options?.text('AssociationDefaultRouteTableId') === id;
  const defaultPropagation =
    table.flag('DefaultPropagationRouteTable') ?? options?.text('PropagationDefaultRouteTableId') === id;
  if (!propagationKnown && own.length > 0)
    context.leaveOut(
      id,
      'which attachments propagate into it is not in the input (get-transit-gateway-route-table-propagations)',
    );
  return block(context.head('route-table', id), [
    ...(defaultAssociation && own.some(({ routeTable }) => routeTable === undefined)
      ? [{ head: 'default-association' }]
      : []),
    ...(defaultPropagation && !propagationKnown ? [{ head: 'default-propagation' }] : []),
    ...writeTransitGatewayRoutes(context, table.text('TransitGatewayId') ?? '', id),
    ...context.identity(id, table),
  ]);
}
