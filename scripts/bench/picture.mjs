// From "the cursor is elsewhere" to the new picture on the screen, in parts. The page is the diagram's own (its HTML, its
// style sheet, its sources bundled as always, only with a clock around Mermaid's render), in headless Chromium; the server
// is ours as VS Code starts it. The extension between them is played by this file: it passes messages on and does nothing else.
//
// Not in the figures: VS Code's own ways (its event of the cursor, the hop of "changed" to the page; our "pull" and "answer"
// go over Playwright's connection instead, which costs about as much), and a graphics card.
import { build } from 'esbuild';
import { launchBrowser } from '../../test/e2e/browser.mjs';
import { mermaidSubset } from '../mermaid-subset.mjs';
import { Client } from './client.mjs';
import { chain, short } from './picture-net.mjs';
import { note, pair, printTable, summary } from './stats.mjs';

const ORIGIN = 'http://picture.test';
const paths = [
  { hops: 3, text: short() },
  { hops: 12, text: chain([2, 1]) },
  { hops: 40, text: chain([3, 2, 2, 2, 2, 2]) },
];
const widths = [
  { width: 700, where: 'beside the editor' },
  { width: 1600, where: 'alone' },
];
const WARM_UP = 4;
const ROUNDS = 32;

const dataUrl = (bytes) => `data:text/javascript;base64,${Buffer.from(bytes).toString('base64')}`;

/** The webview with a clock: what a render takes is added to `globalThis.mermaidTimes`. */
async function webview(root) {
  const clock = {
    name: 'clock',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^mermaid$/ }, ({ importer, pluginData, resolveDir }) =>
        pluginData === 'inner' || !importer.includes('webview')
          ? undefined
          : { path: 'mermaid', namespace: 'clock', pluginData: resolveDir },
      );
      onLoad({ filter: /.*/, namespace: 'clock' }, ({ pluginData }) => ({
        resolveDir: pluginData,
        contents: `import mermaid from 'mermaid';
          globalThis.mermaidTimes = [];
          const render = mermaid.render;
          mermaid.render = async (...args) => {
            const start = performance.now();
            try { return await render(...args); } finally { globalThis.mermaidTimes.push(performance.now() - start); }
          };
          export default mermaid;`,
      }));
    },
  };
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: ['src/webview/main.ts'],
    bundle: true,
    minify: true,
    metafile: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    mainFields: ['browser', 'module', 'main'],
    define: { global: 'globalThis' },
    plugins: [clock, mermaidSubset],
  });
  return outputFiles[0].text;
}

/** The page as the extension writes it, with a VS Code that knows just enough for that. */
async function pageHtml(root) {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: ['src/client/preview/page.ts'],
    bundle: true,
    write: false,
    format: 'esm',
    plugins: [
      {
        name: 'vscode',
        setup({ onResolve, onLoad }) {
          onResolve({ filter: /^vscode$/ }, () => ({ path: 'vscode', namespace: 'stub' }));
          onLoad({ filter: /.*/, namespace: 'stub' }, () => ({
            contents: "export const Uri = { joinPath: (base, ...path) => [base, ...path].join('/') };",
          }));
        },
      },
    ],
  });
  const { pageFor } = await import(dataUrl(outputFiles[0].contents));
  return pageFor({ asWebviewUri: (uri) => uri, cspSource: ORIGIN }, ORIGIN);
}

/** Runs in the page: VS Code's side, and the clock. */
function inPage() {
  let shown;
  const now = () => performance.now();
  const times = { pulls: [], answers: [] };
  globalThis.acquireVsCodeApi = () => ({
    getState: () => undefined,
    setState: () => {},
    postMessage: (message) => {
      if (message.type === 'pull') {
        times.pulls.push(now());
        globalThis.pull(message);
      } else if (message.type === 'shown') shown?.();
    },
  });
  globalThis.answer = (message) => {
    const read = JSON.parse(message);
    times.answers.push(now());
    window.postMessage(read, '*');
  };
  /** Resolves when the frame with the picture has been painted and nothing more is on its way. */
  globalThis.move = async () => {
    Object.assign(times, { pulls: [], answers: [] });
    globalThis.mermaidTimes.length = 0;
    const start = now();
    window.postMessage({ type: 'changed' }, '*');
    let drawn;
    do {
      await new Promise((resolve) => (shown = resolve));
      drawn = now();
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    } while (times.answers.length < times.pulls.length);
    const message = times.answers.reduce((sum, each, at) => sum + each - times.pulls[at], 0);
    const mermaid = globalThis.mermaidTimes.reduce((sum, each) => sum + each, 0);
    return { total: now() - start, message, mermaid, frame: now() - drawn, pictures: globalThis.mermaidTimes.length };
  };
}

async function measure(browser, server, assets, { hops, text }, { width, where }) {
  note(`picture: ${hops} hops, ${where}`);
  const uri = `file:///bench/picture-${hops}-${width}.vpc`;
  await server.open(uri, text);
  const lines = text.split('\n').flatMap((line, at) => (line.startsWith('expect') ? [at] : []));
  let line = lines[0];
  let asking = [];

  const page = await browser.newPage();
  await page.setViewportSize({ width, height: 900 });
  await page.route(`${ORIGIN}/**`, (route) => {
    const [body, contentType] = assets[new URL(route.request().url()).pathname] ?? ['', 'text/plain'];
    return route.fulfill({ body, contentType });
  });
  page.on('pageerror', (error) => {
    throw error;
  });
  await page.exposeFunction('pull', async ({ id, kind, shape, reply, open }) => {
    const position = { line, character: 3 };
    const start = performance.now();
    const params = { uri, about: { position }, cursor: position, kind, shape, reply, open };
    const answer = await server.connection.sendRequest('vpcTrace/view', params);
    asking.push(performance.now() - start);
    if (!answer.view) throw new Error(`line ${line + 1}: ${answer.missing}`);
    const content = { uri, fileName: 'bench.vpc', pinned: false, answer };
    // As one text: Playwright goes through objects value by value.
    await page.evaluate((message) => globalThis.answer(message), JSON.stringify({ type: 'answer', id, content }));
  });
  await page.addInitScript(inPage);
  await page.goto(`${ORIGIN}/`);
  await page.locator('#stage svg').waitFor();

  const samples = [];
  for (let round = 0; round < WARM_UP + ROUNDS; round++) {
    line = lines[(round + 1) % lines.length];
    asking = [];
    const { total, message, mermaid, frame, pictures } = await page.evaluate(() => globalThis.move());
    if (pictures === 0) throw new Error('nothing was drawn: the page has kept the picture');
    const serving = asking.reduce((sum, each) => sum + each, 0);
    const parts = { serving, message: message - serving, mermaid, frame, rest: total - message - mermaid - frame };
    if (round >= WARM_UP) samples.push({ total, ...parts, ours: total - mermaid, pictures });
  }
  await page.close();
  await server.close(uri);
  const of = (what) => summary(samples.map((sample) => sample[what]));
  const names = ['total', 'serving', 'message', 'mermaid', 'rest', 'frame', 'ours', 'pictures'];
  return { hops, where, width, ...Object.fromEntries(names.map((name) => [name, of(name)])) };
}

/** Engine, picture and JSON without a server around them. */
function engine({ Workspace, showView }, { text }) {
  const uri = 'file:///bench/picture.vpc';
  const workspace = new Workspace();
  workspace.open(uri, text);
  const analysis = workspace.analysis(uri);
  const offsets = [...text.matchAll(/^expect/gm)].map((match) => match.index + 3);
  const samples = [];
  for (let round = 0; round < 20 * offsets.length; round++) {
    const start = performance.now();
    const about = { offset: offsets[round % offsets.length] };
    const shown = showView(analysis, {
      about,
      cursor: about.offset,
      kind: 'path',
      shape: 'wide',
      reply: false,
      open: [],
    });
    JSON.stringify(shown);
    if (round >= 4 * offsets.length) samples.push(performance.now() - start);
  }
  return summary(samples);
}

export async function picture(script, core, root, css) {
  const assets = {
    '/': [await pageHtml(root), 'text/html'],
    '/media/preview.css': [css, 'text/css'],
    '/dist/webview.js': [await webview(root), 'text/javascript'],
  };
  const server = new Client(script);
  await server.initialize();
  const browser = await launchBrowser();
  const results = [];
  try {
    for (const each of paths)
      for (const width of widths)
        results.push({ ...(await measure(browser, server, assets, each, width)), engine: engine(core, each) });
  } finally {
    await browser.close();
    await server.end();
  }
  printTable(
    'Cursor move to the new picture on the screen: median / p95 in ms ("engine" is part of "server"; "ours": all but Mermaid)',
    ['path', 'all', 'ours', 'Mermaid', 'server', 'engine', 'message', 'page', 'frame', 'drawn'],
    results.map(({ hops, where, total, ours, mermaid, serving, engine, message, rest, frame, pictures }) => [
      `${hops} hops, ${where}`,
      ...[total, ours, mermaid, serving, engine, message, rest, frame].map((each) => pair(each)),
      `${pictures.median}× / ${pictures.p95}×`,
    ]),
  );
  return results;
}
