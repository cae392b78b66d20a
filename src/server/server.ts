/** The language server: puts documents, diagnostics and handlers together on a connection, whatever host it runs in. */
import type { MessageConnection } from 'vscode-jsonrpc';
import type {
  DidChangeTextDocumentParams,
  DidCloseTextDocumentParams,
  DidOpenTextDocumentParams,
} from 'vscode-languageserver';
import { Workspace } from '../core/model/workspace';
import { diagnosticOf } from '../service/diagnostics';
import type { LanguageService } from '../service/language-service';
import { guardedConnection } from './connection';
import { Diagnostics } from './diagnostics';
import { Documents } from './documents';
import { importUri } from './import-uri';
import { registerLanguageHandlers } from './language-handlers';
import { registerLifeCycle } from './life-cycle';
import type { Ports } from './ports';
import { registerTraceHandlers, sendChanged } from './trace-handlers';
import { watchFiles } from './watch-files';

export interface ServerOptions {
  /** Loads what only questions need; tests put in what fails. */
  readonly load?: () => Promise<typeof import('./features')>;
  readonly diagnosticOf?: typeof diagnosticOf;
  /** Milliseconds of checking in one turn. */
  readonly budget?: number;
}

export function startServer(raw: MessageConnection, ports: Ports, options: ServerOptions = {}): void {
  const connection = guardedConnection(raw);
  const { log } = connection;
  const workspace = new Workspace(
    (uri) => ports.readFile(uri),
    (from, path) => importUri(from, path, workspace.uris),
  );
  const features = once(options.load ?? (() => import('./features')));
  const service = once(async (): Promise<LanguageService> => (await features()).createLanguageService(workspace));
  const documents = new Documents(workspace, log);
  const version = (uri: string): number => documents.version(uri);
  const diagnostics = new Diagnostics({
    workspace,
    diagnosticOf: options.diagnosticOf ?? diagnosticOf,
    version,
    log,
    budget: options.budget,
    defer: (task) => ports.defer(task),
    publish: (params) => connection.sendNotification('textDocument/publishDiagnostics', params),
    changed: (uri) => sendChanged(connection, { uri, version: version(uri) }),
  });

  const client = registerLifeCycle(connection, ports);
  connection.onNotification('textDocument/didOpen', (params: DidOpenTextDocumentParams) => {
    const begun = performance.now();
    documents.open(params);
    diagnostics.changed(params.textDocument.uri, [], begun);
  });
  connection.onNotification('textDocument/didChange', (params: DidChangeTextDocumentParams) => {
    const begun = performance.now();
    const edits = documents.change(params);
    diagnostics.changed(params.textDocument.uri, edits, begun);
  });
  connection.onNotification('textDocument/didClose', (params: DidCloseTextDocumentParams) => {
    const { uri } = params.textDocument;
    const dependents = workspace.dependents(uri);
    documents.close(params);
    diagnostics.closed(uri, dependents);
  });
  watchFiles(connection, workspace, diagnostics, client);
  registerLanguageHandlers(connection, service, client);
  registerTraceHandlers(connection, { features, analysis: (uri) => workspace.analysis(uri), version });
  raw.onClose(() => ports.exit(1));
  raw.listen();
}

/** The same promise for everybody; a failure is tried again by whoever asks next. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make().catch((error: unknown) => {
      made = undefined;
      throw error;
    });
    return made;
  };
}
