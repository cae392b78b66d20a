/** The webview's side of the conversation with the extension: sends typed messages, checks what it gets, keeps state. */
import type { PreviewContent, PreviewState, ToHost, ToWebview, Viewport } from '../protocol/preview-messages';

interface VsCodeApi {
  postMessage(message: ToHost): void;
  getState(): unknown;
  setState(state: PreviewState): void;
}
declare function acquireVsCodeApi(): VsCodeApi;

const api = acquireVsCodeApi();

export const send = (message: ToHost): void => api.postMessage(message);
export const keep = (state: PreviewState): void => api.setState(state);

/** What was kept from before the panel was hidden or the window reloaded; nothing of it is taken on trust. */
export function keptViewports(): Record<string, Viewport> {
  const state = api.getState();
  const kept = isRecord(state) && isRecord(state.viewports) ? state.viewports : {};
  const found: Record<string, Viewport> = {};
  for (const [key, each] of Object.entries(kept)) {
    if (isRecord(each) && isNumber(each.x) && isNumber(each.y) && isNumber(each.scale))
      found[key] = { x: each.x, y: each.y, scale: each.scale };
  }
  return found;
}

export function listen(take: (message: ToWebview) => void): void {
  window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (isToWebview(data)) take(data);
  });
}

export function isToWebview(value: unknown): value is ToWebview {
  if (!isRecord(value)) return false;
  if (value.type === 'changed' || value.type === 'focus') return true;
  return value.type === 'answer' && typeof value.id === 'number' && isContent(value.content);
}

function isContent(value: unknown): value is PreviewContent {
  if (!isRecord(value) || typeof value.uri !== 'string' || typeof value.fileName !== 'string') return false;
  const { answer } = value;
  if (answer === undefined) return true;
  if (!isRecord(answer) || typeof answer.broken !== 'boolean' || typeof answer.missing !== 'string') return false;
  const { view } = answer;
  return (
    view === null || (isRecord(view) && VIEW_TEXTS.every((name) => typeof view[name] === 'string') && areLists(view))
  );
}

const VIEW_TEXTS = ['key', 'verdict', 'title', 'description', 'mermaid'];
const areLists = (view: Record<string, unknown>): boolean => Array.isArray(view.nodes) && Array.isArray(view.outline);

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const isNumber = (value: unknown): value is number => Number.isFinite(value);
