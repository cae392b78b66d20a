/** The webview's side of the conversation with the extension: sends typed messages, checks what it gets, keeps state. */
import type { AskedQuestion, ViewKind } from '../protocol/lsp-extensions';
import type {
  PanelAction,
  PreviewContent,
  PreviewState,
  ToHost,
  ToWebview,
  Viewport,
} from '../protocol/preview-messages';
import type { History } from './history';
import { REMEMBERED } from './kept-viewports';
import { isScale } from './scales';

interface VsCodeApi {
  postMessage(message: ToHost): void;
  getState(): unknown;
  setState(state: PreviewState): void;
}
declare function acquireVsCodeApi(): VsCodeApi;

const api = acquireVsCodeApi();

export const send = (message: ToHost): void => api.postMessage(message);
export const keep = (state: PreviewState): void => api.setState(state);

/** What of the page was kept from before the panel was hidden or the window reloaded; nothing of it is taken on trust. */
export function kept(): Pick<PreviewState, 'uri' | 'question' | 'kind' | 'reply' | 'against' | 'viewports'> & {
  readonly history: History;
} {
  const value = api.getState();
  const state = isRecord(value) ? value : {};
  const questions = Array.isArray(state.history) ? state.history.filter(isQuestion) : [];
  const at = isNumber(state.historyAt) ? state.historyAt : -1;
  return {
    uri: typeof state.uri === 'string' ? state.uri : '',
    question: state.pinned === true && isQuestion(state.question) ? state.question : null,
    kind: isKind(state.kind) ? state.kind : 'path',
    reply: state.reply === true,
    against: isQuestion(state.against) ? state.against : null,
    history: { questions, at: questions[at] === undefined ? questions.length - 1 : at },
    viewports: viewportsOf(state.viewports),
  };
}

function viewportsOf(value: unknown): Record<string, Viewport> {
  const found: [string, Viewport][] = [];
  for (const [key, each] of Object.entries(isRecord(value) ? value : {})) {
    if (!isRecord(each)) continue;
    const { x, y, scale } = each;
    // A picture that is somewhere else, or too small to be seen, looks like none.
    if (isNumber(x) && isNumber(y) && isNumber(scale) && isScale(scale)) found.push([key, { x, y, scale }]);
  }
  return Object.fromEntries(found.slice(-REMEMBERED));
}

/** `spoiled` gets the number of an answer that can't be used: nobody may wait for a better one. */
export function listen(take: (message: ToWebview) => void, spoiled: (id: number) => void): void {
  window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (isToWebview(data)) take(data);
    else if (isRecord(data) && data.type === 'answer' && isNumber(data.id)) spoiled(data.id);
  });
}

export function isToWebview(value: unknown): value is ToWebview {
  if (!isRecord(value)) return false;
  switch (value.type) {
    case 'changed':
    case 'focus':
      return true;
    case 'answer':
      return isNumber(value.id) && isContent(value.content);
    case 'places':
      return (
        isNumber(value.id) && isRecord(value.places) && [value.places.sources, value.places.targets].every(arePlaces)
      );
    case 'said':
      return typeof value.text === 'string';
    case 'do':
      return typeof value.what === 'string' && ACTIONS.has(value.what);
    default:
      return false;
  }
}

const ACTIONS: ReadonlySet<string> = new Set<PanelAction>([
  'copy-mermaid',
  'copy-markdown',
  'copy-picture',
  'save-svg',
  'save-png',
  'next-step',
  'previous-step',
  'back',
  'forward',
  'toggle-reply',
  'compare',
]);

function isContent(value: unknown): value is PreviewContent {
  if (!hasTexts(value, 'uri', 'fileName') || typeof value.pinned !== 'boolean') return false;
  const { answer } = value;
  if (answer === undefined) return true;
  return (
    hasTexts(answer, 'missing') &&
    typeof answer.broken === 'boolean' &&
    isListOf(answer.atCursor, (id) => typeof id === 'string') &&
    [answer.view, answer.other].every((view) => view === null || isView(view))
  );
}

const isView = (value: unknown): boolean =>
  hasTexts(value, 'key', 'verdict', 'title', 'description', 'mermaid') &&
  isKind(value.kind) &&
  isListOf(value.kinds, isKind) &&
  (value.question === null || isQuestion(value.question)) &&
  isListOf(value.nodes, isNode) &&
  isListOf(
    value.steps,
    (step) => hasTexts(step, 'text', 'mark') && isTextOrNull(step.node) && isNumber(step.outline),
  ) &&
  isListOf(value.outline, (line) => hasTexts(line, 'text', 'mark') && isNumber(line.level));

const isNode = (value: unknown): boolean => hasTexts(value, 'id', 'label', 'explanation') && isNumber(value.candidates);
const arePlaces = (value: unknown): boolean => isListOf(value, (place) => hasTexts(place, 'text', 'detail'));
const isQuestion = (value: unknown): value is AskedQuestion => hasTexts(value, 'from', 'to');
const isKind = (value: unknown): value is ViewKind => value === 'path' || value === 'dns' || value === 'neighbourhood';

const hasTexts = (value: unknown, ...names: readonly string[]): value is Record<string, unknown> =>
  isRecord(value) && names.every((name) => typeof value[name] === 'string');
const isListOf = (value: unknown, isGood: (each: unknown) => boolean): boolean =>
  Array.isArray(value) && value.every(isGood);
const isTextOrNull = (value: unknown): boolean => value === null || typeof value === 'string';
const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const isNumber = (value: unknown): value is number => Number.isFinite(value);
