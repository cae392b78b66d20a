/** Names that lead nowhere, to several things, or to a kind that can't stand there (language §2, IE-2). */

import { scopeOfExpectation } from '../engine/expectation';
import { awsPrefixList } from '../model/aws-prefix-lists';
import type { Bound, NameUse } from '../model/bind';
import { argument } from '../model/bind';
import type { Resource } from '../model/resource';
import type { Source } from '../model/source';
import { argumentSpan } from '../model/source';
import type { Kind } from '../schema/kinds';
import { nearest } from '../text/nearest';
import type { Check, CheckContext } from './check';
import { replace, rule } from './check';

const unresolved = rule('reference.unresolved', 'error', 'The name leads to nothing.');
const ambiguous = rule('reference.ambiguous', 'error', 'The name leads to more than one thing.');
const wrongKind = rule(
  'reference.wrong-kind',
  'error',
  "The name leads to something that can't stand there.",
  'IE-2',
  'RT-8',
);

export const check: Check = {
  rules: [unresolved, ambiguous, wrongKind],
  run(context) {
    for (const resource of context.network.resources) {
      if (resource.file === context.document && !context.isSettled(resource)) judge(context, resource.bound, resource);
    }
    for (const bound of context.document.bound.children) {
      if (bound.spec.keyword === 'expect') judgeExpectation(context, bound);
      else if (!bound.spec.kind) judge(context, bound, undefined);
    }
  },
};

/** The names mean what its sender sees; a sender that is an address is not a matter of names, so nothing is kept then. */
function judgeExpectation(context: CheckContext, bound: Bound): void {
  const { network } = context;
  if (bound.foundIn === network.vocabulary) return;
  judge(context, bound, scopeOfExpectation(bound, network));
  if (argument(bound, 'sender')?.value !== undefined) bound.foundIn = undefined;
}

function judge(context: CheckContext, bound: Bound, scope: Resource | undefined): void {
  const { network } = context;
  // Nearly all statements are as they were, and so are nearly always the names: then there is nothing to look up.
  if (bound.foundIn === network.vocabulary) return;
  let isFound = true;
  for (const use of bound.nameUses) {
    if (network.find(use.argument.text, scope, use.argument.type?.kinds)) continue;
    isFound = false;
    explain(context, use, scope);
  }
  bound.foundIn = isFound ? network.vocabulary : undefined;
}

/** As many things of one name as a person can choose from; a file of a hundred VPCs may have a hundred. */
const SHOWN = 5;

function explain(context: CheckContext, { bound, argument: named }: NameUse, scope: Resource | undefined): void {
  const kinds = named.type?.kinds as readonly Kind[];
  const { candidates } = context.network.lookup(named.text, scope, kinds);
  const source: Source = { file: context.document, statement: bound.statement, argument: named.index };
  if (candidates.length > 1) {
    const shown = candidates.slice(0, SHOWN);
    const more = candidates.length > SHOWN ? ` or ${candidates.length - SHOWN} more` : '';
    context.report(
      ambiguous,
      source,
      `\`${named.text}\` can be ${shown.map((each) => `\`${each.qualified}\``).join(' or ')}${more}: write the qualified name.`,
      { related: shown.map((each) => ({ message: `${each.kind} ${each.qualified}`, source: each.source })) },
    );
    return;
  }
  if (kinds.includes('prefix-list') && awsPrefixList(named.text)) return;
  const other = context.network.lookup(named.text, scope).candidates[0];
  if (other) {
    context.report(
      wrongKind,
      source,
      `\`${named.text}\` is ${article(other.kind)}, which can't stand here.${whyNot(bound, other)}`,
      { related: [{ message: 'It is declared here.', source: other.source }] },
    );
    return;
  }
  const names = nearest(named.text, visibleNames(context, scope, kinds));
  const span = argumentSpan(bound.statement, named.index);
  const hint = names.length > 0 ? ` Did you mean ${names.map((name) => `\`${name}\``).join(' or ')}?` : '';
  context.report(
    unresolved,
    source,
    `Nothing here is called \`${named.text}\`; expected ${named.type?.label}.${hint}`,
    {
      fixes: names.map((name) => ({ title: `Change to ${name}`, edits: [replace(span, name)] })),
    },
  );
}

/** Names that could stand there: inner ones first, those of other VPCs qualified. */
export function visibleNames(
  context: Pick<CheckContext, 'network'>,
  scope: Resource | undefined,
  kinds: readonly Kind[],
): string[] {
  return kinds.flatMap((kind) =>
    context.network.all(kind).map((each) => (each.vpc === scope?.vpc || !each.container ? each.name : each.qualified)),
  );
}

const article = (kind: Kind): string => `${/^[aeiou]/.test(kind) ? 'an' : 'a'} ${kind}`;

function whyNot(bound: Bound, other: Resource): string {
  if (bound.spec.keyword !== 'route') return '';
  if (other.kind === 'interface-endpoint')
    return ' An interface endpoint is never a route target (IE-2): it is a network interface with an address in the VPC, so DNS leads to it and the local route carries the packet there.';
  if (other.kind === 'gateway-endpoint')
    return ' A gateway endpoint adds its route by itself, to the tables that its `route-tables` names (GE-2).';
  return '';
}
