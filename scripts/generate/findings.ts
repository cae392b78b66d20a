/** The page of findings, made from the checks: every code with its severity, what it means and the rule of AWS behind it. */
import { rules } from '../../src/core/checks';

export function findingsPage(): string {
  const areas = new Map<string, string[]>();
  for (const { code, severity, summary, rules: ids } of rules) {
    const area = code.split('.')[0] as string;
    const row = `| \`${code}\` | ${severity} | ${summary.replaceAll('|', '\\|')} | ${ids.join(' ')} |`;
    areas.set(area, [...(areas.get(area) ?? []), row]);
  }
  const head = '| code | severity | what it means | rules |\n| --- | --- | --- | --- |';
  const parts = [
    '# Findings',
    '<!-- Generated from the checks by scripts/generate.mjs; changes here are lost. -->',
    'What VPC Trace says about a file, in the editor and from `vpc-trace check`. Errors make `check` end with 1; warnings and information do not. Rule ids name the rule of AWS behind a finding.',
    ...[...areas].map(([area, rows]) => `## ${area}\n\n${head}\n${rows.join('\n')}`),
  ];
  return `${parts.join('\n\n')}\n`;
}
