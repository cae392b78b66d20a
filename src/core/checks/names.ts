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
    if (name === '') continue;
    const byKind = new Map<Kind, Resource[]>();
    // Private zones of one name are told apart by their VPCs (DNS-19); two for one VPC are a finding about DNS (DNS-23).
    for (const each of all)
      if (each.kind !== 'hosted-zone') byKind.set(each.kind, [...(byKind.get(each.kind) ?? []), each]);
    for (const same of byKind.values()) if (same.length > 1) reportSame(context, name, same);
  }
}

/** The first one of this file is right, unless another file has the name as well. */
function reportSame(context: CheckContext, name: string, same: readonly Resource[]): void {
  const here = same.filter((each) => each.file === context.document);
  const elsewhere = same.find((each) => each.file !== context.document);
  for (const each of elsewhere ? here : here.slice(1)) {
    const other = (here[0] !== each ? here[0] : elsewhere) as Resource;
    context.report(
      duplicate,
      { ...each.source, argument: 0 },
      `There is another ${each.kind} called \`${name}\` here${other.file === context.document ? '' : ', in an imported file'}.`,
      { related: [{ message: 'The other one.', source: other.source }] },
    );
  }
}
