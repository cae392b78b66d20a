/**
 * The numbers of the Language Server Protocol that this layer uses, held against the protocol's own types by the
 * compiler: importing their values would bring all 28 KB of that package into the server.
 */
import type * as lsp from 'vscode-languageserver-types';

export const CompletionItemKind = {
  Class: 7,
  Module: 9,
  Property: 10,
  Value: 12,
  File: 17,
  Reference: 18,
  EnumMember: 20,
} as const satisfies Partial<typeof lsp.CompletionItemKind>;

export const InsertTextFormat = { Snippet: 2 } as const satisfies Partial<typeof lsp.InsertTextFormat>;

export const SymbolKind = {
  Namespace: 3,
  Package: 4,
  Class: 5,
  Field: 8,
  Interface: 11,
  Array: 18,
  Object: 19,
  Event: 24,
} as const satisfies Partial<typeof lsp.SymbolKind>;

export const DiagnosticSeverity = {
  Error: 1,
  Warning: 2,
  Information: 3,
} as const satisfies Partial<typeof lsp.DiagnosticSeverity>;

export const DocumentHighlightKind = { Read: 2, Write: 3 } as const satisfies Partial<typeof lsp.DocumentHighlightKind>;
