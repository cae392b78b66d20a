/** One handler for each request of the Language Server Protocol: parameters in, the service's answer out. */
import type {
  CodeActionParams,
  ReferenceParams,
  RenameParams,
  SemanticTokensRangeParams,
  TextDocumentPositionParams,
  WorkspaceEdit,
} from 'vscode-languageserver';
import type { LanguageService } from '../service/language-service';
import type { Connection } from './connection';
import { Refusal } from './connection';
import type { Client } from './life-cycle';

type AtPosition = TextDocumentPositionParams;
type OfDocument = Pick<TextDocumentPositionParams, 'textDocument'>;

export function registerLanguageHandlers(connection: Connection, service: LanguageService, client: Client): void {
  /** Requests about a place. */
  const at = <R>(method: string, answer: (uri: string, position: AtPosition['position']) => R): void =>
    connection.onRequest(method, ({ textDocument, position }: AtPosition) => answer(textDocument.uri, position));
  /** Requests about a whole document. */
  const of = <R>(method: string, answer: (uri: string) => R): void =>
    connection.onRequest(method, ({ textDocument }: OfDocument) => answer(textDocument.uri));

  at('textDocument/hover', service.hover);
  at('textDocument/definition', service.definition);
  at('textDocument/documentHighlight', service.highlights);
  at('textDocument/prepareRename', service.prepareRename);
  at('textDocument/completion', (uri, position) => {
    const { completionItem } = client.capabilities.textDocument?.completion ?? {};
    return service.completion(uri, position, { snippets: completionItem?.snippetSupport === true });
  });
  connection.onRequest('textDocument/references', ({ textDocument, position, context }: ReferenceParams) =>
    service.references(textDocument.uri, position, context.includeDeclaration),
  );
  connection.onRequest('textDocument/rename', ({ textDocument, position, newName }: RenameParams): WorkspaceEdit => {
    const result = service.rename(textDocument.uri, position, newName);
    if (typeof result === 'string') throw new Refusal(result);
    return result;
  });
  of('textDocument/documentSymbol', service.documentSymbols);
  of('textDocument/documentLink', service.documentLinks);
  of('textDocument/foldingRange', service.foldingRanges);
  of('textDocument/formatting', service.formatting);
  of('textDocument/semanticTokens/full', (uri) => service.semanticTokens(uri));
  connection.onRequest('textDocument/semanticTokens/range', ({ textDocument, range }: SemanticTokensRangeParams) =>
    service.semanticTokens(textDocument.uri, range),
  );
  connection.onRequest('textDocument/codeAction', ({ textDocument, range }: CodeActionParams) =>
    service.codeActions(textDocument.uri, range),
  );
}
