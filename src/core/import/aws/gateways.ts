/** Internet gateways, egress-only internet gateways and virtual private gateways of a VPC. */
import type { Context } from './context';
import type { Item } from './item';
import type { NamedKind } from './names';
import { block, type Statement } from './statements';
import type { Vpc } from './vpcs';

interface GatewayFamily {
  readonly family: string;
  readonly id: string;
  readonly attachments: string;
  readonly kind: NamedKind;
  readonly fallback: string;
}

const FAMILIES: readonly GatewayFamily[] = [
  {
    family: 'InternetGateways',
    id: 'InternetGatewayId',
    attachments: 'Attachments',
    kind: 'internet-gateway',
    fallback: 'igw',
  },
  {
    family: 'EgressOnlyInternetGateways',
    id: 'EgressOnlyInternetGatewayId',
    attachments: 'Attachments',
    kind: 'egress-only-internet-gateway',
    fallback: 'eigw',
  },
  {
    family: 'VpnGateways',
    id: 'VpnGatewayId',
    attachments: 'VpcAttachments',
    kind: 'virtual-private-gateway',
    fallback: 'vgw',
  },
];

export function nameGateways(context: Context): void {
  for (const { family, id, attachments, kind, fallback } of FAMILIES) {
    for (const gateway of context.inventory.all(family)) {
      const gatewayId = gateway.text(id) as string;
      const vpcId = attachedVpc(gateway, attachments);
      if (vpcId === undefined) context.leaveOut(gatewayId, `${kind} that is attached to no VPC`);
      else if (context.vpcs.has(vpcId)) context.name({ kind, id: gatewayId, scope: vpcId, fallback }, gateway);
      else context.leaveOut(gatewayId, `${kind} of ${vpcId}, which is not in the input`);
    }
  }
}

export function writeGateways(context: Context, vpc: Vpc): Statement[] {
  return FAMILIES.flatMap(({ family, id, attachments, kind }) =>
    context.inventory
      .all(family)
      .filter((gateway) => attachedVpc(gateway, attachments) === vpc.id)
      .map((gateway) => {
        const gatewayId = gateway.text(id) as string;
        return block(context.head(kind, gatewayId), context.identity(gatewayId, gateway));
      }),
  );
}

function attachedVpc(gateway: Item, attachments: string): string | undefined {
  return gateway
    .items(attachments)
    .find((each) => /^(available|attached|attaching)$/.test(each.text('State') ?? 'attached'))
    ?.text('VpcId');
}
