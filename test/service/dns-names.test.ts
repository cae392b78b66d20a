import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { applied, cursor, fixtures, hoverText, labels, type Opened, open, said, saidAll } from './support';

const hybrid = readFileSync(path.join(fixtures, 'hybrid.vpc'), 'utf8');

/** The file with the cursor where `|` stands in the anchor; `changes` are made first. */
function at(anchor: string, ...changes: readonly (readonly [string, string])[]): Opened {
  let text = hybrid;
  for (const [before, after] of changes) {
    if (!text.includes(before)) throw new Error(`the file has no "${before}"`);
    text = text.replace(before, after);
  }
  const [before, after] = anchor.split('|') as [string, string];
  const where = text.indexOf(before + after);
  if (where < 0) throw new Error(`the file has no "${before}${after}"`);
  return open(`${text.slice(0, where)}${before}$0${text.slice(where + before.length)}`);
}
const hovered = (anchor: string, ...changes: readonly (readonly [string, string])[]): string =>
  hoverText(at(anchor, ...changes));

describe('hover of a DNS name', () => {
  it.each([
    'web resolves |db.corp.example',
    'web resolves |sts.us-east-1',
    'web resolves |x.loop.example',
    'web resolves |www.bad.example',
    'test resolves |db.corp.example',
    'laptop resolves |sts.us-east-1',
    'record |db A',
    'record| api',
    'api CNAME |db.corp.example',
    'record |*.apps',
    'sts ALIAS |hub.sts',
    'db A |10.1.1.10',
    'domain |office.example',
    'domain |sts.us-east-1',
    'allow |*.corp.example',
    'block |*.bad.example',
    'zone |files.office.example',
    'forward |amazonaws.com',
    'dns |front.lb.example',
    'public-zone corp.example { record |www',
  ])('%s', (anchor) => {
    expect(hovered(anchor)).toMatchSnapshot();
  });
});

describe('hover of what decides about names', () => {
  it.each([
    'hosted-zone |corp.example',
    'hosted-zone |example ',
    'public-zone |corp.example',
    'resolver-rule |to-office',
    'resolver-rule |amazon',
    'resolver-inbound-endpoint |inbound',
    'resolver-outbound-endpoint |outbound',
    'dns-firewall |guard',
    'rule| 20',
    'dhcp-options |lab-dns {',
    'dns-server| 10.9.0.2',
    'forward| loop.example',
  ])('%s', (anchor) => {
    expect(hovered(anchor)).toMatchSnapshot();
  });
});

describe('hover in other networks', () => {
  const net = (rest: string, vpc = ''): string => `region us-east-1
vpc v {
  cidr 10.0.0.0/16
  dns-hostnames on
  subnet s { cidr 10.0.1.0/24; az us-east-1a }
  instance i { subnet s; address 10.0.1.5 }
  ${vpc}
}
vpc w { cidr 10.1.0.0/16; dns-hostnames on; subnet s { cidr 10.1.1.0/24; az us-east-1a } }
${rest}
`;
  it('asks as whoever has an endpoint to a service of one’s own', () => {
    const service = 'endpoint-service pay { private-dns $0pay.example.com; allow *; load-balancers nlb }';
    const endpoint = 'interface-endpoint door { service pay; subnet s { address 10.0.1.9 } }';
    const text = hoverText(open(net(service, endpoint)));
    expect(text).toMatch(
      /^\*\*`pay\.example\.com`\*\* → `10\.0\.1\.9` of `v\.door`, as `v\.i` sees it\n\n- The hidden/,
    );
    expect(text).toContain('| `w` and the internet |');
  });
  it('asks for what a firewall answers instead, and for names of hosts outside', () => {
    const firewall =
      'dns-firewall f { vpcs v; rule 1 block bad.example override $0safe.host.net }\ninternet-host h { address 198.51.100.9; dns safe.host.net }';
    expect(hoverText(open(net(firewall)))).toContain('→ `198.51.100.9` of `h`, as `v.i` sees it');
    expect(hoverText(open(net('internet-host h { address 198.51.100.9; dns $0safe.host.net }')))).toContain(
      'The same for `w` and the internet.',
    );
  });
  it('says what a question through an inbound endpoint gets where that is something else', () => {
    const s3 =
      'interface-endpoint s3 { service s3; subnet s { address 10.0.1.7 }; private-dns-only-for-inbound-resolver-endpoint on }\n  gateway-endpoint g { service s3 }\n  resolver-inbound-endpoint in { subnet s { address 10.0.1.53 } }';
    const text = hoverText(open(net('expect v.i can reach $0s3.us-east-1.amazonaws.com:443', s3)));
    expect(text).toMatch(/^\*\*`s3\.us-east-1\.amazonaws\.com`\*\* → public addresses/);
    expect(text).toContain('| questions to `v.in` | `10.0.1.7` of `v.s3` |');
  });
  it('of a zone with a record of its own name says what the name gives', () => {
    expect(hoverText(open(net('hosted-zone $0corp.example { vpcs v; record @ A 10.0.1.5 }')))).toContain(
      '**`corp.example`** → `10.0.1.5` of `v.i`, as `v.i` sees it',
    );
  });
  it('of a question for a name that is a zone’s too resolves it', () => {
    const zone = 'hosted-zone corp.example { vpcs v; record @ A 10.0.1.5 }\nexpect v.i can reach $0corp.example:80';
    expect(hoverText(open(net(zone)))).toMatch(/^\*\*`corp\.example`\*\* → /);
  });
  it('of zones and rules that do nothing says why', () => {
    expect(hoverText(open(net('hosted-zone $0a.example { vpcs x }')))).toContain('associated with no VPC');
    expect(
      hoverText(open(net('hosted-zone $0a.example { vpcs v }').replace('dns-hostnames on', 'dns-hostnames off'))),
    ).toContain(
      'it does nothing: private hosted zones need both DNS attributes of the VPC, and dns-hostnames is off (DNS-3)',
    );
    const tie = 'hosted-zone $0a.example { vpcs v }\nresolver-rule r { domain a.example; forward 10.0.9.9; vpcs v }';
    expect(hoverText(open(net(tie)))).toContain(
      'it never decides: resolver rule r (forward a.example) has the same name',
    );
    const takes = 'resolver-rule $0r { domain us-east-1.amazonaws.com; forward 10.0.9.9; vpcs v }\n';
    expect(
      hoverText(open(net(takes, 'interface-endpoint e { service sts; subnet s { address 10.0.1.9 } }'))),
    ).toContain('gives way to private hosted zone sts.us-east-1.amazonaws.com (managed by e)');
  });
  it('of a system rule, a Profile and the Amazon resolver’s option set says whom they serve', () => {
    const text = net(
      'resolver-rule $0own { domain corp.example; system; vpcs v }\ndhcp-options o { dns-servers AmazonProvidedDNS }\nhosted-zone p.example { vpcs w }\nroute53-profile all { vpcs v; hosted-zones p.example; resolver-rules own }',
    );
    expect(hoverText(open(text))).toContain('Lets the VPC answer `corp.example` and everything below it itself');
    expect(hoverText(open(text.replace('$0', '').replace('profile all', 'profile $0all')))).toMatchSnapshot();
    expect(hoverText(open(text.replace('$0', '').replace('zone p.ex', 'zone $0p.ex')))).toContain(
      'Answers clients of `w` and `v` for',
    );
    expect(hoverText(open(text.replace('$0', '').replace('options o', 'options $0o')))).toContain(
      'Clients of no VPC ask the Amazon resolver of their VPC',
    );
  });
  it('of very many VPCs says that it looks at the first ones only', () => {
    const vpcs = Array.from({ length: 30 }, (_, index) => `vpc n${index} { cidr 10.0.0.0/16; dns-hostnames on }\n`);
    const names = vpcs.map((_, index) => `n${index}`).join(', ');
    const text = `${vpcs.join('')}hosted-zone a.example { vpcs ${names}; record x A 10.0.0.9 }\n`;
    expect(hoverText(open(text.replace('zone a', 'zone $0a')))).toContain('the first 8 of its 30 VPCs');
    expect(hoverText(open(`${text}expect internet resolves $0x.a.example to nothing`))).toContain(
      '| 10 more VPCs | not looked at here |',
    );
  });
  it.each([
    'hosted-zone $0',
    'hosted-zone z.example { record $0x }',
    'hosted-zone z.example { record x CNAME $0 }',
    'hosted-zone z.example { record x CNAME $0y.example }',
    'resolver-rule r { domain $0. }',
    'resolver-rule $0r { domain }',
    'dns-firewall f { rule $01 block }',
    'dns-firewall f { rule 1 block $0* }',
    'dhcp-options $0o { dns-servers }',
    'on-premises o { dns-server $0 }',
    'on-premises o { dns-server 10.0.0.1 { forward $0x.example } }',
    'on-premises o { dns-server 10.0.0.1 { zone $0x.example -> 10.0.0.2 } }',
    'expect i resolves $0',
    'route53-profile $0p { vpcs }',
    'vpc v { resolver-outbound-endpoint $0o { } }',
    'internet-host h { dns $0x.example }',
  ])('never fails while it is typed: %s', (text) => {
    expect(() => hoverText(open(text))).not.toThrow();
    const opened = open(text);
    expect(() => opened.service.definition(opened.uri, cursor(opened))).not.toThrow();
    expect(() => labels(open(text))).not.toThrow();
  });
});

describe('private DNS of an endpoint', () => {
  const sts = ['    service sts\n', '    service sts\n    private-dns on\n'] as const;
  it('says what its name gives, and to whom', () => {
    expect(hovered('private-dns| on', sts)).toMatchSnapshot();
  });
  it('says who takes the name away, and where a Profile brings it', () => {
    expect(
      hovered('private-dns| on', sts, ['  vpcs spoke\n}\nhosted-zone', '  vpcs spoke, hub\n}\nhosted-zone']),
    ).toContain(
      '- but resolver rule amazon (forward sts.us-east-1.amazonaws.com) takes `sts.us-east-1.amazonaws.com` away',
    );
    const profile = [
      'expect spoke.web',
      'route53-profile p { vpcs lab; interface-endpoints hub.sts }\nexpect spoke.web',
    ] as const;
    expect(hovered('interface-endpoint |sts', profile)).toContain('in this VPC and, by a Route 53 Profile, in `lab`');
  });
});

describe('definition of a DNS name', () => {
  it.each([
    ['web resolves |db.corp.example', ['record db A 10.1.1.10']],
    ['web resolves |x.loop.example', ['loop']],
    ['web resolves |www.bad.example', ['rule 20 block *.bad.example nxdomain']],
    ['web resolves |sts.us-east-1', ['sts']],
    ['web resolves |files.office', ['zone files.office.example -> 10.9.0.30']],
    ['record |db A', ['web']],
    ['db A |10.1.1.10', ['web']],
    ['api CNAME |db.corp', ['record db A 10.1.1.10']],
    ['record sts ALIAS |hub.sts', ['sts']],
  ])('%s leads to %j', (anchor, targets) => {
    const opened = at(anchor);
    const links = opened.service.definition(opened.uri, cursor(opened));
    expect(links.map((each) => said(opened.text, each.targetSelectionRange).replace(/^\d+: /, ''))).toEqual(targets);
  });
});

describe('references of a zone', () => {
  const mentions = (anchor: string): string[] => {
    const opened = at(anchor, [
      'hosted-zone example',
      'hosted-zone deep.corp.example { vpcs hub }\nhosted-zone example',
    ]);
    return saidAll(opened.text, opened.service.references(opened.uri, cursor(opened), false)).map((each) =>
      each.replace(/^\d+: /, ''),
    );
  };
  it('are the names in it that are written in full', () => {
    expect(mentions('hosted-zone |corp.example')).toEqual([
      'db.corp.example',
      '*.corp.example',
      'db.corp.example',
      'db.corp.example',
    ]);
    expect(mentions('hosted-zone |deep.corp')).toEqual([]);
  });
  it('are renamed with it', () => {
    const opened = at('hosted-zone |corp.example');
    const result = opened.service.rename(opened.uri, cursor(opened), 'acme.example');
    if (typeof result === 'string') throw new Error(result);
    const text = applied(opened.text, result.changes?.[opened.uri] ?? []);
    expect(text).toContain('hosted-zone acme.example {');
    expect(text).toContain('api CNAME db.acme.example');
    expect(text).toContain('spoke.web resolves db.acme.example');
    expect(text).toContain('allow *.acme.example');
  });
});

describe('completion of records', () => {
  const inZone = (line: string): string[] => labels(open(hybrid.replace('record sts ALIAS hub.sts', line)));
  it('offers addresses for A, names for CNAME, endpoints and load balancers for ALIAS', () => {
    expect(inZone('record x A $0')).toEqual(expect.arrayContaining(['10.1.1.10', '10.0.1.20']));
    expect(inZone('record x CNAME $0')).toEqual(expect.arrayContaining(['db.corp.example', 'front.lb.example']));
    expect(inZone('record x ALIAS $0')).toEqual(['sts', 'front']);
    expect(inZone('record x TXT $0')).toEqual([]);
  });
  it('offers the names that are asked for and missing', () => {
    const text = hybrid.replace('record sts ALIAS hub.sts', 'record $0');
    expect(labels(open(`${text}expect spoke.web resolves shop.corp.example to 10.1.1.10\n`))[0]).toBe('shop');
  });
  it('offers names of zones to questions', () => {
    expect(labels(open(`${hybrid}expect spoke.web resolves $0`))).toEqual(
      expect.arrayContaining([
        'sts.us-east-1.amazonaws.com',
        'db.corp.example',
        'www.corp.example',
        'front.lb.example',
      ]),
    );
    expect(labels(open(`${hybrid}expect spoke.web can reach $0`))).toContain('db.corp.example:443');
  });
});
