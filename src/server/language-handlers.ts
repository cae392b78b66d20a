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

/** `service` loads the features with the first question. */
export function registerLanguageHandlers(
  connection: Connection,
  service: () => Promise<LanguageService>,
  client: Client,
): void {
  /** Requests about a place. */
  const at = <R>(
    method: string,
    answer: (service: LanguageService, uri: string, position: AtPosition['position']) => R,
  ): void =>
    connection.onRequest(method, async ({ textDocument, position }: AtPosition) =>
      answer(await service(), textDocument.uri, position),
    );
  /** Requests about a whole document. */
  const of = <R>(method: string, answer: (service: LanguageService, uri: string) => R): void =>
    connection.onRequest(method, async ({ textDocument }: OfDocument) => answer(await service(), textDocument.uri));

  at('textDocument/hover', (features, uri, position) => features.hover(uri, position));
  at('textDocument/definition', (features, uri, position) => features.definition(uri, position));
  at('textDocument/documentHighlight', (features, uri, position) => features.highlights(uri, position));
  at('textDocument/prepareRename', (features, uri, position) => features.prepareRename(uri, position));
  at('textDocument/completion', (features, uri, position) => {
    const { completionItem } = client.capabilities.textDocument?.completion ?? {};
    return features.completion(uri, position, { snippets: completionItem?.snippetSupport === true });
  });
  connection.onRequest('textDocument/references', async ({ textDocument, position, context }: ReferenceParams) =>
    (await service()).references(textDocument.uri, position, context.includeDeclaration),
  );
  connection.onRequest(
    'textDocument/rename',
    async ({ textDocument, position, newName }: RenameParams): Promise<WorkspaceEdit> => {
      const result = (await service()).rename(textDocument.uri, position, newName);
      if (typeof result === 'string') throw new Refusal(result);
      return result;
    },
  );
  of('textDocument/documentSymbol', (features, uri) => features.documentSymbols(uri));
  of('textDocument/documentLink', (features, uri) => features.documentLinks(uri));
  of('textDocument/foldingRange', (features, uri) => features.foldingRanges(uri));
  of('textDocument/formatting', (features, uri) => features.formatting(uri));
  of('textDocument/semanticTokens/full', (features, uri) => features.semanticTokens(uri));
  connection.onRequest(
    'textDocument/semanticTokens/range',
    async ({ textDocument, range }: SemanticTokensRangeParams) =>
      (await service()).semanticTokens(textDocument.uri, range),
  );
  connection.onRequest('textDocument/codeAction', async ({ textDocument, range }: CodeActionParams) =>
    (await service()).codeActions(textDocument.uri, range),
  );
}
