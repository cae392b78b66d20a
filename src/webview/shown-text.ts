/**
 * Text of files as it is shown to people. Characters that can't be seen, and those that turn the reading direction of all
 * that follows, are written by their number, as in the picture: a name must not rearrange the sentence it stands in.
 */

const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/gu;

export const shown = (text: string): string =>
  text.replace(
    INVISIBLE,
    (character) => `⟨U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟩`,
  );

/** The same with its middle left out when it is longer than `longest` characters: both ends of names tell them apart. */
export function shownShort(text: string, longest: number): string {
  const all = [...shown(text)];
  if (all.length <= longest) return all.join('');
  const half = Math.floor((longest - 1) / 2);
  return `${all.slice(0, half).join('')}…${all.slice(-half).join('')}`;
}
