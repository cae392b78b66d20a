/** Generated networks of three VPCs and an office, joined by every kind of connection, with balancers and firewalls. */
import fc from 'fast-check';
import type { Choices, Question, Scenario, Sketch } from './networks';
import { block, choicesOf, line } from './networks';

const OFFICE = '192.168.0.0/16';
const blockOf = (index: number): string => `10.${index}.0.0/16`;
const ZONES = ['us-east-1a', 'us-east-1b'];

/** What joins the VPCs; `tidy` networks have no filters and the same way in both directions. */
interface Links {
  readonly tidy: boolean;
  readonly peered: boolean;
  readonly lineTo: 'tgw' | 'vgw' | undefined;
  /** The third VPC hangs on a transit gateway of its own, joined to the first one. */
  readonly secondGateway: boolean;
  /** A firewall in the third VPC through which its transit gateway subnet sends on. */
  readonly firewall: boolean;
}

/** Where a table of a VPC sends what is for another network. */
function towards(choices: Choices, links: Links, from: number, to: number | 'office'): string | undefined {
  const gateway = from === 2 && links.secondGateway ? 'tgw-far' : 'tgw';
  if (to === 'office') {
    if (links.lineTo === 'vgw') return from === 0 ? 'vgw' : undefined;
    return links.lineTo && gateway;
  }
  const usual = links.peered && from + to === 1 ? 'pcx' : gateway;
  if (links.tidy) return usual;
  const one = choices.one(usual, usual, usual, usual, gateway, 'blackhole', '');
  return one === '' ? undefined : one;
}

function routes(choices: Choices, links: Links, from: number): string[] {
  const all = [0, 1, 2].filter((to) => to !== from);
  return [...all, 'office' as const].flatMap((to) => {
    const target = towards(choices, links, from, to);
    return target ? [`route ${to === 'office' ? OFFICE : blockOf(to)} -> ${target}`] : [];
  });
}

const SERVICES = ['all', 'all', 'all', 'tcp 443', 'tcp 8080', 'icmp'];
const PEERS = ['any', 'any', '10.0.0.0/8', '10.0.0.0/16', '10.1.0.0/16', 'open'];

function filters(choices: Choices, tidy: boolean): Sketch[] {
  const { chance, number, one } = choices;
  const rules = (direction: string, word: string): string[] =>
    Array.from({ length: number(1, 2) }, () => `${direction} ${one(...SERVICES)} ${word} ${one(...PEERS)}`);
  return [
    block('security-group open', 'ingress all from any'),
    ...(tidy
      ? []
      : [
          block('security-group some', ...rules('ingress', 'from'), ...(chance(40) ? rules('egress', 'to') : [])),
          block(
            'network-acl acl',
            chance(20) && `ingress 90 deny tcp ${one('443', '1024-65535')} from ${one('10.1.0.0/16', '10.0.0.0/8')}`,
            'ingress 100 allow all from 0.0.0.0/0',
            chance(20) && `egress 90 deny tcp ${one('443', '1024-65535')} to ${one('10.0.0.0/16', '10.0.0.0/8')}`,
            'egress 100 allow all to 0.0.0.0/0',
          ),
        ]),
  ];
}

function balancer(choices: Choices, tidy: boolean): Sketch[] {
  const { chance, one, some } = choices;
  const byAddress = chance(30);
  const hosts = some([0, 1], 1);
  return [
    block(
      'network-load-balancer nlb',
      'subnets app-0, app-1',
      chance(50) && 'cross-zone on',
      chance(40) && `security-groups ${tidy ? 'open' : one('open', 'some')}`,
      'listener tcp 443 -> web',
    ),
    block(
      'target-group web',
      'port 8080',
      byAddress && 'target-type ip',
      `targets ${hosts.map((at) => (byAddress ? `10.1.${at}.10` : `host-${at}`)).join(', ')}`,
      chance(30) && `preserve-client-ip ${one('on', 'off')}`,
    ),
  ];
}

function vpc(choices: Choices, links: Links, index: number): Sketch {
  const { chance, one } = choices;
  const { tidy } = links;
  const group = (): string => (tidy ? 'open' : one('open', 'open', 'some', 'open, some'));
  const acl = (): string | false => !tidy && chance(40) && 'network-acl acl';
  const subnet = (name: string, third: number, zone: number, table: string) =>
    block(
      `subnet ${name}`,
      `az ${ZONES[zone]}`,
      `cidr 10.${index}.${third}.0/24`,
      `route-table ${table}`,
      name.startsWith('app') && acl(),
    );
  const isHub = index === 2;
  const outward = isHub ? 'nat' : !tidy && chance(60) && 'tgw';
  const inspected = isHub && links.firewall;
  return block(
    `vpc v${index}`,
    `cidr ${blockOf(index)}`,
    'dns-hostnames on',
    subnet('app-0', 0, 0, 'app'),
    subnet('app-1', 1, 1, 'app'),
    subnet('link-0', 20, 0, inspected ? 'link' : 'app'),
    subnet('link-1', 21, 1, inspected ? 'link' : 'app'),
    block('route-table app', ...routes(choices, links, index), outward && `route 0.0.0.0/0 -> ${outward}`),
    inspected &&
      block(
        'route-table link',
        ...['0.0.0.0/0', OFFICE, ...(chance(60) ? [blockOf(2)] : [])].map((to) => `route ${to} -> firewall`),
      ),
    ...(isHub
      ? [
          line('internet-gateway igw'),
          subnet('public', 30, 0, 'public'),
          block('route-table public', 'route 0.0.0.0/0 -> igw', ...routes(choices, { ...links, tidy: true }, index)),
          block('nat-gateway nat', 'subnet public', 'address 10.2.30.5', 'public-address 203.0.113.5'),
        ]
      : []),
    inspected &&
      block(
        'instance firewall',
        'subnet app-0',
        'address 10.2.0.200',
        'security-groups open',
        one('source-dest-check off', 'source-dest-check off', 'source-dest-check on'),
      ),
    index === 0 && links.lineTo === 'vgw' && line('virtual-private-gateway vgw'),
    ...filters(choices, tidy),
    ...[0, 1].map((at) =>
      block(`instance host-${at}`, `subnet app-${at}`, `address 10.${index}.${at}.10`, `security-groups ${group()}`),
    ),
    ...(index === 1 ? balancer(choices, tidy) : []),
    index === 0 &&
      block(
        'interface-endpoint partner',
        'service billing',
        `subnets ${one('app-0', 'app-0, app-1')}`,
        `security-groups ${group()}`,
        'private-dns off',
      ),
  );
}

function transitGateways(choices: Choices, links: Links): Sketch[] {
  const { chance, one } = choices;
  const { tidy, secondGateway, lineTo } = links;
  const attachment = (index: number) => {
    const subnets = tidy ? ['link-0', 'link-1'] : choices.some(['link-0', 'link-1'], 1);
    return block(
      `attachment to-v${index}`,
      `vpc v${index}`,
      `subnets ${subnets.map((each) => `v${index}.${each}`).join(', ')}`,
      index === 2 && chance(50) && 'appliance-mode on',
      !tidy && chance(15) && 'route-table other',
    );
  };
  const near = [0, 1, ...(secondGateway ? [] : [2])];
  return [
    block(
      'transit-gateway tgw',
      ...near.map(attachment),
      lineTo === 'tgw' && block('attachment to-office', 'vpn line'),
      secondGateway && block('attachment to-far', 'peer tgw-far'),
      block(
        'route-table usual',
        'default-association',
        'default-propagation',
        !tidy && `route 0.0.0.0/0 -> to-${one('v0', secondGateway ? 'far' : 'v2')}`,
        secondGateway && 'route 10.2.0.0/16 -> to-far',
      ),
      block('route-table other', `route 10.0.0.0/8 -> ${one('blackhole', 'to-v1')}`),
    ),
    ...(secondGateway
      ? [
          block(
            'transit-gateway tgw-far',
            attachment(2),
            block('attachment to-near', 'peer tgw'),
            block(
              'route-table usual',
              'default-association',
              'default-propagation',
              'route 10.0.0.0/15 -> to-near',
              `route ${OFFICE} -> to-near`,
              !tidy && one('route 0.0.0.0/0 -> to-v2', 'route 0.0.0.0/0 -> to-near'),
            ),
            block('route-table other', 'route 10.0.0.0/8 -> to-near'),
          ),
        ]
      : []),
  ];
}

/** Where a tidy network changes headers on the way. */
export const TRANSLATED = ['v1.nlb:443', 'v0.partner:443', '198.51.100.7:443'];
export const HOSTS = ['v0.host-0', 'v0.host-1', 'v1.host-0', 'v1.host-1', 'v2.host-0', 'v2.host-1', 'office.server'];
const TARGETS = [
  ...['v1.nlb:443', 'v0.partner:443', 'v1.nlb:80', 'v1.nlb/icmp', '198.51.100.7:443', '198.51.100.7/icmp'],
  ...['203.0.113.5:443', '10.2.0.200:443', '192.168.1.99:443', '10.1.0.99:443', '10.3.0.1:443', '192.168.1.10:443'],
];

function estate(choices: Choices, tidy: boolean): Scenario {
  const { chance, one } = choices;
  const links: Links = {
    tidy,
    peered: chance(50),
    lineTo: one('tgw', 'vgw', undefined),
    secondGateway: chance(40),
    firewall: !tidy && chance(50),
  };
  const file = [
    line('region us-east-1'),
    vpc(choices, links, 0),
    vpc(choices, links, 1),
    vpc(choices, links, 2),
    ...transitGateways(choices, links),
    ...(links.peered ? [block('peering pcx', 'vpcs v0, v1')] : []),
    block('on-premises office', `cidr ${OFFICE}`, block('host server', 'address 192.168.1.10')),
    ...(links.lineTo
      ? [
          block(
            'vpn line',
            `gateway ${links.lineTo === 'vgw' ? 'v0.vgw' : 'tgw'}`,
            'site office',
            one('bgp on', `routes ${OFFICE}`),
            !tidy && chance(10) && 'state down',
          ),
        ]
      : []),
    block('endpoint-service billing', 'load-balancers v1.nlb', 'allow *'),
  ];
  const questions = Array.from({ length: tidy ? 4 : 8 }, (): Question => {
    const from = one(...HOSTS);
    const service = one(':443', ':443', ':8080', '/icmp');
    const to = tidy || chance(55) ? `${one(...HOSTS)}${service}` : one(...TARGETS);
    return { from, to };
  });
  return { file, questions };
}

/** With filters, holes in the tables, firewalls, balancers and private links. */
export const estates: fc.Arbitrary<Scenario> = fc.gen().map((gen) => estate(choicesOf(gen), false));
/** Nothing filters, and every table knows the way back. */
export const tidyEstates: fc.Arbitrary<Scenario> = fc.gen().map((gen) => estate(choicesOf(gen), true));
