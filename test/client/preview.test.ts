import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Preview } from '../../src/client/preview/preview';
import * as vscode from './fake-vscode';

vi.mock('vscode', () => import('./fake-vscode'));

const A = 'file:///a.vpc';
const B = 'file:///b.vpc';
const question = { from: 'web-1', to: 'db:5432' };
const pull = { type: 'pull', id: 1, kind: 'path', shape: 'wide', reply: false, open: [], against: null };
const click = { type: 'reveal', what: { node: 'n' }, other: false, how: 'select' };

const asked: { uri: string; about: object }[] = [];
const server = {
  onChanged: () => ({ dispose: () => undefined }),
  view: async (params: (typeof asked)[number]) => {
    asked.push(params);
    return { version: 1, broken: false, view: { key: 'k', question }, other: null, missing: '', atCursor: [] };
  },
  locate: async ({ uri }: { uri: string }) => ({
    uri,
    range: { start: { line: 5, character: 0 }, end: { line: 5, character: 3 } },
  }),
  export: async () => ({ text: 'flowchart LR' }),
  places: async () => undefined,
};
const [a, b] = [vscode.editorOf(A, 1), vscode.editorOf(B, 2)];
let preview: Preview;

beforeEach(() => {
  asked.length = 0;
  vscode.posted.length = 0;
  vscode.panel.visible = true;
  vscode.workspace.missing = '';
  vscode.window.visibleTextEditors = [a, b];
  vscode.serializer.length = 0;
  preview = new Preview(vscode.Uri.parse('file:///extension') as never, server as never);
});
afterEach(() => preview.dispose());
const pulled = async () => {
  await vscode.fromPage(pull);
  return asked.at(-1);
};

describe('the panel', () => {
  it('follows to another file after a click in the picture has placed the cursor, and back', async () => {
    preview.followCursor(a as never);
    await pulled();
    await vscode.fromPage(click);
    vscode.person.activates(b);
    expect(await pulled()).toMatchObject({ uri: B });
    vscode.person.activates(a);
    expect(await pulled()).toMatchObject({ uri: A });
  });

  it('stays with what it shows while its own click goes to the file', async () => {
    preview.followCursor(a as never);
    const before = (await pulled())?.about;
    await vscode.fromPage(click);
    vscode.person.activates(a);
    expect((await pulled())?.about).toEqual(before);
  });

  it('stays with a pinned question when its file is renamed', async () => {
    preview.pin(vscode.Uri.parse(A) as never, question);
    vscode.person.renames(A, B);
    expect(await pulled()).toMatchObject({ uri: B, about: { question } });
  });

  it('says that a file is gone, and that the clipboard refuses', async () => {
    preview.followCursor(a as never);
    await pulled();
    vscode.workspace.missing = A;
    await vscode.fromPage(click);
    expect(vscode.posted.at(-1)).toEqual({ type: 'said', text: "The line can't be shown: there is no such file" });
    vi.spyOn(vscode.env.clipboard, 'writeText').mockRejectedValueOnce(new Error('not allowed'));
    await vscode.fromPage({ type: 'export', what: 'copy-mermaid', data: '' });
    expect(vscode.posted.at(-1)).toEqual({ type: 'said', text: 'Nothing was copied: not allowed' });
  });

  it('does what the palette asks for once it is there again', async () => {
    preview.followCursor(a as never);
    vscode.panel.visible = false;
    preview.do('copy-picture');
    expect(vscode.posted).not.toContainEqual({ type: 'do', what: 'copy-picture' });
    vscode.panel.visible = true;
    const shown = { type: 'shown', key: 'k', milliseconds: 1 };
    await vscode.fromPage(shown);
    await vscode.fromPage(shown);
    expect(vscode.posted.filter((message) => (message as { type: string }).type === 'do')).toHaveLength(1);
  });

  it('is not restored from a state that names no file', async () => {
    vscode.panel.disposed = false;
    await vscode.serializer[0]?.deserializeWebviewPanel(vscode.panel, { uri: 'not a uri', pinned: false });
    expect(vscode.panel.disposed).toBe(true);
  });
});
