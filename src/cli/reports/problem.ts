/** What `check` found, ready to be printed in any format. */
import type { Location } from '../../core/explain/location';

export type Severity = 'error' | 'warning' | 'information' | 'hint';

export interface Problem {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  /** Rule ids of AWS's semantics behind it. */
  readonly rules: readonly string[];
  readonly location: Location;
  readonly related: readonly { readonly message: string; readonly location: Location }[];
}

/** An `expect` line and whether it holds. */
export interface Expectation {
  /** The line as written. */
  readonly text: string;
  readonly location: Location;
  readonly problem: Problem | undefined;
}

export interface FileReport {
  /** As it was given. */
  readonly file: string;
  /** In the order of the file. */
  readonly problems: readonly Problem[];
  readonly expectations: readonly Expectation[];
}

export function countOf(reports: readonly FileReport[], severity: Severity): number {
  let count = 0;
  for (const report of reports) for (const problem of report.problems) if (problem.severity === severity) count++;
  return count;
}
