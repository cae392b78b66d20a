// The packed extension in a real window: a file opens as VPC, and a mistake gets its squiggle.
import { openEditor } from './harness.mjs';

describe('VPC Trace, installed from its VSIX', () => {
  let editor;

  before(async () => {
    editor = await openEditor();
  });
  after(() => editor?.close());
  afterEach(function () {
    return editor?.keepEvidence(this.currentTest);
  });

  it('opens an example without an error', async () => {
    await editor.openFile('shop.vpc');
    await editor.waitForErrors(0);
    await editor.screenshot('smoke-1-example');
  });

  it('draws a squiggle while a mistake is typed, and takes it back', async () => {
    await editor.focus();
    await editor.page.keyboard.press('Control+End');
    await editor.type('\nvpcc mistake');
    await editor.waitForSquiggles(1);
    await editor.screenshot('smoke-2-squiggle');
    for (let line = 0; line < 3; line++) await editor.page.keyboard.press('Control+Z');
    await editor.waitForErrors(0);
  });
});
