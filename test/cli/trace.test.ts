import { describe, expect, test } from 'vitest';
import { shop } from '../harness/shop';
import { runWith } from './memory-io';
import { files } from './shop';

const STS = 'sts.us-east-1.amazonaws.com:443';

const questions = {
  sts: ['web-1', STS],
  s3: ['web-1', 's3.us-east-1.amazonaws.com:443'],
  internet: ['web-1', '198.51.100.7:443'],
  'blocked-port': ['web-1', '198.51.100.7:22'],
  'no-name': ['web-1', 'nowhere.sts.us-east-1.amazonaws.com:443'],
  'from-outside': ['internet', 'web-1:443'],
} as const;

describe('as text', () => {
  test.each(Object.entries(questions))('%s', async (name, question) => {
    const ran = await runWith(['trace', 'shop.vpc', ...question], { files, columns: 110 });
    expect(ran.stderr).toBe('');
    await expect(ran.stdout).toMatchFileSnapshot(`../fixtures/cli/trace-${name}.txt`);
  });
});

describe('as JSON', () => {
  test.each(Object.entries(questions))('%s', async (name, question) => {
    const ran = await runWith(['trace', 'shop.vpc', ...question, '--format', 'json'], { files });
    await expect(ran.stdout).toMatchFileSnapshot(`../fixtures/cli/trace-${name}.json`);
  });
});

test('an answer is exit code 0, whatever the verdict', async () => {
  expect((await runWith(['trace', 'shop.vpc', 'web-1', STS], { files })).code).toBe(0);
  expect((await runWith(['trace', 'shop.vpc', 'web-1', '198.51.100.7:22'], { files })).code).toBe(0);
});

test('colours only where they are wanted', async () => {
  const sequence = '\u001b[';
  const plain = await runWith(['trace', 'shop.vpc', 'web-1', STS], { files });
  const coloured = await runWith(['trace', 'shop.vpc', 'web-1', STS], { files, colours: true });
  expect(plain.stdout).not.toContain(sequence);
  expect(coloured.stdout).toContain(sequence);
  expect(coloured.stdout.replace(/\u001b\[\d+m/g, '')).toBe(plain.stdout);
});

test('as Mermaid and as Markdown around it', async () => {
  const mermaid = await runWith(['trace', 'shop.vpc', 'web-1', STS, '--format', 'mermaid'], { files });
  expect(mermaid.code).toBe(0);
  expect(mermaid.stdout).toContain('flowchart');
  const markdown = await runWith(['trace', 'shop.vpc', 'web-1', STS, '--format', 'markdown'], { files });
  expect(markdown.stdout).toMatch(/^\*\*✔ shop\.web-1 can reach/);
  expect(markdown.stdout).toContain(`\`\`\`mermaid\n${mermaid.stdout}\`\`\``);
});

test.each([
  [['trace', 'shop.vpc', 'web-9', STS], 'nothing here is called "web-9"'],
  [['trace', 'shop.vpc', 'web-1', 'db:99999'], 'no port'],
  [['trace', 'shop.vpc', 'web-1'], 'needs FROM and TARGET'],
  [['trace', 'shop.vpc', 'web-1', STS, '--batch', 'q.txt'], 'leave FROM and TARGET out'],
  [['trace', 'shop.vpc', '--batch', 'q.txt', '--format', 'text'], 'JSON only'],
  [['trace', 'shop.vpc', '--batch', 'q.txt'], 'q.txt: there is no such file'],
  [['trace', 'no.vpc', 'web-1', STS], 'no.vpc: there is no such file'],
  [['trace', 'shop.vpc', 'web-1', STS, '--format', 'yaml'], 'Allowed choices are text, json, mermaid, markdown, svg.'],
])('%j can not run', async (argv, sentence) => {
  const ran = await runWith(argv, { files });
  expect(ran).toMatchObject({ code: 2, stdout: '' });
  expect(ran.stderr).toContain(sentence);
  expect(ran.stderr).not.toMatch(/\n\s+at /);
});

test('imports are read from beside the file that names them', async () => {
  const [network, expectations] = [shop.slice(0, shop.indexOf('expect ')), shop.slice(shop.indexOf('expect '))];
  const split = { 'a/b/main.vpc': `import "../net/shop.vpc"\n${expectations}`, 'a/net/shop.vpc': network };
  expect(await runWith(['check', 'a/b/main.vpc'], { files: split })).toMatchObject({ code: 0 });
  const traced = await runWith(['trace', 'a/b/main.vpc', 'web-1', STS, '--format', 'json'], { files: split });
  expect(traced.stdout).toContain('"file": "a/net/shop.vpc"');
});

describe('--batch', () => {
  const batch = (stdin: string | readonly string[]) =>
    runWith(['trace', 'shop.vpc', '--batch', '-', '--format', 'json'], { files, stdin });

  test('answers in order, one JSON object a line, the same as a single trace', async () => {
    const ran = await batch(`web-1\t${STS}\n\n# a comment\nweb-1   198.51.100.7:22\n8.8.8.8 203.0.113.10:443`);
    expect(ran.code).toBe(0);
    const lines = ran.stdout.trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line).verdict)).toEqual(['reachable', 'unreachable', 'unreachable']);
    const single = await runWith(['trace', 'shop.vpc', 'web-1', STS, '--format', 'json'], { files });
    expect(JSON.parse(lines[0] ?? '')).toEqual(JSON.parse(single.stdout));
  });

  test('a bad line gives an error and the run goes on', async () => {
    const ran = await batch('web-1\nweb-9 db\nweb-1 a b\nweb-1 198.51.100.7:443\n');
    expect(ran.code).toBe(2);
    const answers = ran.stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(answers.map((each) => each.line)).toEqual([1, 2, 3, undefined]);
    expect(answers[0]).toEqual({
      version: 1,
      line: 1,
      input: 'web-1',
      error: 'a question is FROM, a tab or spaces, TARGET',
    });
    expect(answers[1].error).toContain('web-9');
    expect(answers[3].verdict).toBe('reachable');
  });

  test('a public address that nobody holds is a host on the internet; a private one is nobody', async () => {
    const ran = await batch('9.9.9.9 203.0.113.10:443\n10.0.9.9 203.0.113.10:443\n');
    const [outside, nobody] = ran.stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(outside.paths[0].forward[0].packet.source).toBe('9.9.9.9');
    expect(nobody.error).toContain('10.0.9.9');
  });

  test('lines may come in pieces, and are answered as they come', async () => {
    const ran = await batch([
      'web-1 198.51',
      '.100.7:443\r\nweb-1 198.51.100.7:22\r\n',
      '# waiting\n',
      'web-1 10.0.1.11:443',
    ]);
    expect(ran.writes.length).toBe(2);
    expect(ran.stdout.trimEnd().split('\n').length).toBe(3);
  });

  test('ends early when nobody reads any more', async () => {
    const stdin = Array.from({ length: 100 }, () => 'web-1 198.51.100.7:443\n');
    const argv = ['trace', 'shop.vpc', '--batch', '-'];
    const ran = await runWith(argv, { files, stdin, closesAfter: 2 });
    expect(ran.writes.length).toBe(2);
  });

  test('questions may stand in a file', async () => {
    const argv = ['trace', 'shop.vpc', '--batch', 'q.txt'];
    const ran = await runWith(argv, { files: { ...files, 'q.txt': `\ufeffweb-1 ${STS}\n` } });
    expect(JSON.parse(ran.stdout)).toMatchObject({ verdict: 'reachable', via: ['shop.sts'] });
  });
});

describe('resolve', () => {
  test('as text', async () => {
    const argv = ['resolve', 'shop.vpc', 'web-1', 'sts.us-east-1.amazonaws.com'];
    const ran = await runWith(argv, { files, columns: 110 });
    expect(ran.code).toBe(0);
    await expect(ran.stdout).toMatchFileSnapshot('../fixtures/cli/resolve-sts.txt');
  });

  test('as JSON', async () => {
    const argv = ['resolve', 'shop.vpc', 'web-1', 'sts.us-east-1.amazonaws.com', '--format', 'json'];
    const json = JSON.parse((await runWith(argv, { files })).stdout);
    expect(json).toMatchObject({
      version: 1,
      question: { from: 'shop.web-1', name: 'sts.us-east-1.amazonaws.com' },
      server: '10.0.0.2',
      status: 'NOERROR',
    });
    expect(json.details.map((each: { owner: string }) => each.owner)).toEqual(['shop.sts', 'shop.sts']);
  });

  test('a name without an address is an answer too, a sender that is not there gives exit code 2', async () => {
    expect(
      await runWith(['resolve', 'shop.vpc', 'web-1', 'nowhere.sts.us-east-1.amazonaws.com'], { files }),
    ).toMatchObject({
      code: 0,
    });
    expect(await runWith(['resolve', 'shop.vpc', 'web-9', 'example.com'], { files })).toMatchObject({ code: 2 });
  });
});
