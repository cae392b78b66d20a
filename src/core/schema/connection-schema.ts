/** The schema of what connects VPCs to each other and to other networks. */
import { common } from './common';
import type { StatementSpec } from './statement-spec';
import { block, flag, statement } from './statement-spec';

const peering = statement(
  'peering',
  'NAME',
  'Joins two VPCs. It is no transit: only addresses of the two VPCs pass (PCX-3, PCX-5).',
  {
    kind: 'peering',
    many: true,
    rules: 'PCX-1 PCX-3 PCX-4 PCX-5',
    block: block('a peering', [
      statement('vpcs', 'VPC…', 'The two VPCs.', { required: true, rules: 'PCX-1 PCX-2' }),
      statement('dns-resolution', 'VPC…', "The VPCs whose clients get private answers for the other side's names.", {
        rules: 'DNS-16',
      }),
      ...common('active|pending|pending-acceptance|provisioning|rejected|expired|failed|deleting|deleted', {
        fallback: 'active',
        rules: 'PCX-1',
      }),
    ]),
  },
);

const attachment = statement(
  'attachment',
  'NAME',
  'What is connected to the transit gateway: one of `vpc`, `vpn`, `direct-connect` or `peer`.',
  {
    kind: 'attachment',
    many: true,
    rules: 'TGW-1 TGW-2 TGW-3',
    block: block('an attachment', [
      statement('vpc', 'VPC', 'The attached VPC.', { rules: 'TGW-1' }),
      statement('subnets', 'SUBNET…', "One subnet a zone; clients in other zones can't use the gateway (TGW-3).", {
        many: true,
        rules: 'TGW-3 TGW-10',
      }),
      statement('vpn', 'VPN', 'The attached VPN connection.'),
      statement('direct-connect', 'DIRECT-CONNECT', 'The attached Direct Connect gateway.'),
      statement('peer', 'TRANSIT-GATEWAY', 'The other transit gateway.', { rules: 'TGW-8' }),
      statement(
        'route-table',
        'TGW-ROUTE-TABLE',
        'The associated table: it decides for packets that come from this attachment.',
        { rules: 'TGW-1 TGW-2' },
      ),
      statement('propagate', 'TGW-ROUTE-TABLE…', "The tables that learn this attachment's routes.", {
        many: true,
        rules: 'TGW-1',
      }),
      flag('appliance-mode', 'One zone for both directions of a flow.', { fallback: 'off', rules: 'TGW-4' }),
      flag('dns-support', 'Public names of the other VPCs resolve to private addresses.', {
        fallback: 'on',
        rules: 'DNS-17',
      }),
      flag('security-group-referencing', 'Rules may name groups of other attached VPCs.', {
        fallback: 'off',
        rules: 'TGW-9',
      }),
      ...common(),
    ]),
  },
);

const transitGateway = statement(
  'transit-gateway',
  'NAME',
  'A regional router between VPCs, VPNs, Direct Connect and other transit gateways.',
  {
    kind: 'transit-gateway',
    many: true,
    rules: 'TGW-1 TGW-2 TGW-6',
    block: block('a transit gateway', [
      statement('region', 'REGION', 'Its Region.', { fallback: "the file's region" }),
      statement('account', 'ACCOUNT', 'The account that owns it.', { fallback: "the file's account" }),
      attachment,
      statement('route-table', 'NAME', 'Decides where packets from its associated attachments go.', {
        kind: 'transit-gateway-route-table',
        many: true,
        rules: 'TGW-2 TGW-6',
        block: block('a transit gateway route table', [
          statement(
            'route',
            'DESTINATION -> target=TGW-ROUTE-TARGET',
            'A static route to an attachment, or `blackhole`.',
            { many: true, rules: 'TGW-6' },
          ),
          flag('default-association', 'Attachments that name no table are associated with this one.', {
            rules: 'TGW-1',
          }),
          flag('default-propagation', 'Attachments that name no table propagate into this one.', { rules: 'TGW-1' }),
          ...common(),
        ]),
      }),
      flag('dns-support', 'Public names of attached VPCs resolve to private addresses.', {
        fallback: 'on',
        rules: 'DNS-17',
      }),
      flag('security-group-referencing', 'Rules may name groups of other attached VPCs.', {
        fallback: 'off',
        rules: 'TGW-9',
      }),
      ...common(),
    ]),
  },
);

const onPremises = statement('on-premises', 'NAME', 'A network outside AWS: an office, a data centre.', {
  kind: 'on-premises',
  many: true,
  rules: 'ONP-1',
  block: block('an on-premises site', [
    statement('cidr', 'CIDR…', 'Its address blocks.', { many: true }),
    statement('host', 'NAME', 'A machine there.', {
      kind: 'host',
      many: true,
      block: block('a host', [
        statement('address', 'ADDRESS…', 'Its address.', { required: true }),
        statement('dns-servers', 'ADDRESS…', 'The DNS servers it asks.'),
        ...common(),
      ]),
    }),
    statement('dns-server', 'ADDRESS', 'A DNS server there.', {
      many: true,
      block: block('a DNS server', [
        statement('zone', 'DNS-NAME -> ADDRESS…', 'Answers that name and everything below it.', { many: true }),
        statement('forward', 'DOMAIN -> FORWARD-ADDRESS…', 'Asks another server about that domain.', { many: true }),
        ...common(),
      ]),
    }),
    ...common(),
  ]),
});

export const connectionStatements: readonly StatementSpec[] = [
  peering,
  transitGateway,
  onPremises,
  statement('vpn', 'NAME', 'A Site-to-Site VPN connection.', {
    kind: 'vpn',
    many: true,
    rules: 'VGW-1 VGW-3 VGW-5',
    block: block('a VPN connection', [
      statement('gateway', 'VPN-GATEWAY', 'The AWS end.', { required: true }),
      statement('site', 'SITE', 'The other end.', { required: true }),
      statement('routes', 'CIDR…', 'Static routes to the site.', { many: true }),
      flag('bgp', "The site's blocks are learned.", { fallback: 'off' }),
      ...common('up|down|available|pending|deleting|deleted', { fallback: 'up' }),
    ]),
  }),
  statement('direct-connect', 'NAME', 'A Direct Connect gateway.', {
    kind: 'direct-connect',
    many: true,
    rules: 'DX-1 DX-2 DX-3',
    block: block('a Direct Connect gateway', [
      statement('gateways', 'VPN-GATEWAY…', 'The virtual private or transit gateways behind it.', { many: true }),
      statement('site', 'SITE', 'The other end.', { required: true }),
      statement(
        'allowed-prefixes',
        'CIDR…',
        'Filter towards a virtual private gateway, announcement towards a transit gateway (DX-3).',
        { many: true, rules: 'DX-3' },
      ),
      ...common('up|down|available|pending|deleting|deleted', { fallback: 'up' }),
    ]),
  }),
];
