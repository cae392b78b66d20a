/** The language server: puts documents, diagnostics and handlers together on a connection, whatever host it runs in. */
import type { Connection, InitializeParams } from 'vscode-languageserver';
import { Workspace } from '../core/model/workspace';
import type { LanguageService } from '../service/language-service';
import { createLanguageService } from '../service/language-service';
import { initializeResult } from './capabilities';
import { Diagnostics } from './diagnostics';
import { Documents } from './documents';
import { guardedNotification, logTo } from './guard';
import { importUri } from './import-uri';
import { registerLanguageHandlers } from './language-handlers';
import type { Ports } from './ports';
import { registerTraceHandlers, sendChanged } from './trace-handlers';
import { watchFiles } from './watch-files';

/** `create` makes the service over the open files; tests put one in that fails. */
export function startServer(
  connection: Connection,
  ports: Ports,
  create: (workspace: Workspace) => LanguageService = createLanguageService,
): void {
  const log = logTo(connection);
  const workspace = new Workspace(
    (uri) => ports.readFile(uri),
    (from, path) => importUri(from, path, workspace.uris),
  );
  const service = create(workspace);
  const documents = new Documents(workspace, log);
  const version = (uri: string): number => documents.version(uri);
  const diagnostics = new Diagnostics({
    service,
    version,
    log,
    defer: (task) => ports.defer(task),
    publish: (params) => void connection.sendDiagnostics(params),
    changed: (uri) => sendChanged(connection, { uri, version: version(uri) }),
  });
  let client: InitializeParams['capabilities'] = {};

  connection.onInitialize(({ capabilities }) => {
    client = capabilities;
    return initializeResult;
  });
  connection.onDidOpenTextDocument(
    guardedNotification('Opening a file', log, (params) => {
      documents.open(params);
      diagnostics.changed(params.textDocument.uri);
    }),
  );
  connection.onDidChangeTextDocument(
    guardedNotification('Changing a file', log, (params) => {
      documents.change(params);
      diagnostics.changed(params.textDocument.uri);
    }),
  );
  connection.onDidCloseTextDocument(
    guardedNotification('Closing a file', log, (params) => {
      const { uri } = params.textDocument;
      const dependents = workspace.dependents(uri);
      documents.close(params);
      diagnostics.closed(uri, dependents);
    }),
  );
  watchFiles(connection, workspace, diagnostics, log, () => client);
  registerLanguageHandlers(connection, service, log, () => ({
    snippets: client.textDocument?.completion?.completionItem?.snippetSupport === true,
  }));
  registerTraceHandlers(connection, { analysis: (uri) => workspace.analysis(uri), version });
  connection.listen();
}
