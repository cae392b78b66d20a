/** What a person takes out of the panel: text to the clipboard, pictures into files of their choice. */
import * as vscode from 'vscode';
import type { ViewParams } from '../../protocol/lsp-extensions';
import type { ExportKind } from '../../protocol/preview-messages';
import type { ServerLink } from '../server-link';

/** Gives the sentence that says what has been done; undefined when the person went away. */
export async function takeAlong(
  what: ExportKind,
  data: string,
  view: ViewParams,
  server: ServerLink,
): Promise<string | undefined> {
  switch (what) {
    case 'copy-mermaid':
      return copy(await server.export({ ...view, format: 'mermaid' }), 'Copied as Mermaid.');
    case 'copy-markdown':
      return copy(await server.export({ ...view, format: 'markdown' }), 'Copied as Markdown.');
    case 'save-svg':
      return save('svg', new TextEncoder().encode(data), view.uri);
    case 'save-png':
      return save('png', bytesOf(data), view.uri);
  }
}

async function copy(answer: Awaited<ReturnType<ServerLink['export']>>, done: string): Promise<string> {
  if (!answer) return "The VPC Trace server doesn't answer; nothing was copied.";
  if ('problem' in answer) return answer.problem;
  try {
    await vscode.env.clipboard.writeText(answer.text);
  } catch (error) {
    return `Nothing was copied: ${wordsOf(error)}`;
  }
  return done;
}

const FILTERS = { svg: { 'SVG picture': ['svg'] }, png: { 'PNG picture': ['png'] } } as const;

async function save(type: keyof typeof FILTERS, bytes: Uint8Array, source: string): Promise<string | undefined> {
  const { [type]: known } = FILTERS;
  const filters = Object.fromEntries(Object.entries(known).map(([name, endings]) => [name, [...endings]]));
  const uri = await vscode.window.showSaveDialog({ defaultUri: besides(vscode.Uri.parse(source), type), filters });
  if (!uri) return undefined;
  try {
    await vscode.workspace.fs.writeFile(uri, bytes);
  } catch (error) {
    return `The picture could not be saved: ${wordsOf(error)}`;
  }
  return `Saved as ${uri.path.slice(uri.path.lastIndexOf('/') + 1)}.`;
}

/** Next to the file; an untitled one is nowhere, so there it is the workspace's folder. */
function besides(source: vscode.Uri, ending: string): vscode.Uri {
  const name = `${source.path.slice(source.path.lastIndexOf('/') + 1).replace(/\.vpc$/i, '')}.${ending}`;
  if (source.scheme !== 'untitled') return vscode.Uri.joinPath(source, '..', name);
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  return folder ? vscode.Uri.joinPath(folder.uri, name) : vscode.Uri.file(name);
}

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const bytesOf = (dataUrl: string): Uint8Array =>
  Uint8Array.from(atob(dataUrl.slice(dataUrl.indexOf(',') + 1)), (character) => character.charCodeAt(0));
