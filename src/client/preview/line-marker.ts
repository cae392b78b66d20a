/** Shows places of the text in editors: marks the line, and moves cursor or focus only when that is wished. */
import * as vscode from 'vscode';
import type { RevealHow } from '../../protocol/preview-messages';

export class LineMarker implements vscode.Disposable {
  private readonly look = vscode.window.createTextEditorDecorationType({
    isWholeLine: true,
    // As where a debugger stands: it has to be seen from the corner of the eye, in every theme.
    backgroundColor: new vscode.ThemeColor('editor.stackFrameHighlightBackground'),
    borderColor: new vscode.ThemeColor('focusBorder'),
    borderStyle: 'solid',
    borderWidth: '0 0 0 3px',
    overviewRulerColor: new vscode.ThemeColor('focusBorder'),
  });
  private marked: vscode.TextEditor | undefined;

  /** Opens the file when no editor shows it. `placed` gets the selection before it is set, so that its event can be told from a person's. */
  async show(
    uri: vscode.Uri,
    range: vscode.Range,
    how: RevealHow,
    placed: (selection: vscode.Selection) => void,
  ): Promise<void> {
    const shown = vscode.window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri.toString());
    let editor = shown;
    if (how !== 'show' || !editor) {
      if (how !== 'show') placed(new vscode.Selection(range.start, range.end));
      editor = await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), {
        viewColumn: shown?.viewColumn ?? vscode.ViewColumn.One,
        preserveFocus: how !== 'edit',
        ...(how === 'show' ? {} : { selection: range }),
      });
    }
    if (how === 'show') editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
    if (this.marked !== editor) this.clear();
    this.marked = editor;
    editor.setDecorations(this.look, [new vscode.Range(range.start, range.start)]);
  }

  clear(): void {
    this.marked?.setDecorations(this.look, []);
    this.marked = undefined;
  }

  dispose(): void {
    this.look.dispose();
  }
}
