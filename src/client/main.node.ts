/** The extension where Node runs it: the server is a process of its own. */
import type { ExtensionContext } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import type { ExtensionApi } from './activate';
import { activateWith, CLIENT_ID, CLIENT_NAME, clientOptions } from './activate';

export function activate(context: ExtensionContext): ExtensionApi {
  const server = { module: context.asAbsolutePath('dist/server/main.mjs'), transport: TransportKind.ipc };
  return activateWith(
    context,
    new LanguageClient(CLIENT_ID, CLIENT_NAME, { run: server, debug: server }, clientOptions),
    // Brings the core along, so not before a fence is met; Node keeps it.
    () => (require(context.asAbsolutePath('dist/markdown.js')) as typeof import('../markdown-preview/figure')).figureOf,
  );
}
