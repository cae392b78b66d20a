/** Measured outcomes of deployed networks: reading the tables, asking our command line the same questions, comparing. */
import { expect } from 'vitest';
import { runWith } from '../cli/memory-io';

export interface Outcome {
  readonly from: string;
  readonly target: string;
  readonly expected: 'reachable' | 'unreachable';
}

/** Tables with a header line; lines that start with # are comments. */
export function readTable(text: string): Record<string, string>[] {
  const [header, ...lines] = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  const names = (header ?? '').split('\t');
  return lines.map((line) => Object.fromEntries(line.split('\t').map((cell, index) => [names[index] ?? '', cell])));
}

/** Verdicts of one batch, in the order of the questions; `error` where a question can't be asked. */
export async function verdictsOf(vpc: string, outcomes: readonly Outcome[]): Promise<string[]> {
  const stdin = outcomes.map(({ from, target }) => `${from}\t${target}\n`).join('');
  const ran = await runWith(['trace', 'lab.vpc', '--batch', '-', '--format', 'json'], {
    files: { 'lab.vpc': vpc },
    stdin,
  });
  const answers = ran.stdout.split('\n').filter((line) => line !== '');
  expect(answers.length).toBe(outcomes.length);
  return answers.map((line) => (JSON.parse(line) as { verdict?: string }).verdict ?? 'error');
}
