import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { resolve } from '../../../src/core/engine/dns/resolve';
import { isUnaskable, readSender } from '../../../src/core/engine/question';
import type { Resolution } from '../../../src/core/engine/trace';
import { resolutionToJson } from '../../../src/core/explain/json';
import { outlineToMarkdown } from '../../../src/core/explain/markdown';
import { outlineOfResolution } from '../../../src/core/explain/outline';
import { outlineToText } from '../../../src/core/explain/text';
import { Workspace } from '../../../src/core/model/workspace';

const file = new URL('../../fixtures/service/hybrid.vpc', import.meta.url);
const workspace = new Workspace();
workspace.open('hybrid.vpc', readFileSync(file, 'utf8'));
const analysis = workspace.analysis('hybrid.vpc');

function resolved(from: string, name: string, family: 4 | 6 = 4): Resolution {
  if (!analysis) throw new Error('the file is open');
  const sender = readSender(from, analysis.network);
  if (isUnaskable(sender)) throw new Error(sender.problem);
  return resolve(analysis.network, sender, name, family).resolution;
}

const cases = {
  'managed-zone': ['hub.tool', 'sts.us-east-1.amazonaws.com'],
  'hub-and-spoke': ['spoke.web', 'sts.us-east-1.amazonaws.com'],
  'from-the-office': ['office.laptop', 'sts.us-east-1.amazonaws.com'],
  alias: ['spoke.web', 'api.corp.example'],
  loop: ['spoke.web', 'x.loop.example'],
  firewall: ['spoke.web', 'www.bad.example'],
  timeout: ['lab.test', 'db.corp.example'],
  'no-such-name': ['spoke.web', 'nope.corp.example'],
  public: ['hub.tool', 'www.public.net'],
  reverse: ['hub.tool', '10.1.0.10.in-addr.arpa'],
} as const;
const all = Object.entries(cases).map(([name, [from, asked]]) => [name, resolved(from, asked)] as const);

describe('as text', () => {
  test.each(all)('%s', async (name, resolution) => {
    const text = outlineToText(outlineOfResolution(resolution), { width: 110 });
    await expect(text).toMatchFileSnapshot(`snapshots/dns-${name}.txt`);
  });
});

test.each(all)('every step of %s is told once, in its order, and no level is skipped', (_name, resolution) => {
  const items = outlineOfResolution(resolution);
  expect(items.flatMap(({ step }) => step ?? [])).toEqual(resolution.steps);
  let before = -1;
  for (const { level } of items) {
    expect(level).toBeLessThanOrEqual(before + 1);
    before = level;
  }
});

test.each(all)('nothing in %s is said twice', (_name, resolution) => {
  const lines = outlineOfResolution(resolution).map(({ text }) => text);
  const said = lines.filter(
    (text) => !/^The packet: |^The question travels|^The (resolver rule|private hosted)/.test(text),
  );
  expect(new Set(said).size).toBe(said.length);
});

test('the first line says who answers with what, or in plain words why there is nothing', () => {
  expect(all.map(([, resolution]) => outlineOfResolution(resolution)[0]?.text)).toMatchInlineSnapshot(`
    [
      "DNS: 10.0.0.2 answers sts.us-east-1.amazonaws.com with 10.0.1.20 (of hub.sts).",
      "DNS: 10.1.0.2 answers sts.us-east-1.amazonaws.com with 10.0.1.20 (of hub.sts).",
      "DNS: 10.9.0.2 answers sts.us-east-1.amazonaws.com with 10.0.1.20 (of hub.sts).",
      "DNS: 10.1.0.2 answers api.corp.example with 10.1.1.10 (of spoke.web).",
      "DNS: 10.1.0.2 has no answer for x.loop.example: the question goes round in a circle (SERVFAIL).",
      "DNS: 10.1.0.2 answers www.bad.example with NXDOMAIN, since DNS Firewall blocks it.",
      "DNS: 10.2.1.53 does not answer db.corp.example (TIMEOUT).",
      "DNS: 10.1.0.2 says that there is no nope.corp.example (NXDOMAIN).",
      "DNS: 10.0.0.2 answers www.public.net with 192.0.2.71 (a stand-in: the real addresses are public and change).",
      "DNS: 10.0.0.2 answers 10.1.0.10.in-addr.arpa with ip-10-0-1-10.ec2.internal.",
    ]
  `);
});

test('what stops the packet of a question is told whole, the first reason in the sentence', () => {
  const items = outlineOfResolution(resolved('lab.test', 'db.corp.example'));
  expect(items.find(({ mark, level }) => mark === 'drop' && level > 0)?.text).toMatch(
    /^No answer \(DNS_TIMEOUT\): lab\.test asks lab\.bind and hears nothing: .*ENI_SG_RULES_MISMATCH/,
  );
});

test('who hands on that somebody else has no answer does not say all of their words again', () => {
  const workspace = new Workspace();
  workspace.open(
    'circle.vpc',
    'on-premises o {\n  cidr 192.168.0.0/16\n  host desk { address 192.168.1.1 }\n  dns-server 192.168.0.1 { forward . -> 192.168.0.2 }\n  dns-server 192.168.0.2 { forward . -> 192.168.0.3 }\n  dns-server 192.168.0.3 { forward . -> 192.168.0.1 }\n}\n',
  );
  const network = workspace.analysis('circle.vpc')?.network;
  const sender = network && readSender('desk', network);
  if (!network || !sender || isUnaskable(sender)) throw new Error('nobody asks');
  const items = outlineOfResolution(resolve(network, sender, 'a.example').resolution);
  const drops = items.filter(({ mark, level }) => mark === 'drop' && level > 0).map(({ text }) => text);
  expect(drops.length).toBeGreaterThan(4);
  for (const text of drops) expect(text.split('DNS server').length - 1).toBe(1);
});

test('IPv6 answers are made from IPv4 ones, and that is told', () => {
  const only6 = new Workspace();
  only6.open(
    'v6.vpc',
    'region us-east-1\nvpc v {\n  cidr 10.0.0.0/16\n  ipv6-cidr 2600:1f18::/56\n  dns-hostnames on\n  subnet s { ipv6-cidr 2600:1f18::/64; az us-east-1a; dns64 on }\n  instance i { subnet s; address 2600:1f18::5 }\n}\nhosted-zone z.example { vpcs v; record old A 192.0.2.9 }\n',
  );
  const network = only6.analysis('v6.vpc')?.network;
  const sender = network && readSender('i', network);
  if (!network || !sender || isUnaskable(sender)) throw new Error('nobody asks');
  const { resolution } = resolve(network, sender, 'old.z.example', 6);
  expect(outlineOfResolution(resolution).at(-1)).toMatchObject({ mark: 'rewrite', step: { rule: 'DNS-37' } });
});

test('as Markdown, a nested list under the answer', () => {
  const markdown = outlineToMarkdown(outlineOfResolution(resolved('spoke.web', 'sts.us-east-1.amazonaws.com')));
  expect(markdown).toMatch(/^\*\*DNS: 10\.1\.0\.2 answers sts\.us-east-1\.amazonaws\.com with 10\.0\.1\.20/);
  expect(markdown).toMatch(/\n {2}- ✔ The question travels .*\n {4}- The packet: UDP .*\n {4}- ✔ The inbound/);
});

describe('as JSON', () => {
  test('says who asked whom, which steps are whose, and the packets', () => {
    const json = resolutionToJson(resolved('spoke.web', 'sts.us-east-1.amazonaws.com'), 'spoke.web');
    expect(Object.keys(json)).toEqual([
      'version',
      'question',
      'type',
      'server',
      'status',
      'answers',
      'names',
      'details',
      'reason',
      'steps',
      'exchanges',
    ]);
    expect(json.exchanges).toMatchObject([
      { depth: 0, from: 'spoke.web', server: '10.1.0.2', answers: ['10.0.1.20'], steps: { from: 0 }, path: null },
      { depth: 1, from: 'hub.outbound', to: 'hub.inbound', server: '10.0.1.53', path: { verdict: 'reachable' } },
    ]);
    const [outer, inner] = json.exchanges;
    expect(outer?.steps.to).toBe(json.steps.length);
    expect(json.steps[inner?.steps.from ?? -1]?.text).toMatch(/^The question travels as a packet/);
    expect(JSON.parse(JSON.stringify(json))).toEqual(json);
  });

  test('has the names of a reverse look-up', () => {
    const json = resolutionToJson(resolved('hub.tool', '10.1.0.10.in-addr.arpa'), 'hub.tool');
    expect(json).toMatchObject({ type: 'PTR', answers: [], names: ['ip-10-0-1-10.ec2.internal'] });
  });

  test.each(all)('the exchanges of %s hold every step behind the first question', (_name, resolution) => {
    const { steps, exchanges } = resolutionToJson(resolution, 'x');
    const outer = exchanges.filter(({ depth }) => depth === 0);
    expect(outer.at(-1)?.steps.to).toBe(steps.length);
    for (const [index, each] of exchanges.entries()) {
      expect(each.steps.from).toBeLessThanOrEqual(each.steps.to);
      expect(each.depth).toBeLessThanOrEqual((exchanges[index - 1]?.depth ?? -1) + 1);
    }
  });
});
