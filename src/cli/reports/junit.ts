/** Findings as JUnit XML: an `expect` line is a test case, and so is every other problem and every clean file. */
import type { FileReport, Problem } from './problem';

export function junitReport(reports: readonly FileReport[]): string {
  const suites = reports.map(suiteOf);
  const total = suites.reduce((sum, suite) => sum + suite.tests, 0);
  const failed = suites.reduce((sum, suite) => sum + suite.failures, 0);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="vpc-trace check" tests="${total}" failures="${failed}" errors="0">`,
    ...suites.map((suite) => suite.xml),
    '</testsuites>\n',
  ].join('\n');
}

function suiteOf(report: FileReport): { xml: string; tests: number; failures: number } {
  const ofExpectations = new Set(report.expectations.map((each) => each.problem));
  const others = report.problems.filter((problem) => !ofExpectations.has(problem));
  const cases = [
    ...report.expectations.map(({ text, location, problem }) => caseOf(text, report.file, location.line, problem)),
    ...others.map((problem) =>
      caseOf(`${problem.code} in line ${problem.location.line}`, report.file, problem.location.line, problem),
    ),
  ];
  if (others.length === 0) cases.unshift(caseOf('no problems', report.file, 1, undefined));
  const failures = cases.filter((each) => each.includes('<failure')).length;
  const name = escapeXml(report.file);
  const xml = [
    `  <testsuite name="${name}" tests="${cases.length}" failures="${failures}" errors="0" skipped="0">`,
    ...cases,
    '  </testsuite>',
  ].join('\n');
  return { xml, tests: cases.length, failures };
}

function caseOf(name: string, file: string, line: number, problem: Problem | undefined): string {
  const attributes = `name="${escapeXml(name)}" classname="${escapeXml(file)}" file="${escapeXml(file)}" line="${line}"`;
  if (problem === undefined) return `    <testcase ${attributes}/>`;
  const { code, severity, message, location, related } = problem;
  const where = `${location.file}:${location.line}:${location.column}: ${severity} ${code}: ${message}`;
  const notes = related.map((each) => `\n${each.location.file}:${each.location.line}: ${each.message}`).join('');
  const body =
    severity === 'error'
      ? `<failure message="${escapeXml(message)}" type="${escapeXml(code)}">${escapeXml(where + notes)}</failure>`
      : `<system-out>${escapeXml(where + notes)}</system-out>`;
  return `    <testcase ${attributes}>\n      ${body}\n    </testcase>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
};

/** Control characters can't stand in XML 1.0, not even as references. */
function escapeXml(text: string): string {
  return text
    .replace(/[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '\ufffd')
    .replace(/[&<>"\n]/g, (each) => ENTITIES[each] ?? each);
}
