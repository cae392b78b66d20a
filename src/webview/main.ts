/** The path diagram's page: pulls views, shows verdict, picture and outline, and keeps the last good picture under a notice. */
import type { PictureShape } from '../protocol/lsp-extensions';
import type { PreviewContent } from '../protocol/preview-messages';
import { keep, keptViewports, listen, send } from './host';
import { showOutline } from './outline';
import { Picture } from './picture';
import { Puller } from './puller';
import { themeFor, themeKindOf } from './themes';
import { PictureViewport } from './viewport';

/** Below this width of the panel in pixels (with its scroll bar, which comes and goes) lanes run down, not to the right: text stays readable and the page is scrolled. */
const WIDE = 1000;
/** A wide picture that would have to be made smaller than this to fit runs down, too: its text could not be read. */
const READABLE = 0.65;

const element = (id: string): HTMLElement => {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no #${id}`);
  return found;
};
const [title, notice, frame, outline, steps, tools, pin] = [
  'title',
  'notice',
  'frame',
  'outline',
  'steps',
  'tools',
  'pin',
].map(element) as [HTMLElement, HTMLElement, HTMLElement, HTMLElement, HTMLElement, HTMLElement, HTMLElement];

let content: PreviewContent | undefined;
/** Of the view on the screen. */
let shownKey: string | undefined;
/** Widths of wide pictures in pixels at scale 1, by the keys of their views. */
const wideWidths = new Map<string, number>();
const shape = (): PictureShape => {
  const needed = Math.max(WIDE, (wideWidths.get(shownKey ?? '') ?? 0) * READABLE);
  return window.innerWidth >= needed ? 'wide' : 'narrow';
};
const viewport = new PictureViewport(frame, element('stage'), keptViewports(), keepState);
const picture = new Picture(element('stage'), viewport, (node, focus) =>
  send({ type: 'reveal', what: { node }, focus }),
);
/** Of the last pull: its answer is drawn in it, whatever the width is by then. */
let pulledShape: PictureShape = 'wide';
function askForView(id: number): void {
  pulledShape = shape();
  send({ type: 'pull', id, shape: pulledShape });
}
const puller = new Puller<PreviewContent>(askForView, show);

function keepState(): void {
  if (!content) return;
  const question = content.answer?.view?.question ?? null;
  keep({ uri: content.uri, question, pinned: content.pinned, viewports: viewport.viewports });
}

async function show(next: PreviewContent): Promise<void> {
  const started = performance.now();
  const anotherFile = content !== undefined && content.uri !== next.uri;
  if (anotherFile) shownKey = undefined;
  content = next;
  pin.setAttribute('aria-pressed', String(next.pinned));
  const { answer } = next;
  const view = answer?.view;
  if (!view) {
    // A picture of another file would be a wrong one; of this file it is only an old one.
    if (anotherFile) document.body.classList.remove('has-view');
    showNotice(
      answer === undefined
        ? 'The VPC Trace server gave no answer. It is asked again with the next change.'
        : answer.missing,
      true,
    );
    keepState();
    send({ type: 'shown', key: '', milliseconds: performance.now() - started });
    return;
  }
  if (answer.broken && view.key === shownKey) {
    showNotice('The file has syntax errors: this is the picture from before them.', true);
    send({ type: 'shown', key: view.key, milliseconds: performance.now() - started });
    return;
  }
  try {
    await picture.show(view, themeFor(themeKindOf(document.body)), pulledShape);
    if (pulledShape === 'wide') wideWidths.set(view.key, viewport.width);
    const unsure = answer.broken
      ? 'The file has syntax errors. What you see comes from the parts that could be read.'
      : '';
    showNotice(unsure, false);
  } catch (error) {
    console.error(error);
    showNotice('This picture could not be drawn; the steps below say the same.', true);
  }
  title.textContent = view.title;
  title.dataset.verdict = view.verdict;
  showOutline(steps, view.outline, (index) => send({ type: 'reveal', what: { outline: index }, focus: false }));
  document.body.classList.add('has-view');
  if (shownKey !== undefined && shownKey !== view.key) window.scrollTo({ top: 0 }); // another question is read from its top
  shownKey = view.key;
  if (shape() !== pulledShape) puller.pull();
  keepState();
  send({ type: 'shown', key: view.key, milliseconds: performance.now() - started });
}

/** `old`: the picture below the notice is not the newest one. */
function showNotice(text: string, old: boolean): void {
  if (notice.textContent !== text) notice.textContent = text;
  document.body.classList.toggle('is-old', old);
}

listen((message) => {
  if (message.type === 'changed') puller.pull();
  else if (message.type === 'answer') void puller.answered(message.id, message.content);
  else {
    window.scrollTo({ top: 0 });
    title.focus();
  }
});

tools.addEventListener('click', ({ target }) => {
  const action = (target as HTMLElement).closest('button')?.dataset.action;
  if (action === 'in') viewport.zoom(1.25);
  else if (action === 'out') viewport.zoom(0.8);
  else if (action === 'fit') viewport.fit();
  else if (action === 'pin') send({ type: 'pin', pinned: pin.getAttribute('aria-pressed') !== 'true' });
});

// A theme or a width that asks for another picture.
new MutationObserver(() => puller.pull()).observe(document.body, {
  attributes: true,
  attributeFilter: ['data-vscode-theme-kind'],
});
new ResizeObserver(() => {
  if (shape() !== pulledShape) puller.pull();
}).observe(document.documentElement);

outline.hidden = false;
puller.pull();
