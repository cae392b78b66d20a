import { expect, it } from 'vitest';
import { stays } from '../../src/webview/on-screen';

const whole = { key: 'k', wish: 'w', isWhole: true };
const broken = { ...whole, isWhole: false };

it('keeps the picture from before the syntax errors, and nothing else', () => {
  expect(stays(whole, broken)).toBe(true);
  expect(stays(undefined, broken)).toBe(false);
  expect(stays(whole, whole)).toBe(false);
  expect(stays(whole, { ...broken, key: 'another question' })).toBe(false);
  expect(stays(whole, { ...broken, wish: 'the way back, too' })).toBe(false);
  // A file that was broken from the beginning is drawn as it grows.
  expect(stays(broken, broken)).toBe(false);
});
