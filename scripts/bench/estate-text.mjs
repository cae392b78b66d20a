// Writes estates: VPCs of a thousand resources each behind one transit gateway, always the same for the same number.
import { randomFrom } from './generate.mjs';

const ZONES = ['us-east-1a', 'us-east-1b', 'us-east-1c'];
const SUBNETS = 12;
/** Subnets, tables, ACLs, groups and gateways of a VPC, and its attachment, without its instances. */
const FRAME = SUBNETS + 14;
export const RESOURCES_PER_VPC = 1000;

/** The last VPC has the way out for all of them. */
export function estateText(resources) {
  const count = Math.max(1, Math.round(resources / RESOURCES_PER_VPC));
  const perVpc = Math.round(resources / count) - FRAME;
  const random = randomFrom(count);
  const lines = ['region us-east-1', ''];
  for (let index = 0; index < count; index++) vpc(lines, index, perVpc, index === count - 1, random);
  lines.push('transit-gateway hub {');
  for (let index = 0; index < count; index++)
    lines.push(
      `  attachment to-v${index} { vpc v${index}; subnets v${index}.net-0, v${index}.net-1, v${index}.net-2 }`,
    );
  lines.push(
    '  route-table all {',
    '    default-association',
    '    default-propagation',
    `    route 0.0.0.0/0 -> to-v${count - 1}`,
    '    route 192.168.0.0/16 -> blackhole',
    '  }',
    '}',
    '',
  );
  return lines.join('\n');
}

function vpc(lines, index, instances, isEgress, random) {
  lines.push(`vpc v${index} {`, `  cidr 10.${index}.0.0/16`, '  dns-hostnames on');
  for (let at = 0; at < SUBNETS; at++)
    lines.push(
      `  subnet net-${at} { cidr 10.${index}.${at * 16}.0/20; az ${ZONES[at % 3]}; route-table ${at < 3 ? 'link' : 'inner'}; network-acl ${at % 2 ? 'odd' : 'even'} }`,
    );
  lines.push(
    `  subnet public { cidr 10.${index}.240.0/24; az us-east-1a; route-table public }`,
    '  route-table inner { route 10.0.0.0/8 -> hub; route 192.168.0.0/16 -> hub; route 0.0.0.0/0 -> hub }',
    `  route-table link { route 10.0.0.0/8 -> hub${isEgress ? '; route 0.0.0.0/0 -> nat' : ''} }`,
    `  route-table public { route 10.0.0.0/8 -> hub${isEgress ? '; route 0.0.0.0/0 -> igw' : ''} }`,
    '  internet-gateway igw',
    `  nat-gateway nat { subnet public; address 10.${index}.240.5 }`,
    '  gateway-endpoint s3 { service s3; route-tables inner }',
    '  network-acl even { ingress 100 allow all from 10.0.0.0/8; ingress 110 allow tcp 1024-65535 from 0.0.0.0/0; egress 100 allow all to 0.0.0.0/0 }',
    '  network-acl odd { ingress 100 allow all from 0.0.0.0/0; egress 100 allow all to 0.0.0.0/0 }',
    '  security-group web { ingress tcp 443 from any; ingress icmp from 10.0.0.0/8 }',
    '  security-group app { ingress tcp 8080-8090 from web, 10.0.0.0/8; egress tcp 443 to any; egress tcp 5432 to data }',
    '  security-group data { ingress tcp 5432 from app, 10.0.0.0/8 }',
  );
  for (let at = 0; at < instances; at++) {
    const net = at % SUBNETS;
    const host = 10 + Math.floor(at / SUBNETS);
    const address = `10.${index}.${net * 16 + (host >> 8)}.${host & 255}`;
    const groups = ['web', 'app', 'data', 'web, app'][Math.floor(random() * 4)];
    const id = (index * 100_000 + at).toString(16).padStart(17, '0');
    lines.push(
      `  instance host-${at} {`,
      `    subnet net-${net}`,
      `    address ${address}`,
      `    security-groups ${groups}`,
      `    id i-${id}`,
      '  }',
    );
  }
  lines.push('}', '');
}

/** Hosts that ask hosts of their own VPC and of others, AWS and the internet. */
export function estateQuestions(network, count) {
  const random = randomFrom(11);
  const instances = network.all('instance');
  const any = () => instances[Math.floor(random() * instances.length)];
  const addressOf = (instance) => instance.text('address');
  const targets = [
    () => `${any().qualified}:443`,
    () => `${addressOf(any())}:8080/tcp`,
    () => `${any().qualified}:5432`,
    () => '198.51.100.7:443',
    () => `${addressOf(any())}/icmp`,
    () => 's3.us-east-1.amazonaws.com:443',
  ];
  return Array.from({ length: count }, (_, at) => ({
    from: at % 2 ? any().qualified : addressOf(any()),
    to: targets[at % targets.length](),
  }));
}
