/** NAT gateways: zonal and regional, public and private (NAT-1, NAT-3, NAT-12). */
import type { Context } from './context';
import type { Item } from './item';
import { block, line, listLine, type Statement, word } from './statements';
import type { Vpc } from './vpcs';

const GONE = /^delet/;

export function nameNatGateways(context: Context): void {
  for (const nat of context.inventory.all('NatGateways')) {
    const scope = nat.text('VpcId') ?? '';
    if (!GONE.test(nat.text('State') ?? '') && context.vpcs.has(scope))
      context.name({ kind: 'nat-gateway', id: nat.text('NatGatewayId') as string, scope, fallback: 'nat' }, nat);
  }
}

export function writeNatGateways(context: Context, vpc: Vpc): Statement[] {
  const alive = context.inVpc('NatGateways', vpc.id).filter((nat) => !GONE.test(nat.text('State') ?? ''));
  return alive.map((nat) => writeNatGateway(context, vpc, nat));
}

function writeNatGateway(context: Context, vpc: Vpc, nat: Item): Statement {
  const id = nat.text('NatGatewayId') as string;
  const addresses = nat
    .items('NatGatewayAddresses')
    .sort((a, b) => Number(b.flag('IsPrimary') ?? false) - Number(a.flag('IsPrimary') ?? false));
  const regional = nat.text('AvailabilityMode') === 'regional';
  const state = nat.text('State');
  return block(context.head('nat-gateway', id), [
    ...line('subnet', subnetOf(context, vpc, nat, id)),
    ...listLine(
      'address',
      addresses.flatMap((each) => each.address('PrivateIp') ?? []),
    ),
    ...listLine(
      'public-address',
      addresses.flatMap((each) => each.address('PublicIp') ?? []),
    ),
    ...line('connectivity', nat.text('ConnectivityType') === 'private' ? 'private' : undefined),
    ...line('regional', regional ? 'on' : undefined),
    ...line('state', state === 'available' || state === undefined ? undefined : word(state)),
    ...context.identity(id, nat),
  ]);
}

function subnetOf(context: Context, vpc: Vpc, nat: Item, id: string): string | undefined {
  const subnet = nat.text('SubnetId');
  return subnet === undefined ? undefined : context.references(vpc.id, [subnet], id, 'subnet')[0];
}
