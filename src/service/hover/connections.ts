/** Hover of what joins networks: peerings, transit gateways with attachments and tables, load balancers with targets. */
import type { NetworkLoadBalancer, TargetGroup } from '../../core/model/load-balancer';
import type { Resource } from '../../core/model/resource';
import type { RouteTable } from '../../core/model/route-table';
import type { Attachment, TransitGateway, TransitGatewayRouteTable } from '../../core/model/transit-gateway';
import type { Vpc } from '../../core/model/vpc';
import { formatAddress } from '../../core/net/address';
import { formatCidr } from '../../core/net/cidr';
import { protocolName } from '../../core/net/protocol';
import { senderText } from './interfaces';
import { bullets, code, listed, names, paragraphs } from './markdown';

/** Route tables of a VPC with a route to the resource. */
const tablesTo = (target: Resource, vpc: Vpc): readonly RouteTable[] =>
  vpc.all<RouteTable>('route-table').filter((table) => table.routes.some((route) => route.target === target));

const waysOf = (target: Resource, vpcs: readonly Vpc[]): string =>
  bullets(
    vpcs.map((vpc) => {
      const tables = tablesTo(target, vpc);
      return tables.length > 0
        ? `from ${code(vpc.name)}: route table${tables.length > 1 ? 's' : ''} ${names(tables)}`
        : `from ${code(vpc.name)}: no route leads to it, so neither packets nor answers take it`;
    }),
  );

export function peeringText(peering: Resource): string {
  const vpcs = peering.references<Vpc>('vpcs');
  if (vpcs.length === 0) return 'Joins two VPCs; name them with `vpcs`.';
  return paragraphs(
    `Joins ${names(vpcs)}. It is no transit: only addresses of these VPCs pass (PCX-3, PCX-5).`,
    `Both sides need a route to it:\n${waysOf(peering, vpcs)}`,
  );
}

export function transitGatewayText(gateway: TransitGateway): string {
  const { attachments } = gateway;
  const vpcs = attachments.flatMap((each) => each.attachedVpc ?? []);
  return paragraphs(
    'A router between what is attached to it: the table of the attachment by which a packet comes in decides where it goes (TGW-1, TGW-6).',
    attachments.length > 0
      ? `Attachments:\n${bullets(attachments.map(attachmentLine))}`
      : 'Nothing is attached to it yet.',
    vpcs.length > 0 && `Routes to it in the VPCs:\n${waysOf(gateway, vpcs)}`,
  );
}

function attachmentLine(attachment: Attachment): string {
  const { routeTable, propagatesTo } = attachment;
  const learned = propagatesTo.length > 0 ? `; its routes are in ${names(propagatesTo)}` : '';
  return `${code(attachment.name)} (${otherEnd(attachment)}): ${routeTable ? `table ${code(routeTable.name)}` : 'no table'}${learned}`;
}

function otherEnd(attachment: Attachment): string {
  const { type } = attachment;
  const words = { vpc: 'VPC', vpn: 'VPN', 'direct-connect': 'Direct Connect', peer: 'transit gateway' };
  return type ? `${words[type]} ${code(attachment.text(type) ?? '')}` : 'nothing yet';
}

export function attachmentText(attachment: Attachment): string {
  const { routeTable, propagatesTo, prefixes, subnets } = attachment;
  return paragraphs(
    `Connects ${otherEnd(attachment)} to ${code(attachment.gateway.name)}.`,
    bullets([
      routeTable
        ? `route table ${code(routeTable.name)} decides about packets that come in here`
        : 'no route table is associated: packets that come in here are dropped (TGW-1)',
      prefixes.length > 0 && propagatesTo.length > 0
        ? `routes to ${listed(prefixes.map((each) => code(formatCidr(each))))} through it in ${names(propagatesTo)}`
        : 'no table learns routes from it',
      ...(subnets.length > 0 ? [`interfaces in ${names(subnets)}; clients in other zones can't use it (TGW-3)`] : []),
    ]),
  );
}

export function transitGatewayTableText(table: TransitGatewayRouteTable): string {
  const { attachments } = table.container as TransitGateway;
  const users = attachments.filter((each) => each.routeTable === table);
  const learned = attachments.filter((each) => each.propagatesTo.includes(table) && each.works);
  const lines = [
    ...table.bound.children.flatMap(({ spec, statement }) =>
      spec.keyword === 'route' ? code(statement.args.join(' ')) : [],
    ),
    ...learned.flatMap((each) =>
      each.prefixes.map((cidr) => `${code(`${formatCidr(cidr)} -> ${each.name}`)}, learned`),
    ),
  ];
  return paragraphs(
    users.length > 0
      ? `Decides for packets that come in by ${names(users)}.`
      : 'No attachment is associated with it, so it decides nothing.',
    lines.length > 0 ? `Routes:\n${bullets(lines)}` : 'It has no route: every packet is dropped.',
  );
}

export function loadBalancerText(balancer: NetworkLoadBalancer): string {
  const listeners = balancer.listeners.map(
    ({ protocol, port, targets }) =>
      `${protocolName(protocol)} ${port} to ${targets ? `target group ${code(targets.name)}` : 'a target group that does not exist'}`,
  );
  return paragraphs(
    `${balancer.isInternetFacing ? 'Internet-facing' : 'Internal'}; cross-zone is ${balancer.crossZone ? 'on: nodes use targets of every zone' : 'off: each node uses the targets of its own zone'}.`,
    listeners.length > 0 ? `Listens for:\n${bullets(listeners)}` : 'It has no listener, so it takes no connection.',
    senderText(balancer),
  );
}

export function targetGroupText(group: TargetGroup): string {
  const lines = group.targets.map(({ name, address, port }) => {
    const text = formatAddress(address);
    return `${code(name)}${name === text ? '' : `: ${code(text)}`}${port === undefined ? '' : `, port ${port}`}`;
  });
  return paragraphs(
    lines.length > 0 ? `Targets:\n${bullets(lines)}` : 'It has no target yet.',
    group.preservesClientAddress
      ? "Targets see the client's address, so their security groups have to admit it."
      : "Targets see the load balancer's address.",
  );
}
