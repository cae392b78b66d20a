import { expect, it } from 'vitest';
import { nearest } from '../../../src/core/text/nearest';

const KEYWORDS = [
  'subnet',
  'subnets',
  'security-group',
  'security-groups',
  'service',
  'route',
  'route-table',
  'instance',
];

it.each([
  ['subent', ['subnet', 'subnets']],
  ['subnett', ['subnet', 'subnets']],
  ['servcie', ['service']],
  ['instanec', ['instance']],
  ['security-gruop', ['security-group', 'security-groups']],
])('takes %s for %s', (text, names) => expect(nearest(text, KEYWORDS)).toEqual(names));

it('says nothing rather than something far away', () => {
  for (const text of ['xyz', 'internet', '', 'r']) expect([text, nearest(text, KEYWORDS)]).toEqual([text, []]);
});

it('gives at most three, in an order that does not depend on where they came from', () => {
  const names = ['web-1', 'web-2', 'web-3', 'web-4'];
  expect(nearest('web-9', names)).toEqual(['web-1', 'web-2', 'web-3']);
  expect(nearest('web-9', names.toReversed())).toEqual(['web-1', 'web-2', 'web-3']);
});
