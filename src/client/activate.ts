/** What both hosts of the extension share: the language client, the commands, the panel, and a small API for tests. */
import * as vscode from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import type { FigureOf, MarkdownIt } from '../markdown-preview/plugin';
import { withVpcFences } from '../markdown-preview/plugin';
import type { TraceView } from '../protocol/lsp-extensions';
import { panelCommands } from './preview/panel-commands';
import { LANGUAGE, Preview } from './preview/preview';
import { ServerLink } from './server-link';
import { tracePath } from './trace-path';

export const clientOptions: LanguageClientOptions = { documentSelector: [{ language: LANGUAGE }] };
export const CLIENT_ID = 'vpcTrace';
export const CLIENT_NAME = 'VPC Trace';

export interface ExtensionApi {
  /** The view that the panel shows next (undefined: it had none to show). */
  nextView(): Promise<TraceView | undefined>;
  /** The view that the panel showed last. */
  lastView(): TraceView | undefined;
  /** The Markdown preview asks for it by this name. */
  extendMarkdownIt<M extends MarkdownIt>(md: M): M;
}

/** `figures`: what draws fences in Markdown, undefined until it is loaded. */
export function activateWith(
  context: vscode.ExtensionContext,
  client: BaseLanguageClient,
  figures: () => FigureOf | undefined,
): ExtensionApi {
  const server = new ServerLink(client);
  const preview = new Preview(context.extensionUri, server);
  let last: TraceView | undefined;
  context.subscriptions.push(
    client,
    preview,
    preview.onDidShow((view) => {
      last = view;
    }),
    vscode.commands.registerCommand('vpcTrace.showDiagram', () => preview.followCursor(vscode.window.activeTextEditor)),
    vscode.commands.registerCommand('vpcTrace.tracePath', () => tracePath(server, preview)),
    ...Object.entries(panelCommands).map(([name, action]) =>
      vscode.commands.registerCommand(name, () => preview.do(action)),
    ),
  );
  startWithFiles(context, client);
  return {
    lastView: () => last,
    extendMarkdownIt: (md) => withVpcFences(md, figures),
    nextView: () =>
      new Promise((resolve) => {
        const once = preview.onDidShow((view) => {
          once.dispose();
          resolve(view);
        });
      }),
  };
}

/**
 * Any Markdown preview activates the extension; the server starts with the first file of the language. Not awaited: commands
 * and the panel are there at once, and start the server or wait for it themselves.
 */
function startWithFiles(context: vscode.ExtensionContext, client: BaseLanguageClient): void {
  const start = ({ languageId }: vscode.TextDocument): boolean => {
    if (languageId !== LANGUAGE) return false;
    opened.dispose();
    client.start().catch((error: unknown) => {
      void vscode.window.showErrorMessage(`The VPC Trace server did not start: ${String(error)}`);
    });
    return true;
  };
  const opened = vscode.workspace.onDidOpenTextDocument(start);
  context.subscriptions.push(opened);
  vscode.workspace.textDocuments.some(start);
}
