/** The façade: everything an editor can ask, as one object of plain functions over the open files. */
import type * as lsp from 'vscode-languageserver-types';
import type { Analysis, Workspace } from '../core/model/workspace';
import { codeActions } from './code-actions';
import type { CompletionOptions } from './completion';
import { completion } from './completion';
import { definition } from './definition';
import { foldingRanges } from './folding';
import { formatting } from './formatting';
import { hover } from './hover';
import { documentLinks } from './imports';
import { highlights, prepareRename, references, rename } from './references';
import { semanticTokens } from './semantic-tokens';
import { documentSymbols } from './symbols';

/** Every function answers for a file that is not open (or no longer) as for an empty one. */
export interface LanguageService {
  readonly workspace: Workspace;
  hover(uri: string, position: lsp.Position): lsp.Hover | null;
  completion(uri: string, position: lsp.Position, options: CompletionOptions): lsp.CompletionList;
  definition(uri: string, position: lsp.Position): lsp.LocationLink[];
  references(uri: string, position: lsp.Position, withDeclaration: boolean): lsp.Location[];
  highlights(uri: string, position: lsp.Position): lsp.DocumentHighlight[];
  prepareRename(uri: string, position: lsp.Position): lsp.Range | null;
  /** A string says why not. */
  rename(uri: string, position: lsp.Position, name: string): lsp.WorkspaceEdit | string;
  documentSymbols(uri: string): lsp.DocumentSymbol[];
  documentLinks(uri: string): lsp.DocumentLink[];
  semanticTokens(uri: string, range?: lsp.Range): lsp.SemanticTokens;
  foldingRanges(uri: string): lsp.FoldingRange[];
  formatting(uri: string): lsp.TextEdit[];
  codeActions(uri: string, range: lsp.Range): lsp.CodeAction[];
}

export function createLanguageService(workspace: Workspace): LanguageService {
  /** What `feature` gives for a file and an offset in it, `otherwise` when there is no such file. */
  const at = <T>(
    uri: string,
    position: lsp.Position,
    otherwise: T,
    feature: (analysis: Analysis, offset: number) => T,
  ): T => {
    const analysis = workspace.analysis(uri);
    return analysis ? feature(analysis, analysis.document.lines.offsetAt(position)) : otherwise;
  };
  const of = <T>(uri: string, otherwise: T, feature: (analysis: Analysis) => T): T => {
    const analysis = workspace.analysis(uri);
    return analysis ? feature(analysis) : otherwise;
  };
  return {
    workspace,
    hover: (uri, position) => at(uri, position, null, hover),
    completion: (uri, position, options) =>
      at(uri, position, { isIncomplete: false, items: [] }, (analysis, offset) =>
        completion(analysis, offset, options),
      ),
    definition: (uri, position) => at(uri, position, [], (analysis, offset) => definition(workspace, analysis, offset)),
    references: (uri, position, withDeclaration) =>
      at(uri, position, [], (analysis, offset) => references(workspace, analysis, offset, withDeclaration)),
    highlights: (uri, position) => at(uri, position, [], (analysis, offset) => highlights(workspace, analysis, offset)),
    prepareRename: (uri, position) => at(uri, position, null, prepareRename),
    rename: (uri, position, name) =>
      at<lsp.WorkspaceEdit | string>(uri, position, 'The file is not open.', (analysis, offset) =>
        rename(workspace, analysis, offset, name),
      ),
    documentSymbols: (uri) => of(uri, [], documentSymbols),
    documentLinks: (uri) => of(uri, [], (analysis) => documentLinks(workspace, analysis)),
    semanticTokens: (uri, range) =>
      of(uri, { data: [] }, ({ document }) => semanticTokens(document, range?.start.line, range?.end.line)),
    foldingRanges: (uri) => of(uri, [], ({ document }) => foldingRanges(document)),
    formatting: (uri) => of(uri, [], ({ document }) => formatting(document)),
    codeActions: (uri, range) => of(uri, [], (analysis) => codeActions(analysis, range)),
  };
}
