import { describe, expect, test, vi } from 'vitest';
import * as question from '../../src/core/engine/question';
import { shop } from '../harness/shop';
import { runWith, textOf } from './memory-io';
import { files } from './shop';

describe('help and arguments', () => {
  test('--help teaches every command, with examples and exit codes', async () => {
    const ran = await runWith(['--help']);
    expect(ran).toMatchObject({ code: 0, stderr: '' });
    for (const command of ['check', 'trace', 'resolve', 'import', 'format', 'lsp'])
      expect(ran.stdout).toContain(`  ${command} `);
    for (const command of ['check', 'trace', 'resolve', 'import', 'format']) {
      const help = await runWith([command, '--help']);
      expect(help.code).toBe(0);
      expect(help.stdout).toContain(`$ vpc-trace ${command}`);
      expect(help.stdout).toContain('Exit codes: 0');
    }
  });

  test('--version says a version', async () => {
    expect(await runWith(['--version'])).toMatchObject({ code: 0, stdout: '0.0.0-source\n' });
  });

  test.each([[[]], [['chek', 'shop.vpc']], [['check']], [['check', 'shop.vpc', '--what']], [['format']]])(
    '%j is refused with exit code 2 and a word on standard error',
    async (argv) => {
      const ran = await runWith(argv, { files });
      expect(ran).toMatchObject({ code: 2, stdout: '' });
      expect(ran.stderr).not.toBe('');
    },
  );

  test('lsp becomes the server', async () => {
    expect(await runWith(['lsp', '--stdio'])).toMatchObject({ code: 0, served: true, stdout: '' });
  });
});

describe('an internal error', () => {
  const fail = () => {
    throw new TypeError('undefined is not a network');
  };

  test('is a sentence with exit code 2, a stack only on demand', async () => {
    const spy = vi.spyOn(question, 'readSender').mockImplementation(fail);
    try {
      const argv = ['resolve', 'shop.vpc', 'web-1', 'example.com'];
      const ran = await runWith(argv, { files });
      expect(ran).toMatchObject({ code: 2, stdout: '' });
      expect(ran.stderr).toMatch(
        /^vpc-trace: this is a mistake in VPC Trace itself: undefined is not a network\. Set .*\n$/,
      );
      expect((await runWith(argv, { files, debug: true })).stderr).toMatch(/\n\s+at /);
    } finally {
      spy.mockRestore();
    }
  });
});

describe('format', () => {
  const untidy = 'vpc   shop {\ncidr 10.0.0.0/16   # main\n\n\n\n}\n';

  test('writes the file and names it', async () => {
    const ran = await runWith(['format', 'a.vpc', 'shop.vpc'], { files: { ...files, 'a.vpc': untidy } });
    expect(ran.code).toBe(0);
    expect(ran.stdout).toContain('a.vpc\n');
    expect(textOf(ran.files.get('a.vpc'))).toBe('vpc shop {\n  cidr 10.0.0.0/16 # main\n}\n');
    const again = await runWith(['format', 'a.vpc'], { files: { 'a.vpc': textOf(ran.files.get('a.vpc')) } });
    expect(again).toMatchObject({ code: 0, stdout: '' });
  });

  test('--check changes nothing and exits with 1', async () => {
    const ran = await runWith(['format', '--check', 'a.vpc'], { files: { 'a.vpc': untidy } });
    expect(ran).toMatchObject({ code: 1, stdout: 'a.vpc\n1 file not formatted.\n' });
    expect(textOf(ran.files.get('a.vpc'))).toBe(untidy);
  });

  test('broken syntax is said, a missing file and one that can not be written give 2', async () => {
    const world = { files: { 'a.vpc': 'vpc shop {\n', 'read-only/b.vpc': untidy } };
    expect((await runWith(['format', 'a.vpc'], world)).stderr).toContain('1 syntax problem');
    expect(await runWith(['format', 'c.vpc'], world)).toMatchObject({ code: 2 });
    expect((await runWith(['format', 'read-only/b.vpc'], world)).stderr).toContain('permission denied');
  });
});

describe('import', () => {
  const vpcs = JSON.stringify({
    Vpcs: [{ VpcId: 'vpc-1', CidrBlock: '10.0.0.0/16', Tags: [{ Key: 'Name', Value: 'shop' }] }],
  });
  const subnets = JSON.stringify({
    Subnets: [{ SubnetId: 'subnet-1', VpcId: 'vpc-1', CidrBlock: '10.0.1.0/24', AvailabilityZone: 'us-east-1a' }],
  });
  const answers = { 'in/z/vpcs.json': vpcs, 'in/a/subnets.JSON': subnets, 'in/readme.md': '# not read' };

  test('reads a folder with everything below it and writes to standard output', async () => {
    const ran = await runWith(['import', 'aws', 'in'], { files: answers });
    expect(ran.code).toBe(0);
    expect(ran.stdout).toContain('vpc shop {');
    expect(ran.stdout).toContain('cidr 10.0.1.0/24');
    expect(await runWith(['check', 'x.vpc'], { files: { 'x.vpc': ran.stdout } })).toMatchObject({ code: 0 });
  });

  test('-o writes a file and says so on standard error', async () => {
    const ran = await runWith(['import', 'aws', 'in', '-o', 'out.vpc'], { files: answers });
    expect(ran).toMatchObject({ code: 0, stdout: '' });
    expect(ran.stderr).toContain('Wrote out.vpc from 2 files.');
    expect(textOf(ran.files.get('out.vpc'))).toContain('vpc shop {');
    expect(await runWith(['import', 'aws', 'in', '-o', 'read-only/x.vpc'], { files: answers })).toMatchObject({
      code: 2,
    });
  });

  test('what can not be read is said, the rest is imported', async () => {
    const world = {
      files: { ...answers, 'in/cut.json': '{"RouteTables": [{"Rou', 'in/raw.json': new Uint8Array([0xff, 0xfa, 1]) },
    };
    const ran = await runWith(['import', 'aws', 'in'], world);
    expect(ran.code).toBe(0);
    expect(ran.stderr).toContain('Could not be read (2):');
    expect(ran.stderr).toContain('in/cut.json: ');
    expect(ran.stderr).toContain('in/raw.json: ');
  });

  test.each([
    [['import', 'aws', 'nowhere'], {}, 'nowhere: there is no such file'],
    [['import', 'aws', 'in'], { 'in/readme.md': 'x' }, 'no .json files in in'],
    [['import', 'aws', 'in'], { 'in/a.json': '{"Rou' }, 'nothing could be read from in'],
    [['import', 'cloudformation', 'in'], answers, 'importing cloudformation is not there yet'],
    [['import', 'terraform', 'in'], answers, 'importing terraform is not there yet'],
    [['import', 'azure', 'in'], answers, 'can\'t import "azure"'],
  ] as const)('%j %j', async (argv, given, sentence) => {
    const ran = await runWith(argv, { files: given });
    expect(ran).toMatchObject({ code: 2, stdout: '' });
    expect(ran.stderr).toContain(sentence);
  });
});

test('the file of the language page is formatted and clean', async () => {
  expect(await runWith(['check', 'x.vpc'], { files: { 'x.vpc': shop } })).toMatchObject({ code: 0 });
});
