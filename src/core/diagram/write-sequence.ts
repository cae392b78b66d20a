/** A sequence as Mermaid text. The only file that knows the syntax of Mermaid's sequence diagrams. */
import { escapeMessage, escapeSentence, quoteYaml } from './escape';

export interface Participant {
  readonly id: string;
  readonly lines: readonly string[];
}

/** `ask` is sent and gets there, `lost` is sent and does not; `answer` and `lost-answer` come back. */
export type Arrow = 'ask' | 'lost' | 'answer' | 'lost-answer';

/** In the order of time. Mermaid numbers them from 0: `i0`, `i1`, … are their ids in its picture. */
export type Entry =
  | { readonly arrow: Arrow; readonly from: string; readonly to: string; readonly lines: readonly string[] }
  | { readonly over: string; readonly lines: readonly string[] };

export interface Sequence {
  readonly title: string;
  readonly description: string;
  readonly participants: readonly Participant[];
  readonly entries: readonly Entry[];
}

const ARROWS: Readonly<Record<Arrow, string>> = { ask: '->>', lost: '-x', answer: '-->>', 'lost-answer': '--x' };

export function writeSequence(sequence: Sequence, standalone: boolean): string {
  const { title, description, participants, entries } = sequence;
  const lines = standalone ? ['---', `title: ${quoteYaml(title)}`, '---'] : [];
  lines.push('sequenceDiagram', `  accTitle: ${escapeSentence(title)}`, `  accDescr: ${escapeSentence(description)}`);
  for (const { id, lines: label } of participants) lines.push(`  participant ${id} as ${escapeMessage(label)}`);
  for (const entry of entries) {
    const where = 'over' in entry ? `Note over ${entry.over}` : entry.from + ARROWS[entry.arrow] + entry.to;
    lines.push(`  ${where}: ${escapeMessage(entry.lines)}`);
  }
  return `${lines.join('\n')}\n`;
}
