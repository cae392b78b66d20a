/** Every generated file: its path in the repository and the text that belongs there. */
import { findingsPage } from './findings';
import { grammar } from './grammar';
import { reference } from './reference';
import { snippets } from './snippets';

const json = (value: object): string => `${JSON.stringify(value, null, 2)}\n`;

export const generated = (): Readonly<Record<string, string>> => ({
  'syntaxes/vpc.tmLanguage.json': json(grammar()),
  'syntaxes/snippets.json': json(snippets()),
  'docs/language-reference.md': reference(),
  'docs/findings.md': findingsPage(),
});
