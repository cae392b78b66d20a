/** Findings as a compiler prints them: one line each, then what belongs to it, then a summary. */
import type { Location } from '../../core/explain/location';
import { visible } from '../../core/text/visible';
import type { CliPaint } from '../paint';
import type { FileReport, Problem } from './problem';
import { countOf } from './problem';

export function textReport(reports: readonly FileReport[], paint: CliPaint): string {
  const lines: string[] = [];
  for (const report of reports) {
    for (const problem of report.problems) lines.push(...problemLines(problem, paint));
  }
  lines.push(...(lines.length > 0 ? [''] : []), summary(reports, paint));
  return `${lines.join('\n')}\n`;
}

const placeText = ({ file, line, column }: Location): string => `${file}:${line}:${column}:`;

function problemLines({ code, severity, message, location, related }: Problem, paint: CliPaint): string[] {
  const colour = severity === 'hint' ? paint.faint : paint[severity];
  return [
    `${paint.title(placeText(location))} ${colour(severity)} ${paint.faint(code)}: ${visible(message)}`,
    ...related.map((each) => `  ${placeText(each.location)} note: ${visible(each.message)}`),
  ];
}

function summary(reports: readonly FileReport[], paint: CliPaint): string {
  const expectations = reports.flatMap((report) => report.expectations);
  const held = expectations.filter((each) => each.problem === undefined).length;
  const expects = expectations.length === 0 ? '' : `; ${held} of ${plural(expectations.length, 'expectation')} hold`;
  const files = plural(reports.length, 'file');
  const errors = countOf(reports, 'error');
  const warnings = countOf(reports, 'warning');
  if (errors + warnings === 0) return `${paint.pass('✔')} No problems in ${files}${expects}.`;
  const counts = [errors > 0 ? plural(errors, 'error') : '', warnings > 0 ? plural(warnings, 'warning') : ''];
  const sign = errors > 0 ? paint.drop('✖') : paint.warning('!');
  return `${sign} ${counts.filter((text) => text !== '').join(' and ')} in ${files}${expects}.`;
}

export const plural = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;
