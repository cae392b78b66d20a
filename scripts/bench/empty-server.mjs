// A language server that knows nothing, on the same library as ours: what a keystroke and a start cost at least.
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';
import { TextDocument } from 'vscode-languageserver-textdocument';

const connection = createMessageConnection(
  new StreamMessageReader(process.stdin),
  new StreamMessageWriter(process.stdout),
);
const documents = new Map();

function publish(document) {
  documents.set(document.uri, document);
  const { uri, version } = document;
  connection.sendNotification('textDocument/publishDiagnostics', { uri, version, diagnostics: [] });
}

connection.onRequest('initialize', () => ({ capabilities: { textDocumentSync: { openClose: true, change: 2 } } }));
connection.onRequest('shutdown', () => null);
connection.onNotification('exit', () => process.exit(0));
connection.onNotification('textDocument/didOpen', ({ textDocument: { uri, languageId, version, text } }) =>
  publish(TextDocument.create(uri, languageId, version, text)),
);
connection.onNotification('textDocument/didChange', ({ textDocument: { uri, version }, contentChanges }) =>
  publish(TextDocument.update(documents.get(uri), contentChanges, version)),
);
connection.listen();
