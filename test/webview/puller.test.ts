import { describe, expect, it } from 'vitest';
import { Puller } from '../../src/webview/puller';

function puller(take: (answer: string) => Promise<void> = async () => undefined) {
  const asked: number[] = [];
  const taken: string[] = [];
  const made = new Puller<string>(
    (id) => asked.push(id),
    async (answer) => {
      taken.push(answer);
      await take(answer);
    },
  );
  return { made, asked, taken };
}

describe('pulling', () => {
  it('keeps one request in flight and asks once more for all that changed meanwhile', async () => {
    const { made, asked, taken } = puller();
    made.pull();
    made.pull();
    made.pull();
    expect(asked).toEqual([1]);
    await made.answered(1, 'one');
    expect(asked).toEqual([1, 2]);
    await made.answered(2, 'two');
    expect(asked).toEqual([1, 2]);
    expect(taken).toEqual(['one', 'two']);
  });

  it('drops answers that nobody waits for', async () => {
    const { made, taken } = puller();
    await made.answered(0, 'unasked');
    made.pull();
    await made.answered(7, 'of another page');
    await made.answered(1, 'one');
    await made.answered(1, 'again');
    expect(taken).toEqual(['one']);
  });

  it('goes on after an answer that could not be read', () => {
    const { made, asked, taken } = puller();
    made.pull();
    made.pull();
    made.spoiled(7);
    expect(asked).toEqual([1]);
    made.spoiled(1);
    expect(asked).toEqual([1, 2]);
    expect(taken).toEqual([]);
  });

  it('goes on after something could not be shown', async () => {
    const { made, asked } = puller(() => Promise.reject(new Error('no picture')));
    made.pull();
    made.pull();
    await expect(made.answered(1, 'one')).rejects.toThrow('no picture');
    expect(asked).toEqual([1, 2]);
  });
});
