/** Route tables: every route but the implied local ones, those of gateway endpoints, and those that propagation brings. */
import type { Context } from './context';
import { compare } from './inventory';
import type { Item } from './item';
import { targetOf } from './route-targets';
import { block, line, type Statement, word } from './statements';
import type { Vpc } from './vpcs';

export function nameRouteTables(context: Context): void {
  for (const table of context.inventory.all('RouteTables')) {
    const scope = table.text('VpcId') ?? '';
    const main = isMain(table);
    if (context.vpcs.has(scope))
      context.name(
        {
          kind: 'route-table',
          id: table.text('RouteTableId') as string,
          scope,
          fallback: main ? 'main' : 'rtb',
          tail: !main,
        },
        table,
      );
  }
}

export function writeRouteTables(context: Context, vpc: Vpc): Statement[] {
  const tables = context.inVpc('RouteTables', vpc.id);
  if (tables.length > 0 && !tables.some(isMain)) context.leaveOut(vpc.id, 'main route table: not in the input');
  const name = (table: Item): string => context.names.own(table.text('RouteTableId') as string) ?? '';
  return tables
    .sort((a, b) => Number(isMain(b)) - Number(isMain(a)) || compare(name(a), name(b)))
    .map((table) => writeRouteTable(context, vpc, table));
}

function isMain(table: Item): boolean {
  return table.items('Associations').some((each) => each.flag('Main') === true);
}

function writeRouteTable(context: Context, vpc: Vpc, table: Item): Statement {
  const id = table.text('RouteTableId') as string;
  const propagating = table.items('PropagatingVgws').flatMap((each) => each.text('GatewayId') ?? []);
  const edges = table.items('Associations').flatMap((each) => each.text('GatewayId') ?? []);
  return block(context.head('route-table', id), [
    ...(isMain(table) ? [{ head: 'main' }] : []),
    ...context
      .references(vpc.id, edges.sort(compare), id, 'edge association with')
      .flatMap((name) => line('edge', name)),
    ...table
      .items('Routes')
      .flatMap((route) => writeRoute(context, vpc, id, route, propagating))
      .sort((a, b) => compare(routeOrder(a), routeOrder(b))),
    ...context
      .references(vpc.id, propagating.sort(compare), id, 'propagation from')
      .flatMap((name) => line('propagate', name)),
    ...context.identity(id, table),
  ]);
}

function writeRoute(
  context: Context,
  vpc: Vpc,
  tableId: string,
  route: Item,
  propagating: readonly string[],
): Statement[] {
  const destination = destinationOf(context, tableId, route);
  const target = targetOf(context, vpc, route);
  if (destination === undefined || isImplied(vpc, destination, target.id)) return [];
  if (route.text('Origin') === 'EnableVgwRoutePropagation') {
    if (!propagating.includes(target.id))
      context.leaveOut(
        tableId,
        `route ${destination} propagated by ${target.id}, which doesn't propagate to this table any more`,
      );
    return [];
  }
  if (target.belongsToEndpoint) return [];
  if (route.text('State') === 'blackhole')
    return [{ head: `route ${destination} -> blackhole`, note: `to ${target.id}, which is gone` }];
  if (target.name === undefined) {
    context.leaveOut(tableId, `route ${destination} -> ${target.id || 'a target that is not named'}: ${target.why}`);
    return [];
  }
  return [{ head: `route ${destination} -> ${word(target.name)}` }];
}

/** RT-3: a table has a local route for each CIDR of its VPC. */
function isImplied(vpc: Vpc, destination: string, target: string): boolean {
  return target === 'local' && [...vpc.cidrs, ...vpc.ipv6Cidrs].includes(destination);
}

function destinationOf(context: Context, tableId: string, route: Item): string | undefined {
  const cidr = route.cidr('DestinationCidrBlock') ?? route.cidr('DestinationIpv6CidrBlock');
  const list = route.text('DestinationPrefixListId');
  if (cidr !== undefined || list === undefined) return cidr;
  const name = context.names.from('', list);
  if (name !== undefined) return word(name);
  // A gateway endpoint's route needs no words of its own, so its list needn't be known either.
  if (route.text('GatewayId')?.startsWith('vpce-')) return list;
  context.leaveOut(tableId, `route ${list} -> …: the entries of the prefix list are not in the input`);
  return undefined;
}

function routeOrder({ head }: Statement): string {
  const isDefault = / (0\.0\.0\.0\/0|::\/0) /.test(head);
  return `${isDefault ? 1 : 0} ${head.replace(/\d+/g, (digits) => digits.padStart(6, '0'))}`;
}
