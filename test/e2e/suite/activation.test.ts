// The extension comes to life in a real extension host, for a real file.
import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { diagnosticsOf, EXTENSION_ID, openText } from './support';

describe('VPC Trace in the extension host', () => {
  before(() => {
    const ui = vscode.env.uiKind === vscode.UIKind.Web ? 'in a browser' : 'on the desktop';
    console.log(`host: VS Code ${vscode.version}, ${vscode.env.appName}, ${ui}, Node ${process.version}`);
  });

  it('knows a .vpc file and activates for it', async () => {
    const [example] = await vscode.workspace.findFiles('*.vpc', undefined, 1);
    assert.ok(example, 'the workspace has a .vpc file');
    const document = await vscode.workspace.openTextDocument(example);
    assert.equal(document.languageId, 'vpc');
    await vscode.window.showTextDocument(document);
    const extension = vscode.extensions.getExtension(EXTENSION_ID);
    assert.ok(extension, `${EXTENSION_ID} is there`);
    await extension.activate();
    assert.ok(extension.isActive);
  });

  it('registers every command that its manifest promises', async () => {
    const manifest = vscode.extensions.getExtension(EXTENSION_ID)?.packageJSON;
    const there = await vscode.commands.getCommands(true);
    for (const { command } of manifest.contributes.commands) assert.ok(there.includes(command), command);
  });

  it('reports a mistake in a .vpc text', async () => {
    const document = await openText(
      'vpc shop {\n  cidr 10.0.0.0/16\n  subnett a { cidr 10.0.0.0/24; az us-east-1a }\n}\n',
    );
    const [diagnostic] = await diagnosticsOf(document);
    assert.equal(document.getText(diagnostic.range), 'subnett');
  });
});
