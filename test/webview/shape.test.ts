import { expect, it } from 'vitest';
import { ShapeChoice } from '../../src/webview/shape';

it('runs to the right where there is room, and down where its text would become too small', () => {
  const shapes = new ShapeChoice();
  expect(shapes.choose(1400, [undefined])).toBe('wide');
  expect(shapes.choose(600, ['k'])).toBe('narrow');
  shapes.drawn('k', 2000);
  expect(shapes.choose(1290, ['k'])).toBe('narrow');
  expect(shapes.choose(1310, ['k'])).toBe('wide');
  expect(shapes.choose(1290, ['other', undefined])).toBe('wide');
});
