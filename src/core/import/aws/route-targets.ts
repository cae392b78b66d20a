/** What a route points to: the field that names it, and the name it has in the text. */
import type { Context } from './context';
import type { Item } from './item';
import type { Vpc } from './vpcs';

export interface RouteTarget {
  /** AWS's id, or `local`. */
  readonly id: string;
  /** Undefined when the text has no such resource. */
  readonly name: string | undefined;
  readonly why: string;
  /** The route of a gateway endpoint that is written as such. */
  readonly belongsToEndpoint: boolean;
}

const FIELDS = [
  'NatGatewayId',
  'TransitGatewayId',
  'VpcPeeringConnectionId',
  'EgressOnlyInternetGatewayId',
  'NetworkInterfaceId',
  'InstanceId',
  'GatewayId',
  'VpcEndpointId',
  'LocalGatewayId',
  'CarrierGatewayId',
  'CoreNetworkArn',
  'OdbNetworkArn',
];
const NO_WORDS = /^(LocalGatewayId|CarrierGatewayId|CoreNetworkArn|OdbNetworkArn)$/;

export function targetOf(context: Context, vpc: Vpc, route: Item): RouteTarget {
  const field = FIELDS.find((each) => route.text(each) !== undefined);
  const id = field === undefined ? '' : (route.text(field) as string);
  if (id === 'local') return { id, name: 'local', why: '', belongsToEndpoint: false };
  const endpoint = id.startsWith('vpce-') ? context.inventory.find('VpcEndpoints', id) : undefined;
  const belongsToEndpoint = endpoint?.text('VpcEndpointType') === 'Gateway' && context.names.own(id) !== undefined;
  const name = field === 'NetworkInterfaceId' ? interfaceTarget(context, vpc, id) : context.names.from(vpc.id, id);
  const why = field !== undefined && NO_WORDS.test(field) ? 'has no words in .vpc' : 'the target is not in the input';
  return { id, name, why, belongsToEndpoint };
}

/** An interface that is not written by itself stands for its instance, NAT gateway or endpoint. */
export function interfaceTarget(context: Context, vpc: Vpc, id: string): string | undefined {
  const one = context.interfaces.find(id);
  const owner = one === undefined ? undefined : (one.instanceId ?? context.interfaces.ownerOf(one));
  return context.names.from(vpc.id, id) ?? context.names.from(vpc.id, owner);
}
