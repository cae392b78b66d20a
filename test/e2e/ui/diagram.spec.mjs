// The path diagram and Trace Path as a person uses them: the packed extension in a real VS Code in a real browser.
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openEditor } from './harness.mjs';
import { NET } from './networks.mjs';

/** The process id of the language server of the editor whose profile is in this folder (this host runs on Linux). */
function serverProcess(profileFolder) {
  for (const id of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    let command = '';
    try {
      command = readFileSync(`/proc/${id}/cmdline`, 'utf8');
    } catch {
      continue; // it has ended meanwhile
    }
    if (command.includes(profileFolder) && command.includes('dist/server/main.mjs')) return Number(id);
  }
  throw new Error('no language server runs');
}

describe('the path diagram', function () {
  this.timeout(120_000);
  const folder = mkdtempSync(path.join(tmpdir(), 'vpc-trace-net-'));
  let editor;

  before(async () => {
    writeFileSync(path.join(folder, 'net.vpc'), NET);
    editor = await openEditor({ folder, settings: { 'workbench.colorTheme': 'Default Light Modern' } });
    // A reload with unsaved text asks first.
    editor.page.on('dialog', (dialog) => void dialog.accept());
  });
  after(async () => {
    await editor?.close();
    rmSync(folder, { recursive: true, force: true });
  });
  afterEach(function () {
    return editor?.keepEvidence(this.currentTest);
  });

  const title = () => editor.webview.locator('#title');
  const waitForTitle = (text) => editor.webview.locator('#title', { hasText: text }).waitFor();
  const node = (text) => editor.webview.locator('#stage .node', { hasText: text }).first();
  const lineOf = (needle, text = NET) => text.slice(0, text.indexOf(needle)).split('\n').length;
  /** Puts the cursor on the line of the first `needle`; no test changes the number of lines for long. */
  const goToLine = (needle, text = NET) => {
    assert.ok(text.includes(needle), needle);
    return editor.goTo(lineOf(needle, text), 3);
  };
  // The status bar says nothing about the cursor while the panel has the focus.
  const waitForLine = (line) =>
    editor.text.locator('.active-line-number', { hasText: new RegExp(`^${line}$`) }).waitFor();
  const textOf = async (locator) => (await locator.textContent()) ?? '';

  it('opens to the side for the endpoint at the cursor', async () => {
    await editor.openFile('net.vpc');
    await goToLine('interface-endpoint sts');
    await editor.runCommand('VPC Trace: Show Path Diagram');
    await waitForTitle('shop.web-1 can reach sts.us-east-1.amazonaws.com on TCP port 443 through shop.sts');
    await node('PrivateLink').waitFor();
    assert.match(await textOf(node('PrivateLink')), /no router, no route table/);
    await editor.screenshot('diagram-1-endpoint');
    await node('PrivateLink').scrollIntoViewIfNeeded();
    await editor.screenshot('diagram-10-privatelink');
  });

  it('follows the cursor', async () => {
    await goToLine('gateway-endpoint s3');
    await waitForTitle('s3.us-east-1.amazonaws.com');
    await node('gateway endpoint').waitFor();
    await goToLine('service sts');
    await waitForTitle('sts.us-east-1.amazonaws.com');
    await editor.screenshot('diagram-2-follows');
  });

  it('zooms, pans, remembers both by question, and takes no drag for a click', async () => {
    const { page, webview } = editor;
    const place = () =>
      webview.locator('#stage').evaluate((stage) => {
        const { a, e, f } = new DOMMatrix(getComputedStyle(stage).transform);
        return { scale: a, x: e, y: f };
      });
    const near = (actual, wanted) => {
      for (const [name, value] of Object.entries(wanted))
        assert.ok(Math.abs(actual[name] - value) < 0.01, `${name} is ${actual[name]}, not ${value}`);
    };
    await webview.locator('#title').scrollIntoViewIfNeeded();
    const fitting = await place();
    const { x, y, width, height } = await node('web-1 asks for').boundingBox(); // at the top, and it has a line
    await page.mouse.move(x + width / 2, y + height / 2);
    await page.mouse.wheel(0, 20);
    await page.waitForTimeout(200);
    near(await place(), fitting); // the wheel alone scrolls
    await page.mouse.wheel(0, -20);
    await page.waitForTimeout(200);
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -100);
    await page.keyboard.up('Control');
    await page.waitForTimeout(300);
    const zoomed = await place();
    near(zoomed, { scale: fitting.scale * Math.SQRT2 });

    const line = await editor.text.locator('.active-line-number').innerText();
    await page.mouse.down();
    await page.mouse.move(x + width / 2 + 30, y + height / 2 + 12, { steps: 4 });
    await page.mouse.up();
    await page.waitForTimeout(300); // time for a line that must not be revealed
    near(await place(), { ...zoomed, x: zoomed.x + 30, y: zoomed.y + 12 });
    assert.equal(await editor.text.locator('.active-line-number').innerText(), line);

    await webview.locator('[data-action=in]').focus();
    await page.keyboard.press('Enter');
    const chosen = await place();
    near(chosen, { scale: zoomed.scale * 1.25 });
    await goToLine('gateway-endpoint s3');
    await waitForTitle('s3.us-east-1.amazonaws.com');
    await goToLine('service sts');
    await waitForTitle('sts.us-east-1.amazonaws.com');
    near(await place(), chosen);
    await webview.locator('[data-action=fit]').focus();
    await page.keyboard.press('Enter');
    near(await place(), fitting);
  });

  it('redraws while typing, and shows what blocks', async () => {
    await editor.goTo(lineOf('ingress tcp'), 5);
    await editor.page.keyboard.press('Shift+End');
    await editor.type('ingress tcp 22 from app');
    await editor.page.keyboard.press('Escape');
    await goToLine('service sts');
    await waitForTitle('cannot reach sts.us-east-1.amazonaws.com');
    await node('✖ BLOCKED').waitFor();
    assert.match(await textOf(node('✖ BLOCKED')), /ENI_SG_RULES_MISMATCH/);
    await editor.screenshot('diagram-3-blocked');
  });

  it('reveals the line of a node that is clicked, and keeps the question', async () => {
    await node('✖ BLOCKED').click();
    await waitForLine(lineOf('ingress tcp'));
    await editor.page.waitForTimeout(300); // time for a picture that must not come
    assert.match(await textOf(title()), /cannot reach sts\.us-east-1\.amazonaws\.com/);
    await editor.screenshot('diagram-4-revealed');
  });

  it('reveals the line of an outline item by keyboard', async () => {
    const item = editor.webview.locator('#outline button.line', { hasText: 'Blocked' }).first();
    await goToLine('region us-east-1');
    await waitForTitle('s3.us-east-1.amazonaws.com');
    await goToLine('service sts');
    await waitForTitle('cannot reach sts');
    await item.focus();
    await editor.page.keyboard.press('Enter');
    await waitForLine(lineOf('ingress tcp'));
  });

  it('keeps the last good picture under a notice while the file is broken', async () => {
    await goToLine('service sts');
    await waitForTitle('cannot reach sts');
    await editor.page.keyboard.press('End');
    await editor.type('\n"half a string');
    await editor.webview.locator('#notice', { hasText: 'syntax errors' }).waitFor();
    await node('✖ BLOCKED').waitFor();
    await editor.screenshot('diagram-5-broken');
    for (let step = 0; step < 12 && (await editor.webview.locator('#notice').innerText()) !== ''; step++) {
      await editor.focus();
      await editor.page.keyboard.press('Control+Z');
      await editor.page.waitForTimeout(200);
    }
    assert.equal(await editor.webview.locator('#notice').innerText(), '');
  });

  it('traces a typed target from the palette and shows the steps beneath', async () => {
    await goToLine('instance web-1');
    await editor.runCommand('VPC Trace: Trace Path');
    await editor.answer('shop.web-1', 'shop.web-1');
    await editor.page.locator('.quick-input-title', { hasText: 'from shop.web-1 to' }).waitFor();
    await editor.answer('198.51.100.7:8443/tcp', '198.51.100.7:8443/tcp');
    await waitForTitle('198.51.100.7');
    await node('✖ BLOCKED').waitFor();
    assert.equal(await editor.webview.locator('#pin').getAttribute('aria-pressed'), 'true');
    await editor.webview.locator('#outline li', { hasText: 'Security group app' }).first().waitFor();
    assert.equal(await editor.webview.locator('#title:focus').count(), 1);
    await editor.screenshot('diagram-6-trace-path');
    // Pinned: the cursor changes nothing, until it is let go.
    await goToLine('service sts');
    await editor.page.waitForTimeout(300);
    assert.match(await textOf(title()), /198\.51\.100\.7/);
    await editor.webview.locator('#pin').click();
    await waitForTitle('sts.us-east-1.amazonaws.com');
  });

  it('says in the hover where the router is', async () => {
    await editor.goTo(lineOf('interface-endpoint sts'), 10);
    const hover = await editor.hoverAtCursor();
    assert.match(hover, /router/i);
    await editor.screenshot('diagram-6-hover');
    await editor.page.keyboard.press('Escape');
  });

  it('goes on after the server has crashed', async () => {
    const server = serverProcess(path.dirname(editor.workspace));
    process.kill(server, 'SIGKILL');
    await goToLine('service sts');
    await waitForTitle('sts.us-east-1.amazonaws.com');
    await goToLine('gateway-endpoint s3');
    await waitForTitle('s3.us-east-1.amazonaws.com');
    assert.notEqual(serverProcess(path.dirname(editor.workspace)), server);
  });

  it('comes back after a reload of the window as it was: pinned, with its second question, its history and its place', async () => {
    const { page, webview } = editor;
    const press = (selector) => webview.locator(selector).evaluate((button) => button.click());
    await editor.openFile('net.vpc');
    await goToLine('service sts');
    await waitForTitle('cannot reach sts.us-east-1.amazonaws.com');
    await page.keyboard.press('Control+S');
    await page.locator('.tab.active:not(.dirty)[data-resource-name="net.vpc"]').waitFor();
    await press('#pin');
    await webview.locator('#pin[aria-pressed=true]').waitFor();
    await press('#reply');
    await press('#compare');
    await webview.locator('#other-to').fill('s3.us-east-1.amazonaws.com');
    await page.keyboard.press('Enter');
    await webview.locator('#other-title', { hasText: 'can reach s3' }).waitFor();
    await webview.locator('#pane [data-action=in]').evaluate((button) => button.click());
    const place = () => webview.locator('#stage').evaluate((stage) => getComputedStyle(stage).transform);
    const zoomed = await place();
    await page.waitForTimeout(6500); // VS Code in a browser writes its state down every five seconds
    await page.reload();
    await page.locator('.monaco-workbench').waitFor();
    await waitForTitle('cannot reach sts.us-east-1.amazonaws.com');
    await webview.locator('#other-title', { hasText: 'can reach s3' }).waitFor();
    await node('✖ BLOCKED').waitFor();
    assert.equal(await webview.locator('#pin').getAttribute('aria-pressed'), 'true');
    assert.equal(await webview.locator('#reply').getAttribute('aria-pressed'), 'true');
    assert.equal(await webview.locator('#back').getAttribute('aria-disabled'), 'false');
    assert.equal(await place(), zoomed);
    await editor.screenshot('diagram-8-reloaded');
    await press('#close');
    await press('#reply');
    await press('#pin');
    await editor.focus();
    await waitForTitle('s3.us-east-1.amazonaws.com'); // the cursor is at the top again, and the panel follows it
  });

  it('draws anew when the theme changes', async () => {
    await goToLine('service sts');
    await waitForTitle('cannot reach sts.us-east-1.amazonaws.com');
    const before = await editor.webview.locator('#stage svg').innerHTML();
    await editor.runCommand('Preferences: Toggle between Light/Dark Themes');
    await editor.webview.locator('body[data-vscode-theme-kind="vscode-dark"]').waitFor();
    for (const end = Date.now() + 10_000; (await editor.webview.locator('#stage svg').innerHTML()) === before; ) {
      assert.ok(Date.now() < end, 'the picture is the old one');
      await editor.page.waitForTimeout(50);
    }
    await editor.screenshot('diagram-9-dark');
  });

  // The last one: VS Code keeps a maximised group in its stored layout, and a reload soon after would bring it back.
  it('runs to the right where there is room to read it, and down elsewhere', async () => {
    await editor.page.setViewportSize({ width: 1600, height: 900 });
    await goToLine('service sts');
    await waitForTitle('cannot reach sts.us-east-1.amazonaws.com');
    await editor.page.locator('.tab', { hasText: 'Path Diagram' }).click();
    await editor.page.waitForTimeout(500); // the page in the panel takes the focus a little later, which would close the palette
    await editor.runCommand('View: Maximize Editor Group and Hide Side Bars');
    const left = async (text) => (await node(text).boundingBox())?.x ?? 0;
    const waitForShape = async (wide) => {
      for (const end = Date.now() + 20_000; ; await editor.page.waitForTimeout(100)) {
        const [question, answer] = [await left('web-1 asks for'), await left('Answer')];
        if (answer > question + 300 === wide) return;
        assert.ok(Date.now() < end, `wide: ${wide}, but the DNS lane runs from ${question} to ${answer}`);
      }
    };
    try {
      await waitForShape(true);
      await editor.screenshot('diagram-11-wide');
      await editor.page.setViewportSize({ width: 1000, height: 900 }); // less than a thousand pixels for the panel itself
      await waitForShape(false);
    } finally {
      await editor.runCommand('View: Reset Editor Group Sizes');
      await editor.page.setViewportSize({ width: 1440, height: 900 });
    }
  });
});
