/** As much of VS Code as the panel needs, with what a person does to it as calls. */

export class EventEmitter<Value> {
  private readonly listeners = new Set<(value: Value) => unknown>();
  readonly event = (listener: (value: Value) => unknown): { dispose: () => void } => {
    this.listeners.add(listener);
    return { dispose: () => this.listeners.delete(listener) };
  };
  fire(value: Value): void {
    for (const listener of this.listeners) listener(value);
  }
  dispose(): void {
    this.listeners.clear();
  }
}

export class Position {
  constructor(
    readonly line: number,
    readonly character: number,
  ) {}
}
export class Range {
  readonly start: Position;
  readonly end: Position;
  constructor(...[line, character, endLine, endCharacter]: [number, number, number, number] | [Position, Position]) {
    this.start = typeof line === 'number' ? new Position(line, character as number) : line;
    this.end =
      typeof line === 'number' ? new Position(endLine as number, endCharacter as number) : (character as Position);
  }
}
export class Selection extends Range {
  readonly active = this.end;
  isEqual(other: Selection): boolean {
    return JSON.stringify(this) === JSON.stringify(other);
  }
}
export class Uri {
  private constructor(private readonly text: string) {}
  static parse(text: string): Uri {
    if (!/^[a-z]+:/.test(text)) throw new Error('no scheme');
    return new Uri(text);
  }
  static joinPath(base: Uri, ...path: string[]): Uri {
    return new Uri([base.text, ...path].join('/'));
  }
  get scheme(): string {
    return this.text.slice(0, this.text.indexOf(':'));
  }
  get path(): string {
    return this.text.slice(this.text.indexOf(':') + 1);
  }
  toString(): string {
    return this.text;
  }
}
export class ThemeColor {}
export const Disposable = {
  from: (...all: { dispose: () => unknown }[]) => ({ dispose: () => all.forEach((each) => void each.dispose()) }),
};
export const ViewColumn = { One: 1, Beside: -2 };
export const TextEditorRevealType = { InCenterIfOutsideViewport: 2 };

const selected = new EventEmitter<{ textEditor: Editor; selections: Selection[] }>();
const activated = new EventEmitter<Editor | undefined>();
const renamed = new EventEmitter<{ files: { oldUri: Uri; newUri: Uri }[] }>();
const received = new EventEmitter<unknown>();
const disposed = new EventEmitter<void>();

export interface Editor {
  document: { uri: Uri; languageId: string };
  selection: Selection;
  viewColumn: number;
  setDecorations: () => void;
  revealRange: () => void;
}
export const editorOf = (uri: string, line = 0): Editor => ({
  document: { uri: Uri.parse(uri), languageId: 'vpc' },
  selection: new Selection(line, 0, line, 0),
  viewColumn: 1,
  setDecorations: () => undefined,
  revealRange: () => undefined,
});

/** What the page was told. */
export const posted: unknown[] = [];
export const panel = {
  visible: true,
  title: '',
  disposed: false,
  webview: {
    html: '',
    cspSource: 'x',
    asWebviewUri: (uri: Uri) => uri,
    onDidReceiveMessage: received.event,
    postMessage: async (message: unknown) => posted.push(message),
  },
  reveal: () => undefined,
  onDidDispose: disposed.event,
  dispose: () => {
    panel.disposed = true;
    received.dispose();
    disposed.fire();
    disposed.dispose();
  },
};
export const serializer: { deserializeWebviewPanel: (of: typeof panel, state: unknown) => Promise<void> }[] = [];
export const window = {
  activeTextEditor: undefined,
  visibleTextEditors: [] as Editor[],
  createTextEditorDecorationType: () => ({ dispose: () => undefined }),
  createWebviewPanel: () => panel,
  registerWebviewPanelSerializer: (_: string, made: (typeof serializer)[number]) => {
    serializer.push(made);
    return { dispose: () => undefined };
  },
  onDidChangeTextEditorSelection: selected.event,
  onDidChangeActiveTextEditor: activated.event,
  showTextDocument: async ({ uri }: { uri: Uri }, { selection }: { selection: Range }) => {
    const editor = window.visibleTextEditors.find(
      ({ document }) => document.uri.toString() === uri.toString(),
    ) as Editor;
    editor.selection = new Selection(selection.start, selection.end);
    selected.fire({ textEditor: editor, selections: [editor.selection] });
    return editor;
  },
};
export const workspace = {
  missing: '',
  workspaceFolders: undefined,
  onDidRenameFiles: renamed.event,
  openTextDocument: async (uri: Uri) => {
    if (uri.toString() === workspace.missing) throw new Error('there is no such file');
    return { uri, languageId: 'vpc' };
  },
  fs: { writeFile: async () => undefined },
};
export const commands = { executeCommand: async () => undefined };
export const env = { clipboard: { writeText: async (_: string): Promise<void> => undefined } };

export const person = {
  activates: (editor: Editor) => activated.fire(editor),
  renames: (from: string, to: string) => renamed.fire({ files: [{ oldUri: Uri.parse(from), newUri: Uri.parse(to) }] }),
};
/** A message from the page. */
export const fromPage = async (message: unknown): Promise<void> => {
  received.fire(message);
  await new Promise((resolve) => setTimeout(resolve));
};
