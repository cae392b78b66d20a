/** Go to definition: from a name, an id, a DNS name of an endpoint or an imported file to where it is written. */
import type { LocationLink, Range } from 'vscode-languageserver-types';
import { resolve } from '../core/engine/dns/resolve';
import { isUnaskable, readSender } from '../core/engine/question';
import { argument as argumentOf } from '../core/model/bind';
import type { Resource } from '../core/model/resource';
import type { Analysis, Workspace } from '../core/model/workspace';
import { parseAddress } from '../core/net/address';
import { importedUri } from './imports';
import { namedBy, nameIn, nameSpan } from './named';
import type { Place } from './place';
import { placeAt } from './place';
import { argumentSpan, documentOf, headSpan, rangeOf, wholeSpan } from './ranges';

export function definition(workspace: Workspace, analysis: Analysis, offset: number): LocationLink[] {
  const place = placeAt(analysis, offset);
  if (!place) return [];
  const originSelectionRange = rangeOf(
    analysis.document.lines,
    place.argument ? nameSpan(place.statement, place.argument) : place.span,
  );
  const file = place.bound && importedUri(workspace, analysis.document.uri, place.bound);
  if (file) return [{ originSelectionRange, targetUri: file, targetRange: START, targetSelectionRange: START }];
  return resourcesAt(place).flatMap((resource) => {
    const link = linkTo(analysis, resource);
    return link ? [{ originSelectionRange, ...link }] : [];
  });
}

const START: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** The resources that the word at a place means: declared there, named there, or with that address or DNS name. */
export function resourcesAt(place: Place): readonly Resource[] {
  const { analysis, statement, argument, scope, index } = place;
  const { network } = analysis;
  if (index < 0 || argument?.type?.declares) {
    const own = network.byStatement.get(statement);
    return own ? [own] : [];
  }
  if (!argument) return [];
  const named = namedBy(network, argument, scope);
  return named.length > 0 ? named : ownersOf(place);
}

function ownersOf({ analysis: { network }, argument, bound, scope }: Place): readonly Resource[] {
  if (!argument || !bound) return [];
  const name = nameIn(argument) ?? argument.text;
  const address = parseAddress(name);
  if (address !== undefined) {
    const owners = network.interfacesAt(address).map((each) => each.owner);
    const near = owners.filter((each) => !scope?.vpc || each.vpc === scope.vpc);
    return near.length > 0 ? near : owners;
  }
  if (bound.spec.keyword !== 'expect' || !name.includes('.')) return [];
  const sender = readSender(argumentOf(bound, 'sender')?.text ?? '', network);
  if (isUnaskable(sender)) return [];
  return [...new Set(resolve(network, sender, name).resolution.answers.flatMap((each) => each.owner ?? []))];
}

function linkTo(analysis: Analysis, resource: Resource): Omit<LocationLink, 'originSelectionRange'> | undefined {
  const document = documentOf(analysis, resource.file.uri);
  if (!document) return undefined;
  const { statement } = resource.bound;
  const name = resource.bound.declared;
  return {
    targetUri: document.uri,
    targetRange: rangeOf(document.lines, wholeSpan(statement)),
    targetSelectionRange: rangeOf(document.lines, name ? argumentSpan(statement, name.index) : headSpan(statement)),
  };
}
