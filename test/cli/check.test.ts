import { describe, expect, test } from 'vitest';
import { shop } from '../harness/shop';
import { runWith } from './memory-io';
import { broken, files } from './shop';

const both = { ...files, 'broken.vpc': broken };
const warning = shop.replace('cidr 10.0.1.0/24', 'cidr 10.0.1.7/24');

test('a clean file gives exit code 0 and one line', async () => {
  const ran = await runWith(['check', 'shop.vpc'], { files });
  expect(ran).toMatchObject({ code: 0, stderr: '' });
  expect(ran.stdout).toBe('✔ No problems in 1 file; 5 of 5 expectations hold.\n');
});

test('findings read like those of a compiler', async () => {
  const ran = await runWith(['check', 'shop.vpc', 'broken.vpc'], { files: both });
  expect(ran.code).toBe(1);
  const lines = ran.stdout.split('\n');
  const unresolved = broken.split('\n').findIndex((line) => line.includes('private-c'));
  const column = (broken.split('\n')[unresolved]?.indexOf('private-c') ?? 0) + 1;
  expect(lines[0]).toMatch(new RegExp(`^broken\\.vpc:${unresolved + 1}:${column}: error [a-z.-]+: .*private-c`));
  expect(lines.some((line) => /^broken\.vpc:\d+:1: error expect\.fails: It can/.test(line))).toBe(true);
  expect(lines.at(-2)).toMatch(/^✖ \d errors in 2 files; \d+ of 10 expectations hold\.$/);
});

test('warnings alone are no failure', async () => {
  const ran = await runWith(['check', 'warning.vpc'], { files: { 'warning.vpc': warning } });
  expect(ran.stdout).toMatch(/^warning\.vpc:\d+:\d+: warning /);
  expect(ran.code).toBe(0);
});

test("a service catalogue beside the file is read, and its mistakes are said with the catalogue's own place", async () => {
  const catalogue = '{\n  "services": { "mine": { "title": "", "privateNames": ["mine.{region}.example.com"] } }\n}';
  const text = `region eu-west-1
vpc v {
  cidr 10.0.0.0/16
  dns-hostnames on
  subnet a { az eu-west-1a; cidr 10.0.1.0/24 }
  security-group all { default; ingress all from any; egress all to any }
  interface-endpoint mine { service mine; subnets a; security-groups all }
  instance web { subnet a; security-groups all }
}
expect web resolves mine.eu-west-1.example.com to mine
`;
  const ran = await runWith(['check', 'net/a.vpc'], {
    files: { 'net/a.vpc': text, 'vpc-trace.services.json': catalogue },
  });
  expect(ran.stdout).toContain('net/a.vpc:1:1: error services.file: vpc-trace.services.json:2:36: For `title`');
  expect(ran.stdout).toContain('1 of 1 expectation');
});

test('a file that is not there does not keep the others from being checked', async () => {
  const ran = await runWith(['check', 'nowhere.vpc', 'broken.vpc'], { files: both });
  expect(ran.code).toBe(2);
  expect(ran.stderr).toBe('vpc-trace: nowhere.vpc: there is no such file\n');
  expect(ran.stdout).toContain('broken.vpc:');
});

test.each([
  [new Uint8Array([0xff, 0xfe, ...Buffer.from(shop, 'utf16le')]), 0, ''],
  [`\ufeff${shop}`, 0, ''],
  [shop.replaceAll('\n', '\r\n'), 0, ''],
  [new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0xff, 0xfa]), 2, 'not a text file'],
])('text in other encodings and bytes that are no text (%#)', async (content, code, sentence) => {
  const ran = await runWith(['check', 'odd.vpc'], { files: { 'odd.vpc': content } });
  expect(ran.code).toBe(code);
  expect(ran.stderr).toContain(sentence);
});

test('an expectation that can not be read does not hold', async () => {
  const odd = 'expect internet can reach 10.0.0.1:99999\nexpect internet cannot reach\n';
  const ran = await runWith(['check', 'x.vpc'], { files: { 'x.vpc': odd } });
  expect(ran.code).toBe(1);
  expect(ran.stdout).toContain('; 0 of 2 expectations hold.');
});

test('a missing import is an error on its line', async () => {
  const ran = await runWith(['check', 'main.vpc'], { files: { 'main.vpc': 'import "nowhere.vpc"\n' } });
  expect(ran.code).toBe(1);
  expect(ran.stdout).toMatch(/^main\.vpc:1:\d+: error /);
});

describe('formats for machines', () => {
  const run = (format: string) => runWith(['check', 'shop.vpc', 'broken.vpc', '--format', format], { files: both });
  const findings = async () => JSON.parse((await run('json')).stdout).findings as Finding[];
  interface Finding {
    code: string;
    severity: string;
    message: string;
    file: string;
    line: number;
    column: number;
    endColumn: number;
  }

  test('json', async () => {
    const ran = await run('json');
    const json = JSON.parse(ran.stdout);
    expect(ran.code).toBe(1);
    expect(json).toMatchObject({ version: 1, summary: { files: 2, errors: json.findings.length, expectations: 10 } });
    const unresolved = json.findings.find((each: Finding) => each.message.includes('private-c'));
    expect(unresolved.endColumn - unresolved.column).toBe('private-c'.length);
    expect(json.expectations.filter((each: { holds: boolean }) => !each.holds).length).toBeGreaterThan(0);
  });

  test('sarif has what SARIF 2.1.0 demands', async () => {
    const log = JSON.parse((await run('sarif')).stdout);
    const [only] = log.runs;
    expect(log.version).toBe('2.1.0');
    expect(only.tool.driver.name).toBe('vpc-trace');
    const expected = await findings();
    expect(only.results.length).toBe(expected.length);
    for (const [index, result] of only.results.entries()) {
      const rule = only.tool.driver.rules[result.ruleIndex];
      expect(rule.id).toBe(result.ruleId);
      expect(rule.shortDescription.text).not.toBe('');
      expect(['error', 'warning', 'note', 'none']).toContain(result.level);
      expect(result.message.text).toBe(expected[index]?.message);
      const { artifactLocation, region } = result.locations[0].physicalLocation;
      expect(artifactLocation.uri).toBe('broken.vpc');
      expect(region).toMatchObject({ startLine: expected[index]?.line, startColumn: expected[index]?.column });
      expect(region.endLine).toBeGreaterThanOrEqual(region.startLine);
    }
  });

  test('sarif writes paths as URIs', async () => {
    const odd = { 'a b/50%#1.vpc': broken, '/tmp/x.vpc': broken };
    const ran = await runWith(['check', ...Object.keys(odd), '--format', 'sarif'], { files: odd });
    const uris = JSON.parse(ran.stdout).runs[0].artifacts.map(
      (each: { location: { uri: string } }) => each.location.uri,
    );
    expect(uris).toEqual(['a%20b/50%25%231.vpc', 'file:///tmp/x.vpc']);
  });

  test('junit: expectations are test cases', async () => {
    const xml = (await run('junit')).stdout;
    expect(xml).toMatch(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n<testsuites /);
    expect(xml).toContain(
      '<testcase name="expect web-1 can reach sts.us-east-1.amazonaws.com:443 via sts" classname="shop.vpc"',
    );
    const cases = xml.match(/<testcase /g)?.length;
    const failures = xml.match(/<failure /g)?.length;
    expect(xml).toContain(`<testsuites name="vpc-trace check" tests="${cases}" failures="${failures}" errors="0">`);
    expect(failures).toBe((await findings()).filter((each) => each.severity === 'error').length);
    expect(isBalanced(xml)).toBe(true);
  });

  test('junit escapes what XML can not hold', async () => {
    const text = 'expect "a<b&c\u0001" can reach 10.0.0.1\n';
    const xml = (await runWith(['check', 'x.vpc', '--format', 'junit'], { files: { 'x.vpc': text } })).stdout;
    expect(xml).toContain('a&lt;b&amp;c\ufffd');
    expect(isBalanced(xml)).toBe(true);
  });

  test('github: one workflow command a finding', async () => {
    const lines = (await run('github')).stdout.trimEnd().split('\n');
    const expected = await findings();
    expect(lines.length).toBe(expected.length);
    for (const [index, line] of lines.entries()) {
      const { line: row, column, code } = expected[index] as Finding;
      expect(line).toMatch(/^::(error|warning|notice) file=broken\.vpc,line=\d+,endLine=\d+,col=\d+/);
      expect(line).toContain(`line=${row},`);
      expect(line).toContain(`col=${column}`);
      expect(line).toContain(`title=${code}::`);
    }
  });

  test('github escapes percent, comma and colon', async () => {
    const odd = { 'a,b:c%d.vpc': 'nonsense 50%\n' };
    const ran = await runWith(['check', 'a,b:c%d.vpc', '--format', 'github'], { files: odd });
    expect(ran.stdout).toContain('file=a%2Cb%3Ac%25d.vpc,');
    expect(await runWith(['check', 'shop.vpc', '--format', 'github'], { files })).toMatchObject({
      stdout: '',
      code: 0,
    });
  });
});

/** Every tag is closed by its partner; no raw `<` or `&` in between. */
function isBalanced(xml: string): boolean {
  const open: string[] = [];
  const body = xml.replace(/^<\?xml[^>]*\?>/, '');
  for (const [, close, name, self] of body.matchAll(/<(\/?)([a-z-]+)(?:\s[^<>]*?)?(\/?)>/g)) {
    if (close) {
      if (open.pop() !== name) return false;
    } else if (!self) open.push(name ?? '');
  }
  const rest = body.replace(/<\/?[a-z-]+(?:\s[^<>]*?)?\/?>/g, '').replace(/&(?:amp|lt|gt|quot|#\d+);/g, '');
  return open.length === 0 && !/[<&]/.test(rest);
}
