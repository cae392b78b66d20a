/** The two mains as they are shipped: bundled, one as a process that speaks over its standard streams, one as a worker. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import vm from 'node:vm';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';
import type { PublishDiagnosticsParams } from 'vscode-languageserver';

const root = path.resolve(import.meta.dirname, '../..');
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'vpc-trace-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function bundle(entry: string, platform: 'node' | 'browser'): Promise<string> {
  const result = await build({
    absWorkingDir: root,
    entryPoints: [`src/server/${entry}.ts`],
    bundle: true,
    write: false,
    platform,
    format: platform === 'node' ? 'cjs' : 'iife',
    mainFields: platform === 'node' ? ['module', 'main'] : ['browser', 'module', 'main'],
  });
  return result.outputFiles[0]?.text ?? '';
}

const initialize = { processId: process.pid, rootUri: null, capabilities: {} };

describe('the process', () => {
  it('reads imported files from the disk and ends in order', async () => {
    const server = path.join(folder, 'server.cjs');
    writeFileSync(server, await bundle('main.node', 'node'));
    writeFileSync(path.join(folder, 'other net.vpc'), '\uFEFFvpc far { cidr 10.0.0.0/16 }\n');
    const child = spawn(process.execPath, [server, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
    const connection = createMessageConnection(
      new StreamMessageReader(child.stdout),
      new StreamMessageWriter(child.stdin),
    );
    const published: PublishDiagnosticsParams[] = [];
    const waiting: (() => void)[] = [];
    connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
      published.push(params);
      for (const each of waiting) each();
    });
    connection.listen();
    await connection.sendRequest('initialize', initialize);
    await connection.sendNotification('initialized', {});
    const uri = `${pathToFileURL(folder).href}/main.vpc`;
    const text = 'import "other net.vpc"\nimport "no.vpc"\npeering p { vpcs far, near }\n';
    const complete = new Promise<void>((resolve) => {
      waiting.push(
        () => published.at(-1)?.diagnostics.some(({ code }) => code === 'reference.unresolved') && resolve(),
      );
    });
    await connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'vpc', version: 1, text },
    });
    await complete;
    const messages =
      published
        .at(-1)
        ?.diagnostics.map((each) => `${each.code} ${each.message}`)
        .join('\n') ?? '';
    expect(messages).toContain('import.missing');
    expect(messages).toContain('`near`');
    expect(messages).not.toContain('`far`');
    await connection.sendRequest('shutdown');
    const ended = new Promise<number | null>((resolve) => child.on('exit', resolve));
    await connection.sendNotification('exit');
    expect(await ended).toBe(0);
    connection.dispose();
  });
});

describe('the worker', () => {
  it('answers messages, and finishes what it put off', async () => {
    const sent: { id?: number; method?: string; params?: PublishDiagnosticsParams }[] = [];
    let heard = (): void => undefined;
    const scope = {
      onmessage: undefined as ((event: { data: unknown }) => void) | undefined,
      postMessage: (message: (typeof sent)[number]): void => {
        sent.push(message);
        heard();
      },
      addEventListener: (): void => undefined,
      close: (): void => undefined,
    };
    const channels: MessageChannel[] = [];
    class Channel extends MessageChannel {
      constructor() {
        super();
        channels.push(this);
      }
    }
    const globals = {
      self: scope,
      MessageChannel: Channel,
      performance,
      console,
      setTimeout,
      clearTimeout,
      TextEncoder,
      TextDecoder,
    };
    vm.runInNewContext(`var globalThis = this;${await bundle('main.browser', 'browser')}`, globals);
    const send = (message: object): void => scope.onmessage?.({ data: { jsonrpc: '2.0', ...message } });
    const failing = 'vpc a { cidr 10.0.0.0/16 }\n'.concat(
      ...Array.from({ length: 50 }, () => 'expect nobody can reach 192.0.2.1:1\n'),
    );
    const complete = new Promise<void>((resolve) => {
      heard = (): void => {
        const last = sent.findLast((each) => each.method === 'textDocument/publishDiagnostics');
        if ((last?.params?.diagnostics.filter(({ code }) => code === 'expect.unaskable').length ?? 0) >= 50) resolve();
      };
    });
    send({ id: 1, method: 'initialize', params: initialize });
    send({ method: 'initialized', params: {} });
    send({
      method: 'textDocument/didOpen',
      params: { textDocument: { uri: 'untitled:a', languageId: 'vpc', version: 1, text: failing } },
    });
    await complete;
    expect(sent.find((each) => each.id === 1)).toMatchObject({ result: { capabilities: { hoverProvider: true } } });
    for (const { port1, port2 } of channels) {
      port1.close();
      port2.close();
    }
  });
});
