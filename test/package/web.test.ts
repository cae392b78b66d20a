// The bundles for VS Code in a browser, as they are shipped, run where nothing of Node.js can be had. Needs `npm run package` first.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import vm from 'node:vm';
import { Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import type { PublishDiagnosticsParams } from 'vscode-languageserver';

const bundle = (name: string): string =>
  readFileSync(path.resolve(import.meta.dirname, '../../dist/web', name), 'utf8');

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: PublishDiagnosticsParams;
  readonly result?: unknown;
}

/** A thread that looks like a web worker to what runs in it: messages, and no `require`, `process` or `Buffer`. */
const WORKER = `
const { parentPort, workerData } = require('node:worker_threads');
const globals = {
  postMessage: (data) => parentPort.postMessage(data),
  addEventListener: (type, listener) => type === 'message' && parentPort.on('message', (data) => listener({ data })),
  close: () => process.exit(0),
  MessageChannel, performance, console, setTimeout, clearTimeout, TextEncoder, TextDecoder, URL,
};
globals.self = globals;
const scope = require('node:vm').createContext(globals);
parentPort.on('message', (data) => globals.onmessage?.({ data }));
require('node:vm').runInContext(workerData, scope);
`;

describe('dist/web/server.js', () => {
  it('answers from a worker of its own, and finds what is wrong', async () => {
    const worker = new Worker(WORKER, { eval: true, workerData: bundle('server.js') });
    const seen: Message[] = [];
    let failed: (error: Error) => void = () => undefined;
    const until = (is: (message: Message) => boolean): Promise<Message> =>
      new Promise((resolve, reject) => {
        failed = reject;
        const look = (): void => {
          const found = seen.find(is);
          if (found) resolve(found);
        };
        worker.on('message', look);
        look();
      });
    worker.on('message', (message: Message) => seen.push(message));
    worker.on('error', (error) => failed(error as Error));
    const send = (message: object): void => worker.postMessage({ jsonrpc: '2.0', ...message });
    try {
      send({ id: 1, method: 'initialize', params: { processId: null, rootUri: null, capabilities: {} } });
      expect((await until(({ id }) => id === 1)).result).toMatchObject({ capabilities: { hoverProvider: true } });
      send({ method: 'initialized', params: {} });
      const textDocument = { uri: 'vscode-vfs://host/a.vpc', languageId: 'vpc', version: 1, text: 'vpcc a { }\n' };
      send({ method: 'textDocument/didOpen', params: { textDocument } });
      const { params } = await until(
        ({ method, params }) => method === 'textDocument/publishDiagnostics' && (params?.diagnostics.length ?? 0) > 0,
      );
      expect(params?.uri).toBe(textDocument.uri);
      expect(params?.diagnostics[0]?.range.end).toEqual({ line: 0, character: 4 });
    } finally {
      await worker.terminate();
    }
  });
});

describe('dist/web/extension.js', () => {
  it('asks for nothing but VS Code itself, and can be activated', () => {
    const asked: string[] = [];
    // Classes to extend, enumerations and functions alike.
    const anything: object = new Proxy(class {}, {
      get: (target, name) =>
        name === 'prototype' ? target.prototype : name === Symbol.toPrimitive ? () => 0 : anything,
      apply: () => anything,
    });
    const module = { exports: {} as Record<string, unknown> };
    const require = (name: string): object => {
      asked.push(name);
      return anything;
    };
    const globals = {
      module,
      exports: module.exports,
      require,
      console,
      setTimeout,
      clearTimeout,
      TextEncoder,
      TextDecoder,
    };
    vm.runInNewContext(bundle('extension.js'), { ...globals, self: globals });
    expect([...new Set(asked)]).toEqual(['vscode']);
    expect(module.exports.activate).toBeTypeOf('function');
  });
});

describe('dist/markdown.js', () => {
  it('answers for a fence where there is nothing but the language', () => {
    const script = readFileSync(path.resolve(import.meta.dirname, '../../dist/markdown.js'), 'utf8');
    const fence =
      'vpc a { cidr 10.0.0.0/16\n subnet s { az us-east-1a; cidr 10.0.0.0/24 }\n instance i { subnet s } }\nexpect i can reach 10.0.0.9:22';
    const scope = vm.createContext({ module: { exports: {} } });
    // As src/client/main.browser.ts runs it.
    vm.runInContext(`new Function('module', 'exports', ${JSON.stringify(script)})(module, module.exports)`, scope);
    expect(vm.runInContext(`module.exports.figureOf(${JSON.stringify(fence)})`, scope)).toMatch(/<figcaption/);
  });
});
