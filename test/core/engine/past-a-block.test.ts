/** The walk goes on past a block, so that everything that has to change is known at once (MOD-3). */
import { expect, test } from 'vitest';
import { ask } from '../../../src/core/engine/ask';
import { isUnaskable } from '../../../src/core/engine/question';
import { Workspace } from '../../../src/core/model/workspace';

function dropsOf(text: string, from: string, to: string): string[] {
  const workspace = new Workspace();
  workspace.open('main.vpc', text);
  const network = workspace.analysis('main.vpc')?.network;
  if (!network) throw new Error('no network');
  const trace = ask(network, from, to);
  if (isUnaskable(trace)) throw new Error(trace.problem);
  const steps = trace.paths.flatMap(({ forward }) => forward.flatMap((hop) => hop.steps));
  return steps
    .filter(({ verdict }) => verdict === 'drop')
    .map(({ code, afterBlock }) => `${code}${afterBlock ? ' (after a block)' : ''}`);
}

const pair = (connection: string): string => `region us-east-1
vpc a {
  cidr 10.0.0.0/16
  subnet one { az us-east-1b; cidr 10.0.1.0/24; route-table t }
  subnet door { az us-east-1a; cidr 10.0.9.0/28; route-table t }
  subnet fw { az us-east-1b; cidr 10.0.2.0/24; route-table u }
  route-table t { route 10.1.0.0/16 -> box; route 10.2.0.0/16 -> tgw }
  route-table u { route 10.1.0.0/16 -> tgw }
  security-group open { ingress all from any; egress all to any }
  instance client { subnet one; address 10.0.1.10; security-groups open }
  instance box { subnet fw; address 10.0.2.10; security-groups open }
}
vpc b {
  cidr ${connection}
  subnet two { az us-east-1a; cidr ${connection.replace('.0.0/16', '.1.0/24')} }
  security-group closed { ingress none }
  instance server { subnet two; security-groups closed }
}
transit-gateway tgw {
  attachment to-a { vpc a; subnets door }
  attachment to-b { vpc b; subnets two }
  route-table main { default-association; default-propagation }
}
`;

test('past a zone without an attachment subnet to the group of the receiver', () => {
  expect(dropsOf(pair('10.2.0.0/16'), 'client', 'server:443')).toEqual([
    'TGW_ROUTE_AZ_RESTRICTION',
    'SG_HAS_NO_RULES (after a block)',
  ]);
});

test('past an appliance whose source/destination check is on', () => {
  expect(dropsOf(pair('10.1.0.0/16'), 'client', 'server:443')).toEqual([
    'ENI_SOURCE_DEST_CHECK_RESTRICTION',
    'TGW_ROUTE_AZ_RESTRICTION (after a block)',
    'SG_HAS_NO_RULES (after a block)',
  ]);
});
