/** `vpc-trace check FILE…`: all findings of the files, in the format that the reader wants. */
import type { Finding } from '../core/checks/index';
import { expectationsOf, findings, rules } from '../core/checks/index';
import { locationAt } from '../core/explain/location';
import { headSpan } from '../core/model/source';
import type { Analysis } from '../core/model/workspace';
import { CannotRun, CLEAN, COULD_NOT_RUN, FINDINGS } from './exit-codes';
import type { Io } from './io';
import { load } from './load';
import { paintOf } from './paint';
import { githubReport } from './reports/github';
import { jsonReport } from './reports/json';
import { junitReport } from './reports/junit';
import type { FileReport, Problem } from './reports/problem';
import { countOf } from './reports/problem';
import { sarifReport } from './reports/sarif';
import { textReport } from './reports/text';
import { version } from './version';

export const checkFormats = ['text', 'json', 'sarif', 'junit', 'github'] as const;
type CheckFormat = (typeof checkFormats)[number];

export async function check(files: readonly string[], options: { format: CheckFormat }, io: Io): Promise<number> {
  const reports: FileReport[] = [];
  let failed = false;
  for (const file of files) {
    try {
      reports.push(reportOf(file, load(file, io)));
    } catch (error) {
      if (!(error instanceof CannotRun)) throw error;
      failed = true; // the other files are checked all the same
      await io.stderr.write(`vpc-trace: ${error.message}\n`);
    }
  }
  if (reports.length > 0) await io.stdout.write(write(reports, options.format, io));
  if (failed) return COULD_NOT_RUN;
  return countOf(reports, 'error') > 0 ? FINDINGS : CLEAN;
}

function write(reports: readonly FileReport[], format: CheckFormat, io: Io): string {
  switch (format) {
    case 'text':
      return textReport(reports, paintOf(io.stdout));
    case 'json':
      return jsonReport(reports);
    case 'sarif':
      return sarifReport(reports, rules, version);
    case 'junit':
      return junitReport(reports);
    case 'github':
      return githubReport(reports);
  }
}

function reportOf(file: string, analysis: Analysis): FileReport {
  const { document } = analysis;
  const found = findings(analysis);
  const problems = found.map((finding) => problemOf(finding, analysis));
  const expectations = expectationsOf(analysis).map((bound) => {
    const { start, end } = headSpan(bound.statement);
    // One that can't be read doesn't hold either, whatever is wrong with it.
    const index = found.findIndex(({ code, severity, span }) => {
      const isAbout = severity === 'error' || code.startsWith('expect.');
      return isAbout && start <= span.start && span.end <= end;
    });
    const text = document.text.slice(start, end).replace(/\s+/g, ' ');
    return { text, location: locationAt(document, { start, end }), problem: problems[index] };
  });
  return { file, problems, expectations };
}

function problemOf(finding: Finding, analysis: Analysis): Problem {
  const { documents, services } = analysis;
  const locate = (uri: string, span: Finding['span']) =>
    locationAt([...documents, services].find((each) => each?.uri === uri) ?? analysis.document, span);
  return {
    code: finding.code,
    severity: finding.severity,
    message: finding.message,
    rules: finding.rules,
    location: locate(finding.uri, finding.span),
    related: finding.related.map(({ message, uri, span }) => ({ message, location: locate(uri, span) })),
  };
}
