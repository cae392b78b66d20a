/** The open documents: each edit goes straight into the workspace's tree; there is no second copy of a text. */
import type {
  DidChangeTextDocumentParams,
  DidCloseTextDocumentParams,
  DidOpenTextDocumentParams,
  TextDocumentContentChangeEvent,
} from 'vscode-languageserver';
import type { Workspace } from '../core/model/workspace';
import type { TextEdit } from '../core/text/edit';
import { applyEdit, editBetween } from '../core/text/edit';
import type { LineIndex } from '../core/text/line-index';
import type { Log } from './connection';

export class Documents {
  private readonly versions = new Map<string, number>();

  constructor(
    private readonly workspace: Workspace,
    private readonly log: Log,
  ) {}

  /** As the client counts; 0 for what is not open. */
  version(uri: string): number {
    return this.versions.get(uri) ?? 0;
  }

  open({ textDocument: { uri, version, text } }: DidOpenTextDocumentParams): void {
    this.versions.set(uri, version);
    this.workspace.open(uri, text);
  }

  /** The edits that the changes were, each of the text that the one before left. */
  change({ textDocument: { uri, version }, contentChanges }: DidChangeTextDocumentParams): TextEdit[] {
    const edits: TextEdit[] = [];
    if (!this.versions.has(uri)) return edits;
    this.versions.set(uri, version);
    // Each change is told in positions of the text that the one before left.
    for (const change of contentChanges) {
      const document = this.workspace.document(uri);
      const edit = document && editOf(change, document.lines, document.text);
      if (!edit) continue;
      this.apply(uri, document.text, edit);
      edits.push(edit);
    }
    return edits;
  }

  close({ textDocument: { uri } }: DidCloseTextDocumentParams): void {
    this.versions.delete(uri);
    this.workspace.close(uri);
  }

  /** Should an edit of the tree ever fail, the text is parsed as a whole: client and server must not drift apart. */
  private apply(uri: string, before: string, edit: TextEdit): void {
    try {
      this.workspace.edit(uri, [edit]);
    } catch (error) {
      this.log(`The edit of ${uri}`, error);
      this.workspace.open(uri, applyEdit(before, edit));
    }
  }
}

function editOf(change: TextDocumentContentChangeEvent, lines: LineIndex, before: string): TextEdit | undefined {
  // A whole new text keeps what it has in common with the old one.
  if (!('range' in change)) return editBetween(before, change.text);
  const start = lines.offsetAt(change.range.start);
  const end = lines.offsetAt(change.range.end);
  return { start: Math.min(start, end), end: Math.max(start, end), text: change.text };
}
