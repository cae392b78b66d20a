/** Snippets for editors that run without the language server, made from the schema: one for each kind and each question. */
import { compileForm } from '../../src/core/schema/form';
import { allStatements } from '../../src/core/schema/placement';
import type { StatementSpec } from '../../src/core/schema/statement-spec';
import { blockSnippet, lineSnippet } from '../../src/service/completion/snippet';

interface Snippet {
  readonly prefix: string;
  readonly body: readonly string[];
  readonly description: string;
}

export function snippets(): Record<string, Snippet> {
  const found: Record<string, Snippet> = {};
  for (const { spec, path } of allStatements()) {
    if (spec.keyword === 'expect') Object.assign(found, questions(spec));
    if (!spec.kind || found[spec.kind]) continue;
    const body = blockSnippet(spec);
    if (body === undefined) continue;
    const owner = path.at(-1)?.block?.title;
    // `new-` sets them apart from the keywords that the server offers.
    found[spec.kind] = {
      prefix: `new-${spec.kind}`,
      body: body.split('\n'),
      description: `${firstSentence(spec.doc)}${owner ? ` Stands in ${owner}.` : ''}`,
    };
  }
  return found;
}

function questions(spec: StatementSpec): Record<string, Snippet> {
  return Object.fromEntries(
    spec.forms.map((form) => {
      const words = form.parts.flatMap((part) => (part.part === 'literal' ? [part.text] : [])).slice(0, 2);
      const title = words[0] === 'resolves' ? 'resolves' : words.join('-');
      const whole = compileForm(form.text.replaceAll(/[[\]]/g, ''));
      const body = lineSnippet({ ...spec, forms: [whole] });
      return [`expect ${title}`, { prefix: `expect-${title}`, body: [body], description: firstSentence(spec.doc) }];
    }),
  );
}

const firstSentence = (text: string): string => /^.*?[.:](?=\s|$)/.exec(text)?.[0].replace(/:$/, '.') ?? text;
