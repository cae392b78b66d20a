// Help for the tests that run inside an extension host: only `vscode` and mocha may be used here.
import * as vscode from 'vscode';

export const EXTENSION_ID = 'vpc-trace.vpc-trace';

/** Calls `get` until it gives something truthy; fails with `what` after `milliseconds`. */
export async function until<T>(
  what: string,
  get: () => T | undefined | Promise<T | undefined>,
  milliseconds = 15_000,
): Promise<T> {
  for (const end = Date.now() + milliseconds; ; ) {
    const value = await get();
    if (value) return value;
    if (Date.now() > end) throw new Error(`timed out waiting for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Opens an untitled `.vpc` document with this text and shows it. */
export async function openText(content: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument({ language: 'vpc', content });
  await vscode.window.showTextDocument(document);
  return document;
}

/** The diagnostics of a document once there are any. */
export const diagnosticsOf = (document: vscode.TextDocument): Promise<vscode.Diagnostic[]> =>
  until('a diagnostic', () => {
    const diagnostics = vscode.languages.getDiagnostics(document.uri);
    return diagnostics.length > 0 ? diagnostics : undefined;
  });

/** What the hover at a place says, as one Markdown text. */
export async function hoverAt(document: vscode.TextDocument, position: vscode.Position): Promise<string> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    position,
  );
  return hovers
    .flatMap((hover) => hover.contents)
    .map((content) => (typeof content === 'string' ? content : content.value))
    .join('\n');
}
