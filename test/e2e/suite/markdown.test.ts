// The Markdown preview of VS Code, asked for its HTML: fences of the language have their answer below them.
import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';

const FENCE = `vpc shop {
  cidr 10.0.0.0/16
  subnet a { az us-east-1a; cidr 10.0.1.0/24 }
  security-group open { ingress all from any }
  instance web-1 { subnet a; address 10.0.1.10; security-groups open }
  instance "><b>db" { subnet a; address 10.0.1.11; security-groups open }
}
expect web-1 can reach 10.0.1.11:5432
`;
const render = (markdown: string): Thenable<string> => vscode.commands.executeCommand('markdown.api.render', markdown);

describe('Markdown with vpc fences in the extension host', () => {
  it('shows the verdict, the picture and the words below the source', async () => {
    const html = await render(`# Note\n\n\`\`\`vpc\n${FENCE}\`\`\`\n`);
    assert.match(html, /<pre[^>]*>.*vpc shop \{/s);
    assert.match(
      html,
      /<figcaption class="vpc-trace-verdict" data-verdict="reachable">✔ shop\.web-1 can reach 10\.0\.1\.11/,
    );
    assert.match(
      html,
      /<div class="vpc-trace-picture" role="img" aria-label="[^"]+" data-wide="flowchart [^"]+" data-narrow="flowchart /,
    );
    assert.match(html, /<details><summary>In words<\/summary><ul>/);
    assert.doesNotMatch(html, /<b>/);
  });

  it('leaves other fences to those whom they concern', async () => {
    assert.doesNotMatch(
      await render('```js\nexpect(1)\n```\n\n```mermaid\nflowchart LR\n  a --> b\n```\n'),
      /vpc-trace/,
    );
  });
});
