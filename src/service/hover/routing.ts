/** Hover of route tables and of single routes: what wins where, and against what (RT-3, RT-7, RT-8, RT-9). */
import { chooseRoute, describeRoute } from '../../core/engine/route-choice';
import type { Route, RouteTable } from '../../core/model/route-table';
import type { Subnet } from '../../core/model/subnet';
import { containsCidr, formatCidr, sameCidr } from '../../core/net/cidr';
import type { Statement } from '../../core/syntax/tree';
import { bullets, code, count, kindWords, names, paragraphs } from './markdown';

export function routeTableText(table: RouteTable): string {
  const users = usersOf(table);
  const lines = grouped(table.routes).map(({ route, entries }) => {
    const size = entries > 1 ? ` (${count(entries, 'block')})` : '';
    return `${code(route.text)}${size}${originText(route)}`;
  });
  const { edges } = table;
  return paragraphs(
    users.length > 0
      ? `Decides for packets that leave ${names(users)}: the longest matching prefix wins.`
      : edges.length > 0
        ? `Steers what enters through ${names(edges)}.`
        : 'No subnet uses it yet.',
    table.isMain && 'It is the main table: subnets that name none use it.',
    `Routes:\n${bullets(lines)}`,
  );
}

export const usersOf = (table: RouteTable): Subnet[] =>
  (table.vpc?.all<Subnet>('subnet') ?? []).filter((each) => each.routeTable === table);

/** What one `route` line does. */
export function routeText(table: RouteTable, statement: Statement): string {
  const own = table.routes.filter((each) => each.source?.statement === statement);
  const [route] = own;
  if (!route) return 'The route names no destination that is known here, so it does nothing.';
  const size = own.length > 1 ? ` (${count(own.length, 'block')})` : '';
  return paragraphs(
    `${doesText(route)}${size}`,
    own.length === 1 ? contestText(route, table) : undefined,
    `In every table the local ${(table.vpc?.cidrs.length ?? 0) > 1 ? 'routes are' : 'route is'} there as well, never written: ${
      table.routes
        .filter((each) => each.origin === 'local')
        .map((each) => code(each.text))
        .join(', ') || 'none yet, since the VPC has no CIDR block'
    } (RT-3).`,
  );
}

function doesText({ destination, list, target }: Route): string {
  const what = list ? `the addresses of ${code(list)}` : code(formatCidr(destination));
  if (target === 'blackhole') return `Packets to ${what} are dropped.`;
  if (target === 'local') return `Packets to ${what} are delivered inside the VPC.`;
  if (target === 'unknown') return `Packets to ${what} would go to a target that does not exist here.`;
  return `Packets to ${what} go to the ${kindWords(target)} ${code(target.name)}.`;
}

/** Which other routes take part of its destinations, and which it takes them from. */
function contestText(route: Route, table: RouteTable): string {
  const covering = table.routes
    .filter((each) => containsCidr(each.destination, route.destination))
    .sort((a, b) => b.destination.length - a.destination.length);
  const choice = chooseRoute(covering);
  if (choice.chosen && choice.chosen !== route) {
    const why = choice.rejected.find((each) => each.source === route.source)?.why;
    return `It never takes effect: ${code(describeRoute(choice.chosen))} wins${why ? `, because ${why}` : ''}.`;
  }
  const narrower = grouped(
    table.routes.filter(
      (each) => containsCidr(route.destination, each.destination) && !sameCidr(each.destination, route.destination),
    ),
  );
  const loses = narrower.filter((each) => each.route.target !== route.target);
  const wins = choice.rejected.map((each) => `${code(each.what)}: ${each.why}`);
  return paragraphs(
    loses.length > 0
      ? `It wins for every address of ${code(formatCidr(route.destination))} except where a longer prefix matches:\n${bullets(
          loses.map((each) => code(each.route.text) + (each.entries > 1 ? ` (${count(each.entries, 'block')})` : '')),
        )}`
      : `It wins for every address of ${code(formatCidr(route.destination))}.`,
    wins.length > 0 && `It wins against:\n${bullets(wins)}`,
  );
}

/** Routes of one prefix list to one target as one line. */
function grouped(routes: readonly Route[]): { readonly route: Route; readonly entries: number }[] {
  const lines = new Map<string, { route: Route; entries: number }>();
  for (const route of routes) {
    const key = route.list ? route.text : `${route.text} ${route.origin}`;
    const line = lines.get(key);
    if (line) line.entries++;
    else lines.set(key, { route, entries: 1 });
  }
  return [...lines.values()];
}

function originText({ origin, target }: Route): string {
  if (origin === 'local') return ', implied';
  if (origin === 'propagated') return ', propagated';
  return typeof target === 'object' && target.kind === 'gateway-endpoint' ? ', added by the gateway endpoint' : '';
}
