/** Endpoint services of one's own: which load balancers, who may connect, where (ES-1, ES-2, ES-3, ES-8). */
import type { Context } from './context';
import { compare } from './inventory';
import type { Item } from './item';
import { isAccount } from './place';
import { block, line, listLine, type Statement, word } from './statements';

export function nameEndpointServices(context: Context): void {
  for (const service of context.inventory.all('ServiceConfigurations')) {
    const id = service.text('ServiceId') as string;
    if (balancersOf(service).some((arn) => context.inventory.find('LoadBalancers', arn) !== undefined))
      context.name({ kind: 'endpoint-service', id, scope: '', fallback: 'service', tail: true }, service);
    else context.leaveOut(id, 'endpoint service whose load balancers are not in the input');
  }
}

export function writeEndpointServices(context: Context): Statement[] {
  return context.inventory
    .all('ServiceConfigurations')
    .filter((service) => context.names.own(service.text('ServiceId') as string) !== undefined)
    .map((service) => {
      const id = service.text('ServiceId') as string;
      const privateDns = service.text('PrivateDnsName');
      const verified = service.item('PrivateDnsNameConfiguration')?.text('State') === 'verified';
      return block(context.head('endpoint-service', id), [
        ...listLine('load-balancers', context.references('', balancersOf(service), id, 'load balancer').sort(compare)),
        ...line('private-dns', privateDns === undefined ? undefined : word(privateDns)),
        ...(privateDns === undefined ? [] : line('verified', verified ? 'on' : 'off')),
        ...line('acceptance', service.flag('AcceptanceRequired') === true ? 'manual' : 'auto'),
        ...listLine('allow', allowed(context, id)),
        ...listLine('az', service.texts('AvailabilityZones').map(word).sort(compare)),
        ...line('id', word(id)),
      ]);
    });
}

function balancersOf(service: Item): string[] {
  return [...service.texts('NetworkLoadBalancerArns'), ...service.texts('GatewayLoadBalancerArns')];
}

/** ARNs of whole accounts become the account; finer principals are kept as they are. */
function allowed(context: Context, id: string): string[] {
  const principals = context.inventory
    .all('AllowedPrincipals')
    .filter((each) => each.text('ServiceId') === id)
    .flatMap((each) => each.text('Principal') ?? []);
  const words = principals.map((principal) =>
    principal.endsWith(':root') && isAccount(principal.split(':')[4])
      ? (principal.split(':')[4] as string)
      : word(principal),
  );
  return [...new Set(words)].sort(compare);
}
