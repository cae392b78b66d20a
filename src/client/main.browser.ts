/** The extension in a browser: the server is a web worker. */
import { type ExtensionContext, Uri } from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import type { ExtensionApi } from './activate';
import { activateWith, CLIENT_ID, CLIENT_NAME, clientOptions } from './activate';

export function activate(context: ExtensionContext): ExtensionApi {
  const worker = new Worker(Uri.joinPath(context.extensionUri, 'dist/web/server.js').toString(true));
  return activateWith(context, new LanguageClient(CLIENT_ID, CLIENT_NAME, worker, clientOptions));
}
