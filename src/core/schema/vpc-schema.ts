/** The schema of a VPC and of the network inside it: subnets, route tables, filters, interfaces, gateways. */
import { common } from './common';
import { endpointStatements } from './endpoint-schema';
import { loadBalancerStatements } from './load-balancer-schema';
import type { StatementSpec } from './statement-spec';
import { block, flag, statement } from './statement-spec';

const subnet = statement(
  'subnet',
  'NAME',
  'A range of addresses in one Availability Zone. Its route table decides where packets that leave it go; its network ACL filters what crosses its border.',
  {
    kind: 'subnet',
    many: true,
    rules: 'RT-1 ACL-1 CIDR-1 CIDR-2',
    block: block('a subnet', [
      statement(
        'cidr',
        'CIDR',
        'The IPv4 block: /16 to /28 inside a block of the VPC. AWS keeps five addresses of it (CIDR-2).',
        { required: true, replacedBy: 'ipv6-cidr', rules: 'CIDR-1 CIDR-2' },
      ),
      statement('ipv6-cidr', 'CIDR', 'The IPv6 block: /44 to /64 in steps of 4.', { rules: 'CIDR-8' }),
      statement('az', 'ZONE', 'The Availability Zone. A subnet lies in exactly one.', { required: true }),
      statement('route-table', 'ROUTE-TABLE', 'The route table that is associated with the subnet.', {
        fallback: "the VPC's main route table",
        rules: 'RT-1',
      }),
      statement('network-acl', 'NETWORK-ACL', 'The network ACL of the subnet.', {
        fallback: "the VPC's default network ACL",
        rules: 'ACL-1',
      }),
      flag('dns64', 'The resolver makes an IPv6 answer (64:ff9b::/96) for names that have only an IPv4 one.', {
        fallback: 'off',
        rules: 'DNS-37',
      }),
      statement('account', 'ACCOUNT', 'The account the subnet is shared with.'),
      ...common(),
    ]),
  },
);

const routeTable = statement(
  'route-table',
  'NAME',
  'Decides by destination where a packet that leaves a subnet goes: the longest matching prefix wins (RT-7). A local route for each block of the VPC is always there and never written.',
  {
    kind: 'route-table',
    many: true,
    rules: 'RT-1 RT-2 RT-3 RT-7 RT-8 RT-11',
    block: block('a route table', [
      flag('main', 'The table of every subnet that names none.', { rules: 'RT-1' }),
      statement(
        'route',
        'DESTINATION -> target=ROUTE-TARGET',
        "A static route: packets to DESTINATION go to the target. An interface endpoint can't be a target (IE-2); a gateway endpoint adds its route by itself (GE-2).",
        { many: true, rules: 'RT-3 RT-5 RT-7 RT-8' },
      ),
      statement('propagate', 'VGW', 'Routes that the virtual private gateway learns appear in this table.', {
        many: true,
        rules: 'RT-8 RT-9',
      }),
      statement(
        'edge',
        'EDGE-GATEWAY',
        'Makes it a gateway route table: it steers traffic that enters through this gateway.',
        { many: true, rules: 'RT-14 RT-15 RT-16' },
      ),
      ...common(),
    ]),
  },
);

const networkAcl = statement(
  'network-acl',
  'NAME',
  'A stateless filter at the border of its subnets: answers need rules of their own (ACL-3). Rules are tried by number, the first match decides, what none takes is denied (ACL-2).',
  {
    kind: 'network-acl',
    many: true,
    rules: 'ACL-1 ACL-2 ACL-3 ACL-5',
    block: block('a network ACL', [
      flag('default', 'The ACL of every subnet that names none.', { rules: 'ACL-1 ACL-4' }),
      statement(
        'ingress',
        'RULE-NUMBER allow|deny PROTOCOL [PORTS] [ICMP-CODE] from CIDR',
        'A rule for packets that enter the subnet.',
        { many: true, rules: 'ACL-2 ACL-3' },
      ),
      statement(
        'egress',
        'RULE-NUMBER allow|deny PROTOCOL [PORTS] [ICMP-CODE] to CIDR',
        'A rule for packets that leave the subnet.',
        { many: true, rules: 'ACL-2 ACL-3' },
      ),
      ...common(),
    ]),
  },
);

const securityGroup = statement(
  'security-group',
  'NAME',
  'A stateful, allow-only filter on interfaces: answers to what was let through pass by themselves (SG-3). All groups of an interface count as one list (SG-1).',
  {
    kind: 'security-group',
    many: true,
    rules: 'SG-1 SG-2 SG-3 SG-5 SG-6',
    block: block('a security group', [
      flag('default', "The VPC's default group: what names no group gets it.", { rules: 'SG-2' }),
      statement('ingress', 'PROTOCOL [PORTS] [ICMP-CODE] from PEER… ; none', 'Admits connections from the peers.', {
        many: true,
        fallback: 'nothing in',
        rules: 'SG-1 SG-5',
      }),
      statement(
        'egress',
        'PROTOCOL [PORTS] [ICMP-CODE] to PEER… ; none',
        'Admits connections to the peers. Without any `egress` statement everything goes out; `egress none` lets nothing out.',
        { many: true, fallback: 'everything out', rules: 'SG-2 SG-5' },
      ),
      ...common(),
    ]),
  },
);

const interfaceProperties: readonly StatementSpec[] = [
  statement('subnet', 'SUBNET', 'The subnet the interface lies in.', { required: true, replacedBy: 'interface' }),
  statement(
    'address',
    'ADDRESS…',
    'Private addresses; the first is the primary one. They lie in the subnet and are not among the five AWS keeps (CIDR-2).',
    { rules: 'CIDR-2' },
  ),
  statement(
    'public-address',
    'ADDRESS',
    'The public IPv4 address that the internet gateway swaps with the private one (IGW-2).',
    { rules: 'IGW-2 IGW-3' },
  ),
  statement('ipv6-address', 'ADDRESS…', 'IPv6 addresses.'),
  statement('security-groups', 'SECURITY-GROUP…', 'The groups that filter this interface.', {
    fallback: "the VPC's default group",
    rules: 'SG-1 SG-2',
  }),
  flag(
    'source-dest-check',
    'On: the interface drops packets that are neither from nor to itself. An appliance needs it off.',
    { fallback: 'on', rules: 'SG-10 RT-17' },
  ),
];

const nestedInterface = statement('interface', 'NAME', 'One of several network interfaces of the instance.', {
  kind: 'interface',
  many: true,
  rules: 'SG-1',
  block: block('a network interface', [...interfaceProperties, ...common()]),
});

const instance = statement(
  'instance',
  'NAME',
  'A virtual machine with one network interface (its properties stand here) or several (`interface` blocks).',
  {
    kind: 'instance',
    many: true,
    rules: 'SG-1 SG-10',
    block: block('an instance', [
      ...interfaceProperties,
      nestedInterface,
      ...common('running|pending|stopping|stopped|shutting-down|terminated', { fallback: 'running' }),
    ]),
  },
);

const networkInterface = (keyword: 'interface' | 'network-interface'): StatementSpec =>
  statement(keyword, 'NAME', 'A network interface (ENI) that belongs to no instance here.', {
    kind: keyword,
    many: true,
    rules: 'SG-1 SG-10',
    block: block('a network interface', [...interfaceProperties, ...common()]),
  });

const natGateway = statement(
  'nat-gateway',
  'NAME',
  "Lets instances open connections to the outside; nothing outside can open one to them (NAT-5). The source address becomes the NAT gateway's own (NAT-2).",
  {
    kind: 'nat-gateway',
    many: true,
    rules: 'NAT-1 NAT-2 NAT-4 NAT-5 NAT-6 NAT-7 NAT-10',
    block: block('a NAT gateway', [
      statement('subnet', 'SUBNET', 'The subnet it lies in; its clients lie in others (NAT-6).', {
        required: true,
        replacedBy: 'regional',
        rules: 'NAT-1 NAT-6',
      }),
      statement('address', 'ADDRESS…', 'Its private address.'),
      statement(
        'public-address',
        'ADDRESS…',
        'Its Elastic IP address, which only the internet gateway shows to the outside (NAT-2).',
        { rules: 'NAT-2' },
      ),
      statement(
        'connectivity',
        'public|private',
        'A private NAT gateway has no public address; the internet gateway drops what it sends (NAT-3).',
        { fallback: 'public', rules: 'NAT-2 NAT-3' },
      ),
      flag('regional', 'One NAT gateway for all zones, without a subnet.', { fallback: 'off', rules: 'NAT-12' }),
      ...common(),
    ]),
  },
);

const gateway = (
  keyword: 'internet-gateway' | 'egress-only-internet-gateway' | 'virtual-private-gateway',
  doc: string,
  rules: string,
): StatementSpec =>
  statement(keyword, 'NAME', doc, {
    kind: keyword,
    many: true,
    rules,
    block: block(`${keyword === 'virtual-private-gateway' ? 'a' : 'an'} ${keyword.replaceAll('-', ' ')}`, common()),
  });

export const vpcStatement = statement(
  'vpc',
  'NAME',
  'A virtual private cloud: a private network with its own addresses, routes and DNS.',
  {
    kind: 'vpc',
    many: true,
    rules: 'CIDR-1 DNS-1 DNS-2 RT-3',
    block: block('a VPC', [
      statement(
        'cidr',
        'CIDR…',
        'The IPv4 blocks, /16 to /28; the first is the primary one, its base + 2 is the Amazon resolver (DNS-5).',
        { required: true, many: true, rules: 'CIDR-1 CIDR-3 CIDR-6 DNS-5' },
      ),
      statement('ipv6-cidr', 'CIDR…', 'The IPv6 blocks, /44 to /60 in steps of 4.', { many: true, rules: 'CIDR-8' }),
      statement('region', 'REGION', 'The Region the VPC lies in.', { fallback: "the file's region" }),
      statement('account', 'ACCOUNT', 'The account that owns the VPC.', { fallback: "the file's account" }),
      flag('dns-support', 'The Amazon resolver answers in this VPC (enableDnsSupport).', {
        fallback: 'on',
        rules: 'DNS-1 DNS-3',
      }),
      flag(
        'dns-hostnames',
        'Instances get DNS names, and private hosted zones and private DNS of endpoints work (enableDnsHostnames). AWS turns it off in new VPCs.',
        { fallback: 'off', rules: 'DNS-2 DNS-3' },
      ),
      statement('dhcp-options', 'DHCP-OPTIONS', 'The DHCP option set: which DNS servers clients ask.', {
        fallback: 'AmazonProvidedDNS',
        rules: 'DNS-10 DNS-11',
      }),
      statement('block-public-access', 'off|ingress|bidirectional', 'VPC Block Public Access.', {
        fallback: 'off',
        rules: 'BPA-1',
      }),
      subnet,
      routeTable,
      networkAcl,
      securityGroup,
      instance,
      networkInterface('interface'),
      networkInterface('network-interface'),
      gateway(
        'internet-gateway',
        'The door to the internet: swaps private and public IPv4 addresses one to one, for interfaces that have a public one (IGW-2).',
        'IGW-1 IGW-2 IGW-3 IGW-4',
      ),
      gateway(
        'egress-only-internet-gateway',
        'IPv6 only: connections can be opened from inside, never from outside.',
        'EIG-1',
      ),
      gateway('virtual-private-gateway', "The VPC's end of VPN and Direct Connect connections.", 'VGW-1 VGW-2'),
      natGateway,
      ...endpointStatements,
      ...loadBalancerStatements,
      ...common(),
    ]),
  },
);
