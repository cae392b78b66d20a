import { describe, expect, it } from 'vitest';
import { shown, shownShort } from '../../src/webview/shown-text';

describe('text of files on the page', () => {
  it.each([
    ['web-1 can reach שרת', 'web-1 can reach שרת'],
    ['a\u202Eb', 'a⟨U+202E⟩b'],
    ['a\u200Fb\u0000c\n', 'a⟨U+200F⟩b⟨U+0000⟩c⟨U+000A⟩'],
    ['"><img src=x onerror=alert(1)>', '"><img src=x onerror=alert(1)>'],
    ['\u{E0041}', '⟨U+E0041⟩'],
  ])('%j', (text, seen) => {
    expect(shown(text)).toBe(seen);
  });

  it('loses its middle when it is too long', () => {
    expect(shownShort('abcdefgh', 8)).toBe('abcdefgh');
    expect(shownShort('abcdefghi', 8)).toBe('abc…ghi');
  });
});
