/** Hover of `expect` lines: whether it holds, and the first lines of what happens. */
import { checkExpectation } from '../../core/engine/expectation';
import { outlineOf, outlineOfResolution } from '../../core/explain/outline';
import type { Bound } from '../../core/model/bind';
import type { Analysis } from '../../core/model/workspace';
import { paragraphs, plain } from './markdown';

const LINES = 14;
const SIGNS = { pass: '✔ ', drop: '✖ ', choose: '➜ ', rewrite: '⇄ ', note: '' } as const;

/** Undefined while the line is incomplete. */
export function expectationText(bound: Bound, { document, network }: Analysis): string | undefined {
  const result = checkExpectation(bound, document, network);
  if (!result) return undefined;
  if (result.outcome === 'unaskable') return `**This can't be asked**: ${plain(result.message)}.`;
  const verdict = {
    holds: '**It holds.**',
    fails: `**It does not hold.** ${plain(result.message)}`,
    undetermined: `**It can't be judged yet.** ${plain(result.message)}`,
  }[result.outcome];
  const outline = result.trace
    ? outlineOf(result.trace)
    : result.resolution
      ? outlineOfResolution(result.resolution)
      : [];
  const shown = outline
    .slice(0, LINES)
    .map((item) => `${'  '.repeat(item.level)}- ${SIGNS[item.mark]}${plain(item.text)}`);
  if (outline.length > LINES) shown.push(`- … ${outline.length - LINES} more lines; **Trace Path** shows them all`);
  return paragraphs(verdict, shown.join('\n'));
}
