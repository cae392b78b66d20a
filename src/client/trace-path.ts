/** The command Trace Path: picks who sends and where to, then shows the way pinned in the diagram's panel. */
import * as vscode from 'vscode';
import type { PlaceItem } from '../protocol/lsp-extensions';
import type { Preview } from './preview/preview';
import { LANGUAGE } from './preview/preview';
import type { ServerLink } from './server-link';

export async function tracePath(server: ServerLink, preview: Preview): Promise<void> {
  const editor = editorToAsk(preview.uri);
  if (!editor) {
    void vscode.window.showInformationMessage(
      'Open a .vpc file first: Trace Path asks about the network it describes.',
    );
    return;
  }
  const { document, selection } = editor;
  const { line, character } = selection.active;
  const places = await server.places({ uri: document.uri.toString(), position: { line, character } });
  if (!places) {
    void vscode.window.showWarningMessage("The VPC Trace server doesn't answer; see its output channel.");
    return;
  }
  const from = await pick('Trace Path: from', 1, 'Who sends? Pick one, or type a name or an address', places.sources);
  if (from === undefined) return;
  const to = await pick(
    `Trace Path: from ${from} to`,
    2,
    'Where to? Pick one, or type a DNS name or an address, with :port and /protocol if you like',
    places.targets.filter((target) => target.text !== from),
  );
  if (to !== undefined) preview.pin(document.uri, { from, to });
}

/** The active editor if it is a `.vpc` one; else (the focus is in the panel) the one that the panel shows, or any. */
function editorToAsk(shown: vscode.Uri | undefined): vscode.TextEditor | undefined {
  const { activeTextEditor, visibleTextEditors } = vscode.window;
  if (activeTextEditor?.document.languageId === LANGUAGE) return activeTextEditor;
  const editors = visibleTextEditors.filter(({ document }) => document.languageId === LANGUAGE);
  return editors.find(({ document }) => document.uri.toString() === shown?.toString()) ?? editors[0];
}

/** The chosen or typed text; undefined when the person went away. */
function pick(
  title: string,
  step: number,
  placeholder: string,
  places: readonly PlaceItem[],
): Promise<string | undefined> {
  const input = vscode.window.createQuickPick();
  Object.assign(input, { title, step, totalSteps: 2, placeholder, matchOnDescription: true });
  const known = places.map(({ text, detail }) => ({ label: text, description: detail }));
  input.items = known;
  input.onDidChangeValue((value) => {
    const typed = value.trim();
    // What is typed is an answer of its own unless it is exactly one of the list.
    const own =
      typed === '' || known.some(({ label }) => label === typed)
        ? []
        : [{ label: typed, description: 'as typed', alwaysShow: true }];
    // A whole name or address is meant as it stands; a bare word rather looks for something known.
    input.items = /[.:/[]/.test(typed) ? [...own, ...known] : [...known, ...own];
  });
  return new Promise((resolve) => {
    input.onDidAccept(() => {
      resolve(input.activeItems[0]?.label ?? (input.value.trim() || undefined));
      input.hide();
    });
    input.onDidHide(() => {
      resolve(undefined);
      input.dispose();
    });
    input.show();
  });
}
