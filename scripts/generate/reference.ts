/** The language reference page, made from the schema: every statement with its form, meaning, default and rules. */
import { fileSchema } from '../../src/core/schema/file-schema';
import type { BlockSpec, StatementSpec } from '../../src/core/schema/statement-spec';
import { valueTypes } from '../../src/core/schema/value-types';
import { vpcStatement } from '../../src/core/schema/vpc-schema';

export function reference(): string {
  const parts = [
    '# Language reference',
    '<!-- Generated from the schema by scripts/generate.mjs; changes here are lost. -->',
    'Every statement of the `.vpc` language. CAPITAL words are [values](#values), `…` means one or more with commas between, `[ ]` may be left out, `|` is a choice. Rule ids in the last column name the rule of AWS behind it. Every resource also takes [`id`, `description` and `state`](#what-every-resource-may-carry).',
    '## At the top level of a file',
    table([...fileSchema.statements.values()]),
    ...blocks(fileSchema, []),
    '## What every resource may carry',
    table(common()),
    '## Values',
    '| value | what it is | example |\n| --- | --- | --- |\n' +
      [...valueTypes.values()]
        .map(({ placeholder, doc, example }) => `| \`${placeholder}\` | ${cell(doc)} | \`${cell(example)}\` |`)
        .join('\n'),
  ];
  return `${parts.join('\n\n')}\n`;
}

/** A section for each statement that has a block, in the order of the schema, each block once. */
function* blocks(block: BlockSpec, path: readonly string[]): Generator<string> {
  for (const spec of block.statements.values()) {
    if (!spec.block) continue;
    const here = [...path, spec.keyword];
    yield `## ${path.length > 0 ? `${path.join(' › ')} › ` : ''}${spec.keyword}`;
    yield spec.doc;
    yield `\`\`\`vpc\n${usage(spec)}\n\`\`\``;
    if (own(spec.block).length > 0) yield table(own(spec.block));
    yield* blocks(spec.block, here);
  }
}

/** Said once for all: they are the same everywhere. */
const COMMON = ['id', 'description', 'state'];
const common = (): StatementSpec[] => COMMON.flatMap((keyword) => vpcStatement.block?.statements.get(keyword) ?? []);
const own = (block: BlockSpec): StatementSpec[] =>
  [...block.statements.values()].filter((each) => !COMMON.includes(each.keyword) || each.fallback !== undefined);

const usage = (spec: StatementSpec): string =>
  spec.forms.map((form) => `${spec.keyword} ${shown(form.text)}`.trimEnd() + (spec.block ? ' { … }' : '')).join('\n');

function table(specs: readonly StatementSpec[]): string {
  const rows = specs.map((spec) => {
    const forms = spec.forms.map((form) => `\`${cell(`${spec.keyword} ${shown(form.text)}`.trim())}\``).join('<br>');
    const notes = [
      cell(spec.doc),
      spec.required
        ? `**Required**${spec.replacedBy.length > 0 ? ` (or \`${spec.replacedBy.join('`, `')}\`)` : ''}.`
        : '',
      spec.many ? '' : spec.kind ? '' : 'Once.',
    ];
    return `| ${forms} | ${notes.filter(Boolean).join(' ')} | ${cell(spec.fallback ?? '')} | ${spec.rules.join(' ')} |`;
  });
  return ['| statement | meaning | default | rules |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

/** Forms as people read them: without the names of roles. */
const shown = (form: string): string => form.replace(/[a-z-]+=(?=\S)/g, '');
const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
