import { describe, expect, it } from 'vitest';
import { isToHost, restorable } from '../../src/client/preview/messages';

describe('messages from the webview', () => {
  it.each([
    [{ type: 'pull', id: 1, shape: 'wide' }, true],
    [{ type: 'reveal', what: { node: 'way_a' }, focus: false }, true],
    [{ type: 'reveal', what: { outline: 3 }, focus: true }, true],
    [{ type: 'shown', key: '', milliseconds: 1.5 }, true],
    [{ type: 'pin', pinned: true }, true],
    [{ type: 'pull', id: 1, shape: 'round' }, false],
    [{ type: 'reveal', what: { outline: 1.5 }, focus: true }, false],
    [{ type: 'reveal', what: null, focus: true }, false],
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
