/** Which part of an argument is a name, and which resources it means. */
import { isUnaskable, readTarget } from '../core/engine/question';
import type { Network } from '../core/model/network';
import type { Resource } from '../core/model/resource';
import type { Span } from '../core/model/source';
import type { BoundArgument } from '../core/schema/match-form';
import type { Statement } from '../core/syntax/tree';
import { argumentSpan } from './ranges';

/** The name an argument may hold: without the port and protocol of a target. */
export function nameIn({ type, text }: BoundArgument): string | undefined {
  if (!type?.kinds || type.words?.includes(text)) return undefined;
  if (type.placeholder === 'QUESTION') {
    const target = readTarget(text);
    return isUnaskable(target) ? undefined : target.host;
  }
  return type.placeholder === 'TARGET-ADDRESS' ? text.replace(/:\d+$/, '') : text;
}

/** The resources an argument names: one, several when the name is ambiguous, none when it is no name or leads nowhere. */
export function namedBy(network: Network, argument: BoundArgument, scope: Resource | undefined): readonly Resource[] {
  const name = nameIn(argument);
  if (name === undefined || (argument.value !== undefined && typeof argument.value !== 'string')) return [];
  const kinds = argument.type?.kinds;
  // Types without kinds of their own (`QUESTION`, `RESOURCE`) take whatever has the name.
  return network.lookup(name, scope, kinds && kinds.length > 0 ? kinds : undefined).candidates;
}

/** Where in the file the name of the argument stands, without what follows it (`:443`) and without quotes. */
export function nameSpan(statement: Statement, argument: BoundArgument): Span {
  const span = argumentSpan(statement, argument.index);
  if (statement.argKinds[argument.index] === 'string') return { start: span.start + 1, end: span.end - 1 };
  const name = nameIn(argument);
  return name && argument.text.startsWith(name) ? { start: span.start, end: span.start + name.length } : span;
}
