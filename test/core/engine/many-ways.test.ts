/** Choices are tried one by one up to a limit; beyond it nothing is claimed (MOD-5). */
import { expect, test } from 'vitest';
import { checkFixture } from '../../harness/fixture';

function targets(count: number): string {
  const names = Array.from({ length: count }, (_, at) => `t-${at}`);
  const instances = names.map(
    (name, at) =>
      `  instance ${name} { subnet s; address 10.0.${1 + Math.floor(at / 200)}.${10 + (at % 200)}; security-groups open }`,
  );
  return `region us-east-1
vpc net {
  cidr 10.0.0.0/16
  subnet s { az us-east-1a; cidr 10.0.0.0/20 }
  security-group open { ingress all from any }
  instance client { subnet s; address 10.0.0.10; security-groups open }
  network-load-balancer nlb { subnet s { address 10.0.0.20 }; listener tcp 443 -> all }
  target-group all { port 443; targets ${names.join(', ')} }
${instances.join('\n')}
}
`;
}

test('two hundred targets are all tried', () => {
  expect(checkFixture(`${targets(200)}expect client can reach nlb:443 via nlb\n`).differences).toEqual([]);
});

test('of three hundred no more is said than that it is not known', () => {
  const [finding] = checkFixture(`${targets(300)}expect client can reach nlb:443\n`).findings;
  expect(finding?.code).toBe('expect.undetermined');
  expect(finding?.message).toContain('more ways than the 256');
});
