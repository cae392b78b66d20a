/** A way that never repeats itself still ends: after 64 hops the walk says so (MOD-6). */
import { expect, test } from 'vitest';
import { checkFixture } from '../../harness/fixture';

/** Appliances in a row, each in a subnet of its own whose table leads to the next one; the last leads out. */
function chain(length: number): string {
  const links = Array.from({ length }, (_, at) => {
    const next = at + 1 < length ? `box-${at + 1}` : 'igw';
    return `  subnet s-${at} { az us-east-1a; cidr 10.0.${at}.0/24; route-table t-${at} }
  route-table t-${at} { route 0.0.0.0/0 -> ${next} }
  instance box-${at} { subnet s-${at}; address 10.0.${at}.10; public-address 203.0.113.${at + 1}; source-dest-check off; security-groups open }`;
  });
  return `region us-east-1
vpc net {
  cidr 10.0.0.0/16
  internet-gateway igw
  security-group open { ingress all from any }
${links.join('\n')}
}
`;
}

// The first box sends, each further one costs two hops: itself and its subnet.
test.each([
  [5, 'can reach 198.51.100.7:443 via box-1, box-4, igw'],
  [30, 'can reach 198.51.100.7:443 via box-1, box-29, igw'],
  [40, 'cannot reach 198.51.100.7:443 because NO_PATH'],
] as const)('%i appliances in a row', (length, expected) => {
  expect(checkFixture(`${chain(length)}expect box-0 ${expected}\n`).differences).toEqual([]);
});

test('the reason names the limit', () => {
  const [finding] = checkFixture(`${chain(40)}expect box-0 can reach 198.51.100.7:443\n`).findings;
  expect(finding?.message).toContain('still on its way after 64 hops');
});
