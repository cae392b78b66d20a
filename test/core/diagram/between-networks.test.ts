// Ways from one network to another: what lies between VPCs, sites and providers is drawn, and where which of them is.
import { describe, expect, it } from 'vitest';
import { diagramOf } from '../../../src/core/diagram/mermaid';
import { readMermaid, traceOf } from './support';

/** web (shop) - hub - nlb, db1, db2 (data), and - vgw - tunnel - pc (office), and == PrivateLink == billing - nlb. */
const TEXT = `region us-east-1
vpc shop {
  cidr 10.0.0.0/16
  virtual-private-gateway vgw
  subnet a { az us-east-1a; cidr 10.0.1.0/24; route-table main }
  route-table main { main; route 10.1.0.0/16 -> hub; route 10.2.0.0/16 -> pair; propagate vgw }
  security-group open { ingress all from any }
  instance web { subnet a; address 10.0.1.10; security-groups open }
  interface-endpoint partner { service billing; subnet a { address 10.0.1.20 }; security-groups open; private-dns off }
}
vpc data {
  cidr 10.1.0.0/16
  subnet a { az us-east-1a; cidr 10.1.1.0/24; route-table main }
  route-table main { main; route 10.0.0.0/16 -> hub }
  security-group open { ingress tcp 5432 from 10.0.0.0/8 }
  security-group closed { ingress tcp 22 from 10.0.0.0/8 }
  instance db1 { subnet a; address 10.1.1.10; security-groups open }
  instance db2 { subnet a; address 10.1.1.11; security-groups closed }
  network-load-balancer nlb { subnet a { address 10.1.1.50 }; listener tcp 5432 -> dbs }
  target-group dbs { port 5432; targets db1, db2 }
}
vpc side {
  cidr 10.2.0.0/16
  subnet a { az us-east-1a; cidr 10.2.1.0/24; route-table main }
  route-table main { main; route 10.0.0.0/16 -> pair }
  security-group open { ingress all from any }
  instance app { subnet a; address 10.2.1.10; security-groups open }
}
peering pair { vpcs shop, side }
transit-gateway hub {
  route-table all { default-association; default-propagation }
  attachment to-shop { vpc shop; subnets shop.a }
  attachment to-data { vpc data; subnets data.a }
}
on-premises office { cidr 10.200.0.0/16; host pc { address 10.200.1.1 } }
vpn tunnel { gateway vgw; site office; bgp on }
endpoint-service billing { load-balancers nlb; allow * }
vpc inspected {
  cidr 10.5.0.0/16
  internet-gateway igw
  subnet w { az us-east-1a; cidr 10.5.1.0/24; route-table w }
  subnet fw { az us-east-1a; cidr 10.5.2.0/24; route-table fw }
  route-table w { route 0.0.0.0/0 -> gwlbe }
  route-table fw { route 0.0.0.0/0 -> igw }
  route-table in { edge igw; route 10.5.1.0/24 -> gwlbe }
  security-group open { ingress all from any }
  instance web { subnet w; address 10.5.1.10; public-address 203.0.113.9; security-groups open }
  gateway-load-balancer-endpoint gwlbe { service firewall; subnet fw }
  gateway-load-balancer firewalls { subnets fw }
}
`;

const draw = async (from: string, to: string) => {
  const { text } = diagramOf(traceOf(TEXT, from, to));
  const { nodes, edges } = await readMermaid(text);
  const inLane = (lane: string) => nodes.filter(({ id }) => id.startsWith(`${lane}_`));
  const linesOf = (name: string) => inLane('way').find(({ lines }) => lines[0] === name)?.lines;
  const names = (lane: string) => inLane(lane).map(({ lines }) => lines[0]);
  return { text, nodes, edges, names, linesOf };
};

describe('a way between networks', () => {
  it('over a peering shows it between the two VPCs, and which VPC each router is of where there are no frames', async () => {
    const { text, names, linesOf } = await draw('shop.web', 'side.app:22');
    expect(names('way')).toEqual(['web', 'route table main', 'pair', 'app']);
    expect(linesOf('pair')).toEqual(['pair', 'VPC peering']);
    expect(names('back')).toEqual(['side.app', 'side · route table main', 'pair', 'shop.web']);
    expect(text.match(/subgraph in_vpc_\w+/g)).toEqual(['subgraph in_vpc_shop', 'subgraph in_vpc_side']);
  });

  it('to a load balancer names the target that is drawn, and how the other ones fare', async () => {
    const { names, linesOf } = await draw('shop.web', 'data.nlb:5432');
    expect(names('way')).toEqual(['web', 'route table main', 'hub', 'hub · routes', 'nlb', '✖ BLOCKED', 'db2']);
    expect(linesOf('db2')).toEqual(['db2', 'also ✔ db1']);
  });

  it('to a service of somebody in the file goes through the PrivateLink tunnel to its end there', async () => {
    const { text, nodes, edges, names, linesOf } = await draw('shop.web', 'shop.partner:5432');
    expect(names('way').slice(0, 5)).toEqual(['web', 'partner', 'PrivateLink', 'billing', 'nlb']);
    expect(linesOf('billing')).toEqual([
      'billing',
      "endpoint service: the provider's end",
      '⇄ destination → 10.1.1.50',
    ]);
    const [endpoint, tunnel, service, balancer] = ['partner', 'PrivateLink', 'billing', 'nlb'].map(
      (name) => nodes.find(({ lines }) => lines[0] === name)?.id,
    );
    expect(text).toContain(`${endpoint} ==> ${tunnel}`);
    expect(text).toContain(`${tunnel} ==> ${service}`);
    expect(edges).toContainEqual({ start: service, end: balancer });
  });

  it.each([
    ['shop.web', 'pc:22', ['web', 'route table main', 'vgw', 'tunnel', 'pc'], ['pc', 'tunnel', 'vgw', 'web']],
    ['pc', 'shop.web:22', ['pc', 'tunnel', 'vgw', 'web'], ['web', 'route table main', 'vgw', 'tunnel', 'pc']],
  ])('from %s to %s shows the line, and the site as a frame', async (from, to, way, back) => {
    const { text, names, linesOf } = await draw(from, to);
    expect(names('way')).toEqual(way);
    expect(names('back')).toEqual(back);
    expect(linesOf('tunnel')).toEqual(['tunnel', 'VPN connection']);
    expect(linesOf('pc')).toEqual(['pc', 'host on-premises · 10.200.1.1']);
    expect(text).toContain('subgraph in_site_office ["On-premises · office"]');
    expect(text).toContain('class in_site_office site');
  });

  it('past an appliance says that the endpoint leads there and back', async () => {
    const { names, linesOf } = await draw('inspected.web', '198.51.100.7:443');
    expect(names('way')).toEqual(['web', 'route table w', 'gwlbe', 'route table fw', 'igw', 'internet']);
    expect(linesOf('gwlbe')).toEqual(['gwlbe', 'GWLB endpoint: to an appliance and back']);
    expect(names('back')).toEqual(['internet', 'igw', 'igw · route table in', 'gwlbe', 'route table fw', 'web']);
  });
});
