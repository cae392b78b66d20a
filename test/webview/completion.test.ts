import { describe, expect, it } from 'vitest';
import { matching } from '../../src/webview/combobox';
import { placeByKey } from '../../src/webview/dom';

const items = [
  { text: 'shop.web-1', detail: 'instance in private-a' },
  { text: 'web.example.com:443', detail: 'an expect line asks for it' },
  { text: 'shop.db', detail: 'instance in private-b' },
];
const texts = (typed: string) => matching(items, typed).map(({ text }) => text);

describe('completion', () => {
  it('offers everything while nothing is typed', () => {
    expect(texts(' ')).toEqual(['shop.web-1', 'web.example.com:443', 'shop.db']);
  });
  it('puts what begins so before what has it inside', () => {
    expect(texts('WEB')).toEqual(['web.example.com:443', 'shop.web-1']);
  });
  it('finds by what a thing is, too', () => {
    expect(texts('private-b')).toEqual(['shop.db']);
    expect(texts('nothing like it')).toEqual([]);
  });
});

describe('arrow keys in a row', () => {
  it.each([
    ['ArrowRight', 2, 0],
    ['ArrowDown', 0, 1],
    ['ArrowLeft', 0, 2],
    ['Home', 2, 0],
    ['End', 0, 2],
    ['a', 1, undefined],
  ])('%s at %i of three: %s', (key, at, next) => {
    expect(placeByKey(key, at, 3)).toBe(next);
  });
});
