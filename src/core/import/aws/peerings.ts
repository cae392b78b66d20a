/** VPC peering connections between VPCs of the input (PCX-1, DNS-16). */
import type { Context } from './context';
import { compare } from './inventory';
import type { Item } from './item';
import { block, line, listLine, type Statement } from './statements';
import { peeringState } from './vpcs';

export function namePeerings(context: Context): void {
  for (const peering of context.inventory.all('VpcPeeringConnections')) {
    if (peeringState(peering) === 'deleted') continue;
    const id = peering.text('VpcPeeringConnectionId') as string;
    const missing = sides(peering).find((side) => !context.vpcs.has(side.text('VpcId') ?? ''));
    if (missing !== undefined || sides(peering).length < 2)
      context.leaveOut(id, `peering with ${missing?.text('VpcId') ?? 'a VPC'} that is not in the input`);
    else context.name({ kind: 'peering', id, scope: '', fallback: 'peering' }, peering);
  }
}

export function writePeerings(context: Context): Statement[] {
  const name = (peering: Item): string => context.names.own(peering.text('VpcPeeringConnectionId') as string) ?? '';
  const peerings = context.inventory.all('VpcPeeringConnections').filter((peering) => name(peering) !== '');
  return peerings
    .sort((a, b) => compare(name(a), name(b)))
    .map((peering) => {
      const id = peering.text('VpcPeeringConnectionId') as string;
      const [requester, accepter] = sides(peering);
      // The option of one side opens that side's names to the clients of the other.
      const clients = [...(allowsDns(requester) ? [accepter] : []), ...(allowsDns(accepter) ? [requester] : [])];
      const vpcs = (list: readonly (Item | undefined)[]): string[] =>
        context.references(
          '',
          list.flatMap((side) => side?.text('VpcId') ?? []),
          id,
          'VPC',
        );
      return block(context.head('peering', id), [
        ...listLine('vpcs', vpcs([requester, accepter])),
        ...listLine('dns-resolution', vpcs(clients).sort(compare)),
        ...line('state', peeringState(peering) === 'pending' ? 'pending' : undefined),
        ...context.identity(id, peering),
      ]);
    });
}

function sides(peering: Item): Item[] {
  return [peering.item('RequesterVpcInfo'), peering.item('AccepterVpcInfo')].filter((side) => side !== undefined);
}

function allowsDns(side: Item | undefined): boolean {
  return side?.item('PeeringOptions')?.flag('AllowDnsResolutionFromRemoteVpc') ?? false;
}
