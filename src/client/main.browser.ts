/** The extension in a browser: the server is a web worker. */
import { commands, type ExtensionContext, Uri } from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import type { FigureOf } from '../markdown-preview/plugin';
import type { ExtensionApi } from './activate';
import { activateWith, CLIENT_ID, CLIENT_NAME, clientOptions } from './activate';

export function activate(context: ExtensionContext): ExtensionApi {
  const worker = new Worker(Uri.joinPath(context.extensionUri, 'dist/web/server.js').toString(true));
  const figures = new LateFigures(Uri.joinPath(context.extensionUri, 'dist/markdown.js').toString(true));
  return activateWith(context, new LanguageClient(CLIENT_ID, CLIENT_NAME, worker, clientOptions), () => figures.get());
}

/** A browser can't `require`: the script is fetched when the first fence is met, and previews are shown again then. */
class LateFigures {
  private figureOf: FigureOf | undefined;
  private loading: Promise<void> | undefined;

  constructor(private readonly address: string) {}

  get(): FigureOf | undefined {
    this.loading ??= this.load();
    return this.figureOf;
  }

  private async load(): Promise<void> {
    try {
      const script = await (await fetch(this.address)).text();
      const module: { exports: { figureOf?: FigureOf } } = { exports: {} };
      // The way in which VS Code itself runs extensions in a browser.
      new Function('module', 'exports', script)(module, module.exports);
      this.figureOf = module.exports.figureOf;
      await commands.executeCommand('markdown.preview.refresh');
    } catch (error) {
      this.loading = undefined; // offline, perhaps: the next fence tries again
      console.error('VPC Trace could not load what draws fences:', error);
    }
  }
}
