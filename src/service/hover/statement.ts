/** Hover of keywords: what a statement is, how it is written, what holds when it is left out, what its block takes. */
import type { StatementSpec } from '../../core/schema/statement-spec';
import { valueTypes } from '../../core/schema/value-types';
import { code, listed, paragraphs, ruleIds } from './markdown';

/** The documentation of a statement; with `properties` also what may stand in its block. */
export function statementText(spec: StatementSpec, properties = true): string {
  return paragraphs(
    spec.doc,
    usage(spec),
    defaultText(spec),
    spec.required && 'Required.',
    placeholders(spec),
    properties && blockText(spec),
    ruleIds(spec.rules),
  );
}

/** The forms as a code block: `route DESTINATION -> ROUTE-TARGET`. */
export function usage(spec: StatementSpec): string {
  const lines = spec.forms.map((form) => `${spec.keyword} ${form.text.replace(/[a-z-]+=(?=\S)/g, '')}`.trimEnd());
  const block = spec.block ? ' { … }' : '';
  return `\`\`\`vpc\n${lines.map((line) => line + block).join('\n')}\n\`\`\``;
}

function defaultText({ fallback }: StatementSpec): string | undefined {
  if (fallback === undefined) return undefined;
  return `Default: ${/^[a-z0-9.-]+$/.test(fallback) ? code(fallback) : fallback}.`;
}

/** What the capital words of the forms stand for. */
function placeholders(spec: StatementSpec): string | undefined {
  const found = new Set<string>();
  for (const form of spec.forms)
    for (const [, word] of form.text.matchAll(/(?:^|[\s[=])([A-Z][A-Z-]+)(?=…|\]|\s|$)/g)) if (word) found.add(word);
  const lines = [...found].flatMap((word) => {
    const type = valueTypes.get(word);
    return !type || type.placeholder === 'NAME' ? [] : `- ${code(word)}: ${type.doc}`;
  });
  return lines.join('\n') || undefined;
}

const COMMON = ['id', 'description', 'state'];

function blockText({ block }: StatementSpec): string | undefined {
  if (!block) return undefined;
  const all = [...block.statements.values()];
  const required = all.filter((each) => each.required);
  const optional = all.filter((each) => !each.required && !each.kind && !COMMON.includes(each.keyword));
  const kinds = all.filter((each) => each.kind);
  const words = (list: readonly StatementSpec[]): string => listed(list.map((each) => code(each.keyword)));
  return paragraphs(
    required.length > 0 && `Needs ${words(required)}.`,
    optional.length > 0 &&
      `Takes ${words(optional)}; and, like every resource, ${words(all.filter((each) => COMMON.includes(each.keyword)))}.`,
    kinds.length > 0 && `Holds ${words(kinds)}.`,
  );
}
