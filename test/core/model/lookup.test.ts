/** What a name means, from where it stands: enclosing blocks outward, the top level, ids, all VPCs, qualified names. */
import { describe, expect, test } from 'vitest';
import type { Resource } from '../../../src/core/model/resource';
import { Workspace } from '../../../src/core/model/workspace';
import type { Kind } from '../../../src/core/schema/kinds';

const workspace = new Workspace();
workspace.open(
  'main.vpc',
  `
import "other.vpc"
vpc shop {
  cidr 10.0.0.0/16
  subnet private { az us-east-1a; cidr 10.0.1.0/24 }
  route-table private { }
  internet-gateway igw
  instance web { id i-0abc; subnet private; interface front { subnet private }; interface igw { subnet private } }
  security-group partners { }
}
vpc lab {
  cidr 10.1.0.0/16
  subnet private { az us-east-1a; cidr 10.1.1.0/24 }
  internet-gateway igw
  subnet alone { az us-east-1a; cidr 10.1.2.0/24 }
  instance shop { subnet alone }
}
prefix-list partners { id pl-0abc; entry 10.0.0.0/8 }
prefix-list "com.amazonaws.us-east-1.s3" { entry 192.0.2.0/24 }
hosted-zone corp.example { vpcs shop }
`,
);
workspace.open('other.vpc', 'vpc far { cidr 10.2.0.0/16; subnet distant { az us-east-1a; cidr 10.2.1.0/24 } }');
const network = workspace.analysis('main.vpc')?.network;
if (!network) throw new Error('no network');
const at = (name: string): Resource | undefined => network.lookup(name, undefined).found;
const find = (name: string, from?: Resource, ...kinds: Kind[]): string | undefined =>
  network.lookup(name, from, kinds.length > 0 ? kinds : undefined).found?.toString();
const shop = network.vpcs.find((each) => each.name === 'shop');
const lab = network.vpcs.find((each) => each.name === 'lab');

describe('lookup', () => {
  test('the enclosing block goes first, then outward', () => {
    expect(find('private', shop, 'subnet')).toBe('subnet shop.private');
    expect(find('private', lab, 'subnet')).toBe('subnet lab.private');
    expect(find('igw', at('web'))).toBe('interface shop.web.igw');
    expect(find('igw', at('web'), 'internet-gateway')).toBe('internet-gateway shop.igw');
  });
  test('kinds choose among the same name', () => {
    expect(find('private', shop, 'route-table')).toBe('route-table shop.private');
    expect(find('partners', shop, 'security-group', 'prefix-list')).toBe('security-group shop.partners');
    expect(find('partners', shop, 'prefix-list')).toBe('prefix-list partners');
    expect(find('partners', lab, 'security-group', 'prefix-list')).toBe('prefix-list partners');
  });
  test('the top level goes before the inside of VPCs', () => {
    expect(find('shop')).toBe('vpc shop');
    expect(find('shop', lab)).toBe('instance lab.shop');
  });
  test('a name that only one VPC has is found from everywhere', () => {
    expect(find('alone')).toBe('subnet lab.alone');
    expect(find('alone', shop)).toBe('subnet lab.alone');
    expect(find('front')).toBe('interface shop.web.front');
  });
  test('a name that two VPCs have is ambiguous from outside', () => {
    expect(find('igw')).toBeUndefined();
    expect(network.lookup('igw', undefined, ['internet-gateway']).candidates.map(String)).toEqual([
      'internet-gateway shop.igw',
      'internet-gateway lab.igw',
    ]);
  });
  test('qualified names, down to the last block', () => {
    expect(find('lab.igw')).toBe('internet-gateway lab.igw');
    expect(find('shop.web.front')).toBe('interface shop.web.front');
    expect(find('web.front')).toBe('interface shop.web.front');
    expect(find('shop.private', undefined, 'route-table')).toBe('route-table shop.private');
    expect(find('shop.nothing')).toBeUndefined();
    expect(find('lab.web')).toBeUndefined();
    expect(find('shop.igw', lab)).toBe('internet-gateway shop.igw'); // not hidden by the instance lab.shop
  });
  test('ids are names everywhere', () => {
    expect(find('i-0abc', lab)).toBe('instance shop.web');
    expect(find('pl-0abc', lab, 'prefix-list')).toBe('prefix-list partners');
    expect(find('i-0abc', lab, 'subnet')).toBeUndefined();
  });
  test('names may have dots themselves', () => {
    expect(find('corp.example')).toBe('hosted-zone corp.example');
    expect(find('com.amazonaws.us-east-1.s3', shop)).toBe('prefix-list com.amazonaws.us-east-1.s3');
  });
  test('imported files count like the own one', () => {
    expect(find('far')).toBe('vpc far');
    expect(find('distant')).toBe('subnet far.distant');
    expect(find('far.distant', shop)).toBe('subnet far.distant');
  });
  test('nothing is nothing', () => {
    expect(network.lookup('nobody', shop)).toEqual({ found: undefined, candidates: [] });
    expect(network.lookup('', shop).found).toBeUndefined();
    expect(network.lookup('.', shop).found).toBeUndefined();
    expect(network.lookup('shop.', shop).found).toBeUndefined();
  });
});

describe('prefix lists by name', () => {
  test("the file's own list takes the place of AWS's", () => {
    expect(network.prefixList('com.amazonaws.us-east-1.s3', shop)?.length).toBe(1);
    expect(network.prefixList('com.amazonaws.us-east-1.dynamodb', shop)?.length).toBeGreaterThan(3);
    expect(network.prefixList('com.amazonaws.nowhere-1.s3', shop)).toBeUndefined();
  });
});
