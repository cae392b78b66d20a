/** AWS's published blocks: all readable, canonical, public, and for the Regions that people use. */
import { expect, test } from 'vitest';
import { awsPrefixes } from '../../../src/core/data/aws-prefixes';
import { awsPrefixList, awsPrefixListNames, prefixListName } from '../../../src/core/model/aws-prefix-lists';
import { isPublic, parseCidr } from '../../../src/core/net/cidr';

const all = Object.entries(awsPrefixes).flatMap(([region, byService]) =>
  Object.entries(byService).flatMap(([service, text]) => text.split(' ').map((block) => ({ region, service, block }))),
);

test('every block can be read and is written as AWS would', () => {
  expect(all.length).toBeGreaterThan(500);
  expect(all.filter(({ block }) => !parseCidr(block)?.canonical)).toEqual([]);
});
test('no block is private or has room for a whole Region of others', () => {
  const odd = all.filter(({ block }) => {
    const cidr = parseCidr(block)?.cidr;
    return !cidr || !isPublic(cidr.first) || (cidr.family === 4 && cidr.length < 14);
  });
  expect(odd).toEqual([]);
});
test('no list has a block twice', () => {
  const keys = all.map(({ region, service, block }) => `${region} ${service} ${block}`);
  expect(new Set(keys).size).toBe(keys.length);
});
test.each([
  'us-east-1',
  'us-east-2',
  'us-west-2',
  'eu-west-1',
  'eu-central-1',
  'ap-southeast-2',
  'cn-north-1',
  'us-gov-west-1',
])('%s has both services in IPv4', (region) => {
  for (const service of ['s3', 'dynamodb'])
    expect(awsPrefixList(prefixListName(region, service))?.some(({ family }) => family === 4)).toBe(true);
});
test('lists are known by their AWS names, and only those', () => {
  expect(awsPrefixListNames()).toContain('com.amazonaws.eu-west-1.s3');
  expect(awsPrefixList('com.amazonaws.eu-west-1.sqs')).toBeUndefined();
  expect(awsPrefixList('com.amazonaws.mars-1.s3')).toBeUndefined();
  expect(awsPrefixList('pl-63a5400a')).toBeUndefined();
});
