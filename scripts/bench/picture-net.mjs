// Networks whose path is long on purpose: VPCs in a row, an appliance in each, a transit gateway from each to the next.

const HEAD = 'region us-east-1\n';

/** Questions to a file; more than the panel keeps pictures of, so that each visit draws. */
const QUESTIONS = 16;

/** A client and an endpoint in one subnet: three hops, and DNS before them. */
export function short() {
  const numbers = Array.from({ length: QUESTIONS }, (_, at) => at + 1);
  const clients = numbers.map(
    (at) => `  instance web-${at} { subnet a; address 10.0.1.${at + 9}; security-groups app }\n`,
  );
  const asked = numbers.map((at) => `expect web-${at} can reach sts.us-east-1.amazonaws.com:443\n`);
  return `${HEAD}vpc shop {
  cidr 10.0.0.0/16
  dns-hostnames on
  subnet a { az us-east-1a; cidr 10.0.1.0/24 }
  security-group app { egress tcp 443 to any }
  security-group endpoints { ingress tcp 443 from app }
  interface-endpoint sts { service sts; subnet a { address 10.0.1.200 }; security-groups endpoints }
${clients.join('')}}
${asked.join('')}`;
}

/**
 * From the first VPC's host to the last one's, on several ports: as many VPCs in a row as there are numbers, each with so
 * many appliances one behind the other. Six hops and two for every appliance (four for every VPC between).
 */
export function chain(appliances) {
  const vpcs = appliances.length;
  const blocks = appliances.map((count, at) => vpcText(at, vpcs, count));
  const gateways = Array.from({ length: vpcs - 1 }, (_, at) => gatewayText(at, vpcs));
  const asked = Array.from({ length: QUESTIONS }, (_, at) => `expect host-0 can reach host-${vpcs - 1}:${8000 + at}\n`);
  return `${HEAD}${blocks.join('')}${gateways.join('')}${asked.join('')}`;
}

function vpcText(at, vpcs, appliances) {
  const first = at === 0;
  const last = at === vpcs - 1;
  const names = Array.from({ length: appliances }, (_, each) => `fw-${at}-${each}`);
  const zone = 'az us-east-1a';
  const lines = [
    `vpc net-${at} {`,
    `  cidr 10.${at}.0.0/16`,
    '  security-group open { ingress tcp from any; egress all to any }',
  ];
  // Subnets 1: the host (in the first and the last VPC) · 2: the attachment to the right · 3: to the left · 10+: appliances.
  const onward = (each) => names[each] ?? (last ? undefined : `tgw-${at}`);
  const backward = (each) => names[each] ?? (first ? undefined : `tgw-${at - 1}`);
  const rest = (direction, target) =>
    target === undefined ? [] : ranges(at, direction, first, last, vpcs).map((range) => `route ${range} -> ${target}`);
  const table = (name, routes) => lines.push(`  route-table ${name} { ${routes.join('; ')} }`);
  const subnet = (name, number) =>
    lines.push(`  subnet ${name} { ${zone}; cidr 10.${at}.${number}.0/24; route-table ${name} }`);
  if (first || last) {
    subnet('host', 1);
    table('host', first ? rest('on', onward(0)) : rest('back', backward(appliances - 1)));
    lines.push(`  instance host-${at} { subnet host; address 10.${at}.1.10; security-groups open }`);
  }
  subnet('right', 2);
  table('right', rest('back', backward(appliances - 1)));
  subnet('left', 3);
  table('left', rest('on', onward(0)));
  names.forEach((name, each) => {
    subnet(name, 10 + each);
    table(name, [...rest('on', onward(each + 1)), ...rest('back', backward(each - 1))]);
    lines.push(
      `  instance ${name} { subnet ${name}; address 10.${at}.${10 + each}.10; source-dest-check off; security-groups open }`,
    );
  });
  return `${lines.join('\n')}\n}\n`;
}

/** Where the packets of one direction go, as seen from a VPC: the far host's network. */
function ranges(at, direction, first, last, vpcs) {
  const far = direction === 'on' ? vpcs - 1 : 0;
  // Inside its own VPC a subnet is bent as a whole (RT-5).
  if (far === at) return (direction === 'on' ? last : first) ? [`10.${at}.1.0/24`] : [];
  return [`10.${far}.0.0/16`];
}

function gatewayText(at, vpcs) {
  const side = (vpc, subnet) => `net-${vpc}.${subnet}`;
  return `transit-gateway tgw-${at} {
  attachment left { vpc net-${at}; subnets ${side(at, 'right')}; route-table main }
  attachment right { vpc net-${at + 1}; subnets ${side(at + 1, 'left')}; route-table main }
  route-table main { route 10.0.0.0/16 -> left; route 10.${vpcs - 1}.0.0/16 -> right }
}
`;
}
