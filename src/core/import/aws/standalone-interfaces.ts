/** Interfaces that belong to no instance and no gateway or endpoint of the text: Lambda, RDS, application load balancers, spare ones. */
import type { Context } from './context';
import { isWritten } from './instances';
import { interfaceProperties } from './interface-properties';
import { compare } from './inventory';
import type { NetworkInterface } from './network-interfaces';
import { block, line, type Statement } from './statements';
import type { Vpc } from './vpcs';

/** Owners that are written, or that would be wrong as an interface that answers. */
const MANAGED_OWNER = /^(nat-|vpce-|tgw-attach-|rslvr-|net\/|gwy\/)/;

export function nameStandaloneInterfaces(context: Context): void {
  for (const one of context.interfaces.all) {
    if (!isStandalone(context, one)) continue;
    const owner = context.interfaces.ownerOf(one);
    const balancer = owner === undefined ? undefined : /^app\/([^/]+)/.exec(owner)?.[1];
    const wanted = balancer ?? (one.description.length <= 40 ? one.description : undefined);
    context.name(
      { kind: 'network-interface', id: one.id, scope: one.vpcId as string, wanted, fallback: 'eni', tail: true },
      one.item,
    );
    if (balancer !== undefined)
      context.leaveOut(
        one.id,
        `interface of the application load balancer ${balancer}; its listeners and targets have no words in .vpc`,
      );
  }
}

export function writeStandaloneInterfaces(context: Context, vpc: Vpc): Statement[] {
  const own = context.interfaces.inVpc(vpc.id).filter((one) => isStandalone(context, one));
  const name = (one: NetworkInterface): string => context.names.own(one.id) ?? '';
  return own
    .sort((a, b) => compare(name(a), name(b)))
    .map((one) => {
      const attached = one.item.text('Status') !== 'available';
      const body = [
        ...interfaceProperties(context, vpc, one, one.id),
        ...line('state', attached ? undefined : 'detached'),
        ...context.identity(one.id, one.item),
      ];
      const what =
        one.instanceId !== undefined
          ? `Of ${one.instanceId}, which is not in the input.`
          : attached
            ? one.description.slice(0, 90)
            : 'Not attached.';
      return block(context.head('network-interface', one.id), body, what === '' ? {} : { above: [what] });
    });
}

/** Left-out interfaces of absent owners get a word here, whoever asks first. */
function isStandalone(context: Context, one: NetworkInterface): boolean {
  if (one.vpcId === undefined || !context.vpcs.has(one.vpcId)) return false;
  if (one.instanceId !== undefined) return !isWritten(context, one.instanceId);
  const owner = context.interfaces.ownerOf(one);
  if (owner === undefined || !MANAGED_OWNER.test(owner)) return true;
  if (!isOwnerWritten(context, owner)) context.leaveOut(one.id, `interface of ${owner}, which is not in the input`);
  return false;
}

function isOwnerWritten(context: Context, owner: string): boolean {
  if (owner.startsWith('tgw-attach-'))
    return context.inventory
      .all('TransitGatewayVpcAttachments')
      .concat(context.inventory.all('TransitGatewayAttachments'))
      .some((each) => each.text('TransitGatewayAttachmentId') === owner);
  if (/^(net|gwy)\//.test(owner))
    return context.inventory.all('LoadBalancers').some((each) => each.text('LoadBalancerArn')?.endsWith(`/${owner}`));
  return context.names.own(owner) !== undefined;
}
