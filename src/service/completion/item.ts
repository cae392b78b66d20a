/** One suggestion, before it becomes an item of the protocol. */
import type { CompletionItem, CompletionItemKind as Kind, Range } from 'vscode-languageserver-types';
import { CompletionItemKind, InsertTextFormat } from '../lsp-constants';

export type SuggestionKind = 'keyword' | 'property' | 'word' | 'reference' | 'value' | 'service' | 'file';

export interface Suggestion {
  readonly label: string;
  readonly kind: SuggestionKind;
  readonly detail?: string | undefined;
  /** Markdown. */
  readonly documentation?: string | undefined;
  /** A snippet of the editor in the place of the label. */
  readonly snippet?: string | undefined;
  /** Small numbers come first; suggestions of one rank keep their order. */
  readonly rank?: number;
}

const KINDS: Readonly<Record<SuggestionKind, Kind>> = {
  keyword: CompletionItemKind.Class,
  property: CompletionItemKind.Property,
  word: CompletionItemKind.EnumMember,
  reference: CompletionItemKind.Reference,
  value: CompletionItemKind.Value,
  service: CompletionItemKind.Module,
  file: CompletionItemKind.File,
};

export function itemOf(suggestion: Suggestion, index: number, range: Range, snippets: boolean): CompletionItem {
  const { label, kind, detail, documentation, snippet, rank = 5 } = suggestion;
  const name = quoted(label);
  const newText = (snippets ? snippet : undefined) ?? name;
  return {
    label,
    kind: KINDS[kind],
    ...(detail !== undefined && { detail }),
    ...(documentation !== undefined && { documentation: { kind: 'markdown', value: documentation } }),
    ...(name !== label && { filterText: name }),
    sortText: `${rank}${String(index).padStart(5, '0')}`,
    textEdit: { range, newText },
    ...(newText === snippet && { insertTextFormat: InsertTextFormat.Snippet }),
  };
}

/** A name as it has to be written: in quotes when it is more than one word. */
export const quoted = (name: string): string =>
  /^[^\s{},;#"]+$/.test(name) && name !== '->' ? name : `"${name.replace(/["\\]/g, '\\$&')}"`;
