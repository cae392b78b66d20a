// DNS: what one resolution costs in a VPC with 500 private hosted zones and 1,000 resolver rules.
import { note, pair, printTable, summary, timed } from './stats.mjs';

const URI = 'file:///bench/dns.vpc';
const ZONES = 500;
const RULES = 1000;

/** A VPC with its own zones, endpoints, rules and a firewall list; the rules forward over a VPN to the office's server. */
function network() {
  const numbers = (count) => Array.from({ length: count }, (_, at) => at);
  const services = ['sts', 'kms', 'sqs', 'sns', 'logs', 'ssm', 'ecr.api', 'ecr.dkr', 'execute-api', 'monitoring'];
  return `region us-east-1
vpc net {
  cidr 10.0.0.0/16
  dns-hostnames on
  virtual-private-gateway vgw
  subnet a { az us-east-1a; cidr 10.0.1.0/24; route-table t }
  subnet b { az us-east-1b; cidr 10.0.2.0/24; route-table t }
  route-table t { propagate vgw }
  security-group open { ingress all from any; egress all to any }
  instance web { subnet a; address 10.0.1.10; security-groups open }
  resolver-outbound-endpoint out { subnets a, b; security-groups open }
${services.map((each) => `  interface-endpoint ${each.replace('.', '-')} { service ${each}; subnets a, b; security-groups open }`).join('\n')}
}
on-premises office {
  cidr 192.168.0.0/16
  dns-server 192.168.0.53 { zone corp.example -> 192.168.1.20 }
}
vpn line { gateway net.vgw; site office; bgp on }
dns-firewall guard { vpcs net; rule 10 block ${numbers(100)
    .map((at) => `bad-${at}.example.org`)
    .join(', ')} nxdomain }
${numbers(ZONES)
  .map(
    (at) =>
      `hosted-zone team-${at}.aws.example { vpcs net; record @ A 10.0.1.1; record db A 10.0.1.2; record * A 10.0.1.3 }`,
  )
  .join('\n')}
${numbers(RULES)
  .map(
    (at) =>
      `resolver-rule r-${at} { domain unit-${at}.corp.example; forward 192.168.0.53; endpoint net.out; vpcs net }`,
  )
  .join('\n')}
`;
}

export function resolutions({ Workspace, readSender, resolve }) {
  note('resolutions');
  const workspace = new Workspace();
  workspace.open(URI, network());
  const { network: known } = workspace.analysis(URI);
  const client = readSender('net.web', known);
  const kinds = {
    'a private hosted zone': (at) => `db.team-${at % ZONES}.aws.example`,
    'a rule that forwards, question and answer walked': (at) => `host.unit-${at % RULES}.corp.example`,
    'the hidden zone of an endpoint': (at) => `${['sts', 'kms', 'sqs'][at % 3]}.us-east-1.amazonaws.com`,
    'public DNS, a service of AWS': (at) => `${['lambda', 'athena', 'glue'][at % 3]}.us-east-1.amazonaws.com`,
    'public DNS, anybody': (at) => `www.site-${at % 2000}.example.net`,
  };
  const ask = (name) => {
    const { status } = resolve(known, client, name).resolution;
    if (status !== 'NOERROR') throw new Error(`${name}: ${status}`);
  };
  const [first] = timed(1, () => ask(kinds['a private hosted zone'](0)));
  const results = Object.entries(kinds).map(([kind, name]) => {
    timed(20_000, (at) => ask(name(at)));
    const start = performance.now();
    const count = 20_000;
    for (let at = 0; at < count; at++) ask(name(at));
    const perSecond = (count * 1000) / (performance.now() - start);
    return { kind, ...summary(timed(count, (at) => ask(name(at)))), perSecond };
  });
  printTable(
    `Resolutions in a VPC with ${ZONES} zones and ${RULES} rules (the first one makes the index: ${(first * 1000).toFixed(0)} µs)`,
    ['decided by', 'median / p95 in µs', 'a second'],
    results.map((each) => [each.kind, pair(each, 0.001), each.perSecond.toFixed(0)]),
  );
  return { zones: ZONES, rules: RULES, first, results };
}
