/** Start and end: what the client can do, what the server can do, and when it stops. */
import type { ClientCapabilities, InitializeParams, InitializeResult } from 'vscode-languageserver';
import { tokenModifiers, tokenTypes } from '../service/semantic-tokens';
import type { Connection } from './connection';
import type { Ports } from './ports';

/** What the client has said about itself; empty before it has. */
export interface Client {
  capabilities: ClientCapabilities;
}

export function registerLifeCycle(connection: Connection, ports: Ports): Client {
  const client: Client = { capabilities: {} };
  let inOrder = false;
  connection.onRequest('initialize', ({ capabilities, processId }: InitializeParams): InitializeResult => {
    client.capabilities = capabilities;
    if (typeof processId === 'number') ports.whenGone(processId, () => ports.exit(inOrder ? 0 : 1));
    return result;
  });
  connection.onRequest('shutdown', (): null => {
    inOrder = true;
    return null;
  });
  connection.onNotification('exit', () => ports.exit(inOrder ? 0 : 1));
  return client;
}

const INCREMENTAL = 2;

const result: InitializeResult = {
  capabilities: {
    textDocumentSync: { openClose: true, change: INCREMENTAL },
    hoverProvider: true,
    completionProvider: { triggerCharacters: [' ', ',', '>'] },
    definitionProvider: true,
    referencesProvider: true,
    documentHighlightProvider: true,
    renameProvider: { prepareProvider: true },
    documentSymbolProvider: true,
    documentLinkProvider: {},
    foldingRangeProvider: true,
    documentFormattingProvider: true,
    codeActionProvider: { codeActionKinds: ['quickfix'] },
    semanticTokensProvider: {
      legend: { tokenTypes: [...tokenTypes], tokenModifiers: [...tokenModifiers] },
      full: true,
      range: true,
    },
  },
  serverInfo: { name: 'VPC Trace' },
};
