// The language features as VS Code's own commands give them, through the real client and the real server.
import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { ExtensionApi } from '../../../src/client/activate';
import { EXTENSION_ID, hoverAt, openText, until } from './support';

const TEXT = `region us-east-1
vpc shop {
  cidr 10.0.0.0/16
  dns-hostnames on
  subnet private-a { az us-east-1a; cidr 10.0.1.0/24 }
  security-group app { egress tcp 443 to any }
  security-group endpoints { ingress tcp 443 from app }
  instance web-1 { subnet private-a; address 10.0.1.10; security-groups app }
  interface-endpoint sts {
    service sts
    subnet private-a { address 10.0.1.20 }
    security-groups endpoints
  }
}
expect web-1 can reach sts.us-east-1.amazonaws.com:443 via sts
`;

describe('the language features in the extension host', () => {
  let document: vscode.TextDocument;

  /** Just behind the first `needle`, which has to be there. */
  const behind = (needle: string): vscode.Position => {
    const at = document.getText().indexOf(needle);
    assert.ok(at >= 0, needle);
    return document.positionAt(at + needle.length);
  };
  const replace = async (old: string, replacement: string): Promise<void> => {
    const end = behind(old);
    const start = document.positionAt(document.offsetAt(end) - old.length);
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, new vscode.Range(start, end), replacement);
    assert.ok(await vscode.workspace.applyEdit(edit));
  };
  /** Waits until the errors stand at exactly these texts. */
  const errorsAt = (...texts: string[]): Promise<unknown> =>
    until(`errors at [${texts}]`, () => {
      const errors = vscode.languages
        .getDiagnostics(document.uri)
        .filter(({ severity }) => severity === vscode.DiagnosticSeverity.Error);
      const found = errors.map(({ range }) => document.getText(range));
      return found.join('\n') === texts.join('\n') ? { errors } : undefined;
    });

  before(async () => {
    document = await openText(TEXT);
    // Answers to the first request prove that the server has the text.
    await until('symbols', async () => (await symbols()).length > 0 || undefined);
  });
  after(() => vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor'));

  const symbols = async (): Promise<vscode.DocumentSymbol[]> =>
    (await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
      'vscode.executeDocumentSymbolProvider',
      document.uri,
    )) ?? [];

  it('draws errors while editing and takes them back', async () => {
    await errorsAt();
    await replace('security-groups endpoints', 'security-groups endpointz');
    // The name is wrong where it stands, and the expectation that it breaks says so, too.
    const wrong = until('an error at the name', () =>
      vscode.languages
        .getDiagnostics(document.uri)
        .find(({ range, code }) => document.getText(range) === 'endpointz' && code !== undefined),
    );
    assert.match((await wrong).message, /endpointz.*endpoints/s);
    await replace('endpointz', 'endpoints');
    await errorsAt();
  });

  it('checks expectations while editing, and says what happens instead', async () => {
    await replace('ingress tcp 443 from app', 'ingress tcp 22 from app');
    const failing = await until('a failing expectation', () =>
      vscode.languages.getDiagnostics(document.uri).find(({ range }) => range.start.line === document.lineCount - 2),
    );
    assert.equal(failing.severity, vscode.DiagnosticSeverity.Error);
    assert.match(failing.message, /[Ss]ecurity group endpoints/);
    await replace('ingress tcp 22 from app', 'ingress tcp 443 from app');
    await errorsAt();
  });

  it('answers in the hover of an interface endpoint where the router is', async () => {
    const hover = await hoverAt(document, behind('  interface-endpoint'));
    assert.match(hover, /Where is the router\?/);
    assert.match(hover, /none that you could see or configure/);
    assert.match(hover, /10\.0\.1\.20/);
  });

  it('offers AWS services and names of the file', async () => {
    const labelsAt = async (position: vscode.Position): Promise<string[]> => {
      const list = await vscode.commands.executeCommand<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        document.uri,
        position,
      );
      return list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
    };
    const services = await labelsAt(behind('service '));
    for (const service of ['sts', 'ssm', 'ecr.dkr']) assert.ok(services.includes(service), service);
    const groups = await labelsAt(behind('10.0.1.10; security-groups '));
    for (const group of ['app', 'endpoints']) assert.ok(groups.includes(group), group);
    assert.ok(!groups.includes('web-1'));
  });

  it('goes from a name to what declares it', async () => {
    const found = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
      'vscode.executeDefinitionProvider',
      document.uri,
      behind('ingress tcp 443 from a'),
    );
    const [target] = found.map((each) =>
      'targetUri' in each
        ? { uri: each.targetUri, range: each.targetSelectionRange ?? each.targetRange }
        : { uri: each.uri, range: each.range },
    );
    assert.equal(target?.uri.toString(), document.uri.toString());
    assert.equal(target.range.start.line, behind('security-group app').line);
  });

  it('outlines the file as a tree', async () => {
    const top = await symbols();
    const shop = top.find(({ name }) => name === 'shop');
    assert.ok(shop, top.map(({ name }) => name).join());
    const inside = shop.children.map(({ name }) => name);
    for (const name of ['private-a', 'app', 'endpoints', 'web-1', 'sts']) assert.ok(inside.includes(name), name);
  });

  it('shows the way to the endpoint at the cursor', async () => {
    const editor = await vscode.window.showTextDocument(document);
    const position = behind('  interface-endpoint');
    editor.selection = new vscode.Selection(position, position);
    const { exports: api } = vscode.extensions.getExtension<ExtensionApi>(EXTENSION_ID) ?? assert.fail();
    const shown = api.nextView(); // the page says so when the picture is drawn
    await vscode.commands.executeCommand('vpcTrace.showDiagram');
    const view = await shown;
    assert.match(view?.title ?? '', /^✔ shop\.web-1 can reach sts\.us-east-1\.amazonaws\.com .*through shop\.sts/);
    assert.match(view?.mermaid ?? '', /PrivateLink/);
    const panel = await until('the panel', () =>
      vscode.window.tabGroups.all
        .flatMap(({ tabs }) => tabs)
        .find(({ input }) => input instanceof vscode.TabInputWebview && input.viewType.includes('vpcTrace.diagram')),
    );
    await vscode.window.tabGroups.close(panel);
  });
});
