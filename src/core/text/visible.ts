/** Text of files where people read it plain: no character in it is invisible, turns what follows or speaks to a terminal. */

const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** Each such character, line breaks too, as its code point (`⟨U+202E⟩`); all else as it is. */
export const visible = (text: string): string =>
  text.replace(INVISIBLE, (each) => `⟨U+${(each.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟩`);
