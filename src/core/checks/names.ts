/** Two things of one kind with one name in one place; an import that leads to no file. */

import type { NameIndex } from '../model/name-index';
import type { Resource } from '../model/resource';
import { argumentSpan, headSpan } from '../model/source';
import type { Kind } from '../schema/kinds';
import type { Check, CheckContext } from './check';
import { rule } from './check';

const duplicate = rule('name.duplicate', 'error', 'Another resource of this kind has the same name here.');
const noFile = rule('import.missing', 'error', "The imported file can't be read.");

export const check: Check = {
  rules: [duplicate, noFile],
  run(context) {
    const { network } = context;
    report(context, network.top);
    for (const each of network.resources) if (each.members) report(context, each.members);
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

function report(context: CheckContext, names: NameIndex): void {
  for (const [name, all] of names.shared) {
    const seen = new Map<Kind, Resource>();
    for (const each of all) {
      const first = seen.get(each.kind);
      if (!first || name === '') {
        seen.set(each.kind, each);
        continue;
      }
      context.report(
        duplicate,
        { ...each.source, argument: 0 },
        `There is another ${each.kind} called \`${name}\` here.`,
        { related: [{ message: 'The first one.', source: first.source }] },
      );
    }
  }
}
