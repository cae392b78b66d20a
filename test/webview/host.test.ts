import { beforeAll, describe, expect, it, vi } from 'vitest';

let host: typeof import('../../src/webview/host');
let state: unknown;

beforeAll(async () => {
  vi.stubGlobal('acquireVsCodeApi', () => ({
    postMessage: () => undefined,
    getState: () => state,
    setState: () => undefined,
  }));
  host = await import('../../src/webview/host');
});

const view = { key: 'k', verdict: 'reachable', title: 't', description: 'd', mermaid: 'm', nodes: [], outline: [] };
const content = (answer: unknown) => ({ uri: 'file:///a.vpc', fileName: 'a.vpc', pinned: false, answer });
const answer = { version: 1, broken: false, missing: '', view };

describe('messages from the extension', () => {
  it.each([
    [{ type: 'changed' }, true],
    [{ type: 'focus' }, true],
    [{ type: 'answer', id: 1, content: content(answer) }, true],
    [{ type: 'answer', id: 1, content: content({ ...answer, view: null }) }, true],
    [{ type: 'answer', id: 1, content: content(undefined) }, true],
    [{ type: 'answer', id: '1', content: content(answer) }, false],
    [{ type: 'answer', id: 1, content: content({ ...answer, view: { ...view, mermaid: 1 } }) }, false],
    [{ type: 'answer', id: 1, content: content({ ...answer, view: { ...view, nodes: {} } }) }, false],
    [{ type: 'answer', id: 1 }, false],
    [{ type: 'eval', code: 'alert(1)' }, false],
    ['changed', false],
    [null, false],
  ])('%j: %s', (message, good) => {
    expect(host.isToWebview(message)).toBe(good);
  });
});

describe('kept viewports', () => {
  it('are taken one by one, and only as numbers', () => {
    const good = { x: 1, y: 2, scale: 0.5 };
    state = { viewports: { a: good, b: { x: '1', y: 2, scale: 1 }, c: null, d: { x: 0, y: 0, scale: Number.NaN } } };
    expect(host.keptViewports()).toEqual({ a: good });
    state = 'anything';
    expect(host.keptViewports()).toEqual({});
  });
});
