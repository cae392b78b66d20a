/**
 * The path diagram's panel: one for the window. It follows the cursor of `.vpc` editors until it is pinned to a question;
 * it says "changed" to its page and answers pulls (src/protocol/PROTOCOL.md).
 */
import * as vscode from 'vscode';
import type { AskedQuestion, PlacesAnswer, TraceView, ViewParams } from '../../protocol/lsp-extensions';
import type { PanelAction, PreviewContent, ToHost, ToWebview } from '../../protocol/preview-messages';
import type { ServerLink } from '../server-link';
import type { Cursor } from './cursor';
import { cursorOf, fileName, plain, uriOf } from './cursor';
import { LineMarker } from './line-marker';
import { isToHost, restorable } from './messages';
import { pageFor } from './page';
import { takeAlong } from './take-along';

export const VIEW_TYPE = 'vpcTrace.diagram';
export const LANGUAGE = 'vpc';
/** Set while there is a panel: what only it can carry out is offered then. */
const OPEN_CONTEXT = 'vpcTrace.diagramOpen';
/** A frame of the screen; more cursor positions than that nobody can see. */
const FRAME = 16;

interface Pinned {
  readonly uri: vscode.Uri;
  readonly question: AskedQuestion;
}
interface Placed {
  readonly uri: string;
  readonly selection: vscode.Selection;
}
/** What was asked for the page last, and what came. */
interface Answered {
  readonly params: ViewParams;
  readonly view: TraceView;
}

export class Preview implements vscode.Disposable {
  private panel: vscode.WebviewPanel | undefined;
  /** Where a person has put the cursor, which says what they want to see. */
  private cursor: Cursor | undefined;
  /** Where it is, be it that the panel has put it there. */
  private caret: Cursor | undefined;
  private pinned: Pinned | undefined;
  private answered: Answered | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** Where the panel itself has put a cursor: that is no wish to see something else. */
  private placed: Placed | undefined;
  /** For a page that is hidden, so not there: sent when it shows something. */
  private waiting: ToWebview[] = [];
  private readonly marker = new LineMarker();
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
      this.marker,
      this.server.onChanged(() => this.post({ type: 'changed' })),
      vscode.window.onDidChangeTextEditorSelection((event) => this.cursorMoved(event)),
      vscode.window.onDidChangeActiveTextEditor((editor) => editor && this.follow(editor)),
      vscode.workspace.onDidRenameFiles(({ files }) => this.renamed(files)),
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
    if (editor?.document.languageId === LANGUAGE) this.cursor = this.caret = cursorOf(editor);
    this.open(true);
  }

  /** Opens pinned to a question and takes the focus: somebody asked and wants to read. */
  pin(uri: vscode.Uri, question: AskedQuestion): void {
    this.pinned = { uri, question };
    this.open(false);
    this.postWhenShown({ type: 'focus' });
  }

  /** What the palette asks the panel to do. */
  do(what: PanelAction): void {
    this.panel?.reveal(undefined, true);
    this.postWhenShown({ type: 'do', what });
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
    const uri = uriOf(state.uri);
    if (!uri) {
      panel.dispose();
      return;
    }
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
    void vscode.commands.executeCommand('setContext', OPEN_CONTEXT, true);
    panel.onDidDispose(() => {
      void vscode.commands.executeCommand('setContext', OPEN_CONTEXT, false);
      this.marker.clear();
      this.panel = undefined;
      this.pinned = undefined;
      this.answered = undefined;
      this.waiting = [];
    });
    panel.webview.onDidReceiveMessage((message: unknown) => this.received(message));
    panel.webview.html = pageFor(panel.webview, this.extension);
  }

  private post(message: ToWebview): void {
    if (this.panel?.visible) void this.panel.webview.postMessage(message);
  }

  private postWhenShown(message: ToWebview): void {
    if (this.panel?.visible) this.post(message);
    else if (this.panel) this.waiting.push(message);
  }

  /** A question stays with its file. */
  private renamed(files: readonly { readonly oldUri: vscode.Uri; readonly newUri: vscode.Uri }[]): void {
    for (const { oldUri, newUri } of files) {
      const moved = <Of extends { readonly uri: vscode.Uri }>(of: Of | undefined): Of | undefined =>
        of?.uri.toString() === oldUri.toString() ? { ...of, uri: newUri } : of;
      this.pinned = moved(this.pinned);
      this.cursor = moved(this.cursor);
      this.caret = moved(this.caret);
    }
    this.changedSoon();
  }

  private cursorMoved({ textEditor, selections }: vscode.TextEditorSelectionChangeEvent): void {
    if (textEditor.document.languageId !== LANGUAGE) return;
    this.caret = cursorOf(textEditor);
    const [selection] = selections;
    if (selection && this.isPlacedIn(textEditor) && this.placed?.selection.isEqual(selection)) {
      this.changedSoon();
      return;
    }
    this.placed = undefined;
    this.marker.clear();
    this.follow(textEditor);
  }

  private follow(editor: vscode.TextEditor): void {
    if (editor.document.languageId !== LANGUAGE || this.isPlacedIn(editor)) return;
    this.placed = undefined;
    this.cursor = this.caret = cursorOf(editor);
    this.changedSoon();
  }

  private isPlacedIn({ document }: vscode.TextEditor): boolean {
    return this.placed?.uri === document.uri.toString();
  }

  /** Also when pinned: what the cursor is on is marked in the picture. */
  private changedSoon(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.post({ type: 'changed' }), FRAME);
  }

  private async received(message: unknown): Promise<void> {
    if (!isToHost(message)) return;
    switch (message.type) {
      case 'pull':
        this.post({ type: 'answer', id: message.id, content: await this.content(message) });
        break;
      case 'reveal':
        await this.reveal(message);
        break;
      case 'pin':
        this.pinned = message.pinned ? this.shown : undefined;
        this.post({ type: 'changed' });
        break;
      case 'ask':
        if (this.uri) this.pinned = { uri: this.uri, question: message.question };
        this.post({ type: 'changed' });
        break;
      case 'places':
        this.post({ type: 'places', id: message.id, places: await this.places() });
        break;
      case 'export':
        await this.export(message);
        break;
      case 'shown':
        for (const each of this.waiting.splice(0)) this.post(each);
        this.didShow.fire(message.key === '' ? undefined : this.answered?.view);
    }
  }

  /** What the page shows, as something to stay with; undefined when there is no question to it. */
  private get shown(): Pinned | undefined {
    const question = this.answered?.view.question;
    return question && this.answered ? { uri: vscode.Uri.parse(this.answered.params.uri), question } : undefined;
  }

  private async content({ kind, shape, reply, open, against }: Message<'pull'>): Promise<PreviewContent> {
    const { pinned, cursor, caret } = this;
    const uri = (pinned ?? cursor)?.uri;
    if (!uri) {
      const missing = 'Open a .vpc file and put the cursor on an endpoint: the way of its packets is drawn here.';
      const nothing = { version: 0, broken: false, view: null, other: null, missing, atCursor: [] };
      return { uri: '', fileName: '', pinned: false, answer: nothing };
    }
    const params: ViewParams = {
      uri: uri.toString(),
      about: pinned ? { question: pinned.question } : { position: plain(cursor?.position) },
      ...(caret?.uri.toString() === uri.toString() ? { cursor: plain(caret.position) } : {}),
      ...(against ? { against } : {}),
      kind,
      shape,
      reply,
      open,
    };
    const answer = await this.server.view(params);
    if (answer?.view) this.answered = { params, view: answer.view };
    if (this.panel) this.panel.title = `Path Diagram · ${fileName(uri)}`;
    return { uri: params.uri, fileName: fileName(uri), pinned: pinned !== undefined, answer };
  }

  private async places(): Promise<PlacesAnswer> {
    const uri = this.uri?.toString();
    const position = plain(this.cursor?.uri.toString() === uri ? this.cursor?.position : undefined);
    const places = uri === undefined ? undefined : await this.server.places({ uri, position });
    return places ?? { sources: [], targets: [] };
  }

  private async reveal({ what, other, how }: Message<'reveal'>): Promise<void> {
    if (!this.answered) return;
    const { params, view } = this.answered;
    const exchanged = other && params.against && view.question;
    const request: ViewParams = exchanged
      ? { ...params, about: { question: params.against }, against: view.question }
      : params;
    try {
      // A file that was closed since is opened, so that the server knows it.
      await vscode.workspace.openTextDocument(vscode.Uri.parse(params.uri));
      const location = await this.server.locate({ ...request, what });
      if (!location) return;
      const { start, end } = location.range;
      const range = new vscode.Range(start.line, start.character, end.line, end.character);
      const uri = vscode.Uri.parse(location.uri);
      await this.marker.show(uri, range, how, (selection) => {
        this.placed = { uri: uri.toString(), selection };
      });
    } catch (error) {
      this.post({ type: 'said', text: `The line can't be shown: ${error instanceof Error ? error.message : error}` });
    }
  }

  private async export({ what, data }: Message<'export'>): Promise<void> {
    if (!this.answered) return;
    const text = await takeAlong(what, data, this.answered.params, this.server);
    if (text !== undefined) this.post({ type: 'said', text });
  }
}

type Message<Type extends ToHost['type']> = Extract<ToHost, { readonly type: Type }>;
