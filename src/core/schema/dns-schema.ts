/** The schema of DNS outside a VPC's own attributes: zones, rules, firewall, option sets. */
import { common } from './common';
import type { StatementSpec } from './statement-spec';
import { block, flag, statement } from './statement-spec';

const record = statement('record', 'RECORD-NAME RECORD-TYPE RECORD-VALUE…', 'A record of the zone.', { many: true });

export const dnsStatements: readonly StatementSpec[] = [
  statement('dhcp-options', 'NAME', 'A DHCP option set: it chooses which DNS servers the clients of a VPC ask.', {
    kind: 'dhcp-options',
    many: true,
    rules: 'DNS-10 DNS-11',
    block: block('a DHCP option set', [
      statement('dns-servers', 'DNS-SERVER…', 'Up to four servers, or `AmazonProvidedDNS`.', {
        fallback: 'AmazonProvidedDNS',
        rules: 'DNS-10',
      }),
      statement('domain-name', 'DNS-NAME', 'The search domain.'),
      ...common(),
    ]),
  }),
  statement(
    'hosted-zone',
    'ZONE-NAME',
    'A private hosted zone: answers only in the VPCs it is associated with (DNS-19), and for everything below its name, without falling through to public DNS (DNS-21).',
    {
      kind: 'hosted-zone',
      many: true,
      rules: 'DNS-19 DNS-20 DNS-21 DNS-26',
      block: block('a private hosted zone', [
        statement('vpcs', 'VPC…', 'The VPCs it is associated with.', { required: true, many: true, rules: 'DNS-19' }),
        record,
        ...common(),
      ]),
    },
  ),
  statement('public-zone', 'ZONE-NAME', 'What public DNS answers for a domain.', {
    kind: 'public-zone',
    many: true,
    block: block('a public zone', [record, ...common()]),
  }),
  statement(
    'resolver-rule',
    'NAME',
    'Tells the Amazon resolver whom to ask about a domain; the most specific rule decides (DNS-25).',
    {
      kind: 'resolver-rule',
      many: true,
      rules: 'DNS-24 DNS-25 DNS-26',
      block: block('a resolver rule', [
        statement('domain', 'DOMAIN', 'The domain and everything below it; `.` for everything.', {
          required: true,
          rules: 'DNS-25',
        }),
        statement('forward', 'FORWARD-ADDRESS…', 'Ask these servers.', { many: true, rules: 'DNS-31' }),
        flag('system', 'Answer locally although a wider rule forwards.', { rules: 'DNS-24' }),
        statement('endpoint', 'OUTBOUND-ENDPOINT', 'The outbound endpoint from which forwarded questions leave.', {
          rules: 'DNS-31',
        }),
        statement('vpcs', 'VPC…', 'The VPCs it is associated with.', { many: true, rules: 'DNS-24' }),
        ...common(),
      ]),
    },
  ),
  statement(
    'dns-firewall',
    'NAME',
    'Filters the names that clients of its VPCs ask the Amazon resolver about (DNS-35).',
    {
      kind: 'dns-firewall',
      many: true,
      rules: 'DNS-35 DNS-36',
      block: block('a DNS firewall', [
        statement('vpcs', 'VPC…', 'The VPCs it is associated with.', { many: true }),
        statement(
          'rule',
          // `override` first: the other form would take it for one more domain.
          'PRIORITY allow|alert DOMAIN… ; PRIORITY block DOMAIN… override DNS-NAME ; PRIORITY block DOMAIN… [answer=nodata|nxdomain]',
          'Rules are tried by priority, the first match ends.',
          { many: true, rules: 'DNS-35' },
        ),
        flag('fail-open', 'Questions pass when the firewall fails.', { fallback: 'off', rules: 'DNS-36' }),
        ...common(),
      ]),
    },
  ),
  statement(
    'route53-profile',
    'NAME',
    'A Route 53 Profile: brings zones, rules, firewalls and the private names of endpoints to many VPCs. What a VPC has itself goes first at the same name (DNS-30).',
    {
      kind: 'route53-profile',
      many: true,
      rules: 'DNS-30 IE-12',
      block: block('a Route 53 Profile', [
        statement('vpcs', 'VPC…', 'The VPCs it is associated with.', { required: true, many: true }),
        statement('hosted-zones', 'HOSTED-ZONE…', 'Private hosted zones that answer in them.', { many: true }),
        statement('resolver-rules', 'RESOLVER-RULE…', 'Resolver rules that act in them.', { many: true }),
        statement('dns-firewalls', 'DNS-FIREWALL…', 'DNS firewalls that filter in them.', { many: true }),
        statement(
          'interface-endpoints',
          'INTERFACE-ENDPOINT…',
          'Endpoints with private DNS whose names are private in them too (IE-12).',
          { many: true },
        ),
        ...common(),
      ]),
    },
  ),
];
