// Drives the packed extension as a person would: installed from its VSIX into a real VS Code, in a real browser.
import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { installExtension, newProfile, startCodeServer, workbenchUrl } from '../../../scripts/code-server.mjs';
import { root } from '../../../scripts/prepare.mjs';
import { launchBrowser } from '../browser.mjs';

const screenshots = path.join(root, 'out/screenshots');
const vsix = path.join(root, 'out/vpc-trace.vsix');

/**
 * An editor on a copy of `folder` with the extension installed, and the page that shows it.
 * `settings` are VS Code's. Call `close()` in the end.
 */
export async function openEditor({ folder = path.join(root, 'examples'), settings = {} } = {}) {
  assert.ok(existsSync(vsix), "there is no out/vpc-trace.vsix: run 'npm run package' first");
  mkdirSync(screenshots, { recursive: true });
  const profile = newProfile({ settings });
  let server;
  let browser;
  const close = async () => {
    await browser?.close();
    await server?.stop();
    profile.remove();
  };
  try {
    const workspace = path.join(profile.dir, 'workspace');
    cpSync(folder, workspace, { recursive: true });
    await installExtension(profile, vsix);
    [server, browser] = await Promise.all([startCodeServer(profile), launchBrowser()]);
    const page = await browser.newPage();
    page.setDefaultTimeout(Number(process.env.E2E_TIMEOUT ?? 30_000));
    await page.goto(workbenchUrl(server, { folder: workspace }));
    await page.locator('.monaco-workbench').waitFor();
    return new Editor(page, { workspace, server, close, settingsFile: path.join(profile.data, 'User/settings.json') });
  } catch (error) {
    await close();
    throw error;
  }
}

/** What a person does with the editor, each as one call. Lines and columns count from 1, as the status bar shows them. */
class Editor {
  constructor(page, { workspace, server, close, settingsFile }) {
    this.page = page;
    this.workspace = workspace;
    this.serverOutput = server.output;
    this.close = close;
    this.settingsFile = settingsFile;
  }

  /** The editor that has, or had last, the focus. */
  get text() {
    return this.page.locator('.editor-instance .monaco-editor').first();
  }

  /** Keeps a picture of the window: out/screenshots/NAME.png. */
  async screenshot(name) {
    await this.page.screenshot({ path: path.join(screenshots, `${name}.png`) });
  }

  /** For `afterEach`: a picture and the server's output of a test that failed. */
  async keepEvidence(test) {
    if (test?.state !== 'failed') return;
    await this.screenshot(`failed-${test.title.replace(/\W+/g, '-')}`);
    console.log(this.serverOutput());
  }

  /** Changes a setting of the running editor. */
  setting(name, value) {
    const settings = JSON.parse(readFileSync(this.settingsFile, 'utf8'));
    writeFileSync(this.settingsFile, JSON.stringify({ ...settings, [name]: value }, null, 2));
  }

  /** Opens a file of the workspace's top folder from the explorer, and waits until it is shown as VPC. */
  async openFile(name) {
    await this.page.getByRole('treeitem', { name, exact: true }).dblclick();
    await this.page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor();
    await this.page.locator('#status\\.editor\\.mode', { hasText: 'VPC' }).waitFor();
    await this.text.locator('.view-line').first().waitFor();
  }

  /** Opens the quick input, types, and takes the first answer that has this text. */
  async quickInput(keys, typed, answer) {
    await this.page.keyboard.press(keys);
    await this.answer(typed, answer);
  }

  /** Types into the quick input that is open, and takes the row with this text (or presses Enter when there is none). */
  async answer(typed, row) {
    const input = this.page.locator('.quick-input-widget:visible input:not([type=checkbox])').first();
    await input.waitFor();
    await input.fill(typed);
    // Enter takes the row with the focus; until what was typed has been taken in, that is another one.
    if (row !== undefined)
      await this.page.locator('.quick-input-list .monaco-list-row.focused', { hasText: row }).first().waitFor();
    await this.page.keyboard.press('Enter');
  }

  /** Runs a command from the command palette by its title, as "VPC Trace: Trace Path". */
  async runCommand(title) {
    await this.quickInput('F1', `>${title}`, title);
  }

  /** Puts the focus into the editor and the cursor to a place. */
  async goTo(line, column = 1) {
    await this.focus();
    await this.quickInput('Control+G', `:${line}:${column}`);
    await this.page.locator('#status\\.editor\\.selection', { hasText: `Ln ${line}, Col ${column}` }).waitFor();
  }

  /** Puts the cursor at the first place of `needle`, through the editor's own search. */
  async goToText(needle) {
    const position = await this.find(needle);
    await this.goTo(position.line, position.column);
  }

  /** Where `needle` stands first in the open file, found with the editor's search, which selects it. */
  async find(needle) {
    await this.focus();
    await this.page.keyboard.press('Control+Home');
    await this.page.keyboard.press('Control+F');
    await this.page.locator('.find-widget.visible textarea').first().fill(needle);
    await this.page.keyboard.press('Enter');
    const status = this.page.locator('#status\\.editor\\.selection', { hasText: 'selected' });
    await status.waitFor();
    const [, line, end] = /Ln (\d+), Col (\d+)/.exec(await status.innerText());
    await this.page.keyboard.press('Escape');
    return { line: Number(line), column: Number(end) - needle.length };
  }

  async focus() {
    await this.page
      .locator('.editor-instance .monaco-editor .view-lines')
      .first()
      .click({ position: { x: 5, y: 5 } });
  }

  async type(text) {
    await this.page.keyboard.type(text);
  }

  /** Waits until exactly `count` error squiggles are visible (or at least one without a count). */
  async waitForSquiggles(count) {
    const squiggles = this.page.locator('.squiggly-error');
    if (count === undefined) await squiggles.first().waitFor({ state: 'attached' });
    else {
      await this.page.waitForFunction(
        (wanted) => document.querySelectorAll('.squiggly-error').length === wanted,
        count,
      );
    }
  }

  /** The counts in the status bar: { errors, warnings }. */
  async problemCounts() {
    const label = (await this.page.locator('#status\\.problems').getAttribute('aria-label')) ?? '';
    const count = (word) => Number(new RegExp(`${word}: (\\d+)`).exec(label)?.[1] ?? 0);
    return { errors: count('Errors'), warnings: count('Warnings') };
  }

  /** Waits until the status bar counts so many errors. */
  async waitForErrors(count) {
    const wanted = count === 0 ? /No Problems|Errors: 0|^Warnings/ : new RegExp(`Errors: ${count}\\b`);
    for (const end = Date.now() + 30_000; ; ) {
      const label = (await this.page.locator('#status\\.problems').getAttribute('aria-label')) ?? '';
      if (wanted.test(label)) return;
      if (Date.now() > end) throw new Error(`waited for ${count} errors, the status bar says '${label}'`);
      await this.page.waitForTimeout(50);
    }
  }

  /** Shows the hover of the place under the cursor and returns its text. */
  async hoverAtCursor() {
    await this.page.keyboard.press('Control+K');
    await this.page.keyboard.press('Control+I');
    const hover = this.page.locator('.monaco-hover:visible .hover-contents').first();
    await hover.waitFor();
    await this.page
      .locator('.monaco-hover:visible', { hasNotText: /^Loading/ })
      .first()
      .waitFor();
    return this.page.locator('.monaco-hover:visible').first().innerText();
  }

  /** The document inside the diagram's webview, which is an iframe in an iframe. */
  get webview() {
    return this.page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
  }
}
