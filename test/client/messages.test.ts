import { describe, expect, it } from 'vitest';
import { isToHost, restorable } from '../../src/client/preview/messages';

const pull = { type: 'pull', id: 1, kind: 'path', shape: 'wide', reply: false, open: ['way_a'], against: null };
const reveal = { type: 'reveal', what: { node: 'way_a' }, other: false, how: 'select' };
const asked = { from: 'a', to: 'b:443' };

describe('messages from the webview', () => {
  it.each([
    [pull, true],
    [{ ...pull, against: asked }, true],
    [reveal, true],
    [{ ...reveal, what: { outline: 3 }, how: 'edit', other: true }, true],
    [{ type: 'ask', question: asked }, true],
    [{ type: 'places', id: 3 }, true],
    [{ type: 'export', what: 'copy-markdown', data: '' }, true],
    [{ type: 'export', what: 'save-svg', data: '<svg xmlns="…"/>' }, true],
    [{ type: 'export', what: 'save-png', data: 'data:image/png;base64,AAAA' }, true],
    [{ type: 'shown', key: '', milliseconds: 1.5 }, true],
    [{ type: 'pin', pinned: true }, true],
    [{ ...pull, shape: 'round' }, false],
    [{ ...pull, kind: 'all' }, false],
    [{ ...pull, open: [1] }, false],
    [{ ...pull, open: 'way_a' }, false],
    [{ ...pull, reply: undefined }, false],
    [{ ...pull, against: undefined }, false],
    [{ ...pull, id: Number.NaN }, false],
    [{ ...reveal, what: { outline: 1.5 } }, false],
    [{ ...reveal, what: null }, false],
    [{ ...reveal, how: 'delete' }, false],
    [{ ...reveal, other: undefined }, false],
    [{ type: 'ask', question: { from: 'a' } }, false],
    [{ type: 'export', what: 'save-svg', data: '<script/>' }, false],
    [{ type: 'export', what: 'save-png', data: 'https://example.com/a.png' }, false],
    [{ type: 'export', what: 'constructor', data: '' }, false],
    [{ type: 'openExternal', url: 'https://example.com' }, false],
    [undefined, false],
  ])('%j: %s', (message, good) => {
    expect(isToHost(message)).toBe(good);
  });
});

describe('a kept state', () => {
  const question = { from: 'a', to: 'b:443' };

  it('restores a panel', () => {
    expect(restorable({ uri: 'file:///a.vpc', pinned: true, question })).toEqual({
      uri: 'file:///a.vpc',
      pinned: true,
      question,
    });
  });

  it('is not taken on trust', () => {
    expect(restorable({ uri: 'file:///a.vpc', pinned: true, question: { from: 1 } })).toEqual({
      uri: 'file:///a.vpc',
      pinned: false,
      question: null,
    });
    expect(restorable({ uri: 7, pinned: true })).toBeUndefined();
    expect(restorable(undefined)).toBeUndefined();
  });
});
