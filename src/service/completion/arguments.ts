/** Arguments: what the forms of a statement expect at a place. */
import type { Network } from '../../core/model/network';
import type { Resource } from '../../core/model/resource';
import type { FormPart, ValuePart } from '../../core/schema/form';
import { expectedAt, matchForms } from '../../core/schema/match-form';
import type { StatementSpec } from '../../core/schema/statement-spec';
import type { Statement } from '../../core/syntax/tree';
import { resourceText } from '../hover/resource';
import { typeText } from '../hover/values';
import { catalogueSuggestions } from './catalogues';
import type { Suggestion } from './item';
import { referenceSuggestions } from './references';
import { targetSuggestions } from './targets';
import { valueSuggestions } from './values';

export interface ArgumentRequest {
  readonly network: Network;
  readonly scope: Resource | undefined;
  readonly statement: Statement;
  readonly spec: StatementSpec;
  readonly index: number;
}

export function argumentSuggestions(request: ArgumentRequest): Suggestion[] {
  const { spec, statement, index } = request;
  const parts = expectedAt(spec.forms, statement, index);
  const continued = listGoingOn(request);
  const found = new Map<string, Suggestion>();
  for (const part of parts)
    for (const each of suggestionsOf(part, request, continued)) if (!found.has(each.label)) found.set(each.label, each);
  // Of a list that stands there already nothing is offered twice.
  for (const [at, word] of statement.args.entries()) if (at < index && continued.values.has(word)) found.delete(word);
  return [...found.values()];
}

interface ListGoingOn {
  /** Role of the list whose value stands directly before, without a comma: only what follows the list is offered. */
  readonly role: string | undefined;
  readonly values: ReadonlySet<string>;
}

function listGoingOn({ spec, statement, index }: ArgumentRequest): ListGoingOn {
  const before = { ...statement, args: statement.args.slice(0, index), argKinds: statement.argKinds.slice(0, index) };
  const bound = matchForms(spec.forms, before).arguments;
  const last = bound.at(-1);
  const role = last && last.index === index - 1 ? last.role : undefined;
  const listRole = bound.at(-1)?.role;
  return { role, values: new Set(bound.filter((each) => each.role === listRole).map((each) => each.text)) };
}

function suggestionsOf(part: FormPart, request: ArgumentRequest, continued: ListGoingOn): Suggestion[] {
  switch (part.part) {
    case 'literal':
      return [{ label: part.text, kind: 'word', rank: 3 }];
    case 'choice':
      return part.words.map((label, index) => ({ label, kind: 'word', rank: 1, ...(index === 0 && { rank: 0 }) }));
    case 'optional':
      return part.parts.slice(0, 1).flatMap((each) => suggestionsOf(each, request, continued));
    case 'value':
      return part.list && part.role === continued.role ? [] : ofType(part, request);
  }
}

function ofType(part: ValuePart, request: ArgumentRequest): Suggestion[] {
  const { type } = part;
  const words = (type.words ?? []).map((label): Suggestion => {
    const documentation = typeText({ type, text: label, role: part.role, value: label, index: 0 });
    return { label, kind: 'word', detail: type.label, documentation, rank: 2 };
  });
  return [
    ...referenceSuggestions(type, request, resourceText),
    ...catalogueSuggestions(type, request),
    ...targetSuggestions(type, request),
    ...valueSuggestions(type, request),
    ...words,
  ];
}
