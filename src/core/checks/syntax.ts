/** Problems of form that the parser found. */
import { allProblems } from '../syntax/tree';
import type { Check } from './check';
import { rule } from './check';

const syntax = rule(
  'syntax',
  'error',
  'The text is not a well-formed statement: a brace, a quote or a keyword is missing or too many.',
);

export const check: Check = {
  rules: [syntax],
  run(context) {
    for (const problem of allProblems(context.document.tree)) context.report(syntax, problem, problem.message);
  },
};
