// What the panel offers beyond showing a path: walking, asking, comparing, other views, taking along.
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { violations } from './axe.mjs';
import { openEditor } from './harness.mjs';
import { HOSTILE, HOSTILE_NAMES, lineOf, SHOP } from './networks.mjs';

describe('the panel', function () {
  this.timeout(60_000);
  const folder = mkdtempSync(path.join(tmpdir(), 'vpc-trace-panel-'));
  let editor;
  let page;
  let panel;
  const dialogs = [];

  before(async () => {
    writeFileSync(path.join(folder, 'shop.vpc'), SHOP);
    writeFileSync(path.join(folder, 'hostile.vpc'), HOSTILE);
    editor = await openEditor({ folder, settings: { 'workbench.colorTheme': 'Default Light Modern' } });
    ({ page, webview: panel } = editor);
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    page.on('dialog', (dialog) => {
      // A reload with unsaved text asks first.
      if (dialog.type() === 'beforeunload') void dialog.accept();
      else {
        dialogs.push(dialog.message());
        void dialog.dismiss();
      }
    });
    await editor.openFile('shop.vpc');
    await cursorTo('interface-endpoint sts');
    await editor.runCommand('VPC Trace: Show Path Diagram');
    await title(/can reach sts/);
  });
  after(async () => {
    await editor?.close();
    rmSync(folder, { recursive: true, force: true });
  });
  afterEach(function () {
    return editor?.keepEvidence(this.currentTest);
  });

  const cursorTo = (needle, text) => editor.goTo(lineOf(needle, text), 3);
  const title = (text) => panel.locator('#title', { hasText: text }).waitFor();
  const node = (text) => panel.locator('#stage [data-node]', { hasText: text });
  /** Waits until `holds` does. */
  async function until(holds, what, within = 10_000) {
    for (const end = Date.now() + within; !(await holds()); ) {
      assert.ok(Date.now() < end, `waited for ${what}`);
      await page.waitForTimeout(50);
    }
  }
  /** As an assistive technology would: no matter what lies above it or has scrolled away. */
  const press = (selector) => panel.locator(selector).evaluate((button) => button.click());
  const has = (selector, attribute, value) => panel.locator(`${selector}[${attribute}="${value}"]`).waitFor();
  const sentence = () => panel.locator('#step').innerText();
  const count = () => panel.locator('#step-count').innerText();
  const cursorLine = () => editor.text.locator('.active-line-number').innerText();
  /** Number of the line in the editor that the panel has marked; undefined: none. */
  const markedLine = () =>
    editor.text.evaluate((text) => {
      const marks = [...text.querySelectorAll('.view-overlays [class*="TextEditorDecorationType"]')];
      const top = marks[0]?.getBoundingClientRect().top;
      const numbers = [...text.querySelectorAll('.margin-view-overlays .line-numbers')];
      const number = numbers.find((each) => Math.abs(each.getBoundingClientRect().top - top) < 2);
      return number && Number(number.textContent);
    });

  describe('walks through the decisions', () => {
    before(async () => {
      await cursorTo('interface-endpoint sts');
      await title(/web-1 can reach sts/);
    });

    it('by keys, with the node, the sentence and the line in the file', async () => {
      await panel.locator('#frame').focus();
      await page.keyboard.press('Home');
      const all = Number(/^1 of (\d+)$/.exec(await count())?.[1]);
      assert.ok(all > 4, await count());
      await page.keyboard.press('End');
      assert.equal(await count(), `${all} of ${all}`);
      await page.keyboard.press('ArrowRight'); // it stops at the end
      assert.equal(await count(), `${all} of ${all}`);
      const cursor = await cursorLine();
      const seen = new Set();
      for (let step = all; step > 1; step--) {
        await page.keyboard.press('ArrowLeft');
        assert.equal(await count(), `${step - 1} of ${all}`);
        assert.notEqual(await sentence(), '');
        const marked = panel.locator('#steps [aria-current=step]');
        assert.equal(await marked.count(), 1);
        seen.add(
          await panel
            .locator('#stage [aria-current=step]')
            .evaluateAll((nodes) => nodes.map((each) => each.dataset.node).join()),
        );
      }
      assert.ok(seen.size > 3, `the walk has shown ${[...seen]}`);
      while (!/Security group endpoints/.test(await sentence())) {
        const before = await count();
        await page.keyboard.press('ArrowRight');
        assert.notEqual(await count(), before, 'no step is about the group');
      }
      assert.match((await panel.locator('#stage [aria-current=step]').textContent()) ?? '', /sts/);
      await until(async () => (await markedLine()) === lineOf('ingress tcp 443 from app'), 'the line to be marked');
      assert.equal(await cursorLine(), cursor);
      assert.equal(await panel.locator('#frame:focus, #frame :focus').count(), 1);
      await editor.screenshot('panel-1-walk');
    });

    it('by buttons, which end where the walk ends', async () => {
      await panel.locator('#frame').focus();
      await page.keyboard.press('Home');
      await has('#previous-step', 'aria-disabled', 'true');
      await panel.locator('#next-step').click();
      assert.match(await count(), /^2 of /);
      await panel.locator('#previous-step').click();
      assert.match(await count(), /^1 of /);
    });

    it('without gliding where people want no motion', async () => {
      const transitions = () =>
        panel.locator('#stage').evaluate((stage) => {
          stage.classList.add('gliding');
          const { transitionDuration } = getComputedStyle(stage);
          stage.classList.remove('gliding');
          return transitionDuration;
        });
      assert.match(await transitions(), /0\.18s/);
      await page.emulateMedia({ reducedMotion: 'reduce' });
      assert.match(await transitions(), /^0s(, 0s)*$/);
      await page.emulateMedia({ reducedMotion: null });
    });
  });

  it('opens and closes what lost a decision', async () => {
    const resolver = panel.locator('#stage [data-node]:has(.badge.fold)').first();
    const closed = await resolver.textContent();
    const id = await resolver.getAttribute('data-node');
    await resolver.locator('.badge.fold').click();
    const shown = panel.locator(`#stage [data-node="${id}"]`);
    await until(async () => /public DNS/.test((await shown.textContent()) ?? ''), 'the lost candidate');
    assert.doesNotMatch(closed ?? '', /public DNS/);
    await editor.screenshot('panel-2-open');
    await shown.focus();
    await page.keyboard.press('o');
    await until(async () => (await shown.textContent()) === closed, 'the candidates to be folded');
    assert.equal(await panel.locator(`#stage [data-node="${id}"]:focus`).count(), 1);
  });

  it('explains a node on hover and on focus, until Escape', async () => {
    const tooltip = panel.locator('#tooltip');
    await node('interface endpoint').first().hover();
    await tooltip.filter({ hasText: /Security group endpoints lets/ }).waitFor();
    await editor.screenshot('panel-3-tooltip');
    await panel.locator('#title').hover();
    await tooltip.waitFor({ state: 'hidden' });
    await panel.locator('#frame').focus();
    for (let step = 0; step < 2; step++) await page.keyboard.press('ArrowDown'); // who asks needs no explanation
    await tooltip.filter({ hasText: /resolver/ }).waitFor();
    await page.keyboard.press('Escape');
    await tooltip.waitFor({ state: 'hidden' });
  });

  it('marks the node of the line that the cursor is on', async () => {
    await cursorTo('interface-endpoint sts');
    await until(
      async () => /sts/.test((await panel.locator('#stage .at-cursor').allTextContents()).join()),
      'the mark',
    );
    await cursorTo('instance web-1');
    await until(async () => {
      const marked = await panel.locator('#stage .at-cursor').allTextContents();
      return marked.length > 0 && marked.every((each) => /web-1/.test(each));
    }, 'the mark on web-1');
    await cursorTo('region us-east-1');
    await until(async () => (await panel.locator('#stage .at-cursor').count()) === 0, 'no mark');
  });

  it('asks what is typed into the form, with completion', async () => {
    await cursorTo('interface-endpoint sts');
    await title(/can reach sts/);
    const to = panel.locator('#to');
    await to.click();
    await to.fill('web');
    const options = panel.locator('#to-list [role=option]');
    await options.first().waitFor();
    assert.ok((await options.allTextContents()).every((each) => /web/.test(each)));
    await editor.screenshot('panel-4-completion');
    await to.fill('web-2');
    await until(async () => (await options.count()) === 1, 'one option');
    await page.keyboard.press('ArrowDown');
    assert.equal(await to.getAttribute('aria-activedescendant'), await options.first().getAttribute('id'));
    await page.keyboard.press('Enter');
    assert.match(await to.inputValue(), /web-2/);
    assert.equal(await options.first().isVisible(), false);
    await panel.locator('#port').fill('8443');
    await page.keyboard.press('Enter');
    await title(/cannot reach .*web-2 on TCP port 8443/);
    await has('#pin', 'aria-pressed', 'true');
    await panel.locator('#protocol').selectOption('udp');
    await panel.locator('#question .ask').click();
    await title(/cannot reach .*web-2 on UDP port 8443/);
  });

  it('says what can’t be asked, and keeps the picture', async () => {
    const before = await panel.locator('#title').innerText();
    await panel.locator('#to').fill('no-such-thing');
    await page.keyboard.press('Enter');
    await panel.locator('#notice', { hasText: 'no-such-thing' }).waitFor();
    assert.equal(await panel.locator('#title').innerText(), before);
    await panel.locator('#to').fill('web-2');
    await panel.locator('#question .ask').click();
    await until(async () => (await panel.locator('#notice').innerText()) === '', 'the notice to go');
  });

  it('goes back and forth between the questions', async () => {
    const shown = await panel.locator('#title').innerText();
    await press('#back');
    await until(async () => (await panel.locator('#title').innerText()) !== shown, 'the question before');
    await press('#forward');
    await until(async () => (await panel.locator('#title').innerText()) === shown, 'the question after');
    await panel.locator('#frame').focus();
    await page.keyboard.press('Alt+ArrowLeft');
    await until(async () => (await panel.locator('#title').innerText()) !== shown, 'the question before');
    await page.keyboard.press('Alt+ArrowRight');
    await until(async () => (await panel.locator('#title').innerText()) === shown, 'the question after');
    await press('#pin');
    await has('#pin', 'aria-pressed', 'false');
  });

  it('shows two questions beside each other and marks what differs', async () => {
    await cursorTo('interface-endpoint sts');
    await title(/can reach sts/);
    await press('#compare');
    await panel.locator('#other-from:focus').waitFor();
    await panel.locator('#other-from').fill('web-2');
    await page.keyboard.press('Enter');
    await panel.locator('#other-title', { hasText: /web-2 cannot reach sts/ }).waitFor();
    await panel.locator('#difference', { hasText: /\w/ }).waitFor();
    assert.ok((await panel.locator('#stage .differs').count()) > 0, 'nothing is marked on the left');
    assert.ok((await panel.locator('#other-stage .differs').count()) > 0, 'nothing is marked on the right');
    assert.equal(await panel.locator('#other-stage .differs', { hasText: 'BLOCKED' }).count(), 1);
    // What is the same is not marked.
    assert.equal(await panel.locator('#stage .differs', { hasText: 'resolver' }).count(), 0);
    await editor.screenshot('panel-5-compare');
    await panel.locator('#swap').click();
    await title(/web-2 cannot reach sts/);
    await panel.locator('#other-title', { hasText: /web-1 can reach sts/ }).waitFor();
    await press('#close');
    await panel.locator('#other-pane').waitFor({ state: 'detached' });
    await panel.locator('#compare:focus').waitFor();
    await press('#pin');
    await has('#pin', 'aria-pressed', 'false');
  });

  it('draws the way back when it is wanted', async () => {
    await cursorTo('interface-endpoint sts');
    await title(/web-1 can reach sts/);
    const nodes = panel.locator('#stage [data-node]');
    const before = await nodes.count();
    await press('#reply');
    await until(async () => (await nodes.count()) > before, 'more nodes');
    await press('#reply');
    await until(async () => (await nodes.count()) === before, 'as many nodes as before');
  });

  it('has tabs for DNS and the neighbourhood, by keys', async () => {
    await panel.locator('#view-path').focus();
    await page.keyboard.press('ArrowRight');
    await has('#view-dns', 'aria-selected', 'true');
    await node('private hosted zone').first().waitFor();
    await title(/answers sts/);
    assert.ok((await panel.locator('#stage .messageText').count()) > 1, 'it is a sequence');
    await editor.screenshot('panel-6-dns');
    await panel.locator('#frame').focus();
    await page.keyboard.press('Home');
    assert.match(await count(), /^1 of /);
    await panel.locator('#view-dns').focus();
    await page.keyboard.press('ArrowRight');
    await has('#view-neighbourhood', 'aria-selected', 'true');
    await node('endpoints').first().waitFor();
    await title(/what it is tied to/);
    await editor.screenshot('panel-7-neighbourhood');
    await cursorTo('route-table public');
    await title(/public/);
    await node('igw').first().waitFor();
    await press('#view-path');
    await title(/can/);
  });

  it('draws nothing anew when nothing has changed, and keeps the place while typing', async () => {
    await cursorTo('service sts');
    await title(/web-1 can reach sts/);
    await node('interface endpoint').first().waitFor(); // the title comes before the picture
    await press('[data-action=in]');
    await press('[data-action=in]');
    const place = () => panel.locator('#stage').evaluate((stage) => getComputedStyle(stage).transform);
    const zoomed = await place();
    const svg = panel.locator('#stage svg');
    await svg.evaluate((element) => element.setAttribute('data-mine', ''));
    await page.keyboard.press('End');
    await editor.type(' # a comment');
    for (let line = 0; line < 2; line++) await page.keyboard.press('ArrowDown'); // a click would lead by another question
    await until(
      async () => /SG endpoints/.test((await panel.locator('#stage .at-cursor').allTextContents()).join()),
      'the panel to have answered',
    );
    assert.equal(await panel.locator('#stage svg[data-mine]').count(), 1, 'the picture was drawn anew');
    // Another picture of the same question, which the group's line would not ask.
    await press('#pin');
    await has('#pin', 'aria-pressed', 'true');
    await editor.goTo(lineOf('ingress tcp 443 from app'), 17);
    await editor.type('9');
    await title(/web-1 cannot reach sts/);
    await node('BLOCKED').waitFor();
    assert.equal(await panel.locator('#stage svg[data-mine]').count(), 0);
    assert.equal(await place(), zoomed);
    await page.keyboard.press('Backspace');
    await title(/web-1 can reach sts/);
    await node('BLOCKED').waitFor({ state: 'detached' });
    assert.equal(await place(), zoomed);
    await press('[data-action=fit]');
    await press('#pin');
    await has('#pin', 'aria-pressed', 'false');
  });

  describe('is taken along', () => {
    /** Chooses from the menu, by keyboard, and waits for what the panel says about it. */
    async function choose(action, said) {
      await panel.locator('#take').focus();
      await page.keyboard.press('Enter');
      await panel.locator(`#take-menu [data-action=${action}]`).focus();
      await page.keyboard.press('Enter');
      if (said) await panel.locator('#said', { hasText: said }).waitFor();
    }
    const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
    const file = (name) => path.join(editor.workspace, name);

    before(async () => {
      await cursorTo('service sts');
      await title(/web-1 can reach sts/);
    });

    it('as Mermaid', async () => {
      await choose('copy-mermaid', 'Copied as Mermaid');
      const text = await clipboard();
      assert.match(text, /^---\ntitle: .*can reach sts/);
      assert.match(text, /\nflowchart /);
    });

    it('as Markdown, by a command of the palette', async () => {
      await editor.runCommand('VPC Trace: Copy Path Diagram as Markdown');
      await panel.locator('#said', { hasText: 'Copied as Markdown' }).waitFor();
      const text = await clipboard();
      assert.match(text, /```mermaid\n[\s\S]*flowchart [\s\S]*\n```\n/);
      assert.match(text, /\n\s*[-*] .*Security group endpoints/);
    });

    for (const type of ['svg', 'png']) {
      it(`as ${type.toUpperCase()}, in a file`, async () => {
        await choose(`save-${type}`);
        const name = page.locator('.quick-input-widget:visible input').first();
        await name.waitFor();
        await until(async () => (await name.inputValue()).endsWith(`/shop.${type}`), 'the name of the file');
        await page.keyboard.press('Enter');
        await panel.locator('#said', { hasText: `Saved as shop.${type}` }).waitFor();
        assert.ok(existsSync(file(`shop.${type}`)));
      });
    }

    it('whole: both stand alone and show what the panel shows', async () => {
      const svg = readFileSync(file('shop.svg'), 'utf8');
      assert.match(svg, /^<svg /);
      assert.doesNotMatch(svg, /<script|<foreignObject|\son\w+=|url\((?!["']?#)/);
      const png = readFileSync(file('shop.png'));
      assert.equal(png.toString('latin1', 1, 4), 'PNG');
      // Opened by a browser, without the panel around them.
      const found = await page.evaluate(
        async ([text, base64]) => {
          const { documentElement } = new DOMParser().parseFromString(text, 'image/svg+xml');
          const image = new Image();
          image.src = `data:image/png;base64,${base64}`;
          await image.decode();
          const canvas = document.createElement('canvas');
          [canvas.width, canvas.height] = [image.width, image.height];
          const context = canvas.getContext('2d');
          context.drawImage(image, 0, 0);
          const { data } = context.getImageData(0, 0, image.width, image.height);
          const colours = new Set(new Uint32Array(data.buffer));
          const [, , width, height] = documentElement.getAttribute('viewBox').split(' ').map(Number);
          return {
            text: documentElement.textContent,
            colours: colours.size,
            ratio: image.width / image.height / (width / height),
            width: image.width / width,
          };
        },
        [svg, png.toString('base64')],
      );
      assert.match(found.text, /web-1 can reach sts/);
      assert.match(found.text, /PrivateLink/);
      assert.ok(found.colours > 50, `${found.colours} colours`);
      assert.ok(Math.abs(found.ratio - 1) < 0.01 && Math.abs(found.width - 2) < 0.01, JSON.stringify(found));
    });

    it('as a picture on the clipboard', async () => {
      await choose('copy-picture', 'Copied as a picture');
      const types = await page.evaluate(async () => (await navigator.clipboard.read()).flatMap(({ types }) => types));
      assert.deepEqual(types, ['image/png']);
    });
  });

  describe('draws hostile names as text', () => {
    before(async () => {
      await editor.focus();
      await editor.openFile('hostile.vpc');
    });

    for (const [kind, name] of Object.entries(HOSTILE_NAMES)) {
      it(kind, async () => {
        // By keys: a name of 10,000 characters is no place for a click.
        await page.keyboard.press('Control+G');
        await editor.answer(`:${lineOf(`vpc "${kind} `, HOSTILE) + 6}`);
        for (const [view, shown] of [
          ['path', /interface endpoint/],
          ['dns', /private hosted zone/],
          ['neighbourhood', /interface endpoint/],
        ]) {
          await press(`#view-${view}`);
          await has(`#view-${view}`, 'aria-selected', 'true');
          await panel
            .locator('#title', { hasText: `${kind} ${name.slice(0, 3)}` })
            .or(panel.locator('#title', { hasText: name.slice(0, 3) }))
            .first()
            .waitFor();
          await node(shown).first().waitFor();
          assert.equal(await panel.locator('#notice').innerText(), '');
          assert.equal(await panel.locator(':is(body, #stage) :is(img, script:not([nonce]), a, iframe)').count(), 0);
        }
        await editor.screenshot(`panel-8-hostile-${kind}`);
        await press('#view-path');
      });
    }

    it('and runs none of them', () => assert.deepEqual(dialogs, []));
  });

  describe('is accessible by all rules of axe', () => {
    before(async () => {
      await page.keyboard.press('Control+1'); // else the file would open where the panel is
      await editor.openFile('shop.vpc');
      await page.keyboard.press('Control+S');
      await page.locator('.tab.active:not(.dirty)[data-resource-name="shop.vpc"]').waitFor();
    });

    for (const [kind, theme] of [
      ['light', undefined],
      ['dark', 'Default Dark Modern'],
      ['high-contrast', 'Default High Contrast'],
      ['high-contrast-light', 'Default High Contrast Light'],
    ]) {
      it(kind, async () => {
        if (theme) {
          editor.setting('workbench.colorTheme', theme);
          await page.reload(); // high contrast is a matter of settings that are read when the window loads
        }
        await panel.locator(`body[data-vscode-theme-kind="vscode-${kind}"]`).waitFor();
        await node('').first().waitFor();
        // VS Code stores what the panel keeps every five seconds: this may be how it was some time ago.
        if ((await panel.locator('#other-pane').count()) > 0) await press('#close');
        if ((await panel.locator('#reply[aria-pressed=true]').count()) > 0) await press('#reply');
        await press('#view-path');
        await cursorTo('instance web-2');
        await cursorTo('interface-endpoint sts');
        await title(/web-1 can reach sts/);
        await node('interface endpoint').first().waitFor();
        const found = {};
        await press('#reply');
        await node('replies').first().waitFor();
        await panel.locator('#frame').focus();
        await page.keyboard.press('Home');
        found.path = await violations(editor);
        await editor.screenshot(`panel-9-${kind}-path`);
        await press('#reply');

        await press('#compare');
        await panel.locator('#other-from').fill('web-2');
        await page.keyboard.press('Enter');
        await panel.locator('#other-stage .differs').first().waitFor();
        await panel.locator('#to').click();
        await panel.locator('#to-list [role=option]').first().waitFor();
        found.compared = await violations(editor);
        await editor.screenshot(`panel-9-${kind}-compared`);
        await page.keyboard.press('Escape');
        await press('#close');

        await press('#take');
        found.menu = await violations(editor);
        await page.keyboard.press('Escape');

        await press('#view-dns');
        await panel.locator('#stage .messageText').first().waitFor();
        found.dns = await violations(editor);
        await editor.screenshot(`panel-9-${kind}-dns`);
        await press('#view-neighbourhood');
        await title(/what it is tied to/);
        await node('endpoints').first().waitFor();
        found.neighbourhood = await violations(editor);
        await editor.screenshot(`panel-9-${kind}-neighbourhood`);
        await press('#view-path');

        await cursorTo('instance web-2');
        await node('BLOCKED').waitFor();
        found.blocked = await violations(editor);
        await editor.screenshot(`panel-9-${kind}-blocked`);
        const all = Object.entries(found).flatMap(([view, lines]) => lines.map((line) => `${view}: ${line}`));
        assert.equal(all.join('\n'), '');
      });
    }
  });
});
