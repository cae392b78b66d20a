/** Findings as SARIF 2.1.0 (OASIS), which code hosts show beside the lines. */
import type { Rule } from '../../core/checks/index';
import type { Location } from '../../core/explain/location';
import type { FileReport, Severity } from './problem';

const LEVELS: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};

/** `rules`: what is known of the codes. */
export function sarifReport(reports: readonly FileReport[], rules: readonly Rule[], version: string): string {
  const problems = reports.flatMap((report) => report.problems);
  const codes = [...new Set(problems.map((problem) => problem.code))].sort();
  const results = problems.map((problem) => ({
    ruleId: problem.code,
    ruleIndex: codes.indexOf(problem.code),
    level: LEVELS[problem.severity],
    message: { text: problem.message },
    locations: [locationObject(problem.location)],
    ...(problem.related.length > 0 && {
      relatedLocations: problem.related.map((each, id) => ({
        id,
        ...locationObject(each.location),
        message: { text: each.message },
      })),
    }),
  }));
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'vpc-trace', version, rules: codes.map((code) => ruleObject(code, rules)) } },
        columnKind: 'utf16CodeUnits',
        artifacts: reports.map((report) => ({ location: { uri: uriOf(report.file) } })),
        results,
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function ruleObject(id: string, rules: readonly Rule[]) {
  const known = rules.find((rule) => rule.code === id);
  if (known === undefined) return { id };
  return { id, shortDescription: { text: known.summary }, defaultConfiguration: { level: LEVELS[known.severity] } };
}

function locationObject({ file, line, column, endLine, endColumn }: Location) {
  return {
    physicalLocation: {
      artifactLocation: { uri: uriOf(file) },
      region: { startLine: line, startColumn: column, endLine, endColumn },
    },
  };
}

/** A relative path stays relative to where the log is read; an absolute one becomes a `file:` URI. */
function uriOf(file: string): string {
  const path = file.replaceAll('\\', '/');
  const drive = /^[A-Za-z]:\//.test(path);
  const encoded = path
    .split('/')
    .map((part, index) => (drive && index === 0 ? part : encodeURIComponent(part)))
    .join('/');
  return drive ? `file:///${encoded}` : path.startsWith('/') ? `file://${encoded}` : encoded.replace(/^(\.\/)+/, '');
}
