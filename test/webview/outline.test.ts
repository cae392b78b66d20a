import { describe, expect, it } from 'vitest';
import { depthsOf, titleLine } from '../../src/webview/outline';

const line = (text: string, level = 0) => ({ text, level, mark: 'note', hasLine: false }) as const;

describe('the line of the outline that repeats the title', () => {
  it.each([
    ['✔ shop.web-1 can reach sts.', [line('shop.web-1 can reach sts.')], 0],
    ['✖ shop.web-1 cannot reach sts: no route.', [line('shop.web-1 cannot reach sts: no route. More about it.')], 0],
    ['✔ 10.0.0.2 answers sts with 10.0.1.20', [line('DNS: 10.0.0.2 answers sts with 10.0.1.20.')], 0],
    [
      'shop.sts (interface endpoint) and what it is tied to.',
      [line('shop.sts (interface endpoint) and what it is tied to:')],
      0,
    ],
    [
      '✔ shop.web-1 can reach sts.',
      [line('From a it works, from b it does not work.'), line('shop.web-1 can reach sts.')],
      1,
    ],
    ['✔ shop.web-1 can reach sts.', [line('Something else.'), line('shop.web-1 can reach sts.', 1)], -1],
  ] as const)('%s', (title, lines, at) => {
    expect(titleLine(title, lines)).toBe(at);
  });
});

describe('how deep lines stand', () => {
  const depths = (levels: number[], without = -1) =>
    depthsOf(
      levels.map((level) => ({ level })),
      without,
    );

  it('is as their levels say', () => {
    expect(depths([0, 1, 2, 2, 1, 0, 1])).toEqual([0, 1, 2, 2, 1, 0, 1]);
  });

  it('leaves brothers side by side when what was above them is not there, or levels jump', () => {
    expect(depths([0, 1, 2, 1, 2], 0)).toEqual([0, 0, 1, 0, 1]);
    expect(depths([0, 3, 3, 1])).toEqual([0, 1, 1, 1]);
    expect(depths([0, 0, 1, 1, 0], 1)).toEqual([0, 0, 0, 0, 0]);
  });
});
