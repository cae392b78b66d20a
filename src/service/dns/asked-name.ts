/** Which DNS name stands at a place, wherever names are written: questions, records, zones, rules, servers, resources. */

import type { Bound } from '../../core/model/bind';
import { DnsZone, recordName } from '../../core/model/dns-zone';
import { normalise } from '../../core/model/domain-name';
import type { Resource } from '../../core/model/resource';
import { parseAddress } from '../../core/net/address';
import type { BoundArgument } from '../../core/schema/match-form';
import { nameIn } from '../named';

export interface AskedName {
  /** Without the dot at the end; of `*.example.com` some name below it. */
  readonly name: string;
  /** The name with its wildcard, where it has one: `*.example.com`. */
  readonly wildcard: string | undefined;
}

/** `scope` is the resource around the statement; undefined where the argument is no DNS name. */
export function askedName(bound: Bound, argument: BoundArgument, scope: Resource | undefined): AskedName | undefined {
  const text = writtenName(bound, argument, scope);
  if (text === undefined || text === '.' || text === '*' || parseAddress(text) !== undefined) return undefined;
  return nameOf(text);
}

/** Of a name as it is written, with or without a wildcard. */
export function nameOf(text: string): AskedName {
  const name = normalise(text);
  const isWild = name.startsWith('*.');
  return { name: isWild ? `any${name.slice(1)}` : name, wildcard: isWild ? name : undefined };
}

/** Records whose values are names. */
const NAMES = new Set(['CNAME', 'ALIAS', 'NS', 'PTR']);

function writtenName(bound: Bound, argument: BoundArgument, scope: Resource | undefined): string | undefined {
  const { text, type } = argument;
  const dotted = (name: string | undefined): string | undefined => (name?.includes('.') ? name : undefined);
  switch (type?.placeholder) {
    case 'DNS-NAME':
      return bound.spec.keyword === 'domain-name' ? undefined : dotted(text);
    case 'DOMAIN':
      return text;
    case 'QUESTION':
      return dotted(nameIn(argument));
    case 'ANSWER':
      return text.endsWith('.') ? text : undefined;
    case 'RECORD-NAME':
      return scope instanceof DnsZone ? recordName(text, scope.domain) : undefined;
    case 'RECORD-VALUE':
      return NAMES.has(bound.arguments[1]?.text ?? '') ? dotted(text) : undefined;
    case 'RESOURCE':
      return text.includes(':') ? undefined : dotted(text);
    default:
      return undefined;
  }
}
