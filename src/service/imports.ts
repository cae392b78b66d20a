/** Import lines: which file each leads to, as links. */
import type { DocumentLink } from 'vscode-languageserver-types';
import type { Bound } from '../core/model/bind';
import type { Analysis, Workspace } from '../core/model/workspace';
import { argumentSpan, rangeOf } from './ranges';

/** The file that an import line leads to; undefined when there is none or the line names none. */
export function importedUri(workspace: Workspace, from: string, bound: Bound): string | undefined {
  const path = bound.spec.keyword === 'import' ? bound.arguments[0]?.text : undefined;
  const uri = path && workspace.resolveImport(from, path);
  return uri && workspace.document(uri)?.uri;
}

export function documentLinks(workspace: Workspace, { document }: Analysis): DocumentLink[] {
  return document.bound.children.flatMap((bound) => {
    const target = importedUri(workspace, document.uri, bound);
    const named = bound.arguments[0];
    if (!target || !named) return [];
    const range = rangeOf(document.lines, argumentSpan(bound.statement, named.index));
    return [{ range, target, tooltip: 'Open the imported file' }];
  });
}
