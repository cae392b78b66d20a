/** A trace as Markdown for a review or a ticket: the picture as a fenced Mermaid block, the outline as a nested list. */
import { visible } from '../text/visible';
import { locationOf } from './location';
import type { OutlineItem, OutlineMark } from './outline';

const SIGNS: Readonly<Record<OutlineMark, string>> = {
  pass: '✔ ',
  drop: '✖ ',
  choose: '➜ ',
  rewrite: '⇄ ',
  note: '',
};

/** `mermaid`: the text of the diagram, left out when there is none. Ends with a newline. */
export function outlineToMarkdown(items: readonly OutlineItem[], mermaid?: string): string {
  const [first, ...rest] = items;
  const parts: string[] = [];
  if (first !== undefined) parts.push(`**${SIGNS[first.mark]}${escaped(first.text)}**${placeText(first)}`);
  if (mermaid !== undefined) parts.push(`\`\`\`mermaid\n${mermaid.trimEnd()}\n\`\`\``);
  const list = rest.map(
    (item) => `${'  '.repeat(item.level)}- ${SIGNS[item.mark]}${escaped(item.text)}${placeText(item)}`,
  );
  if (list.length > 0) parts.push(list.join('\n'));
  return `${parts.join('\n\n')}\n`;
}

function placeText(item: OutlineItem): string {
  if (item.source === undefined) return '';
  const { file, line } = locationOf(item.source);
  return ` (\`${file}:${line}\`)`;
}

/** Names may hold anything; what Markdown would read as markup is taken as it stands. */
function escaped(text: string): string {
  return visible(text).replace(/[\\`*_~&[\]<>|]/g, '\\$&');
}
