/** Snippets of statements, made from the schema: the name, the required properties, and the cursor where one goes on. */
import type { Form, FormPart } from '../../core/schema/form';
import type { StatementSpec } from '../../core/schema/statement-spec';

/** Undefined for statements that are one keyword and one word: there completion of the word itself is better. */
export function blockSnippet(spec: StatementSpec): string | undefined {
  if (!spec.block || !spec.kind) return undefined;
  const stops = new Stops();
  const head = `${spec.keyword} ${stops.form(spec.forms[0])}`;
  const lines = spec.block.required.map((each) => `\t${each.keyword} ${stops.form(each.forms[0])}`);
  if (lines.length === 0 && spec.block.statements.size <= 3) return head;
  return [`${head} {`, ...lines, '\t$0', '}'].join('\n');
}

/** A whole statement as one line, with a stop for each value. */
export function lineSnippet(spec: StatementSpec): string {
  return `${spec.keyword} ${new Stops().form(spec.forms[0])}`.trimEnd();
}

/** Numbers the tab stops of one snippet. */
class Stops {
  private count = 0;

  form(form: Form | undefined): string {
    return (form?.parts ?? []).flatMap((part) => this.part(part)).join(' ');
  }

  private part(part: FormPart): string[] {
    switch (part.part) {
      case 'literal':
        return [part.text];
      case 'choice':
        return [`\${${++this.count}|${part.words.join(',')}|}`];
      case 'value':
        return [`\${${++this.count}:${escaped(part.type.declares ? 'name' : part.type.example)}}`];
      case 'optional':
        // Ports belong into nearly every rule; the rest is left out.
        return part.parts.flatMap((each) =>
          each.part === 'value' && each.type.placeholder === 'PORTS' ? this.part(each) : [],
        );
    }
  }
}

const escaped = (text: string): string => text.replace(/[$}\\]/g, '\\$&');
