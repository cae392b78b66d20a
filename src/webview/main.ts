/** The diagram's page: pulls views, shows one or two questions, and keeps the last good picture under a notice. */
import type { AskedQuestion, PictureShape, TraceView, ViewAnswer } from '../protocol/lsp-extensions';
import type { PreviewContent } from '../protocol/preview-messages';
import { differenceOf } from './compare';
import { element, isPressed, isUsable, setPressed, setText, setUsable } from './dom';
import { go, Histories, visit } from './history';
import { keep, kept, listen, send } from './host';
import { KeptViewports } from './kept-viewports';
import { Menu } from './menu';
import { say, showNotice } from './notices';
import { type OnScreen, stays } from './on-screen';
import type { PaneEvents } from './pane';
import { Pane } from './pane';
import { Puller } from './puller';
import { ShapeChoice } from './shape';
import { ViewTabs } from './tabs';
import { isTake, type TakeAction, take } from './take';
import { themeFor, themeKindOf } from './themes';
import { Tooltip } from './tooltip';

/** From this width of the page in pixels two pictures stand side by side, else below each other (media/preview.css). */
const SIDE_BY_SIDE = 900;

const before = kept();
let { kind, reply, against } = before;
/** Asked last, be it that it can't be answered just now: a pinned panel comes back with it. */
let lastQuestion = before.question;
const histories = new Histories(before.uri, before.history);
/** Nodes whose losing candidates are open, in any picture. */
const open = new Set<string>();
let content: PreviewContent | undefined;
let pulledShape: PictureShape = 'wide';
/** How the person wished to see it with the last pull. */
let pulledWish = '';
let onScreen: OnScreen | undefined;
let other: Pane | undefined;

const [back, forward, replyButton, compareButton, pin] = ['back', 'forward', 'reply', 'compare', 'pin'].map((id) =>
  element(id),
) as [HTMLElement, HTMLElement, HTMLElement, HTMLElement, HTMLElement];
const shapes = new ShapeChoice();
const viewports = new KeptViewports(before.viewports, keepState);
const tooltip = new Tooltip(element('tooltip'));
const tabs = new ViewTabs(element('views'), element('panes'), (wanted) => change(() => (kind = wanted)));
const first = new Pane('', viewports, tooltip, eventsOf(false, ask));
const puller = new Puller<PreviewContent>(askForView, show);

function eventsOf(isOther: boolean, asked: PaneEvents['ask']): PaneEvents {
  return {
    reveal: (what, how) => send({ type: 'reveal', what, other: isOther, how }),
    ask: asked,
    toggle: (node) => change(() => open.delete(node) || open.add(node)),
    places: () => send({ type: 'places', id: 0 }),
  };
}

/** Something that the person chose asks for another view. */
function change(by: () => unknown): void {
  by();
  showControls();
  keepState();
  puller.pull();
}

function ask(asked: AskedQuestion): void {
  lastQuestion = asked;
  if (kind === 'neighbourhood') kind = 'path'; // who asks wants to see the way
  send({ type: 'ask', question: asked });
}

const hasTwoColumns = (): boolean => window.innerWidth >= SIDE_BY_SIDE;

function shape(): PictureShape {
  const room = other && hasTwoColumns() ? window.innerWidth / 2 : window.innerWidth;
  return shapes.choose(room, [first.view?.key, other?.view?.key]);
}

function askForView(id: number): void {
  pulledShape = shape();
  const wish = { kind, shape: pulledShape, reply, open: [...open], against };
  pulledWish = JSON.stringify([wish, themeKindOf(document.body)]);
  send({ type: 'pull', id, ...wish });
}

function keepState(): void {
  if (!content) return;
  const { uri, pinned } = content;
  const { questions, at } = histories.current;
  keep({
    uri,
    question: lastQuestion,
    pinned,
    kind,
    reply,
    against,
    history: questions,
    historyAt: at,
    viewports: viewports.all,
  });
}

async function show(next: PreviewContent): Promise<void> {
  const started = performance.now();
  if (content !== undefined && content.uri !== next.uri) {
    // A picture of another file would be a wrong one; of this file it is only an old one.
    first.miss('Path diagram');
    lastQuestion = null;
    other?.miss('Ask a second question');
    other?.element.classList.add('is-empty');
    element('difference').hidden = true;
    onScreen = undefined;
    document.body.classList.remove('has-view');
  }
  histories.turnTo(next.uri);
  lastQuestion = next.answer?.view?.question ?? lastQuestion;
  content = next;
  const shown = await showAnswer(next.answer);
  showControls(next.answer?.view?.kind);
  keepState();
  send({ type: 'shown', key: shown, milliseconds: performance.now() - started });
  if (shown !== '' && shape() !== pulledShape) puller.pull();
}

/** Gives the key of the view that is on the screen now; empty when there is none to the answer. */
async function showAnswer(answer: ViewAnswer | undefined): Promise<string> {
  const view = answer?.view;
  if (!view) {
    const missing = answer?.missing ?? 'The VPC Trace server gave no answer. It is asked again with the next change.';
    showNotice(missing, true);
    return '';
  }
  const next = { key: view.key, wish: pulledWish, isWhole: !answer.broken };
  if (stays(onScreen, next)) {
    showNotice('The file has syntax errors: this is the picture from before them.', true);
    return view.key;
  }
  const isAnother = first.view !== undefined && first.view.key !== view.key;
  document.body.classList.add('has-view');
  const isDrawn = await draw(first, view, answer.atCursor);
  onScreen = next;
  if (isAnother) window.scrollTo({ top: 0 }); // another question is read from its top
  if (other && against) await showOther(other, view, answer);
  if (view.question) histories.current = visit(histories.current, view.question);
  if (!isDrawn) showNotice('This picture could not be drawn; the steps below say the same.', true);
  else if (answer.broken)
    showNotice('The file has syntax errors. What you see comes from the parts that could be read.', false);
  else showNotice('', false);
  return view.key;
}

async function showOther(pane: Pane, view: TraceView, answer: ViewAnswer): Promise<void> {
  pane.element.classList.toggle('is-empty', !answer.other);
  if (answer.other) await draw(pane, answer.other, answer.atCursor);
  else pane.miss(answer.missing || 'This can’t be asked here: look at the names and the port.');
  const sentence = differenceOf(view, answer.other);
  element('difference').hidden = sentence === '';
  setText(element('difference'), sentence);
}

/** Says whether the picture could be drawn. Mermaid's own words are for us, not for people. */
async function draw(pane: Pane, view: TraceView, atCursor: readonly string[]): Promise<boolean> {
  try {
    await pane.show(view, { theme: themeFor(themeKindOf(document.body)), shape: pulledShape, atCursor });
    if (pulledShape === 'wide') shapes.drawn(view.key, pane.pictureWidth);
    return true;
  } catch (error) {
    console.error(error);
    return false;
  }
}

/** `shown`: the kind on the screen, which is not the wanted one where that can't be had. */
function showControls(shown = kind): void {
  tabs.show(shown, first.view?.kinds ?? ['path']);
  setUsable(back, go(histories.current, -1) !== undefined);
  setUsable(forward, go(histories.current, 1) !== undefined);
  setPressed(replyButton, reply);
  setUsable(replyButton, shown === 'path');
  setPressed(compareButton, other !== undefined);
  setPressed(pin, content?.pinned ?? false);
  setUsable(pin, content?.pinned === true || (first.view?.question ?? null) !== null);
}

function travel(by: -1 | 1): void {
  const next = go(histories.current, by);
  const question = next?.questions[next.at];
  if (!next || !question) return;
  histories.current = next;
  showControls();
  ask(question);
}

/** Opens the second question with what the first one is; nothing is asked before the person says so. */
function openComparison(question: AskedQuestion | undefined): Pane {
  const template = element<HTMLTemplateElement>('other');
  element('panes').append(template.content.cloneNode(true));
  document.body.classList.add('is-comparing');
  other = new Pane(
    'other-',
    viewports,
    tooltip,
    eventsOf(true, (asked) => change(() => (against = asked))),
  );
  other.element.classList.add('is-empty');
  if (!hasTwoColumns()) first.hasOutlineOpen = other.hasOutlineOpen = false;
  if (question) other.suggest(question);
  element('close').addEventListener('click', closeComparison);
  element('swap').addEventListener('click', () => {
    const question = first.view?.question;
    if (!against || !question) return;
    const asked = against;
    against = question;
    other?.suggest(question);
    ask(asked);
  });
  return other;
}

function closeComparison(): void {
  other?.element.remove();
  other = undefined;
  element('difference').hidden = true;
  document.body.classList.remove('is-comparing');
  first.hasOutlineOpen = true;
  compareButton.focus();
  change(() => (against = null));
}

function toggleComparison(): void {
  if (other) closeComparison();
  else {
    openComparison(first.view?.question ?? first.question).focusQuestion();
    change(() => undefined);
  }
}

async function takeAlong(action: TakeAction): Promise<void> {
  const { view, markup } = first;
  const theme = themeFor(themeKindOf(document.body));
  const picture = view && markup !== undefined ? { markup, title: view.title, theme } : undefined;
  const sentence = await take(action, picture, (what, data) => send({ type: 'export', what, data }));
  if (sentence !== undefined) say(sentence);
}

function run(action: string): void {
  if (isTake(action)) void takeAlong(action);
  else if (action === 'back') travel(-1);
  else if (action === 'forward') travel(1);
  else if (action === 'next-step') first.move('next');
  else if (action === 'previous-step') first.move('previous');
  else if (action === 'compare') toggleComparison();
  else if (action === 'toggle-reply' && kind === 'path') change(() => (reply = !reply));
}

/** Something has changed while nobody could see it. */
let isMissed = false;
document.addEventListener('visibilitychange', () => {
  if (isMissed && !document.hidden) puller.pull();
  isMissed = false;
});

listen((message) => {
  switch (message.type) {
    case 'changed':
      if (document.hidden) isMissed = true;
      else puller.pull();
      break;
    case 'answer':
      void puller.answered(message.id, message.content);
      break;
    case 'places':
      for (const pane of [first, other]) pane?.offer(message.places);
      break;
    case 'said':
      say(message.text);
      break;
    case 'do':
      run(message.what);
      break;
    case 'focus':
      window.scrollTo({ top: 0 });
      first.focusTitle();
  }
}, spoiled);

function spoiled(id: number): void {
  showNotice('An answer could not be read. It is asked again with the next change.', true);
  puller.spoiled(id);
}

for (const [button, action] of [
  [back, 'back'],
  [forward, 'forward'],
  [replyButton, 'toggle-reply'],
  [compareButton, 'compare'],
] as const)
  button.addEventListener('click', () => isUsable(button) && run(action));
pin.addEventListener('click', () => isUsable(pin) && send({ type: 'pin', pinned: !isPressed(pin) }));
new Menu(element('take'), element('take-menu'), run);

document.addEventListener('keydown', (event) => {
  if (!event.altKey || (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight')) return;
  event.preventDefault(); // a browser would leave the page
  event.stopPropagation(); // and VS Code the file
  travel(event.key === 'ArrowLeft' ? -1 : 1);
});

// A theme or a width that asks for another picture.
new MutationObserver(() => puller.pull()).observe(document.body, {
  attributes: true,
  attributeFilter: ['data-vscode-theme-kind'],
});
new ResizeObserver(() => {
  if (shape() !== pulledShape) puller.pull();
}).observe(document.documentElement);

if (lastQuestion) first.suggest(lastQuestion);
if (against) openComparison(against);
showControls();
puller.pull();
