/**
 * The path diagram's panel: one for the window. It follows the cursor of `.vpc` editors until it is pinned to a question;
 * it says "changed" to its page and answers pulls (src/protocol/PROTOCOL.md).
 */
import * as vscode from 'vscode';
import type { AskedQuestion, LocateParams, PictureShape, TraceView } from '../../protocol/lsp-extensions';
import type { PreviewContent, ToWebview } from '../../protocol/preview-messages';
import type { ServerLink } from '../server-link';
import { isToHost, restorable } from './messages';
import { pageFor } from './page';

export const VIEW_TYPE = 'vpcTrace.diagram';
export const LANGUAGE = 'vpc';
/** A frame of the screen; more cursor positions than that nobody can see. */
const FRAME = 16;

/** Where the cursor was last in a `.vpc` editor. */
interface Cursor {
  readonly uri: vscode.Uri;
  readonly position: vscode.Position;
}
interface Pinned {
  readonly uri: vscode.Uri;
  readonly question: AskedQuestion;
}

export class Preview implements vscode.Disposable {
  private panel: vscode.WebviewPanel | undefined;
  private cursor: Cursor | undefined;
  private pinned: Pinned | undefined;
  /** The last view that went to the page. */
  private answered: (Pinned & { readonly view: TraceView }) | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** Where the panel itself has put a cursor: that is no wish to see something else. */
  private placed: vscode.Selection | undefined;
  private readonly subscriptions: vscode.Disposable[] = [];
  private readonly didShow = new vscode.EventEmitter<TraceView | undefined>();
  /** A view is on the screen; undefined: there was none to show. */
  readonly onDidShow = this.didShow.event;

  constructor(
    private readonly extension: vscode.Uri,
    private readonly server: ServerLink,
  ) {
    this.subscriptions.push(
      this.didShow,
      this.server.onChanged(() => this.post({ type: 'changed' })),
      vscode.window.onDidChangeTextEditorSelection((event) => this.cursorMoved(event)),
      vscode.window.onDidChangeActiveTextEditor((editor) => editor && this.follow(editor)),
      vscode.window.registerWebviewPanelSerializer(VIEW_TYPE, {
        deserializeWebviewPanel: (panel, state) => this.restore(panel, state),
      }),
    );
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.panel?.dispose();
    vscode.Disposable.from(...this.subscriptions).dispose();
  }

  /** Opens to the side, or comes to the front; follows the cursor from now on. The focus stays in the editor. */
  followCursor(editor: vscode.TextEditor | undefined): void {
    this.pinned = undefined;
    if (editor?.document.languageId === LANGUAGE) this.cursor = cursorOf(editor);
    this.open(true);
  }

  /** Opens pinned to a question and takes the focus: somebody asked and wants to read. */
  pin(uri: vscode.Uri, question: AskedQuestion): void {
    this.pinned = { uri, question };
    this.open(false);
    this.post({ type: 'focus' });
  }

  /** The document that the panel shows something of. */
  get uri(): vscode.Uri | undefined {
    return (this.pinned ?? this.cursor)?.uri;
  }

  private open(preserveFocus: boolean): void {
    if (this.panel) {
      this.panel.reveal(undefined, preserveFocus);
      this.post({ type: 'changed' });
      return;
    }
    const where = { viewColumn: vscode.ViewColumn.Beside, preserveFocus };
    this.adopt(vscode.window.createWebviewPanel(VIEW_TYPE, 'Path Diagram', where, this.options));
  }

  private get options(): vscode.WebviewOptions {
    const roots = ['dist', 'media'].map((folder) => vscode.Uri.joinPath(this.extension, folder));
    return { enableScripts: true, localResourceRoots: roots };
  }

  private async restore(panel: vscode.WebviewPanel, kept: unknown): Promise<void> {
    const state = restorable(kept);
    if (this.panel || !state) {
      panel.dispose();
      return;
    }
    const uri = vscode.Uri.parse(state.uri);
    const { activeTextEditor: active, visibleTextEditors: visible } = vscode.window;
    const editor =
      active?.document.languageId === LANGUAGE
        ? active
        : visible.find(({ document }) => document.uri.toString() === state.uri);
    this.cursor = editor ? cursorOf(editor) : { uri, position: new vscode.Position(0, 0) };
    this.pinned = state.pinned && state.question ? { uri, question: state.question } : undefined;
    panel.webview.options = this.options;
    this.adopt(panel);
    // Without an editor that has it open the server would not know the document; a file that is gone says so itself.
    await vscode.workspace.openTextDocument(uri).then(undefined, () => undefined);
    this.post({ type: 'changed' });
  }

  private adopt(panel: vscode.WebviewPanel): void {
    this.panel = panel;
    panel.iconPath = vscode.Uri.joinPath(this.extension, 'media', 'icon.png');
    panel.onDidDispose(() => {
      this.panel = undefined;
      this.pinned = undefined;
      this.answered = undefined;
    });
    panel.webview.onDidReceiveMessage((message: unknown) => this.received(message));
    panel.webview.html = pageFor(panel.webview, this.extension);
  }

  private post(message: ToWebview): void {
    if (this.panel?.visible) void this.panel.webview.postMessage(message);
  }

  private cursorMoved({ textEditor, selections }: vscode.TextEditorSelectionChangeEvent): void {
    const [selection] = selections;
    if (selection && this.placed?.isEqual(selection)) return;
    this.placed = undefined;
    this.follow(textEditor);
  }

  private follow(editor: vscode.TextEditor): void {
    if (editor.document.languageId !== LANGUAGE || this.placed) return;
    this.cursor = cursorOf(editor);
    if (this.pinned) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.post({ type: 'changed' }), FRAME);
  }

  private async received(message: unknown): Promise<void> {
    if (!isToHost(message)) return;
    switch (message.type) {
      case 'pull':
        this.post({ type: 'answer', id: message.id, content: await this.content(message.shape) });
        break;
      case 'reveal':
        await this.reveal(message.what, message.focus);
        break;
      case 'pin':
        this.pinned = message.pinned ? this.answered : undefined;
        this.post({ type: 'changed' });
        break;
      case 'shown':
        this.didShow.fire(message.key === '' ? undefined : this.answered?.view);
    }
  }

  private async content(shape: PictureShape): Promise<PreviewContent> {
    const { pinned, cursor, uri } = this;
    if (!uri || (!pinned && !cursor)) {
      const missing = 'Open a .vpc file and put the cursor on an endpoint: the way of its packets is drawn here.';
      return { uri: '', fileName: '', pinned: false, answer: { version: 0, broken: false, view: null, missing } };
    }
    const about = pinned ? { question: pinned.question } : { position: cursor?.position ?? new vscode.Position(0, 0) };
    const answer = await this.server.trace({ uri: uri.toString(), about, shape });
    if (answer?.view) this.answered = { uri, question: answer.view.question, view: answer.view };
    if (this.panel) this.panel.title = `Path Diagram · ${fileName(uri)}`;
    return { uri: uri.toString(), fileName: fileName(uri), pinned: pinned !== undefined, answer };
  }

  private async reveal(what: LocateParams['what'], focus: boolean): Promise<void> {
    if (!this.answered) return;
    const { uri: shown, question } = this.answered;
    const location = await this.server.locate({ uri: shown.toString(), question, what });
    if (!location) return;
    const { start, end } = location.range;
    const range = new vscode.Range(start.line, start.character, end.line, end.character);
    const uri = vscode.Uri.parse(location.uri);
    const open = vscode.window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri.toString());
    this.placed = new vscode.Selection(range.start, range.end);
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document, {
      viewColumn: open?.viewColumn ?? vscode.ViewColumn.One,
      preserveFocus: !focus,
      selection: range,
    });
  }
}

const cursorOf = ({ document, selection }: vscode.TextEditor): Cursor => ({
  uri: document.uri,
  position: selection.active,
});

const fileName = (uri: vscode.Uri): string => uri.path.slice(uri.path.lastIndexOf('/') + 1);
