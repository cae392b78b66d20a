/** A client on the other end of a pair of streams: real JSON-RPC, and a clock of its own for what the server puts off. */
import { PassThrough } from 'node:stream';
import type { MessageConnection } from 'vscode-jsonrpc/node';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';
import type { Diagnostic, PublishDiagnosticsParams, Range } from 'vscode-languageserver';
import type { ServerOptions } from '../../src/server/server';
import { startServer } from '../../src/server/server';

export interface Client {
  readonly connection: MessageConnection;
  /** Every publish so far, in order. */
  readonly published: PublishDiagnosticsParams[];
  /** What the server has written into the log. */
  readonly logged: string[];
  readonly exits: number[];
  open(uri: string, text: string): void;
  change(uri: string, changes: readonly { range?: Range; text: string }[]): void;
  close(uri: string): void;
  /** Everything that was sent is handled, and everything that was put off is done. */
  settled(): Promise<void>;
  /** Handles what was sent, but leaves what is put off. */
  flushed(): Promise<void>;
  /** The last diagnostics of a file. */
  last(uri: string): readonly Diagnostic[];
  request<R>(method: string, params: unknown): Promise<R>;
  dispose(): void;
}

export interface ClientOptions extends ServerOptions {
  readonly files?: Record<string, string>;
  readonly capabilities?: object;
}

export async function connect({ files = {}, capabilities = {}, ...options }: ClientOptions = {}): Promise<Client> {
  const up = new PassThrough();
  const down = new PassThrough();
  const connection = createMessageConnection(new StreamMessageReader(down), new StreamMessageWriter(up));
  const server = createMessageConnection(new StreamMessageReader(up), new StreamMessageWriter(down));
  const deferred: (() => void)[] = [];
  const exits: number[] = [];
  startServer(
    server,
    {
      readFile: (uri) => files[uri],
      defer: (task) => void deferred.push(task),
      exit: (code) => void exits.push(code),
      whenGone: () => undefined,
    },
    options,
  );
  const published: PublishDiagnosticsParams[] = [];
  const logged: string[] = [];
  const versions = new Map<string, number>();
  connection.onNotification(
    'textDocument/publishDiagnostics',
    (params: PublishDiagnosticsParams) => void published.push(params),
  );
  connection.onNotification('window/logMessage', ({ message }: { message: string }) => void logged.push(message));
  connection.onRequest('client/registerCapability', () => null);
  connection.listen();
  const document = { languageId: 'vpc' };
  // A request is answered when everything before it is handled.
  const flushed = async (): Promise<void> =>
    void (await connection.sendRequest('textDocument/foldingRange', { textDocument: { uri: 'none:' } }));
  await connection.sendRequest('initialize', { processId: null, rootUri: null, capabilities });
  await connection.sendNotification('initialized', {});
  return {
    connection,
    published,
    logged,
    exits,
    flushed,
    open(uri, text) {
      versions.set(uri, 1);
      void connection.sendNotification('textDocument/didOpen', {
        textDocument: { uri, version: 1, text, ...document },
      });
    },
    change(uri, contentChanges) {
      const version = (versions.get(uri) ?? 0) + 1;
      versions.set(uri, version);
      void connection.sendNotification('textDocument/didChange', { textDocument: { uri, version }, contentChanges });
    },
    close: (uri) => void connection.sendNotification('textDocument/didClose', { textDocument: { uri } }),
    async settled() {
      await flushed();
      for (let task = deferred.shift(); task; task = deferred.shift()) task();
      await flushed();
    },
    last: (uri) => published.findLast((each) => each.uri === uri)?.diagnostics ?? [],
    request: <R>(method: string, params: unknown): Promise<R> => connection.sendRequest<R>(method, params),
    dispose() {
      connection.dispose();
      server.dispose();
    },
  };
}
