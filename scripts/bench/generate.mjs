// Writes networks of any size, always the same for the same seed: what a team of a few people could have in its files.

/** Numbers from 0 to 1 that only the seed decides (mulberry32). */
export function randomFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const SERVICES = 'sts sqs sns kms logs monitoring events ssm ssmmessages ec2messages ec2 lambda secretsmanager'.split(
  ' ',
);
const HOSTS = ['web', 'api', 'worker', 'cache', 'db', 'batch'];
const ZONES = ['us-east-1a', 'us-east-1b', 'us-east-1c'];
/** Cells that share a route table, a network ACL and their security groups. */
const NEIGHBOURS = 12;
/** One expectation in so many lines, as in a file that people look after. */
const LINES_PER_EXPECT = 50;

/** A VPC grows cell by cell: a subnet with its hosts, now and then with a table, an ACL and groups of its own. */
class VpcText {
  cells = 0;
  constructor(name, index, random) {
    this.name = name;
    this.random = random;
    this.base = index;
    this.members = [];
    this.hosts = [];
    this.tables = [];
    this.opening = [`vpc ${name} {`, '  dns-support on', '  dns-hostnames on', '', '  internet-gateway igw'];
    this.subnet('public-0', 'public');
    this.members.push(`  nat-gateway nat { subnet public-0; address ${this.address(0, 5)} }`, '');
    this.members.push('  route-table public { route 0.0.0.0/0 -> igw }', '');
    this.members.push('  security-group endpoints {', '    ingress tcp 443 from any', '  }', '');
  }

  /** Sixty-four addresses a subnet: `slot` 0 is the first of the VPC. */
  address(slot, host) {
    const at = slot * 64 + host;
    return `10.${this.base + (at >> 16)}.${(at >> 8) & 255}.${at & 255}`;
  }

  subnet(name, table, acl) {
    const slot = this.cells++;
    const more = acl ? `; network-acl ${acl}` : '';
    this.members.push(
      `  subnet ${name} { az ${ZONES[slot % 3]}; cidr ${this.address(slot, 0)}/26; route-table ${table}${more} }`,
    );
    return slot;
  }

  addCell() {
    const at = this.cells;
    const group = Math.floor((at - 1) / NEIGHBOURS);
    if ((at - 1) % NEIGHBOURS === 0) this.addNeighbourhood(group);
    this.members.push(`  # cell ${at} of ${this.name}`);
    const slot = this.subnet(`private-${at}`, `private-${group}`, at % 3 === 0 ? `acl-${group}` : undefined);
    const count = 2 + Math.floor(this.random() * 5);
    for (let host = 0; host < count; host++)
      this.addHost(`${HOSTS[host % HOSTS.length]}-${at}`, slot, 10 + host, group);
    this.members.push('');
  }

  addHost(name, slot, host, group) {
    const groups = this.random() < 0.3 ? `app-${group}, data-${group}` : `app-${group}`;
    const address = this.address(slot, host);
    this.hosts.push({ name, address });
    if (this.random() < 0.5)
      this.members.push(`  instance ${name} { subnet private-${slot}; address ${address}; security-groups ${groups} }`);
    else
      this.members.push(
        `  instance ${name} {`,
        `    subnet private-${slot}`,
        `    address ${address}`,
        `    security-groups ${groups}`,
        '  }',
      );
  }

  addNeighbourhood(group) {
    this.tables.push(`private-${group}`);
    this.members.push(
      `  route-table private-${group} {`,
      '    route 0.0.0.0/0 -> nat',
      '  }',
      `  network-acl acl-${group} {`,
      '    ingress 100 allow tcp 22-8443 from 10.0.0.0/8',
      '    ingress 110 allow tcp 1024-65535 from 0.0.0.0/0',
      '    ingress 120 allow icmp from 10.0.0.0/8',
      '    egress 100 allow all to 0.0.0.0/0',
      '  }',
      `  security-group app-${group} {`,
      '    # who may call',
      `    ingress tcp 443 from app-${group}, 10.0.0.0/8`,
      '    ingress tcp 8080-8090 from 10.0.0.0/8',
      '    egress tcp 443 to any',
      `    egress tcp 5432 to data-${group}`,
      '  }',
      `  security-group data-${group} {`,
      `    ingress tcp 5432 from app-${group}`,
      '    egress all to any',
      '  }',
      '',
    );
  }

  addEndpoints() {
    const subnets = Array.from({ length: Math.min(3, this.cells - 1) }, (_, at) => `private-${at + 1}`).join(', ');
    this.members.push(`  gateway-endpoint s3 { service s3; route-tables ${this.tables.join(', ')} }`, '');
    for (const service of SERVICES.slice(0, 3 + Math.floor(this.random() * 4)))
      this.members.push(
        `  interface-endpoint ${service} {`,
        `    service ${service}`,
        `    subnets ${subnets}`,
        '    security-groups endpoints',
        '  }',
      );
  }

  get lines() {
    const blocks = [];
    for (let at = 0; at <= (this.cells * 64 - 1) >> 16; at++) blocks.push(`  cidr 10.${this.base + at}.0.0/16`);
    return [this.opening[0], ...blocks, ...this.opening.slice(1), ...this.members, '}', ''];
  }
  get length() {
    return this.opening.length + this.members.length + 3;
  }

  expectation() {
    const any = () => this.hosts[Math.floor(this.random() * this.hosts.length)];
    const from = `${this.name}.${any().name}`;
    const kind = this.random();
    if (kind < 0.4) return `expect ${from} can reach ${this.name}.${any().name}:443`;
    if (kind < 0.6) return `expect ${from} can reach sts.us-east-1.amazonaws.com:443 via ${this.name}.sts`;
    if (kind < 0.75) return `expect ${from} can reach s3.us-east-1.amazonaws.com:443 via ${this.name}.s3`;
    if (kind < 0.85) return `expect ${from} resolves sqs.us-east-1.amazonaws.com to ${this.name}.sqs`;
    return `expect ${from} cannot reach 198.51.100.7:22`;
  }
}

/**
 * A file of about that many lines.
 * @param {{ lines: number, shape: 'many' | 'one', expects?: boolean, seed?: number }} wanted many VPCs of about a
 *   hundred lines (as far as they have room in 10.0.0.0/8; then larger ones), or everything in one
 */
export function generate({ lines, shape, expects = false, seed = 1 }) {
  const random = randomFrom(seed);
  const budget = expects ? Math.floor(lines * (1 - 1 / LINES_PER_EXPECT)) : lines;
  const head = ['# A generated network', 'region us-east-1', ''];
  const perVpc = shape === 'one' ? budget - head.length : Math.max(100, Math.ceil(budget / 250));
  const vpcs = [];
  let total = head.length;
  do {
    const vpc = new VpcText(shape === 'one' ? 'main' : `team-${vpcs.length}`, vpcs.length, random);
    const room = Math.min(perVpc, budget - total) - 35;
    do vpc.addCell();
    while (vpc.length < room);
    vpc.addEndpoints();
    vpcs.push(vpc);
    total += vpc.lines.length;
  } while (total < budget - 60);
  const questions = expects ? Math.max(2, Math.floor(lines / LINES_PER_EXPECT)) : 0;
  const tail = Array.from({ length: questions }, () => vpcs[Math.floor(random() * vpcs.length)].expectation());
  return [...head, ...vpcs.flatMap((vpc) => vpc.lines), ...tail, ''].join('\n');
}
