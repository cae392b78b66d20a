/** Hover of DNS names in questions: what the sender of that line gets for it, from whom, and what lost. */
import { resolve } from '../../core/engine/dns/resolve';
import { isUnaskable, readSender } from '../../core/engine/question';
import { outlineOfResolution } from '../../core/explain/outline';
import { argument, type Bound } from '../../core/model/bind';
import type { Network } from '../../core/model/network';
import { code, paragraphs, plain } from './markdown';

/** Undefined when the line's sender means nothing. */
export function dnsNameText(name: string, bound: Bound, network: Network): string | undefined {
  const from = argument(bound, 'sender')?.text;
  const sender = from === undefined ? undefined : readSender(from, network);
  if (!sender || isUnaskable(sender)) return undefined;
  const { resolution } = resolve(network, sender, name);
  const lines = outlineOfResolution(resolution).map((item) => `${'  '.repeat(item.level)}- ${plain(item.text)}`);
  return paragraphs(`${code(name)} as ${code(sender.place.name)} sees it`, lines.join('\n'));
}
