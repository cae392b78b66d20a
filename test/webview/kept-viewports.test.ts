import { expect, it, vi } from 'vitest';
import { KeptViewports } from '../../src/webview/kept-viewports';

const at = (x: number) => ({ x, y: 0, scale: 1 });

it('remembers the newest fifty, and says when there is something new', () => {
  const changed = vi.fn();
  const kept = new KeptViewports({ before: at(1) }, changed);
  expect(kept.get('before')).toEqual(at(1));
  for (let index = 0; index < 50; index++) kept.set(String(index), at(index));
  expect(kept.get('before')).toBeUndefined();
  kept.set('0', at(7));
  kept.set('new', at(8));
  expect([kept.get('0'), kept.get('1')]).toEqual([at(7), undefined]);
  expect(changed).toHaveBeenCalledTimes(52);
  kept.forget('nothing of that name');
  kept.forget('new');
  expect(changed).toHaveBeenCalledTimes(53);
  expect(kept.all).not.toHaveProperty('new');
});
