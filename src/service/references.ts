/** Find all references, highlights and rename: every place where a resource is declared or named. */
import type { DocumentHighlight, Location, Range, WorkspaceEdit } from 'vscode-languageserver-types';
import type { Bound } from '../core/model/bind';
import { DnsZone } from '../core/model/dns-zone';
import { isWithin, labels, normalise } from '../core/model/domain-name';
import type { Resource } from '../core/model/resource';
import type { Span } from '../core/model/source';
import type { Analysis, Document, Workspace } from '../core/model/workspace';
import type { BoundArgument } from '../core/schema/match-form';
import type { Statement } from '../core/syntax/tree';
import { resourcesAt } from './definition';
import { askedName } from './dns/asked-name';
import { DocumentHighlightKind } from './lsp-constants';
import { namedBy, nameIn, nameSpan } from './named';
import { placeAt, scopeOf } from './place';
import { rangeOf } from './ranges';

interface Mention {
  readonly document: Document;
  readonly span: Span;
  /** The name as it is written: `shop.web-1`, `i-0abc`. */
  readonly text: string;
  readonly isDeclaration: boolean;
}

export function references(
  workspace: Workspace,
  analysis: Analysis,
  offset: number,
  withDeclaration: boolean,
): Location[] {
  return mentionsAt(workspace, analysis, offset)
    .filter((each) => withDeclaration || !each.isDeclaration)
    .map(({ document, span }) => ({ uri: document.uri, range: rangeOf(document.lines, span) }));
}

export function highlights(workspace: Workspace, analysis: Analysis, offset: number): DocumentHighlight[] {
  return mentionsAt(workspace, analysis, offset)
    .filter((each) => each.document === analysis.document)
    .map(({ document, span, isDeclaration }) => ({
      range: rangeOf(document.lines, span),
      kind: isDeclaration ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
    }));
}

/** The range of the name that would be renamed; null where nothing can be. */
export function prepareRename(analysis: Analysis, offset: number): Range | null {
  const place = placeAt(analysis, offset);
  if (!place?.argument || resourcesAt(place).length !== 1) return null;
  const span = nameSpan(place.statement, place.argument);
  const resource = resourcesAt(place)[0] as Resource;
  const written = analysis.document.text.slice(span.start, span.end);
  if (!written.endsWith(resource.name)) return null; // an id or an address stands there
  return rangeOf(analysis.document.lines, { start: span.end - resource.name.length, end: span.end });
}

/** Changes the name wherever it is written as a name; ids and addresses stay. A string says what is wrong with the new name. */
export function rename(workspace: Workspace, analysis: Analysis, offset: number, name: string): WorkspaceEdit | string {
  if (!/^[^\s{},;#"]+$/.test(name)) return `"${name}" can't be a name without quotes: letters, digits, - and _ can.`;
  if (!prepareRename(analysis, offset)) return 'Nothing here can be renamed.';
  const place = placeAt(analysis, offset);
  const resource = place && resourcesAt(place)[0];
  if (!resource) return 'Nothing here can be renamed.';
  const changes: Record<string, { range: Range; newText: string }[]> = {};
  for (const { document, span, text } of mentionsAt(workspace, analysis, offset)) {
    if (text !== resource.name && !text.endsWith(`.${resource.name}`)) continue;
    const range = rangeOf(document.lines, { start: span.end - resource.name.length, end: span.end });
    changes[document.uri] ??= [];
    changes[document.uri]?.push({ range, newText: name });
  }
  return { changes };
}

function mentionsAt(workspace: Workspace, analysis: Analysis, offset: number): Mention[] {
  const place = placeAt(analysis, offset);
  const statements = new Set((place ? resourcesAt(place) : []).map((each) => each.bound.statement));
  if (statements.size === 0) return [];
  const found = new Map<string, Mention>();
  // Files that import this one name its resources too; statements are the same objects in every analysis.
  for (const uri of new Set([analysis.document.uri, ...workspace.uris])) {
    const each = workspace.analysis(uri);
    if (!each?.documents.some((document) => [...statements].some((own) => document === documentHolding(each, own))))
      continue;
    for (const mention of mentionsIn(each, statements)) {
      found.set(`${mention.document.uri}#${mention.span.start}`, mention);
    }
  }
  return [...found.values()];
}

const documentHolding = ({ network }: Analysis, statement: Statement): Document | undefined =>
  network.byStatement.get(statement)?.file as Document | undefined;

function mentionsIn({ network, documents }: Analysis, targets: ReadonlySet<Statement>): Mention[] {
  const found: Mention[] = [];
  const zones = [...targets].flatMap((each) => {
    const zone = network.byStatement.get(each);
    return zone instanceof DnsZone ? zone : [];
  });
  const visit = (document: Document, bound: Bound): void => {
    const { statement } = bound;
    if (targets.has(statement)) {
      const name = bound.declared;
      if (name) found.push({ document, span: nameSpan(statement, name), text: name.text, isDeclaration: true });
    }
    for (const argument of bound.arguments) {
      if (!argument.type?.kinds && zones.length === 0) continue;
      const scope = scopeOf(network, statement);
      const named = namedBy(network, argument, scope);
      if (
        named.some((each) => targets.has(each.bound.statement)) ||
        zones.some((zone) => isNameIn(zone, bound, argument, scope))
      ) {
        const text = nameIn(argument) ?? argument.text;
        found.push({ document, span: nameSpan(statement, argument), text, isDeclaration: false });
      }
    }
    for (const child of bound.children) visit(document, child);
  };
  for (const document of documents) for (const bound of document.bound.children) visit(document, bound);
  return found;
}

/** A DNS name that is written in full and lies in the zone, and in none that is more specific. */
function isNameIn(zone: DnsZone, bound: Bound, argument: BoundArgument, scope: Resource | undefined): boolean {
  const asked = askedName(bound, argument, scope);
  const { network, domain } = zone;
  if (!asked || !isWithin(normalise(nameIn(argument) ?? argument.text), domain)) return false;
  const zones = [...network.all<DnsZone>('hosted-zone'), ...network.all<DnsZone>('public-zone')];
  return !zones.some((each) => isWithin(asked.name, each.domain) && labels(each.domain) > labels(domain));
}
