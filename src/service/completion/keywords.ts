/** Keywords of a block: what is missing first, then properties, then what can be declared; not what stands there already. */
import type { BlockSpec, StatementSpec } from '../../core/schema/statement-spec';
import type { Statement } from '../../core/syntax/tree';
import { statementText } from '../hover/statement';
import type { Suggestion } from './item';
import { blockSnippet } from './snippet';

const COMMON = new Set(['id', 'description', 'state']);

export function keywordSuggestions(
  block: BlockSpec,
  siblings: readonly Statement[],
  typed: Statement | undefined,
): Suggestion[] {
  const present = new Set(siblings.filter((each) => each !== typed).map((each) => each.keyword));
  return [...block.statements.values()].flatMap((spec): Suggestion[] => {
    if (!spec.many && present.has(spec.keyword)) return [];
    const isMissing = spec.required && !present.has(spec.keyword) && !spec.replacedBy.some((each) => present.has(each));
    return [
      {
        label: spec.keyword,
        kind: spec.kind ? 'keyword' : 'property',
        detail: isMissing ? 'required' : firstForm(spec),
        documentation: statementText(spec, false),
        // Words that follow on the same line stay as they are: then the keyword alone is put in.
        snippet: typed && typed.args.length > 0 ? undefined : blockSnippet(spec),
        rank: isMissing ? 0 : COMMON.has(spec.keyword) ? 4 : spec.kind ? 2 : 1,
      },
    ];
  });
}

const firstForm = (spec: StatementSpec): string => spec.forms[0]?.text.replace(/[a-z-]+=(?=\S)/g, '') ?? '';
