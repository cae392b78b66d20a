/** The schema of VPC endpoints and resolver endpoints. */
import { common } from './common';
import type { StatementSpec } from './statement-spec';
import { block, flag, statement } from './statement-spec';

const subnetsWithAddresses = (what: string): StatementSpec[] => [
  statement('subnets', 'SUBNET…', `The subnets that get ${what}, one a zone.`, {
    required: true,
    many: true,
    replacedBy: 'subnet',
    rules: 'IE-1 IE-2',
  }),
  statement('subnet', 'SUBNET', `A subnet that gets ${what}, with its address fixed.`, {
    many: true,
    rules: 'IE-1',
    block: block("an endpoint's subnet", [
      statement('address', 'ADDRESS…', 'The private address, inside the subnet.', { rules: 'IE-1 CIDR-2' }),
      statement('ipv6-address', 'ADDRESS…', 'The IPv6 address.'),
      statement('id', 'ID', 'The id of the network interface.'),
    ]),
  }),
];
const groups = statement(
  'security-groups',
  'SECURITY-GROUP…',
  "The groups on the endpoint's interfaces. They must admit the clients, usually tcp 443 (IE-20).",
  { fallback: "the VPC's default group, which admits only its own members", rules: 'IE-20' },
);
const ipType = statement('ip-type', 'ipv4|ipv6|dualstack', 'The address family of the endpoint.', {
  fallback: 'ipv4',
  rules: 'IE-3 GE-12',
});
const STATES = 'available|pending|pending-acceptance|partial|rejected|expired|failed|deleting|deleted';
const state = common(STATES, { fallback: 'available', rules: 'IE-7' });

const gatewayEndpoint = statement(
  'gateway-endpoint',
  'NAME',
  'A way to S3 or DynamoDB by routes: it adds `prefix list -> endpoint` to the tables it names and changes nothing in DNS (GE-2, GE-3). It has no interface and no address.',
  {
    kind: 'gateway-endpoint',
    many: true,
    rules: 'GE-1 GE-2 GE-3 GE-5 GE-6 GE-7 GE-10 GE-11',
    block: block('a gateway endpoint', [
      statement('service', 'GATEWAY-SERVICE', 'Only S3 and DynamoDB have gateway endpoints (GE-1).', {
        required: true,
        rules: 'GE-1',
      }),
      statement(
        'route-tables',
        'ROUTE-TABLE…',
        'The route tables that get the route; subnets with other tables keep the public path (GE-2).',
        { required: true, many: true, rules: 'GE-2' },
      ),
      ipType,
      statement(
        'dns-record-ip-type',
        'ipv4|ipv6|dualstack|service-defined',
        "Which record types the service's names get.",
        { fallback: 'service-defined', rules: 'GE-3' },
      ),
      ...state,
    ]),
  },
);

const interfaceEndpoint = statement(
  'interface-endpoint',
  'NAME',
  'A door into a service: a network interface with a private address in each chosen subnet. There is no router to configure behind it: the local route leads to the interface, PrivateLink carries the connection on (RTR-3).',
  {
    kind: 'interface-endpoint',
    many: true,
    rules: 'IE-1 IE-2 IE-5 IE-8 IE-11 IE-20 RTR-3',
    block: block('an interface endpoint', [
      statement('service', 'SERVICE', 'The service behind the endpoint.', { required: true, rules: 'SVC-1' }),
      ...subnetsWithAddresses('an endpoint interface'),
      groups,
      flag(
        'private-dns',
        "A hidden private hosted zone gives the service's own name the endpoint's private addresses, in this VPC only (IE-11). Needs both DNS attributes (DNS-3).",
        { fallback: 'on', rules: 'IE-11 DNS-3 IE-13' },
      ),
      flag(
        'private-dns-only-for-inbound-resolver-endpoint',
        'Only clients that come through an inbound resolver endpoint get the private answer. Default on for S3; needs a gateway endpoint for S3 in the VPC (IE-15).',
        { fallback: 'on for S3, off otherwise', rules: 'IE-15' },
      ),
      ipType,
      statement('dns-record-ip-type', 'ipv4|ipv6|dualstack|service-defined', 'Which record types the names get.', {
        fallback: 'as ip-type',
        rules: 'IE-14',
      }),
      statement('service-region', 'REGION', 'The Region of the service, if it is another one (IE-26).', {
        fallback: "the VPC's region",
        rules: 'IE-26 ES-10',
      }),
      ...state,
    ]),
  },
);

const lookalike = (
  keyword: 'resource-endpoint' | 'service-network-endpoint',
  title: string,
  doc: string,
  rules: string,
): StatementSpec =>
  statement(keyword, 'NAME', doc, {
    kind: keyword,
    many: true,
    rules,
    block: block(title, [
      statement('resource', 'RESOURCE…', 'What stands behind it: an address, a name or an ARN.', {
        required: true,
        many: true,
      }),
      ...subnetsWithAddresses('an endpoint interface'),
      groups,
      flag('private-dns', 'Private names for the resources.', { fallback: 'off', rules: 'RE-4' }),
      ipType,
      ...state,
    ]),
  });

const resolverEndpoint = (
  keyword: 'resolver-inbound-endpoint' | 'resolver-outbound-endpoint',
  title: string,
  doc: string,
  rules: string,
): StatementSpec =>
  statement(keyword, 'NAME', doc, {
    kind: keyword,
    many: true,
    rules,
    block: block(title, [...subnetsWithAddresses('a resolver interface'), groups, ipType, ...state]),
  });

export const endpointStatements: readonly StatementSpec[] = [
  gatewayEndpoint,
  interfaceEndpoint,
  statement(
    'gateway-load-balancer-endpoint',
    'NAME',
    'A bump in the wire: packets that a route sends here pass an inspection appliance and come back (GW-2).',
    {
      kind: 'gateway-load-balancer-endpoint',
      many: true,
      rules: 'GW-1 GW-2 GW-3',
      block: block('a gateway load balancer endpoint', [
        statement('service', 'SERVICE', 'The endpoint service of the gateway load balancer.', { required: true }),
        statement('subnet', 'SUBNET', 'Its one subnet.', {
          required: true,
          rules: 'GW-1',
          block: block("an endpoint's subnet", [
            statement('address', 'ADDRESS…', 'The private address, inside the subnet.'),
            statement('id', 'ID', 'The id of the network interface.'),
          ]),
        }),
        ipType,
        ...state,
      ]),
    },
  ),
  lookalike(
    'resource-endpoint',
    'a resource endpoint',
    "A door to one resource of somebody else's VPC, without a load balancer (RE-1).",
    'RE-1 RE-2 RE-3 RE-4',
  ),
  lookalike(
    'service-network-endpoint',
    'a service network endpoint',
    'A door to the services and resources of a service network (SN-1).',
    'SN-1 SN-2 SN-3',
  ),
  resolverEndpoint(
    'resolver-inbound-endpoint',
    'an inbound resolver endpoint',
    'Addresses at which others ask DNS questions that are answered as in this VPC (DNS-32).',
    'DNS-32',
  ),
  resolverEndpoint(
    'resolver-outbound-endpoint',
    'an outbound resolver endpoint',
    'The interfaces from which forwarded DNS questions leave (DNS-31).',
    'DNS-31',
  ),
];
