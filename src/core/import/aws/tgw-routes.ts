/** Static routes of a transit gateway route table; propagated ones follow from `propagate` (TGW-6, TGW-8). */
import type { Context } from './context';
import { compare } from './inventory';
import type { Item } from './item';
import type { Statement } from './statements';
import { word } from './statements';

export function writeTransitGatewayRoutes(context: Context, gatewayId: string, tableId: string): Statement[] {
  const inTable = (item: Item): boolean => item.text('TransitGatewayRouteTableId') === tableId;
  if (!context.inventory.covered.has('TransitGatewayRoutes'))
    context.leaveOut(tableId, 'its static routes are not in the input (search-transit-gateway-routes)');
  const routes = context.inventory
    .all('TransitGatewayRoutes')
    .filter(inTable)
    .flatMap((route) => staticRoute(context, gatewayId, tableId, route));
  const lists = context.inventory
    .all('TransitGatewayPrefixListReferences')
    .filter(inTable)
    .flatMap((reference) => listRoute(context, gatewayId, tableId, reference));
  const order = ({ head }: Statement): string => head.replace(/\d+/g, (digits) => digits.padStart(6, '0'));
  const unique = new Map([...routes, ...lists].map((statement) => [statement.head, statement]));
  return [...unique.values()].sort((a, b) => compare(order(a), order(b)));
}

function staticRoute(context: Context, gatewayId: string, tableId: string, route: Item): Statement[] {
  if (route.text('Type') === 'propagated' || /^delet/.test(route.text('State') ?? '')) return [];
  const list = route.text('PrefixListId');
  const destination = route.cidr('DestinationCidrBlock');
  if (list !== undefined || destination === undefined) return [];
  const attachments = route.items('TransitGatewayAttachments');
  return write(context, gatewayId, tableId, destination, attachments, route.text('State') === 'blackhole');
}

function listRoute(context: Context, gatewayId: string, tableId: string, reference: Item): Statement[] {
  const list = reference.text('PrefixListId') as string;
  const destination = context.names.from('', list);
  if (destination === undefined) {
    context.leaveOut(tableId, `route ${list} -> …: the entries of the prefix list are not in the input`);
    return [];
  }
  const attachment = reference.item('TransitGatewayAttachment');
  return write(
    context,
    gatewayId,
    tableId,
    word(destination),
    attachment === undefined ? [] : [attachment],
    reference.flag('Blackhole') === true,
  );
}

function write(
  context: Context,
  gatewayId: string,
  tableId: string,
  destination: string,
  attachments: readonly Item[],
  blackhole: boolean,
): Statement[] {
  if (blackhole) return [{ head: `route ${destination} -> blackhole` }];
  const ids = attachments.flatMap((each) => each.text('TransitGatewayAttachmentId') ?? []).sort(compare);
  const named = ids.flatMap((id) => context.names.from(gatewayId, `${gatewayId} ${id}`) ?? []);
  const [first] = named;
  if (first === undefined)
    context.leaveOut(
      tableId,
      `route ${destination} -> ${ids.join(', ') || 'nothing'}: the attachment is not in the input`,
    );
  if (named.length > 1)
    context.leaveOut(tableId, `route ${destination}: equal paths over ${named.slice(1).join(', ')}`);
  return first === undefined ? [] : [{ head: `route ${destination} -> ${word(first)}` }];
}
