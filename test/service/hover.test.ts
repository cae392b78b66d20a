import { describe, expect, it } from 'vitest';
import { hoverText, inShop, open, shop } from './support';

describe('hover in the file of the language page', () => {
  it.each([
    'interface-endpoint| sts',
    'interface-endpoint |sts',
    'gateway-endpoint |s3',
    'vpc |shop',
    'subnet |private-a',
    'route-table |private { route',
    'private { route| 0.0.0.0/0',
    'route-table public  { route| 0.0.0.0/0',
    'security-group |app',
    'ingress| tcp 443',
    'egress| tcp 443',
    'instance |web-1',
    'nat-gateway |nat',
    'internet-gateway |igw',
    'address |10.0.1.10',
    'cidr |10.0.1.0/24',
    'cidr |10.0.0.0/16',
    'service |sts',
    'service |s3',
    'private-dns| on',
    'dns-hostnames| on',
    'because |ENI_SG',
    'region |us-east-1',
    'tcp 443 to |any',
  ])('%s', (anchor) => {
    expect(hoverText(inShop(anchor))).toMatchSnapshot();
  });
});

const withShop = (before: string, after: string, anchor: string): string => {
  const changed = shop.replace(before, after);
  if (changed === shop) throw new Error(`shop.vpc has no "${before}"`);
  const at = changed.indexOf(anchor);
  if (at < 0) throw new Error(`the changed text has no "${anchor}"`);
  return hoverText(open(`${changed.slice(0, at)}$0${changed.slice(at)}`));
};

describe('an interface endpoint', () => {
  it('says where the router is', () => {
    const text = hoverText(inShop('interface-endpoint| sts'));
    expect(text).toContain('Where is the router?');
    expect(text).toContain('There is none that you could see or configure');
    expect(text).toContain('`10.0.0.0/16 -> local`');
    expect(text).toContain('from the same subnet not even that');
  });
  it('says why private DNS does not work', () => {
    expect(withShop('dns-hostnames on', 'dns-hostnames off', 'sts {')).toContain(
      'Private DNS does not work: private DNS needs both DNS attributes of the VPC, and dns-hostnames is off (DNS-3)',
    );
    expect(withShop('private-dns on', 'private-dns off', 'sts {')).toContain(
      'Private DNS does not work: private DNS of sts is off',
    );
  });
  it('does not call an address made up that the file gives, nor an id', () => {
    const text = withShop(
      'subnets private-a, private-b',
      'subnet private-a { address 10.0.1.20 }; id vpce-0123456789abcdef0',
      'sts {',
    );
    expect(text).toContain('- `private-a` (us-east-1a): `10.0.1.20`\n');
    expect(text).toContain('vpce-0123456789abcdef0-');
    expect(text).not.toContain('Id and hash in them are made up');
  });
  it('says that nobody may use it when its group admits nothing', () => {
    expect(withShop('ingress tcp 443 from app', 'description "closed"', 'sts {')).toContain(
      'nobody, since security group `endpoints` has no ingress rule',
    );
  });
  it('says that the default group holds when none is named', () => {
    expect(withShop('security-groups endpoints', '', 'sts {')).toContain(
      "the VPC's default group holds, which admits only its own members",
    );
  });
});

describe('a gateway endpoint', () => {
  it('tells who uses it from who does not, and the route that it adds', () => {
    const text = hoverText(inShop('gateway-endpoint |s3'));
    expect(text).toContain('`com.amazonaws.us-east-1.s3 -> s3`');
    expect(text).toContain('Packets from `private-a` and `private-b` take it.');
    expect(text).toContain('`public-a` keeps the public path.');
  });
});

describe('comments above a statement', () => {
  it('come first, as they stand', () => {
    expect(hoverText(inShop('vpc |shop'))).toMatch(/^The shop\.\nTwo zones\./);
  });
  it('may hold anything, without becoming markup', () => {
    expect(hoverText(open('# <img src=x> *a* [b](c)\nvpc $0a { }'))).toContain('\\<img src=x\\> \\*a\\* \\[b\\](c)');
  });
});

describe('an expectation', () => {
  it('that holds says so and what happens', () => {
    const text = hoverText(inShop('expect| web-1 can reach sts'));
    expect(text).toMatch(/^\*\*It holds\.\*\*\n\n- ✔ shop\.web-1 can reach/);
    expect(text).toContain('expect SENDER can reach');
  });
  it('that does not hold says what happens instead', () => {
    expect(withShop('ingress tcp 443 from app', 'ingress tcp 80 from app', 'expect web-1 can reach sts')).toMatch(
      /^\*\*It does not hold\.\*\* It can't: .*ENI/,
    );
  });
  it("that can't be asked says why", () => {
    expect(hoverText(open('$0expect nobody can reach 192.0.2.1:1'))).toContain('nothing here is called');
  });
  it('shows how its DNS name resolves for its sender', () => {
    for (const anchor of ['reach |sts.us-east-1', 'resolves |sts.us-east-1'])
      expect(hoverText(inShop(anchor))).toMatch(
        /^\*\*`sts\..*`\*\* → `10\.0\.1\.164` and `10\.0\.2\.174` of `shop\.sts`, as `shop\.web-1` sees it\n\n- The hidden private/,
      );
  });
});

describe('a route', () => {
  it('that never takes effect says what wins', () => {
    const text =
      'vpc a {\n  cidr 10.0.0.0/16\n  virtual-private-gateway v\n  internet-gateway i\n  route-table t {\n    propagate v\n    $0route 10.0.0.0/16 -> i\n  }\n}';
    expect(hoverText(open(text))).toMatchSnapshot();
  });
});

describe('addresses', () => {
  it('that AWS keeps say so', () => {
    expect(hoverText(inShop('address |10.0.1.10')).length).toBeGreaterThan(0);
    expect(withShop('address 10.0.1.10', 'address 10.0.1.1', '10.0.1.1;')).toContain(
      'AWS keeps it for itself: it is the VPC router',
    );
  });
});

describe('what joins networks', () => {
  const joined = `region us-east-1
vpc a {
  cidr 10.0.0.0/16
  subnet s { cidr 10.0.1.0/24; az us-east-1a; route-table t }
  route-table t { route 10.1.0.0/16 -> pcx; route 10.2.0.0/16 -> tgw }
  instance web { subnet s; address 10.0.1.10 }
  target-group web-targets { protocol tcp; port 80; targets web, 10.0.1.99:8080 }
  network-load-balancer nlb { subnets s; listener tcp 443 -> web-targets }
}
vpc b { cidr 10.1.0.0/16 }
vpc c { cidr 10.2.0.0/16 }
peering pcx { vpcs a, b }
transit-gateway tgw {
  route-table main { default-association; default-propagation; route 192.168.0.0/16 -> blackhole }
  attachment to-a { vpc a; subnets s }
  attachment to-c { vpc c }
}
`;
  it.each([
    'peering |pcx',
    'transit-gateway |tgw',
    'attachment |to-a',
    'route-table |main',
    'balancer |nlb',
    'target-group |web-targets',
  ])('%s', (anchor) => {
    const [before, after] = anchor.split('|') as [string, string];
    expect(hoverText(open(joined.replace(before + after, `${before}$0${after}`)))).toMatchSnapshot();
  });
});

describe('half-typed text', () => {
  it.each([
    'vpc $0',
    'vpc a { interface-endpoint $0e }',
    'vpc a { gateway-endpoint $0g { service } }',
    'vpc a { route-table t { $0route } }',
    'vpc a { route-table t { route 0.0.0.0/0 -> $0nowhere } }',
    'vpc a { security-group $0g { ingress tcp } }',
    'vpc a { network-acl $0n { ingress 100 allow } }',
    '$0expect',
    'expect nobody can reach $0x.example:1',
    'vpc a { subnet $0s { cidr 10.0.0.0 } }',
    'vpc a { instance $0i { subnet } }',
    'vpc a { subnet s { $0unknown thing } }',
  ])('never fails: %s', (text) => {
    expect(() => hoverText(open(text))).not.toThrow();
  });
});
