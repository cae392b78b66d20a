/** The lines that outlines are made of, and how a decision is told in them: its sentence, then what lost. */
import type { Step } from '../engine/trace';
import type { Source } from '../model/source';
import { sentence } from './words';

export type OutlineMark = 'pass' | 'drop' | 'choose' | 'rewrite' | 'note';

/** One line: `level` 0 are the chapters, each next level belongs to the line above it. */
export interface OutlineItem {
  readonly text: string;
  readonly level: number;
  readonly mark: OutlineMark;
  readonly source?: Source;
  /** The decision that the line tells; its losers are lines of their own. */
  readonly step?: Step;
}

export function item(text: string, level: number, mark: OutlineMark, source?: Source): OutlineItem {
  return source === undefined ? { text, level, mark } : { text, level, mark, source };
}

/** `losers`: those of the step that are worth a line. */
export function addStep(
  step: Step,
  level: number,
  items: OutlineItem[],
  losers = step.rejected,
  text = step.text,
): void {
  items.push({ ...item(`${stopWord(step)}${sentence(text)}`, level, step.verdict, step.source), step });
  for (const { what, why, source } of losers)
    items.push(item(`Not ${what}: ${sentence(why)}`, level + 1, 'note', source));
}

/** A name without an answer is blocked only where somebody forbids it. */
function stopWord({ kind, verdict, code }: Step): string {
  if (verdict !== 'drop') return '';
  const word = kind === 'dns' && code !== 'DNS_BLOCKED' ? 'No answer' : 'Blocked';
  return code === undefined ? `${word}: ` : `${word} (${code}): `;
}
