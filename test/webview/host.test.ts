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

const view = {
  key: 'k',
  kind: 'path',
  kinds: ['path', 'dns'],
  question: { from: 'a', to: 'b' },
  verdict: 'reachable',
  title: 't',
  description: 'd',
  mermaid: 'm',
  nodes: [{ id: 'n', label: 'n', explanation: '', hasLine: true, candidates: 0, isOpen: false, differs: false }],
  steps: [{ text: 's', mark: 'pass', node: null, outline: 0, hasLine: true }],
  outline: [{ text: 'o', level: 0, mark: 'note', hasLine: false }],
};
const content = (answer: unknown) => ({ uri: 'file:///a.vpc', fileName: 'a.vpc', pinned: false, answer });
const answer = { version: 1, broken: false, missing: '', view, other: null, atCursor: ['n'] };
const answerWith = (parts: object) => ({ type: 'answer', id: 1, content: content({ ...answer, ...parts }) });

describe('messages from the extension', () => {
  it.each([
    [{ type: 'changed' }, true],
    [{ type: 'focus' }, true],
    [{ type: 'said', text: 'Copied.' }, true],
    [{ type: 'do', what: 'next-step' }, true],
    [{ type: 'places', id: 0, places: { sources: [{ text: 'a', detail: '' }], targets: [] } }, true],
    [answerWith({}), true],
    [answerWith({ view: null }), true],
    [answerWith({ other: view }), true],
    [answerWith({ view: { ...view, question: null } }), true],
    [{ type: 'answer', id: 1, content: content(undefined) }, true],
    [{ type: 'answer', id: '1', content: content(answer) }, false],
    [answerWith({ atCursor: [1] }), false],
    [answerWith({ other: undefined }), false],
    [answerWith({ view: { ...view, mermaid: 1 } }), false],
    [answerWith({ view: { ...view, kind: 'map' } }), false],
    [answerWith({ view: { ...view, nodes: {} } }), false],
    [answerWith({ view: { ...view, nodes: [{ id: 'n' }] } }), false],
    [answerWith({ view: { ...view, steps: [{ text: 's', mark: 'pass', node: 1, outline: 0 }] } }), false],
    [answerWith({ other: { ...view, outline: [null] } }), false],
    [{ type: 'answer', id: 1 }, false],
    [{ type: 'places', id: 0, places: { sources: [{}], targets: [] } }, false],
    [{ type: 'do', what: 'constructor' }, false],
    [{ type: 'said', text: null }, false],
    [{ type: 'eval', code: 'alert(1)' }, false],
    ['changed', false],
    [null, false],
  ])('%j: %s', (message, good) => {
    expect(host.isToWebview(message)).toBe(good);
  });
});

describe('listening', () => {
  it('tells an answer that is no answer from what is no message', () => {
    const window = new EventTarget();
    vi.stubGlobal('window', window);
    const [taken, spoiled] = [vi.fn(), vi.fn()];
    host.listen(taken, spoiled);
    for (const data of [answerWith({}), answerWith({ view: 7 }), { type: 'answer', id: '2' }, { type: 'eval' }, null])
      window.dispatchEvent(Object.assign(new Event('message'), { data }));
    expect(taken.mock.calls).toEqual([[answerWith({})]]);
    expect(spoiled.mock.calls).toEqual([[1]]);
  });
});

describe('the kept state', () => {
  const a = { from: 'a', to: 'b' };

  it('comes back as it was', () => {
    const before = {
      uri: 'file:///a.vpc',
      pinned: true,
      question: a,
      kind: 'dns',
      reply: true,
      against: a,
      history: [a, a],
      historyAt: 0,
    };
    state = before;
    expect(host.kept()).toEqual({
      uri: 'file:///a.vpc',
      question: a,
      kind: 'dns',
      reply: true,
      against: a,
      history: { questions: [a, a], at: 0 },
      viewports: {},
    });
  });

  it('is taken piece by piece, and only in the right shape', () => {
    const good = { x: 1, y: 2, scale: 0.5 };
    const nothing = {
      uri: '',
      question: null,
      kind: 'path',
      reply: false,
      against: null,
      history: { questions: [], at: -1 },
      viewports: {},
    };
    state = { viewports: { a: good, b: { x: '1', y: 2, scale: 1 }, c: null, d: { x: 0, y: 0, scale: Number.NaN } } };
    expect(host.kept()).toEqual({ ...nothing, viewports: { a: good } });
    state = {
      viewports: { a: { ...good, scale: 0 }, b: { ...good, scale: -1 }, c: { ...good, scale: 1e300 }, d: good },
    };
    expect(host.kept()).toEqual({ ...nothing, viewports: { d: good } });
    state = {
      uri: 7,
      pinned: true,
      question: 'a',
      kind: 'map',
      reply: 1,
      against: {},
      history: [a, 'b', null],
      historyAt: 7,
    };
    expect(host.kept()).toEqual({ ...nothing, history: { questions: [a], at: 0 } });
    const many = Array.from({ length: 500 }, (_, index) => [`key ${index}`, good] as const);
    state = { viewports: Object.fromEntries(many) };
    expect(Object.entries(host.kept().viewports)).toEqual(many.slice(-50));
    state = { pinned: false, question: a };
    expect(host.kept()).toEqual(nothing); // it follows the cursor
    state = 'anything';
    expect(host.kept()).toEqual(nothing);
  });
});
