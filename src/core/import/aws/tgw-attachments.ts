/** Attachments of transit gateways: what several answers say about each, in one place (TGW-1). */
import type { Context } from './context';
import { compare, type Inventory } from './inventory';
import type { Item } from './item';

export interface Attachment {
  readonly id: string;
  readonly gatewayId: string;
  /** Unique although both ends of a peering have the same id. */
  readonly key: string;
  /** `vpc`, `vpn`, `direct-connect-gateway`, `peering`, … */
  readonly type: string;
  readonly resourceId: string;
  readonly state: string;
  /** The item with the tags. */
  readonly item: Item;
  /** describe-transit-gateway-vpc-attachments, which alone has subnets and options. */
  readonly vpcAttachment: Item | undefined;
  /** Undefined when no answer says it, '' when it is associated with no table. */
  readonly routeTable: string | undefined;
  readonly propagatesTo: readonly string[];
}

const GONE = /^(deleted|deleting|failed|failing|rejected|rejecting)$/;

/** By key, without those that are gone. */
export function findAttachments(inventory: Inventory): Map<string, Attachment> {
  const found = new Map<string, Attachment>();
  const add = (attachment: Attachment): void => {
    if (!GONE.test(attachment.state) && !found.has(attachment.key)) found.set(attachment.key, attachment);
  };
  for (const item of inventory.all('TransitGatewayAttachments')) {
    add(
      attachment(
        inventory,
        item,
        item.text('TransitGatewayId'),
        item.text('ResourceType') ?? '',
        item.text('ResourceId'),
      ),
    );
  }
  for (const item of inventory.all('TransitGatewayVpcAttachments'))
    add(attachment(inventory, item, item.text('TransitGatewayId'), 'vpc', item.text('VpcId')));
  for (const item of inventory.all('TransitGatewayPeeringAttachments')) {
    const ends = ['RequesterTgwInfo', 'AccepterTgwInfo'].map((side) => item.item(side)?.text('TransitGatewayId'));
    add(attachment(inventory, item, ends[0], 'peering', ends[1]));
    add(attachment(inventory, item, ends[1], 'peering', ends[0]));
  }
  return new Map([...found].sort(([a], [b]) => compare(a, b)));
}

function attachment(inventory: Inventory, item: Item, gatewayId = '', type: string, resourceId = ''): Attachment {
  const id = item.text('TransitGatewayAttachmentId') as string;
  const association = item.item('Association');
  const listed = inventory
    .all('TransitGatewayRouteTableAssociations')
    .find((each) => each.text('TransitGatewayAttachmentId') === id && tableBelongs(inventory, each, gatewayId));
  const isFull = inventory.find('TransitGatewayAttachments', gatewayId, id) !== undefined;
  const propagations = inventory
    .all('TransitGatewayRouteTablePropagations')
    .filter(
      (each) =>
        each.text('TransitGatewayAttachmentId') === id &&
        !/^disabl/.test(each.text('State') ?? '') &&
        tableBelongs(inventory, each, gatewayId),
    );
  const propagatedRoutes = inventory
    .all('TransitGatewayRoutes')
    .filter(
      (route) =>
        isPropagated(route) &&
        tableBelongs(inventory, route, gatewayId) &&
        route.items('TransitGatewayAttachments').some((each) => each.text('TransitGatewayAttachmentId') === id),
    );
  return {
    id,
    gatewayId,
    key: `${gatewayId} ${id}`,
    type: type === 'tgw-peering' ? 'peering' : type,
    resourceId,
    state: item.text('State') ?? 'available',
    item,
    vpcAttachment: inventory.find('TransitGatewayVpcAttachments', gatewayId, id),
    routeTable:
      association?.text('TransitGatewayRouteTableId') ??
      listed?.text('TransitGatewayRouteTableId') ??
      (isFull ? '' : undefined),
    propagatesTo: [
      ...new Set(
        [...propagations, ...propagatedRoutes].flatMap((each) => each.text('TransitGatewayRouteTableId') ?? []),
      ),
    ].sort(compare),
  };
}

export function isPropagated(route: Item): boolean {
  return route.text('Type') === 'propagated';
}

/** Both ends of a peering have the same attachment id; the table tells which end is meant. */
function tableBelongs(inventory: Inventory, item: Item, gatewayId: string): boolean {
  const table = inventory.find('TransitGatewayRouteTables', item.text('TransitGatewayRouteTableId'));
  return table === undefined || table.text('TransitGatewayId') === gatewayId;
}

/** Names those whose other end is in the text; the rest is left out with a word. */
export function nameAttachments(
  context: Context,
  attachments: ReadonlyMap<string, Attachment>,
  isWritten: (gatewayId: string) => boolean,
): void {
  for (const one of attachments.values()) {
    if (!isWritten(one.gatewayId))
      context.leaveOut(one.id, `attachment of transit gateway ${one.gatewayId}, which is not in the input`);
    else if (one.type === 'connect' || !/^(vpc|vpn|direct-connect-gateway|peering)$/.test(one.type))
      context.leaveOut(one.id, `transit gateway attachment of type ${one.type}`);
    else if (!isPresent(context, one, isWritten))
      context.leaveOut(one.id, `attachment of ${one.resourceId}, which is not in the input`);
    else
      context.names.request(
        {
          kind: 'attachment',
          id: one.id,
          scope: one.gatewayId,
          wanted: context.nameTag(one.item, one.id),
          fallback: one.type === 'direct-connect-gateway' ? 'dx' : one.type,
          tail: true,
        },
        one.key,
      );
  }
}

function isPresent(
  context: Context,
  { type, resourceId }: Attachment,
  isWritten: (gatewayId: string) => boolean,
): boolean {
  if (type === 'vpc') return context.vpcs.has(resourceId);
  if (type === 'peering') return isWritten(resourceId);
  return context.inventory.find(type === 'vpn' ? 'VpnConnections' : 'directConnectGateways', resourceId) !== undefined;
}
