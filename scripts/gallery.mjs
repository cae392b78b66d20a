// `npm run gallery`: the panel in a real VS Code, photographed in all four kinds of themes, 600 and 1,600 pixels wide.
//   npm run gallery [-- --all] [--theme KIND]
// Writes docs/pictures.md and the pictures that it shows; with --all also every scene in every theme and width to
// out/gallery/, for people who change the looks. Needs `npm run package` first. Nothing here passes or fails.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { openEditor } from '../test/e2e/ui/harness.mjs';
import { squeeze } from './gallery/squeeze.mjs';

const root = path.resolve(import.meta.dirname, '..');
const docs = path.join(root, 'docs/pictures');
const everything = path.join(root, 'out/gallery');
const { values: options } = parseArgs({ options: { all: { type: 'boolean' }, theme: { type: 'string' } } });

const themes = {
  light: 'Default Light Modern',
  dark: 'Default Dark Modern',
  'high-contrast': 'Default High Contrast',
  'high-contrast-light': 'Default High Contrast Light',
};
/** Width and height of the panel, roughly: VS Code keeps a few pixels. */
const sizes = { 600: { width: 610, height: 940 }, 1600: { width: 1610, height: 840 } };

/** `shown`: themes and widths in the docs. `press`: what is pressed before; `set` is filled in and asked. */
const scenes = [
  {
    name: 'endpoint',
    words:
      'A connection to an interface endpoint: DNS first, then the way there. What lost a decision is folded into it.',
    ...{ file: 'shop.vpc', at: 'expect web-1 can reach sts', shown: ['light 1600', 'high-contrast 600'] },
  },
  {
    name: 'blocked',
    words: 'What blocks says its code and its line; what lies behind it is only named.',
    ...{ file: 'endpoint-group-closed.vpc', at: 'expect web-1 cannot reach sts', shown: ['light 600', 'dark 1600'] },
  },
  {
    name: 'way-back',
    words: 'The way back, switched on: the packet arrives, and the answer is lost.',
    ...{ file: 'acl-ephemeral-ports.vpc', at: 'expect web-1 cannot reach 198', press: '#reply' },
    shown: ['high-contrast 1600'],
  },
  {
    name: 'compared',
    words: 'Two questions beside each other: what differs is marked.',
    ...{ file: 'forgotten-route-table.vpc', at: 'expect web-1 can reach s3', press: '#compare' },
    ...{ set: { '#other-from': 'web-2' }, shown: ['light 1600'] },
  },
  {
    name: 'dns',
    words: 'Who asked whom for the name.',
    ...{ file: 'shop.vpc', at: 'expect web-1 can reach sts', press: '#view-dns' },
    shown: ['high-contrast-light 600'],
  },
  {
    name: 'neighbourhood',
    words: 'What a resource is tied to, for files without a question.',
    ...{ file: 'shop.vpc', at: 'interface-endpoint sts', press: '#view-neighbourhood' },
    shown: ['dark 600', 'high-contrast-light 1600'],
  },
];

/** Nothing of the window is left around the panel. */
const quiet = {
  'workbench.activityBar.location': 'hidden',
  'workbench.statusBar.visible': false,
  'workbench.layoutControl.enabled': false,
  'window.menuBarVisibility': 'hidden',
  'window.commandCenter': false,
  'breadcrumbs.enabled': false,
};

async function photograph(kind) {
  const wanted = scenes.filter(({ shown }) => options.all || shown.some((each) => each.startsWith(`${kind} `)));
  if (wanted.length === 0) return;
  const editor = await openEditor({ settings: { ...quiet, 'workbench.colorTheme': themes[kind] } });
  const { page } = editor;
  try {
    await page.keyboard.press('Control+B');
    for (const scene of wanted) {
      await page.setViewportSize({ width: 1200, height: 900 });
      await open(editor, scene);
      for (const [width, size] of Object.entries(sizes)) {
        const isShown = scene.shown.includes(`${kind} ${width}`);
        if (!isShown && !options.all) continue;
        await page.setViewportSize(size);
        await page.mouse.move(0, 0);
        await page.waitForTimeout(800); // another width may ask for another picture
        const picture = squeeze(await page.locator('iframe.webview.ready').screenshot());
        const name = `${scene.name}-${kind}-${width}.png`;
        if (options.all) writeFileSync(path.join(everything, name), picture);
        if (isShown) writeFileSync(path.join(docs, name), picture);
      }
      await editor.runCommand('View: Close All Editor Groups');
      await page.locator('.tab').first().waitFor({ state: 'detached' });
    }
  } finally {
    await editor.close();
  }
}

/** The scene's file with the cursor on its line, then the panel alone. */
async function open(editor, { file, at, press, set }) {
  const { page, webview } = editor;
  const click = (selector) => webview.locator(selector).evaluate((button) => button.click());
  await editor.quickInput('Control+P', file, file);
  await page.locator(`.tab.active[data-resource-name="${file}"]`).waitFor();
  const text = readFileSync(path.join(root, 'examples', file), 'utf8');
  await editor.quickInput('Control+G', `:${text.slice(0, text.indexOf(at)).split('\n').length}:3`);
  await editor.runCommand('VPC Trace: Show Path Diagram');
  await webview.locator('#stage [data-node]').first().waitFor();
  await page.locator('.tab', { hasText: 'Path Diagram' }).click();
  await page.waitForTimeout(500); // the page in the panel takes the focus a little later, which would close the palette
  await editor.runCommand('View: Maximize Editor Group and Hide Side Bars');
  if (press) await click(press);
  for (const [field, value] of Object.entries(set ?? {})) {
    await webview.locator(field).fill(value);
    await page.keyboard.press('Enter');
  }
  await page.waitForTimeout(600);
  // Where the focus is, is no part of the picture.
  await webview.locator('#title').evaluate(() => document.activeElement?.blur());
}

const THEME_WORDS = {
  light: 'light',
  dark: 'dark',
  'high-contrast': 'high contrast',
  'high-contrast-light': 'high contrast, light',
};

/** The page that shows them. */
function page() {
  const parts = scenes.map(({ name, words, file, shown }) => {
    const pictures = shown.map((each) => {
      const [kind, width] = each.split(' ');
      return `![${words} Theme: ${THEME_WORDS[kind]}.](pictures/${name}-${kind}-${width}.png)`;
    });
    return `${words} ([\`${file}\`](../examples/${file}))\n\n${pictures.join('\n\n')}\n`;
  });
  return `# The panel in pictures

Made by \`npm run gallery\`: the panel as it is, 600 and 1,600 pixels wide, in VS Code's four kinds of themes.

${parts.join('\n')}`;
}

for (const folder of [docs, ...(options.all ? [everything] : [])]) mkdirSync(folder, { recursive: true });
for (const kind of Object.keys(themes)) {
  if (options.theme && options.theme !== kind) continue;
  console.log(themes[kind]);
  await photograph(kind);
}
writeFileSync(path.join(root, 'docs/pictures.md'), page());
