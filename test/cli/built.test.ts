/** A few runs of the built `dist/cli.js` as a process: what only a real process shows. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { shop } from '../harness/shop';

const root = path.resolve(import.meta.dirname, '../..');
const cli = path.join(root, 'dist/cli.js');
const server = path.join(root, 'dist/server/main.mjs');
const isBuilt = existsSync(cli);
const folder = mkdtempSync(path.join(tmpdir(), 'vpc-trace-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
writeFileSync(path.join(folder, 'shop.vpc'), shop);

const run = (argv: readonly string[], input = '') =>
  spawnSync(process.execPath, [cli, ...argv], {
    cwd: folder,
    input,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });

if (!isBuilt) test.skip('dist/cli.js is not built (npm run build): the tests of the process are skipped', () => {});

describe.skipIf(!isBuilt)('dist/cli.js', () => {
  test('says the version of the package', () => {
    const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
    expect(run(['--version'])).toMatchObject({ status: 0, stdout: `${version}\n`, stderr: '' });
  });

  test('checks a file, and says by its exit code what came of it', () => {
    expect(run(['check', 'shop.vpc'])).toMatchObject({ status: 0, stderr: '' });
    writeFileSync(path.join(folder, 'wrong.vpc'), 'expect nobody can reach nothing:1\n');
    expect(run(['check', 'wrong.vpc'])).toMatchObject({ status: 1, stderr: '' });
    expect(run(['check', 'nowhere.vpc'])).toMatchObject({ status: 2, stdout: '' });
    expect(run(['check', '.']).stderr).toBe('vpc-trace: .: that is a folder, not a file\n');
  });

  test('a pipe gets no colours', () => {
    expect(run(['trace', 'shop.vpc', 'web-1', '198.51.100.7:22']).stdout).not.toContain('\u001b');
  });

  test('draws without a browser, by the bundle beside it', () => {
    const ran = run(['trace', 'shop.vpc', 'web-1', '198.51.100.7:443', '--format', 'svg']);
    expect(ran).toMatchObject({ status: 0, stderr: '' });
    expect(ran.stdout).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" .*<\/svg>\n$/s);
  });

  test('formats in place and imports a folder', () => {
    writeFileSync(path.join(folder, 'untidy.vpc'), 'vpc a {\ncidr 10.0.0.0/16\n}');
    expect(run(['format', 'untidy.vpc'])).toMatchObject({ status: 0 });
    expect(readFileSync(path.join(folder, 'untidy.vpc'), 'utf8')).toBe('vpc a {\n  cidr 10.0.0.0/16\n}\n');
    writeFileSync(path.join(folder, 'vpcs.json'), '{"Vpcs": [{"VpcId": "vpc-1", "CidrBlock": "10.0.0.0/16"}]}');
    expect(run(['import', 'aws', folder, '-o', 'out.vpc'])).toMatchObject({ status: 0, stdout: '' });
    expect(readFileSync(path.join(folder, 'out.vpc'), 'utf8')).toContain('cidr 10.0.0.0/16');
  });

  test('a large batch over standard input comes out whole and in order', () => {
    const ports = Array.from({ length: 3000 }, (_, index) => 1 + index);
    const input = ports.map((port) => `web-1 198.51.100.7:${port}\n`).join('');
    const ran = run(['trace', 'shop.vpc', '--batch', '-', '--format', 'json'], input);
    expect(ran.error).toBeUndefined();
    expect(ran.status).toBe(0);
    const answers = ran.stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(answers.map((each) => each.question.port)).toEqual(ports);
    expect(answers.filter((each) => each.verdict === 'reachable').map((each) => each.question.port)).toEqual([443]);
  });

  test('a reader that goes away is no error', async () => {
    const child = spawn(process.execPath, [cli, 'trace', 'shop.vpc', '--batch', '-'], { cwd: folder });
    let stderr = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    child.stdin.on('error', () => {}); // it stops reading when nobody reads it
    child.stdin.end('web-1 198.51.100.7:443\n'.repeat(5000));
    child.stdout.once('data', () => child.stdout.destroy());
    const code = await new Promise((resolve) => child.once('exit', resolve));
    expect(stderr).toBe('');
    expect(code).toBe(0);
  });

  test.skipIf(!existsSync(server))(
    'lsp --stdio answers initialize (skipped while dist/server/main.mjs is not built)',
    async () => {
      const child = spawn(process.execPath, [cli, 'lsp', '--stdio'], { cwd: folder });
      const body = JSON.stringify({
        jsonrpc: '2.0',
        id: 1,
        method: 'initialize',
        params: { processId: null, rootUri: null, capabilities: {} },
      });
      const answer = new Promise<string>((resolve) => {
        let text = '';
        child.stdout.setEncoding('utf8').on('data', (piece: string) => {
          text += piece;
          if (text.includes('"capabilities"')) resolve(text);
        });
        child.once('exit', () => resolve(text));
      });
      child.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
      try {
        expect(await answer).toMatch(/^Content-Length: \d+\r\n\r\n\{.*"capabilities"/s);
      } finally {
        child.kill();
      }
    },
  );
});
