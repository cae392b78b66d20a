import { expect, it } from 'vitest';
import { visible } from '../../../src/core/text/visible';

it.each([
  ['web-1 can reach שרת', 'web-1 can reach שרת'],
  ['a\u202eb\u200f', 'a⟨U+202E⟩b⟨U+200F⟩'],
  ['\u001b[2Ja\n', '⟨U+001B⟩[2Ja⟨U+000A⟩'],
  ['\ud800\u{e0041}', '⟨U+D800⟩⟨U+E0041⟩'],
])('%j', (text, seen) => {
  expect(visible(text)).toBe(seen);
});
