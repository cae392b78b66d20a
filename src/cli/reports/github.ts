/** Findings as workflow commands of GitHub Actions, which annotate the lines of a pull request. */
import type { FileReport, Severity } from './problem';

const COMMANDS: Readonly<Record<Severity, 'error' | 'warning' | 'notice'>> = {
  error: 'error',
  warning: 'warning',
  information: 'notice',
  hint: 'notice',
};

export function githubReport(reports: readonly FileReport[]): string {
  const lines = reports.flatMap((report) =>
    report.problems.map(({ code, severity, message, location }) => {
      const { file, line, column, endLine, endColumn } = location;
      const end = endLine === line ? `,endColumn=${endColumn}` : ''; // GitHub takes columns on one line only
      const place = `file=${property(file.replaceAll('\\', '/'))},line=${line},endLine=${endLine},col=${column}${end}`;
      return `::${COMMANDS[severity]} ${place},title=${property(code)}::${data(message)}\n`;
    }),
  );
  return lines.join('');
}

const data = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
