/** Direct Connect gateways: one statement per gateway behind them, since allowed prefixes are told per association (DX-1, DX-3). */
import type { Context } from './context';
import { compare } from './inventory';
import type { Item } from './item';
import { block, line, listLine, type Statement, word } from './statements';

export function nameDirectConnect(context: Context): void {
  for (const gateway of aliveGateways(context)) {
    const id = gateway.text('directConnectGatewayId') as string;
    context.name({
      kind: 'direct-connect',
      id,
      scope: '',
      wanted: gateway.text('directConnectGatewayName'),
      fallback: 'dx',
    });
    context.names.request(
      {
        kind: 'on-premises',
        id,
        scope: '',
        wanted: `${gateway.text('directConnectGatewayName') ?? 'dx'}-site`,
        fallback: 'site',
      },
      siteKey(id),
    );
  }
}

/** Nothing in AWS describes what lies at the other end but what it announces, which is run-time state. */
export function writeDirectConnect(context: Context): Statement[] {
  return aliveGateways(context).flatMap((gateway) => {
    const id = gateway.text('directConnectGatewayId') as string;
    const associations = context.inventory
      .all('directConnectGatewayAssociations')
      .filter(
        (each) => each.text('directConnectGatewayId') === id && each.text('associationState') !== 'disassociated',
      );
    const gateways = associations.flatMap(
      (each) => each.item('associatedGateway')?.text('id') ?? each.text('virtualGatewayId') ?? [],
    );
    const prefixes = associations.map((each) =>
      each
        .items('allowedPrefixesToDirectConnectGateway')
        .flatMap((prefix) => prefix.cidr('cidr') ?? [])
        .sort(compare),
    );
    if (new Set(prefixes.map((each) => each.join())).size > 1)
      context.leaveOut(id, 'allowed prefixes that differ between its gateways: all of them are written together');
    context.leaveOut(id, 'the networks at the other end of Direct Connect: add their blocks to the site');
    return [
      block(context.head('on-premises', siteKey(id)), []),
      block(context.head('direct-connect', id), [
        ...listLine('gateways', context.references('', gateways, id, 'gateway').sort(compare)),
        ...line('site', context.names.own(siteKey(id))),
        ...listLine('allowed-prefixes', [...new Set(prefixes.flat())].sort(compare)),
        ...line('id', word(id)),
      ]),
    ];
  });
}

const siteKey = (id: string): string => `site of ${id}`;

function aliveGateways(context: Context): Item[] {
  return context.inventory
    .all('directConnectGateways')
    .filter((each) => !/^delet/.test(each.text('directConnectGatewayState') ?? ''));
}
