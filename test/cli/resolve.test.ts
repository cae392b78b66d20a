import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { runWith } from './memory-io';

const files = {
  'hybrid.vpc': readFileSync(new URL('../fixtures/service/hybrid.vpc', import.meta.url), 'utf8'),
  'v6.vpc':
    'region us-east-1\nvpc v {\n  cidr 10.0.0.0/16\n  ipv6-cidr 2600:1f18::/56\n  dns-hostnames on\n  subnet s { ipv6-cidr 2600:1f18::/64; az us-east-1a }\n  instance i { subnet s; address 2600:1f18::5 }\n}\nhosted-zone z.example { vpcs v; record db AAAA 2600:1f18::5; record db A 192.0.2.1 }\n',
};
const resolve = (...argv: string[]) => runWith(['resolve', ...argv], { files, columns: 80 });

describe('resolve over several servers', () => {
  test.each([
    ['forwarded', 'spoke.web', 'sts.us-east-1.amazonaws.com'],
    ['loop', 'spoke.web', 'x.loop.example'],
    ['timeout', 'lab.test', 'db.corp.example'],
  ])('%s', async (name, from, asked) => {
    const ran = await resolve('hybrid.vpc', from, asked);
    expect(ran).toMatchObject({ code: 0, stderr: '' });
    await expect(ran.stdout).toMatchFileSnapshot(`../fixtures/cli/resolve-${name}.txt`);
    for (const line of ran.stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });

  test('without a terminal a decision stays one line', async () => {
    const ran = await runWith(['resolve', 'hybrid.vpc', 'spoke.web', 'x.loop.example'], { files });
    expect(
      ran.stdout
        .trimEnd()
        .split('\n')
        .filter((line) => /No answer \(DNS_LOOP\)/.test(line)),
    ).toHaveLength(2);
  });

  test('JSON has the exchanges, and they point at the steps', async () => {
    const { stdout } = await resolve('hybrid.vpc', 'office.laptop', 'sts.us-east-1.amazonaws.com', '--format', 'json');
    const { exchanges, steps, answers } = JSON.parse(stdout);
    expect(answers).toEqual(['10.0.1.20']);
    expect(exchanges.map(({ depth, server }: { depth: number; server: string }) => [depth, server])).toEqual([
      [0, '10.9.0.2'],
      [1, '10.0.1.53'],
    ]);
    expect(steps[exchanges[1].steps.from].text).toMatch(
      /^The question travels as a packet from the DNS server 10\.9\.0\.2/,
    );
  });
});

test('a client without IPv4 asks for IPv6 addresses', async () => {
  const { stdout } = await resolve('v6.vpc', 'i', 'db.z.example', '--format', 'json');
  expect(JSON.parse(stdout)).toMatchObject({ type: 'AAAA', answers: ['2600:1f18::5'] });
});
