/** Every generated file: its path in the repository and the text that belongs there. */
import { findingsPage } from './findings';
import { designsPage, galleryPage } from './gallery';
import { grammar } from './grammar';
import { reasonCodesPage } from './reason-codes';
import { reference } from './reference';
import { snippets } from './snippets';

const json = (value: object): string => `${JSON.stringify(value, null, 2)}\n`;

/** `root`: the repository, whose fixtures and examples are read. */
export const generated = (root: string): Readonly<Record<string, string>> => ({
  'syntaxes/vpc.tmLanguage.json': json(grammar()),
  'syntaxes/snippets.json': json(snippets()),
  'docs/language-reference.md': reference(),
  'docs/findings.md': findingsPage(),
  'docs/reason-codes.md': reasonCodesPage(root),
  'docs/traps.md': galleryPage(root),
  'docs/designs.md': designsPage(root),
});
