import { describe, expect, it } from 'vitest';
import { applied, cursor, inShop, open, said, saidAll } from './support';

const definitions = (anchor: string): string[] => {
  const opened = inShop(anchor);
  return opened.service
    .definition(opened.uri, cursor(opened))
    .map((link) => said(opened.text, link.targetSelectionRange));
};

describe('go to definition', () => {
  it.each([
    ['route-table |private }', '20: private'],
    ['-> |nat', '17: nat'],
    ['subnets private-a, |private-b', '15: private-b'],
    ['tcp 443 from |app', '22: app'],
    ['expect |web-1 can', '29: web-1'],
    ['via |sts', '33: sts'],
    ['reach |sts.us-east-1.amazonaws.com:443', '33: sts'],
    ['instance |web-1', '29: web-1'],
  ])('%s leads to %s', (anchor, target) => {
    expect(definitions(anchor)).toEqual([target]);
  });
  it('finds a resource by its AWS id and by its address', () => {
    const opened = open(
      'vpc a {\n  instance i { subnet s; address 10.0.0.9; id i-0abc }\n}\nexpect i-0$0abc can reach 10.0.0.9:1',
    );
    expect(
      opened.service.definition(opened.uri, cursor(opened)).map((each) => said(opened.text, each.targetSelectionRange)),
    ).toEqual(['2: i']);
  });
  it('gives every candidate of an ambiguous name', () => {
    const opened = open('vpc a { instance i { } }\nvpc b { instance i { } }\nexpect $0i can reach 192.0.2.1:1');
    expect(opened.service.definition(opened.uri, cursor(opened))).toHaveLength(2);
  });
  it('leads into an imported file, and to the file itself', () => {
    const others = { 'other.vpc': 'vpc far { cidr 10.1.0.0/16 }\n' };
    const name = open('import "other.vpc"\npeering p { vpcs $0far }', others);
    expect(name.service.definition(name.uri, cursor(name))).toMatchObject([{ targetUri: 'file:///net/other.vpc' }]);
    const file = open('import "oth$0er.vpc"', others);
    expect(file.service.definition(file.uri, cursor(file))).toMatchObject([{ targetUri: 'file:///net/other.vpc' }]);
  });
  it('is silent on keywords that declare nothing, numbers and names that lead nowhere', () => {
    expect(definitions('tcp |443')).toEqual([]);
    const opened = open('vpc a { subnet s { route-table $0nothing } }');
    expect(opened.service.definition(opened.uri, cursor(opened))).toEqual([]);
  });
});

describe('references', () => {
  const found = (anchor: string, withDeclaration = true): string[] => {
    const opened = inShop(anchor);
    return saidAll(opened.text, opened.service.references(opened.uri, cursor(opened), withDeclaration));
  };
  it('finds a resource wherever it is named', () => {
    expect(found('subnet |private-a')).toEqual(['14: private-a', '29: private-a', '35: private-a']);
    expect(found('security-groups |app', false)).toEqual(['26: app', '29: app']);
  });
  it('tells kinds of one name apart', () => {
    expect(found('gateway-endpoint |s3')).toEqual(['31: s3', '42: s3']);
  });
  it('marks declaration and uses in the file', () => {
    const opened = inShop('instance |web-1');
    expect(opened.service.highlights(opened.uri, cursor(opened)).map((each) => each.kind)).toEqual([3, 2, 2, 2, 2, 2]);
  });
});

describe('rename', () => {
  const renamed = (marked: string, name: string): string | undefined => {
    const opened = open(marked);
    const result = opened.service.rename(opened.uri, cursor(opened), name);
    return typeof result === 'string' ? result : applied(opened.text, result.changes?.[opened.uri] ?? []);
  };
  it('changes the name everywhere, the qualified one and targets too, ids never', () => {
    const text =
      'vpc a {\n  instance $0web { id i-1 }\n}\nexpect web can reach a.web:80 via web\nexpect i-1 can reach web/icmp\n';
    expect(renamed(text, 'app')).toBe(
      'vpc a {\n  instance app { id i-1 }\n}\nexpect app can reach a.app:80 via app\nexpect i-1 can reach app/icmp\n',
    );
  });
  it('refuses what is no name', () => {
    expect(renamed('vpc $0a { }', 'two words')).toMatch(/can't be a name/);
    expect(renamed('vpc a { cidr $010.0.0.0/16 }', 'b')).toBe('Nothing here can be renamed.');
  });
});

describe('links', () => {
  it('links imports that lead somewhere', () => {
    const opened = open('import "other.vpc"\nimport "missing.vpc"\n', { 'other.vpc': '' });
    expect(opened.service.documentLinks(opened.uri)).toMatchObject([{ target: 'file:///net/other.vpc' }]);
  });
});
