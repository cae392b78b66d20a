/** What the client asks the server beyond the language features; a server that is away gives `undefined`, never an error. */
import type { BaseLanguageClient } from 'vscode-languageclient';
import { State } from 'vscode-languageclient';
import type {
  ChangedParams,
  ExportAnswer,
  ExportParams,
  LocateAnswer,
  LocateParams,
  PlacesAnswer,
  PlacesParams,
  ViewAnswer,
  ViewParams,
} from '../protocol/lsp-extensions';
import { methods } from '../protocol/lsp-extensions';

export class ServerLink {
  constructor(private readonly client: BaseLanguageClient) {}

  view(params: ViewParams): Promise<ViewAnswer | undefined> {
    return this.ask(methods.view, params);
  }
  locate(params: LocateParams): Promise<LocateAnswer | undefined> {
    return this.ask(methods.locate, params);
  }
  places(params: PlacesParams): Promise<PlacesAnswer | undefined> {
    return this.ask(methods.places, params);
  }

  export(params: ExportParams): Promise<ExportAnswer | undefined> {
    return this.ask(methods.export, params);
  }

  /** `changed` gets the document's URI, or undefined when the server is a new one and everything may have changed. */
  onChanged(changed: (uri: string | undefined) => void): { dispose(): void } {
    const notified = this.client.onNotification(methods.changed, ({ uri }: ChangedParams) => changed(uri));
    const restarted = this.client.onDidChangeState(({ newState }) => newState === State.Running && changed(undefined));
    return {
      dispose: () => {
        notified.dispose();
        restarted.dispose();
      },
    };
  }

  private async ask<Answer>(method: string, params: object): Promise<Answer | undefined> {
    try {
      await this.client.start(); // at once when it runs
      return await this.client.sendRequest<Answer>(method, params);
    } catch (error) {
      this.client.outputChannel.appendLine(`${method}: ${error instanceof Error ? error.message : String(error)}`);
      return undefined;
    }
  }
}
