/** Which statement can stand in which block, by keywords alone: what the parser asks when braces don't pair up. */
import type { Placement } from '../syntax/recovery';
import { fileSchema } from './file-schema';
import type { BlockSpec, StatementSpec } from './statement-spec';

/** Keyword of the owner (`''` for the file), then keyword of the statement: whether it may have a block there. */
const inside = new Map<string, Map<string, boolean>>();
const known = new Set<string>();

function collect(owner: string, block: BlockSpec): void {
  const statements = inside.get(owner) ?? new Map<string, boolean>();
  inside.set(owner, statements);
  for (const spec of block.statements.values()) {
    known.add(spec.keyword);
    statements.set(spec.keyword, (statements.get(spec.keyword) ?? false) || spec.block !== undefined);
    if (spec.block) collect(spec.keyword, spec.block);
  }
}
collect('', fileSchema);

export const placement: Placement = {
  isKeyword: (word) => known.has(word),
  allowed(parent, keyword, hasBlock) {
    const statements = inside.get(parent ?? '');
    if (!statements || !known.has(keyword)) return true;
    const mayHaveBlock = statements.get(keyword);
    return mayHaveBlock !== undefined && (mayHaveBlock || !hasBlock);
  },
};

/** Every entry of the schema with the entries it stands in, outermost first; for documentation and tests. */
export function* allStatements(
  block: BlockSpec = fileSchema,
  path: readonly StatementSpec[] = [],
): Generator<{ readonly spec: StatementSpec; readonly path: readonly StatementSpec[] }> {
  for (const spec of block.statements.values()) {
    yield { spec, path };
    if (spec.block) yield* allStatements(spec.block, [...path, spec]);
  }
}
