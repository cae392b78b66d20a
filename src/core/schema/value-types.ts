/** What an argument can be: the placeholders of the schema's forms, how each is read, and how each is explained. */
import type { Address } from '../net/address';
import { parseAddress } from '../net/address';
import type { WrittenCidr } from '../net/cidr';
import { parseCidr, parseCidrOrAddress } from '../net/cidr';
import type { PortRange } from '../net/ports';
import { parsePorts } from '../net/ports';
import { PROTOCOL_NAMES, parseProtocol } from '../net/protocol';
import type { Kind } from './kinds';

/** The value of an argument, by its type: `cidr` gives a WrittenCidr, `address` an Address, …; text where no integer form exists. */
export type Value = string | number | Address | WrittenCidr | PortRange;

export interface ValueType {
  /** The word that stands for it in a form, e.g. `CIDR`. */
  readonly placeholder: string;
  /** What it is, in a message: "expected an IPv4 or IPv6 block". */
  readonly label: string;
  readonly doc: string;
  readonly example: string;
  /** Undefined when the text is not of this type; a type without a reader takes any word. */
  readonly read?: (text: string) => Value | undefined;
  /** Words that are always right here; completion offers them. */
  readonly words?: readonly string[];
  /** The argument names a resource of one of these kinds (or one of `words`, or what `read` takes). */
  readonly kinds?: readonly Kind[];
  /** The argument gives the statement's resource its name. */
  readonly declares?: boolean;
  /** A catalogue that completion offers from. */
  readonly catalogue?: 'service' | 'region' | 'zone' | 'reason' | 'prefix-list';
}

const domain =
  /^(\*\.)?([A-Za-z0-9_](?:[A-Za-z0-9_-]*[A-Za-z0-9_])?\.)*[A-Za-z0-9_](?:[A-Za-z0-9_-]*[A-Za-z0-9_])?\.?$/;
const isDomain = (text: string): boolean => text.length <= 255 && domain.test(text);
const matching =
  (pattern: RegExp) =>
  (text: string): string | undefined =>
    pattern.test(text) ? text : undefined;
const integer =
  (low: number, high: number) =>
  (text: string): number | undefined =>
    /^\d{1,10}$/.test(text) && Number(text) >= low && Number(text) <= high ? Number(text) : undefined;
const port = integer(0, 65535);

function type(
  placeholder: string,
  label: string,
  example: string,
  doc: string,
  rest: Partial<ValueType> = {},
): ValueType {
  return { placeholder, label, example, doc, ...rest };
}
function reference(
  placeholder: string,
  label: string,
  kinds: readonly Kind[],
  rest: Partial<ValueType> = {},
): ValueType {
  return type(
    placeholder,
    label,
    rest.example ?? label.replace(/^an? /, '').replace(/ /g, '-'),
    `The name or AWS id of ${label}.`,
    { kinds, ...rest },
  );
}

const SENDERS: readonly Kind[] = [
  'instance',
  'interface',
  'network-interface',
  'host',
  'network-load-balancer',
  'internet-host',
];
const ENDPOINTS: readonly Kind[] = [
  'gateway-endpoint',
  'interface-endpoint',
  'gateway-load-balancer-endpoint',
  'resource-endpoint',
  'service-network-endpoint',
];
const CROSSABLE: readonly Kind[] = [
  ...ENDPOINTS,
  'internet-gateway',
  'egress-only-internet-gateway',
  'nat-gateway',
  'virtual-private-gateway',
  'peering',
  'transit-gateway',
  'network-load-balancer',
  'gateway-load-balancer',
  'vpn',
  'direct-connect',
  'instance',
  'interface',
  'network-interface',
  'resolver-inbound-endpoint',
  'resolver-outbound-endpoint',
];

const all: readonly ValueType[] = [
  type('NAME', 'a name', 'web-1', 'A name of letters, digits, `-` and `_`; anything else goes in quotes.', {
    declares: true,
  }),
  type('ZONE-NAME', 'a domain name', 'corp.example', 'The name of the zone; it is the name of the statement as well.', {
    declares: true,
  }),
  type('TEXT', 'a text', '"any text"', 'Free text, in quotes if it has blanks.'),
  type('FILE', 'a file name', '"network.vpc"', 'A path relative to this file.'),
  type('REGION', 'an AWS Region', 'us-east-1', 'An AWS Region, e.g. `eu-central-1`.', {
    read: matching(/^[a-z]{2,4}(-[a-z]+)+-\d{1,2}$/),
    catalogue: 'region',
  }),
  type(
    'ZONE',
    'an Availability Zone',
    'us-east-1a',
    'An Availability Zone by name (`us-east-1a`) or by id (`use1-az1`).',
    { catalogue: 'zone' },
  ),
  type('ACCOUNT', 'an account id', '111122223333', 'An AWS account id of 12 digits.', { read: matching(/^\d{12}$/) }),
  type('PRINCIPAL', 'an account id or *', '111122223333', 'An AWS account id of 12 digits, or `*` for everyone.', {
    read: matching(/^(\d{12}|\*|arn:.*)$/),
    words: ['*'],
  }),
  type('ID', 'an AWS id', 'vpc-0a1b2c3d', 'The id AWS gave the resource; it can be used as its name everywhere.', {
    read: matching(/^\S+$/),
  }),
  type('CIDR', 'a CIDR block', '10.0.0.0/16', 'An IPv4 or IPv6 block.', { read: parseCidr }),
  type('ADDRESS', 'an IP address', '10.0.1.10', 'An IPv4 or IPv6 address.', { read: parseAddress }),
  type(
    'DNS-SERVER',
    'an IP address or AmazonProvidedDNS',
    'AmazonProvidedDNS',
    'The address of a DNS server, or `AmazonProvidedDNS` for the Amazon resolver.',
    { read: parseAddress, words: ['AmazonProvidedDNS'] },
  ),
  type(
    'FORWARD-ADDRESS',
    'an IP address with an optional port',
    '10.9.0.2:53',
    'The address of a DNS server, with `:PORT` if it is not 53.',
    { read: matching(/^(\d{1,3}(\.\d{1,3}){3}|\[[0-9a-fA-F:.]+\]|[0-9a-fA-F:]*:[0-9a-fA-F:]+)(:\d{1,5})?$/) },
  ),
  type('DNS-NAME', 'a DNS name', 'db.corp.example', 'A DNS name.', {
    read: (text) => (isDomain(text) ? text : undefined),
  }),
  type(
    'DOMAIN',
    'a domain',
    'corp.example',
    'A domain: the name and everything below it, `.` for everything. In a DNS firewall the name alone, with `*.` in front what is below it, `*` for everything.',
    {
      read: (text) => (text === '.' || text === '*' || isDomain(text) ? text : undefined),
    },
  ),
  type(
    'RECORD-NAME',
    'a record name',
    'db',
    "Relative to the zone; `@` is the zone itself, `*` a wildcard, a name that ends in the zone's name or in `.` is taken as it stands.",
    { words: ['@', '*'] },
  ),
  type('RECORD-TYPE', 'a record type', 'A', 'A, AAAA, CNAME, ALIAS, PTR, NS, MX, TXT, SRV, CAA or SOA.', {
    read: matching(/^(A|AAAA|CNAME|ALIAS|PTR|NS|MX|TXT|SRV|CAA|SOA)$/),
    words: ['A', 'AAAA', 'CNAME', 'ALIAS', 'PTR', 'NS'],
  }),
  type(
    'RECORD-VALUE',
    'a record value',
    '10.0.1.10',
    'An address, a DNS name, or for ALIAS an endpoint or a load balancer.',
    { kinds: [] },
  ),
  type('PROTOCOL', 'a protocol', 'tcp', '`tcp`, `udp`, `icmp`, `icmpv6`, `all` or an IP protocol number.', {
    read: parseProtocol,
    words: PROTOCOL_NAMES,
  }),
  type('PORTS', 'a port or a range of ports', '443', 'A port (`443`) or a range (`1024-65535`); for ICMP the type.', {
    read: parsePorts,
  }),
  type('PORT', 'a port', '443', 'A port of 0 to 65535.', { read: port }),
  type('ICMP-CODE', 'an ICMP code', '0', 'An ICMP code of 0 to 255.', { read: integer(0, 255) }),
  type(
    'RULE-NUMBER',
    'a rule number of 1 to 32766',
    '100',
    'Rules are tried in ascending order, the first that matches decides (ACL-2).',
    { read: integer(1, 32766) },
  ),
  type('PRIORITY', 'a priority number', '10', 'A whole number; the smallest goes first.', { read: integer(0, 100000) }),
  type(
    'PEER',
    'a CIDR block, security group, prefix list or `any`',
    'app',
    'A CIDR block, a security group (matches the private addresses of its members, SG-6), a prefix list, `any` (all IPv4) or `any-ipv6`.',
    { read: parseCidrOrAddress, words: ['any', 'any-ipv6'], kinds: ['security-group', 'prefix-list'] },
  ),
  type('DESTINATION', 'a CIDR block or a prefix list', '0.0.0.0/0', 'A CIDR block or a prefix list.', {
    read: parseCidr,
    kinds: ['prefix-list'],
  }),
  reference(
    'ROUTE-TARGET',
    'a route target',
    [
      'internet-gateway',
      'egress-only-internet-gateway',
      'nat-gateway',
      'instance',
      'interface',
      'network-interface',
      'peering',
      'transit-gateway',
      'virtual-private-gateway',
      'gateway-load-balancer-endpoint',
    ],
    { words: ['local', 'blackhole'], example: 'igw' },
  ),
  reference('TGW-ROUTE-TARGET', 'an attachment', ['attachment'], { words: ['blackhole'] }),
  reference('ATTACHMENT', 'an attachment', ['attachment']),
  reference('TGW-ROUTE-TABLE', 'a transit gateway route table', ['transit-gateway-route-table']),
  reference('VPC', 'a VPC', ['vpc'], { example: 'shop' }),
  reference('SUBNET', 'a subnet', ['subnet'], { example: 'private-a' }),
  reference('ROUTE-TABLE', 'a route table', ['route-table'], { example: 'private' }),
  reference('NETWORK-ACL', 'a network ACL', ['network-acl'], { example: 'public-acl' }),
  reference('SECURITY-GROUP', 'a security group', ['security-group'], { example: 'app' }),
  reference('DHCP-OPTIONS', 'a DHCP option set', ['dhcp-options'], { example: 'corp-dns' }),
  reference('VGW', 'a virtual private gateway', ['virtual-private-gateway'], { example: 'vgw' }),
  reference('EDGE-GATEWAY', 'an internet or virtual private gateway', ['internet-gateway', 'virtual-private-gateway'], {
    example: 'igw',
  }),
  reference('TRANSIT-GATEWAY', 'a transit gateway', ['transit-gateway'], { example: 'tgw' }),
  reference('VPN', 'a VPN connection', ['vpn'], { example: 'vpn' }),
  reference('DIRECT-CONNECT', 'a Direct Connect gateway', ['direct-connect'], { example: 'dx' }),
  reference('VPN-GATEWAY', 'a virtual private or transit gateway', ['virtual-private-gateway', 'transit-gateway'], {
    example: 'vgw',
  }),
  reference('SITE', 'an on-premises site', ['on-premises'], { example: 'office' }),
  reference('LOAD-BALANCER', 'a network or gateway load balancer', ['network-load-balancer', 'gateway-load-balancer'], {
    example: 'nlb',
  }),
  reference('TARGET-GROUP', 'a target group', ['target-group'], { example: 'web-targets' }),
  reference('HOSTED-ZONE', 'a private hosted zone', ['hosted-zone'], { example: 'corp.example' }),
  reference('RESOLVER-RULE', 'a resolver rule', ['resolver-rule'], { example: 'onprem' }),
  reference('DNS-FIREWALL', 'a DNS firewall', ['dns-firewall'], { example: 'guard' }),
  reference('INTERFACE-ENDPOINT', 'an interface endpoint', ['interface-endpoint'], { example: 'sts' }),
  reference('OUTBOUND-ENDPOINT', 'an outbound resolver endpoint', ['resolver-outbound-endpoint'], {
    example: 'outbound',
  }),
  type(
    'SERVICE',
    'a service',
    'sts',
    'An AWS service by its short name (`sts`, `ecr.api`) or full name (`com.amazonaws.us-east-1.sts`), or an `endpoint-service`.',
    { read: matching(/^[A-Za-z0-9][A-Za-z0-9._-]*$/), kinds: ['endpoint-service'], catalogue: 'service' },
  ),
  type(
    'GATEWAY-SERVICE',
    's3, s3express or dynamodb',
    's3',
    'Only S3 (also S3 Express) and DynamoDB have gateway endpoints (GE-1).',
    {
      read: matching(/^(com\.amazonaws\.[a-z0-9-]+\.)?(s3|s3express|dynamodb)$/),
      words: ['s3', 'dynamodb', 's3express'],
    },
  ),
  type(
    'TARGET-ADDRESS',
    'a target',
    'web-1:8080',
    "An instance, an interface or an address, with `:PORT` if it differs from the group's.",
    { kinds: [] },
  ),
  type(
    'RESOURCE',
    'a resource',
    'db.corp.example',
    'What stands behind the endpoint: an instance, an address, a DNS name or an ARN.',
    { kinds: [] },
  ),
  reference('SENDER', 'something that can send', SENDERS, {
    read: parseAddress,
    words: ['internet'],
    example: 'web-1',
  }),
  type(
    'QUESTION',
    'a target',
    'sts.us-east-1.amazonaws.com:443',
    'HOST[:PORT][/PROTOCOL], where HOST is a DNS name, a resource or an address (IPv6 in brackets); tcp if a port is given.',
    { kinds: [] },
  ),
  reference('CROSSING', 'a gateway or an endpoint', CROSSABLE, { example: 'nat' }),
  type(
    'REASON',
    'a reason code',
    'ENI_SG_RULES_MISMATCH',
    'An explanation code of AWS Reachability Analyzer, or a `DNS_…` code.',
    { read: matching(/^[A-Z][A-Z0-9_]*$/), catalogue: 'reason' },
  ),
  reference(
    'ANSWER',
    'an address, an endpoint, or a DNS name with a dot at its end',
    [...ENDPOINTS, 'network-load-balancer', 'instance', 'interface', 'network-interface', 'host', 'internet-host'],
    {
      read: (text) => parseAddress(text) ?? (text.endsWith('.') && isDomain(text) ? text : undefined),
      words: ['nothing'],
      example: 'sts',
    },
  ),
];

export const valueTypes: ReadonlyMap<string, ValueType> = new Map(all.map((each) => [each.placeholder, each]));
