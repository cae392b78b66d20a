/** One handler for each request of the Language Server Protocol: parameters in, the service's answer out. */
import type { Connection } from 'vscode-languageserver';
import { ErrorCodes, ResponseError } from 'vscode-languageserver';
import type { CompletionOptions } from '../service/completion';
import type { LanguageService } from '../service/language-service';
import type { Log } from './guard';
import { guarded } from './guard';

export function registerLanguageHandlers(
  connection: Connection,
  service: LanguageService,
  log: Log,
  completionOptions: () => CompletionOptions,
): void {
  connection.onHover(guarded('Hover', log, ({ textDocument: { uri }, position }) => service.hover(uri, position)));
  connection.onCompletion(
    guarded('Completion', log, ({ textDocument: { uri }, position }) =>
      service.completion(uri, position, completionOptions()),
    ),
  );
  connection.onDefinition(
    guarded('Go to definition', log, ({ textDocument: { uri }, position }) => service.definition(uri, position)),
  );
  connection.onReferences(
    guarded('Find references', log, ({ textDocument: { uri }, position, context }) =>
      service.references(uri, position, context.includeDeclaration),
    ),
  );
  connection.onDocumentHighlight(
    guarded('Highlight', log, ({ textDocument: { uri }, position }) => service.highlights(uri, position)),
  );
  connection.onPrepareRename(
    guarded('Rename', log, ({ textDocument: { uri }, position }) => service.prepareRename(uri, position)),
  );
  connection.onRenameRequest(
    guarded('Rename', log, ({ textDocument: { uri }, position, newName }) => {
      const result = service.rename(uri, position, newName);
      return typeof result === 'string' ? new ResponseError<void>(ErrorCodes.InvalidParams, result) : result;
    }),
  );
  connection.onDocumentSymbol(guarded('Symbols', log, ({ textDocument: { uri } }) => service.documentSymbols(uri)));
  connection.onDocumentLinks(guarded('Links', log, ({ textDocument: { uri } }) => service.documentLinks(uri)));
  connection.onFoldingRanges(guarded('Folding', log, ({ textDocument: { uri } }) => service.foldingRanges(uri)));
  connection.onDocumentFormatting(guarded('Formatting', log, ({ textDocument: { uri } }) => service.formatting(uri)));
  connection.onCodeAction(
    guarded('Quick fixes', log, ({ textDocument: { uri }, range }) => service.codeActions(uri, range)),
  );
  connection.languages.semanticTokens.on(
    guarded('Semantic tokens', log, ({ textDocument: { uri } }) => service.semanticTokens(uri)),
  );
  connection.languages.semanticTokens.onRange(
    guarded('Semantic tokens', log, ({ textDocument: { uri }, range }) => service.semanticTokens(uri, range)),
  );
}
