/** Hover of gateway endpoints: the route they add, to which tables, and who uses it (GE-1, GE-2, GE-3). */
import type { GatewayEndpoint } from '../../core/model/gateway-endpoint';
import type { Subnet } from '../../core/model/subnet';
import { bullets, code, count, names, paragraphs } from './markdown';
import { usersOf } from './routing';

export function gatewayEndpointText(endpoint: GatewayEndpoint): string {
  const { service, routeTables: tables, vpc } = endpoint;
  if (!service) return 'A way to S3 or DynamoDB by routes; name its `service`.';
  const users = tables.flatMap(usersOf);
  const others = (vpc?.all<Subnet>('subnet') ?? []).filter((each) => !users.includes(each));
  const blocks = endpoint.prefixes.length;
  const size =
    blocks > 0
      ? count(blocks, 'block')
      : `blocks that are not known here, because ${code(endpoint.prefixListName)} is not in the file`;
  return paragraphs(
    `A way to ${serviceName(service)} by routes. It has no network interface, no address and no DNS name of its own.`,
    `It adds the route ${code(`${endpoint.prefixListName} -> ${endpoint.name}`)} (${size}) to ${
      tables.length > 0
        ? `route table${tables.length > 1 ? 's' : ''} ${names(tables)}`
        : 'no route table yet, so nobody uses it'
    }.`,
    bullets([
      users.length > 0 ? `Packets from ${names(users)} take it.` : 'No subnet uses it: none has one of these tables.',
      ...(others.length > 0 ? [`${names(others)} ${others.length > 1 ? 'keep' : 'keeps'} the public path.`] : []),
    ]),
    'DNS stays as it is: the names of the service keep their public addresses (GE-3). The router is the one of the subnet, asked with that route. _GE-1, GE-2, RTR-5_',
  );
}

const serviceName = (service: string): string =>
  ({ s3: 'Amazon S3', dynamodb: 'Amazon DynamoDB', s3express: 'Amazon S3 Express One Zone' })[service] ?? code(service);
