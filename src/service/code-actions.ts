/** Quick fixes: the edits that the checks offer for what they found. */
import type { CodeAction, Range } from 'vscode-languageserver-types';
import { type Finding, quickFindings } from '../core/checks';
import type { Analysis } from '../core/model/workspace';
import { diagnosticOf } from './diagnostics';
import { rangeOf } from './ranges';

/** Fixes of the findings that touch a range, nearest name first. */
export function codeActions(
  analysis: Analysis,
  range: Range,
  found: readonly Finding[] = quickFindings(analysis),
): CodeAction[] {
  const { lines, uri } = analysis.document;
  const start = lines.offsetAt(range.start);
  const end = lines.offsetAt(range.end);
  return found.flatMap((finding) => {
    if (finding.span.start > end || finding.span.end < start) return [];
    return finding.fixes.map(({ title, edits }, index): CodeAction => {
      return {
        title,
        kind: 'quickfix',
        diagnostics: [diagnosticOf(finding, analysis)],
        ...(index === 0 && finding.fixes.length === 1 && { isPreferred: true }),
        edit: { changes: { [uri]: edits.map((edit) => ({ range: rangeOf(lines, edit), newText: edit.text })) } },
      };
    });
  });
}
