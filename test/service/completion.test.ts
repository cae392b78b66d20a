import { describe, expect, it } from 'vitest';
import { cursor, labels, open, taking } from './support';

describe('keywords', () => {
  it('offers the statements of the top level in an empty file', () => {
    expect(labels(open('$0'))).toEqual(expect.arrayContaining(['vpc', 'region', 'import', 'expect', 'prefix-list']));
  });
  it('puts required properties first and leaves out what stands there once already', () => {
    const found = labels(open('vpc shop {\n  subnet a {\n    cidr 10.0.0.0/24\n    $0\n  }\n}'));
    expect(found[0]).toBe('az');
    expect(found).not.toContain('cidr');
    expect(found).toContain('route-table');
  });
  it('offers a statement again that may stand often', () => {
    expect(labels(open('vpc shop { cidr 10.0.0.0/16; subnet a { }; $0 }'))).toContain('subnet');
  });
  it('offers what belongs into the innermost block', () => {
    expect(labels(open('vpc shop {\n  security-group app {\n    e$0\n  }\n}'))).toEqual(
      expect.arrayContaining(['ingress', 'egress', 'default']),
    );
    expect(labels(open('vpc shop {\n  security-group app {\n    e$0\n  }\n}'))).not.toContain('subnet');
  });
  it('works behind a brace that has no partner yet', () => {
    expect(labels(open('vpc shop {\n  subnet a {\n    $0'))).toContain('cidr');
  });
  it('works on one line', () => {
    expect(labels(open('vpc shop { subnet a { az us-east-1a; $0 } }'))[0]).toBe('cidr');
  });
  it('replaces the whole word around the cursor, dashes included', () => {
    expect(taking(open('vpc shop { dns-h$0ostnames on }'), 'dns-support')).toBe('vpc shop { dns-support on }');
  });
  it('puts in a block with the required properties as a snippet', () => {
    expect(taking(open('vpc shop {\n  subn$0\n}'), 'subnet', true)).toContain(
      // biome-ignore lint/suspicious/noTemplateCurlyInString: the editor's own placeholders
      'subnet ${1:name} {\n\tcidr ${2:10.0.0.0/16}\n\taz ${3:us-east-1a}',
    );
  });
  it('puts in the keyword alone where words follow', () => {
    expect(taking(open('vpc shop {\n  sub$0 private-a\n}'), 'subnet', true)).toBe('vpc shop {\n  subnet private-a\n}');
  });
  it('is silent in comments', () => {
    expect(labels(open('vpc shop { # sub$0\n}'))).toEqual([]);
  });
  it('says what a statement is', () => {
    const opened = open('vpc shop { $0 }');
    const { items } = opened.service.completion(opened.uri, cursor(opened), { snippets: true });
    const documentation = items.find((each) => each.label === 'gateway-endpoint')?.documentation;
    expect(documentation).toMatchObject({ kind: 'markdown', value: expect.stringContaining('S3 or DynamoDB') });
  });
});

const NET = `region eu-central-1
vpc shop {
  cidr 10.0.0.0/16
  route-table private { }
  route-table public { }
  subnet private { az eu-central-1b; cidr 10.0.1.0/24; route-table private }
  security-group app { }
  internet-gateway igw
  nat-gateway nat { subnet private }
  interface-endpoint sts { service sts; subnets private; security-groups app }
  instance web-1 { subnet private; security-groups app }
`;

describe('arguments', () => {
  it('offers resources of the kind that is expected', () => {
    expect(labels(open(`${NET}  subnet b { route-table $0 }\n}`))).toEqual(['private', 'public']);
  });
  it('offers route targets and the fixed words', () => {
    const found = labels(open(`${NET}  route-table x {\n    route 0.0.0.0/0 -> $0\n  }\n}`));
    expect(found).toEqual(expect.arrayContaining(['igw', 'nat', 'web-1', 'blackhole']));
    expect(found).not.toContain('sts');
  });
  it('offers the arrow behind the destination', () => {
    expect(labels(open(`${NET}  route-table x { route 0.0.0.0/0 $0 }\n}`))).toEqual(['->']);
  });
  it('offers what is not in the list yet', () => {
    const found = labels(open(`${NET}  subnet b { }\n  interface-endpoint kms { subnets private, $0 }\n}`));
    expect(found).toContain('b');
    expect(found).not.toContain('private');
  });
  it('offers AWS services with their names', () => {
    const opened = open(`${NET}  interface-endpoint kms { service $0 }\n}`);
    expect(labels(opened)).toEqual(expect.arrayContaining(['kms', 'ecr.dkr', 'secretsmanager']));
    const { items } = opened.service.completion(opened.uri, cursor(opened), { snippets: true });
    expect(items.find((each) => each.label === 'kms')?.documentation).toMatchObject({
      value: expect.stringContaining('kms.eu-central-1.amazonaws.com'),
    });
  });
  it('replaces a name with a dot as a whole', () => {
    expect(taking(open(`${NET}  interface-endpoint e { service ecr.a$0pi }\n}`), 'ecr.dkr')).toContain(
      'service ecr.dkr }',
    );
  });
  it('replaces a target with port as a whole', () => {
    const opened = open(`${NET}}\nexpect web-1 can reach sts.eu$0-central-1:443/tcp via sts`);
    expect(taking(opened, 'sts.eu-central-1.amazonaws.com:443')).toContain(
      'reach sts.eu-central-1.amazonaws.com:443 via sts',
    );
  });
  it('offers zones in use before others', () => {
    expect(labels(open(`${NET}  subnet b { az $0 }\n}`)).slice(0, 2)).toEqual(['eu-central-1b', 'eu-central-1a']);
  });
  it('offers the next free block to a subnet', () => {
    expect(labels(open(`${NET}  subnet b { cidr $0 }\n}`))).toEqual(['10.0.2.0/24']);
  });
  it('offers on and off', () => {
    expect(labels(open('vpc shop { dns-support $0 }'))).toEqual(['on', 'off']);
  });
  it('offers protocols, then the peer words', () => {
    expect(labels(open(`${NET}  security-group x { ingress $0 }\n}`))).toEqual(
      expect.arrayContaining(['tcp', 'udp', 'none']),
    );
    expect(labels(open(`${NET}  security-group x { ingress tcp 443 from $0 }\n}`))).toEqual(
      expect.arrayContaining(['app', 'any', 'com.amazonaws.eu-central-1.s3']),
    );
  });
  it('leads through an expectation', () => {
    expect(labels(open(`${NET}}\nexpect $0`))).toEqual(expect.arrayContaining(['web-1', 'internet']));
    expect(labels(open(`${NET}}\nexpect web-1 $0`))).toEqual(['can', 'cannot', 'resolves']);
    expect(labels(open(`${NET}}\nexpect web-1 can reach $0`))[0]).toBe('sts.eu-central-1.amazonaws.com:443');
    expect(labels(open(`${NET}}\nexpect web-1 can reach x:1 $0`))).toEqual(['via']);
    expect(labels(open(`${NET}}\nexpect web-1 can reach x:1 via $0`))).toEqual(expect.arrayContaining(['sts', 'nat']));
    expect(labels(open(`${NET}}\nexpect web-1 cannot reach x:1 because $0`))).toContain('ENI_SG_RULES_MISMATCH');
  });
  it('names what lies in another VPC by its qualified name where a bare one would mislead', () => {
    const two =
      'vpc a { subnet x { }; instance i { subnet x } }\nvpc b { subnet x { }; instance i { subnet x } }\nexpect $0';
    expect(labels(open(two))).toEqual(expect.arrayContaining(['a.i', 'b.i']));
  });
  it('writes a name with blanks in quotes', () => {
    expect(taking(open('vpc "prod vpc" { }\npeering p { vpcs $0 }'), 'prod vpc')).toContain('vpcs "prod vpc" }');
  });
  it('offers nothing where nothing may follow', () => {
    expect(labels(open('vpc shop { dns-support on $0 }'))).toEqual([]);
  });
});
