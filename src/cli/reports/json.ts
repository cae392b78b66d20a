/** Findings as JSON; positions count from 1, `version` changes when a reader of the old shape would break. */
import type { FileReport } from './problem';
import { countOf } from './problem';

export function jsonReport(reports: readonly FileReport[]): string {
  const findings = reports.flatMap((report) =>
    report.problems.map(({ code, severity, message, rules, location, related }) => ({
      code,
      severity,
      message,
      rules,
      ...location,
      related: related.map((each) => ({ message: each.message, ...each.location })),
    })),
  );
  const expectations = reports.flatMap((report) =>
    report.expectations.map((each) => ({ text: each.text, holds: each.problem === undefined, ...each.location })),
  );
  const summary = {
    files: reports.length,
    errors: countOf(reports, 'error'),
    warnings: countOf(reports, 'warning'),
    expectations: expectations.length,
  };
  return `${JSON.stringify({ version: 1, summary, findings, expectations }, undefined, 2)}\n`;
}
