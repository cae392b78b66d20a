/** Where somebody is: cursors, URIs and positions as the panel and the server name them. */
import * as vscode from 'vscode';

/** Where the cursor was last in a `.vpc` editor. */
export interface Cursor {
  readonly uri: vscode.Uri;
  readonly position: vscode.Position;
}

export const cursorOf = ({ document, selection }: vscode.TextEditor): Cursor => ({
  uri: document.uri,
  position: selection.active,
});

/** Undefined for what is no URI. */
export function uriOf(text: string): vscode.Uri | undefined {
  try {
    return vscode.Uri.parse(text, true);
  } catch {
    return undefined;
  }
}

/** For people. */
export const fileName = (uri: vscode.Uri): string => uri.path.slice(uri.path.lastIndexOf('/') + 1);

/** Without the class, as it goes over the wire; the beginning of the file when there is none. */
export const plain = (position: vscode.Position | undefined): { line: number; character: number } => ({
  line: position?.line ?? 0,
  character: position?.character ?? 0,
});
