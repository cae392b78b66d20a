import { describe, expect, it } from 'vitest';
import { go, Histories, NO_HISTORY, visit } from '../../src/webview/history';

const q = (to: string) => ({ from: 'a', to });
const seen = (...targets: string[]) => targets.map(q).reduce(visit, NO_HISTORY);

describe('the questions that were on the screen', () => {
  it('are kept once in a row, the oldest first', () => {
    expect(seen('x', 'x', 'y', 'x')).toEqual({ questions: [q('x'), q('y'), q('x')], at: 2 });
  });

  it('are gone back and forth between, up to the ends', () => {
    const back = go(seen('x', 'y'), -1);
    expect(back).toEqual({ questions: [q('x'), q('y')], at: 0 });
    expect(back && go(back, -1)).toBeUndefined();
    expect(back && go(back, 1)?.at).toBe(1);
    expect(go(seen('x', 'y'), 1)).toBeUndefined();
    expect(go(NO_HISTORY, -1)).toBeUndefined();
  });

  it('stay when the one that was gone back to is shown; another one forgets what lay ahead', () => {
    const back = go(seen('x', 'y', 'z'), -1);
    if (!back) throw new Error('there is a way back');
    expect(visit(back, q('y'))).toBe(back);
    expect(visit(back, q('w'))).toEqual({ questions: [q('x'), q('y'), q('w')], at: 2 });
  });

  it('are forgotten one day', () => {
    const many = seen(...Array.from({ length: 60 }, (_, index) => String(index)));
    expect(many.questions).toHaveLength(50);
    expect(many.questions[many.at]).toEqual(q('59'));
  });
});

it('each file has its own', () => {
  const histories = new Histories('a', seen('x', 'y'));
  histories.turnTo('a');
  expect(histories.current).toEqual(seen('x', 'y'));
  histories.turnTo('b');
  expect(histories.current).toEqual(NO_HISTORY);
  histories.current = visit(histories.current, q('z'));
  histories.turnTo('a');
  expect(histories.current).toEqual(seen('x', 'y'));
  histories.turnTo('b');
  expect(histories.current).toEqual(seen('z'));
});
