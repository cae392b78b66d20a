/** The little Markdown that hovers are made of. */

import type { Resource } from '../../core/model/resource';
import type { Address } from '../../core/net/address';
import { formatAddress } from '../../core/net/address';

/** Inline code; a text that holds a backtick gets a longer fence. */
export const code = (text: string): string => (text.includes('`') ? `\`\` ${text} \`\`` : `\`${text}\``);

/** Plain text that Markdown must not read as markup; what stands in backticks stays code. */
export const plain = (text: string): string =>
  text
    .split(/(`[^`\n]+`)/)
    .map((part, index) => (index % 2 === 1 ? part : part.replace(/[\\`*_[\]<>|#]/g, '\\$&')))
    .join('');

/** What people call a kind of resource: `NAT gateway`, `network ACL`. */
export const kindWords = ({ bound, kind }: Resource): string =>
  bound.spec.block?.title.replace(/^an? /, '') ?? kind.replaceAll('-', ' ');

/** `a`, `a and b`, `a, b and c`. */
export function listed(words: readonly string[], last = 'and'): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
}

/** Names in code, at most `limit` of them. */
export function names(all: readonly { readonly name: string }[], limit = 12): string {
  const shown = all.slice(0, limit).map((each) => code(each.name));
  return all.length > limit ? `${shown.join(', ')} and ${all.length - limit} more` : listed(shown);
}

export const bullets = (lines: readonly string[], limit = 20): string => {
  const shown = lines.slice(0, limit).map((line) => `- ${line}`);
  if (lines.length > limit) shown.push(`- … and ${lines.length - limit} more`);
  return shown.join('\n');
};

/** `1 subnet`, `3 subnets`, `no subnets`. */
export const count = (number: number, one: string, many = `${one}s`): string =>
  `${number === 0 ? 'no' : number.toLocaleString('en-US')} ${number === 1 ? one : many}`;

export const addresses = (all: readonly Address[]): string => listed(all.map((each) => code(formatAddress(each))));

/** Paragraphs that are not empty. */
export const paragraphs = (...parts: readonly (string | undefined | false)[]): string =>
  parts.filter((part) => part !== undefined && part !== false && part !== '').join('\n\n');

/** `_DNS-3, IE-11_`: the ids of the rules of the semantics. */
export const ruleIds = (rules: readonly string[]): string => (rules.length > 0 ? `_Rules: ${rules.join(', ')}_` : '');
