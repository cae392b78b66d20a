/** The schema of load balancers and target groups. */
import { common } from './common';
import type { StatementSpec } from './statement-spec';
import { block, flag, statement } from './statement-spec';

const subnets: readonly StatementSpec[] = [
  statement('subnets', 'SUBNET…', 'Its subnets, one a zone.', { required: true, many: true, replacedBy: 'subnet' }),
  statement('subnet', 'SUBNET', 'One of its subnets, with the address of its node.', {
    many: true,
    block: block("a load balancer's subnet", [
      statement('address', 'ADDRESS…', 'The private address of the node.'),
      statement('public-address', 'ADDRESS', 'The public address of the node.'),
      statement('id', 'ID', 'The id of the network interface.'),
    ]),
  }),
];

export const loadBalancerStatements: readonly StatementSpec[] = [
  statement('network-load-balancer', 'NAME', 'Takes connections on its listeners and hands them to targets.', {
    kind: 'network-load-balancer',
    many: true,
    rules: 'ES-1 ES-4 ES-5 ES-7',
    block: block('a network load balancer', [
      ...subnets,
      statement('scheme', 'internal|internet-facing', 'Whether its nodes have public addresses.', {
        fallback: 'internal',
      }),
      statement(
        'security-groups',
        'SECURITY-GROUP…',
        'Groups on its nodes; a load balancer made without any can never get one (ES-5).',
        { fallback: 'none', rules: 'ES-5' },
      ),
      flag('cross-zone', 'Nodes use targets of other zones as well.', { fallback: 'off', rules: 'ES-7' }),
      statement('listener', 'PROTOCOL PORT -> TARGET-GROUP', 'Connections to this port go to the target group.', {
        many: true,
      }),
      statement('dns', 'DNS-NAME', 'Its DNS name.'),
      ...common(),
    ]),
  }),
  statement('gateway-load-balancer', 'NAME', 'Spreads packets over inspection appliances (GW-2).', {
    kind: 'gateway-load-balancer',
    many: true,
    rules: 'GW-2 GW-4',
    block: block('a gateway load balancer', [
      ...subnets,
      statement('targets', 'TARGET-ADDRESS…', 'Its appliances.', { many: true }),
      flag('cross-zone', 'Uses appliances of other zones as well.', { fallback: 'off' }),
      ...common(),
    ]),
  }),
  statement('target-group', 'NAME', 'The targets of a load balancer. Their health is never assumed (MOD-5).', {
    kind: 'target-group',
    many: true,
    rules: 'MOD-5 ES-4',
    block: block('a target group', [
      statement('protocol', 'PROTOCOL', 'The protocol towards the targets.', { fallback: 'tcp' }),
      statement('port', 'PORT', 'The port of targets that name none.'),
      statement('target-type', 'instance|ip', 'Whether targets are registered by instance or by address.', {
        fallback: 'instance',
      }),
      statement('targets', 'TARGET-ADDRESS…', 'Instances, interfaces or addresses, `web-1:8080` for another port.', {
        many: true,
      }),
      flag('preserve-client-ip', "Targets see the client's address.", { rules: 'ES-4' }),
      ...common(),
    ]),
  }),
];
