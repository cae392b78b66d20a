/** Forms: the one-line notation in which the schema writes what may follow a keyword, and their compiled shape. */
import type { ValueType } from './value-types';
import { valueTypes } from './value-types';

/** One place in a form: a fixed word, a choice of words, or a value. */
export type FormPart = LiteralPart | ChoicePart | ValuePart | OptionalPart;
export interface LiteralPart {
  readonly part: 'literal';
  readonly text: string;
}
export interface ChoicePart {
  readonly part: 'choice';
  readonly role: string;
  readonly words: readonly string[];
}
export interface ValuePart {
  readonly part: 'value';
  readonly role: string;
  readonly type: ValueType;
  /** One or more, separated by commas (blanks are accepted). */
  readonly list: boolean;
}
export interface OptionalPart {
  readonly part: 'optional';
  readonly parts: readonly FormPart[];
}
export interface Form {
  /** The notation itself, shown to people: `PROTOCOL [PORTS] from PEER…`. */
  readonly text: string;
  readonly parts: readonly FormPart[];
}

/**
 * Compiles a form. `UPPER-CASE` is a value (its role is the word in lower case; `role=TYPE` names another),
 * `…` makes a list, `a|b` a choice (role `value`, or `role=a|b`), lower case and `->` are fixed words, `[ ]` is optional.
 */
export function compileForm(text: string): Form {
  const tokens = text.match(/\[|\]|[^\s[\]]+/g) ?? [];
  let at = 0;
  const sequence = (): FormPart[] => {
    const parts: FormPart[] = [];
    for (; at < tokens.length && tokens[at] !== ']'; at++) {
      const token = tokens[at] as string;
      if (token !== '[') {
        parts.push(partOf(token));
        continue;
      }
      at++;
      parts.push({ part: 'optional', parts: sequence() });
    }
    return parts;
  };
  return { text: text.replaceAll(/[a-z-]+=/g, ''), parts: sequence() };
}

function partOf(token: string): FormPart {
  const named = /^([a-z-]+)=(.+)$/.exec(token);
  const role = named?.[1];
  const rest = named?.[2] ?? token;
  if (/^[A-Z]/.test(rest)) {
    const list = rest.endsWith('…');
    const placeholder = list ? rest.slice(0, -1) : rest;
    const type = valueTypes.get(placeholder);
    if (!type) throw new Error(`the schema names a value type that does not exist: ${placeholder}`);
    return { part: 'value', role: role ?? placeholder.toLowerCase(), type, list };
  }
  if (rest.includes('|') || role) return { part: 'choice', role: role ?? 'value', words: rest.split('|') };
  return { part: 'literal', text: rest };
}
