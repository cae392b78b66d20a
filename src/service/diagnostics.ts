/** Findings of the core as diagnostics of the editor. */
import type { Diagnostic } from 'vscode-languageserver-types';
import type { Finding } from '../core/checks';
import type { Analysis } from '../core/model/workspace';
import { DiagnosticSeverity } from './lsp-constants';
import { linesOf, rangeOf } from './ranges';

const SEVERITIES = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
} as const;

export function diagnosticOf(finding: Finding, analysis: Analysis): Diagnostic {
  const relatedInformation = finding.related.flatMap(({ message, uri, span }) => {
    const lines = linesOf(analysis, uri);
    return lines ? [{ message, location: { uri, range: rangeOf(lines, span) } }] : [];
  });
  return {
    range: rangeOf(analysis.document.lines, finding.span),
    severity: SEVERITIES[finding.severity],
    code: finding.code,
    source: 'vpc',
    message: finding.rules.length > 0 ? `${finding.message} [${finding.rules.join(', ')}]` : finding.message,
    ...(relatedInformation.length > 0 && { relatedInformation }),
  };
}
