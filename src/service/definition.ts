/** Go to definition: from a name, an id, a DNS name of an endpoint or an imported file to where it is written. */
import type { LocationLink, Range } from 'vscode-languageserver-types';
import type { Resource } from '../core/model/resource';
import type { Source } from '../core/model/source';
import type { Analysis, Workspace } from '../core/model/workspace';
import { parseAddress } from '../core/net/address';
import { decidedAt } from './dns/decided-at';
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
  const links = targetsAt(place).flatMap((each) =>
    'kind' in each ? linkTo(analysis, each) : linkToLine(analysis, each),
  );
  return links.map((link) => ({ originSelectionRange, ...link }));
}

/** What a word stands for; of a DNS name the line that decides about it, of a record's own name whoever has its address. */
function targetsAt(place: Place): readonly (Resource | Source)[] {
  const { argument, scope, analysis } = place;
  const named = argument ? namedBy(analysis.network, argument, scope) : [];
  const decided = named.length > 0 || argument?.type?.declares ? undefined : decidedAt(place);
  if (!decided) return resourcesAt(place);
  const { owners, line } = decided;
  if (argument?.type?.placeholder === 'RECORD-NAME' || line === undefined || line.statement === place.statement)
    return owners;
  return [analysis.network.byStatement.get(line.statement) ?? line];
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

function ownersOf(place: Place): readonly Resource[] {
  const { argument, bound, scope } = place;
  const { network } = place.analysis;
  if (!argument || !bound) return [];
  const name = nameIn(argument) ?? argument.text;
  const address = parseAddress(name);
  if (address !== undefined) {
    const owners = network.interfacesAt(address).map((each) => each.owner);
    const near = owners.filter((each) => !scope?.vpc || each.vpc === scope.vpc);
    return near.length > 0 ? near : owners;
  }
  return (bound.spec.keyword === 'expect' && decidedAt(place)?.owners) || [];
}

type Target = Omit<LocationLink, 'originSelectionRange'>;

function linkTo(analysis: Analysis, resource: Resource): Target[] {
  const name = resource.bound.declared;
  return linkToLine(analysis, resource.source, name && argumentSpan(resource.bound.statement, name.index));
}

function linkToLine(analysis: Analysis, { file, statement }: Source, selected = headSpan(statement)): Target[] {
  const document = documentOf(analysis, file.uri);
  if (!document) return [];
  return [
    {
      targetUri: document.uri,
      targetRange: rangeOf(document.lines, wholeSpan(statement)),
      targetSelectionRange: rangeOf(document.lines, selected),
    },
  ];
}
