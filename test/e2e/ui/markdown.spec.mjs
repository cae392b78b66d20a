// Fences of the language in VS Code's own Markdown preview: drawn under its policy, with its theme, while one types.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openEditor } from './harness.mjs';

const HOSTILE = '\\"><img src=x onerror=alert(1)> web';
const NOTE = `# Two instances

\`\`\`vpc
vpc shop {
  cidr 10.0.0.0/16
  subnet a { az us-east-1a; cidr 10.0.1.0/24 }
  security-group open { ingress all from any }
  instance "${HOSTILE}" { subnet a; address 10.0.1.10; security-groups open }
  instance db { subnet a; address 10.0.1.11; security-groups open }
}
expect "${HOSTILE}" can reach db:5432
\`\`\`

\`\`\`vpc
route 0.0.0.0/0 -> igw
\`\`\`
`;

describe('vpc fences in the Markdown preview', function () {
  this.timeout(120_000);
  const folder = mkdtempSync(path.join(tmpdir(), 'vpc-trace-note-'));
  const dialogs = [];
  let editor;

  before(async () => {
    writeFileSync(path.join(folder, 'note.md'), NOTE);
    editor = await openEditor({ folder });
    editor.page.on('dialog', (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    await editor.page.getByRole('treeitem', { name: 'note.md', exact: true }).dblclick();
    await editor.page.locator('.tab.active', { hasText: 'note.md' }).waitFor();
    await editor.text.locator('.view-line').first().waitFor();
    await editor.focus();
    await editor.page.keyboard.press('Control+K');
    await editor.page.keyboard.press('v'); // the preview to the side
  });
  after(async () => {
    await editor?.close();
    rmSync(folder, { recursive: true, force: true });
  });
  afterEach(function () {
    return editor?.keepEvidence(this.currentTest);
  });

  it('draws the first expect of a fence, with names as text', async () => {
    const picture = editor.webview.locator('.vpc-trace-picture');
    await picture.locator('svg').waitFor(); // Playwright looks into shadow roots
    assert.match(await picture.locator('svg').textContent(), /<img src=x onerror=alert\(1\)> web/);
    assert.match(await editor.webview.locator('.vpc-trace-verdict').innerText(), /^✔ .* can reach .*db/);
    assert.equal(await editor.webview.locator('.vpc-trace-fence img').count(), 0);
    assert.match(await editor.webview.locator('.vpc-trace-note').innerText(), /With an expect line/);
    assert.deepEqual(dialogs, []);
    await editor.screenshot('markdown-preview');
  });

  it('draws again what changes while one types', async () => {
    await editor.goTo(7, 1);
    await editor.page.keyboard.press('Shift+End');
    await editor.type('  security-group open {{} egress none ');
    await editor.webview.locator('.vpc-trace-verdict[data-verdict=unreachable]').waitFor();
    await editor.webview.locator('.vpc-trace-picture svg', { hasText: 'BLOCKED' }).waitFor();
    await editor.screenshot('markdown-preview-typed');
  });
});
