/** `expect` statements that don't hold, that can't be asked, or that can't be judged yet. */

import type { ExpectationResult } from '../engine/expectation';
import { checkExpectation } from '../engine/expectation';
import type { Bound } from '../model/bind';
import type { Analysis } from '../model/workspace';
import type { Check, CheckContext } from './check';
import { rule } from './check';

const fails = rule('expect.fails', 'error', 'The expectation does not hold.', 'MOD-1', 'MOD-4');
const unaskable = rule(
  'expect.unaskable',
  'error',
  "The question can't be asked: its sender or target means nothing here.",
);
const undetermined = rule(
  'expect.undetermined',
  'warning',
  "The answer depends on something that can't be simulated yet, or on run-time state.",
  'MOD-5',
  'MOD-6',
);

export const expectationsOf = (analysis: Analysis): Bound[] =>
  analysis.document.bound.children.filter((bound) => bound.spec.keyword === 'expect');

export const check: Check = {
  rules: [fails, unaskable, undetermined],
  run(context) {
    for (const bound of expectationsOf(context.analysis)) reportExpectation(context, bound);
  },
};

/** One expectation; the server does them in slices. */
export function reportExpectation(context: CheckContext, bound: Bound): void {
  const result = checkExpectation(bound, context.document, context.network);
  if (!result || result.outcome === 'holds') return;
  const kind = { fails, unaskable, undetermined }[result.outcome];
  const source = { file: context.document, statement: bound.statement };
  context.report(
    kind,
    result.argument === undefined ? source : { ...source, argument: result.argument },
    messageOf(result),
    {
      related: result.decidedBy ? [{ message: 'This decided it.', source: result.decidedBy }] : [],
    },
  );
}

function messageOf({ outcome, message }: ExpectationResult): string {
  if (outcome === 'unaskable') return `This can't be asked: ${message}.`;
  return outcome === 'undetermined' ? `This can't be judged yet: ${message}` : message;
}
