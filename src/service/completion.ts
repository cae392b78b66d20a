/** Completion: keywords of the block, or what the schema expects at that argument. */
import type { CompletionList } from 'vscode-languageserver-types';
import type { Analysis } from '../core/model/workspace';
import { children } from '../core/syntax/tree';
import { argumentSuggestions } from './completion/arguments';
import { contextAt } from './completion/context';
import { itemOf } from './completion/item';
import { keywordSuggestions } from './completion/keywords';
import { blockSpecOf, scopeOf, specOf } from './place';
import { rangeOf } from './ranges';

export interface CompletionOptions {
  /** Whether the editor can put in snippets. */
  readonly snippets: boolean;
}

export function completion(analysis: Analysis, offset: number, { snippets }: CompletionOptions): CompletionList {
  const { document, network } = analysis;
  const context = contextAt(document, offset);
  if (!context) return NOTHING;
  const range = rangeOf(document.lines, context.span);
  const suggestions = (() => {
    if (context.at === 'keyword') {
      const block = blockSpecOf(context.owner);
      const siblings = context.owner ? children(context.owner) : document.tree.statements;
      return block ? keywordSuggestions(block, siblings, context.typed) : [];
    }
    const spec = specOf(context.statement);
    const scope = scopeOf(network, context.statement);
    return spec
      ? argumentSuggestions({ network, scope, statement: context.statement, spec, index: context.index })
      : [];
  })();
  return { isIncomplete: false, items: suggestions.map((each, index) => itemOf(each, index, range, snippets)) };
}

const NOTHING: CompletionList = { isIncomplete: false, items: [] };
