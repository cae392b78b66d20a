import { describe, expect, it } from 'vitest';
import type { ThemeKind } from '../../src/webview/themes';
import { themeFor, themeKindOf } from '../../src/webview/themes';

/** What VS Code's own themes of the kind paint behind the panel. */
const BACKGROUNDS: Readonly<Record<ThemeKind, string>> = {
  light: '#ffffff',
  dark: '#1f1f1f',
  'high-contrast': '#000000',
  'high-contrast-light': '#ffffff',
};

function luminance(color: string): number {
  const parts = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16) / 255);
  const [r = 0, g = 0, b = 0] = parts.map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
function contrast(one: string, other: string): number {
  const [dark = 0, bright = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (bright + 0.05) / (dark + 0.05);
}

describe.each(Object.entries(BACKGROUNDS) as [ThemeKind, string][])('the theme for %s', (kind, background) => {
  const { css } = themeFor(kind);
  const rules = [
    ...css.matchAll(/^(\.(?:node|cluster)\S*) \S.*\{ fill: (\S+); stroke: (\S+); .*\}\n.*\{ fill: (\S+); \}/gm),
  ];

  it('has a rule for each thing that is drawn', () => {
    expect(rules.map(([, selector]) => selector)).toEqual(
      expect.arrayContaining([
        '.cluster',
        '.cluster.vpc',
        '.cluster.subnet',
        '.cluster.aws',
        '.node.blocked',
        '.node.tunnel',
        '.node.answer',
        '.node.outside',
      ]),
    );
    expect(rules.length).toBeGreaterThanOrEqual(15);
  });

  it.each(rules.map(([, selector = '', fill = '', stroke = '', text = '']) => ({ selector, fill, stroke, text })))(
    '$selector: text and border can be seen',
    ({ selector, fill, stroke, text }) => {
      expect(contrast(text, fill === 'transparent' ? background : fill)).toBeGreaterThanOrEqual(4.5);
      // A lane's frame only helps the eye; every other border says something.
      if (selector !== '.cluster') expect(contrast(stroke, background)).toBeGreaterThanOrEqual(3);
    },
  );

  it('is one object for good, so that a picture knows whether it has it', () => {
    expect(themeFor(kind)).toBe(themeFor(kind));
  });
});

describe('the kind of theme that VS Code says', () => {
  it.each([
    ['vscode-light', 'light'],
    ['vscode-dark', 'dark'],
    ['vscode-high-contrast', 'high-contrast'],
    ['vscode-high-contrast-light', 'high-contrast-light'],
  ])('%s', (said, kind) => {
    expect(themeKindOf({ dataset: { vscodeThemeKind: said }, className: '' } as unknown as HTMLElement)).toBe(kind);
  });
});
