/** Two things of one kind with one name in one place; an import that leads to no file. */
import type { Resource } from '../model/resource';
import { argumentSpan, headSpan } from '../model/source';
import type { Check } from './check';
import { rule } from './check';

const duplicate = rule('name.duplicate', 'error', 'Another resource of this kind has the same name here.');
const noFile = rule('import.missing', 'error', "The imported file can't be read.");

export const check: Check = {
  rules: [duplicate, noFile],
  run(context) {
    const seen = new Map<Resource | undefined, Map<string, Resource>>();
    for (const each of context.network.resources) {
      const { name } = each;
      if (!name) continue;
      const siblings = seen.get(each.container) ?? new Map<string, Resource>();
      seen.set(each.container, siblings);
      const key = `${each.kind} ${name}`;
      const first = siblings.get(key);
      if (!first) siblings.set(key, each);
      else
        context.report(
          duplicate,
          { ...each.source, argument: 0 },
          `There is another ${each.kind} called \`${name}\` here.`,
          { related: [{ message: 'The first one.', source: first.source }] },
        );
    }
    for (const index of context.analysis.missingImports) {
      const statement = context.document.bound.children[index]?.statement;
      if (statement)
        context.report(
          noFile,
          statement.args.length > 0 ? argumentSpan(statement, 0) : headSpan(statement),
          `The file \`${statement.args[0]}\` can't be read.`,
        );
    }
  },
};
