/** What the picture on the screen is of, and whether it stays while somebody types: a half-written line must not tear it down. */
export interface OnScreen {
  /** Of the view. */
  readonly key: string;
  /** How the person wishes to see it: kind, way back, open candidates, theme, … */
  readonly wish: string;
  /** It comes from a text without syntax errors. */
  readonly isWhole: boolean;
}

/** Only a picture of a whole text is better than that of a broken one, and only while nothing else is wished. */
export const stays = (shown: OnScreen | undefined, next: OnScreen): boolean =>
  shown?.isWhole === true && !next.isWhole && shown.key === next.key && shown.wish === next.wish;
