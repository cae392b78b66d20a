/** Measured outcomes of deployed networks: reading the tables, asking our command line the same questions, comparing. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { runWith } from '../cli/memory-io';

export interface Outcome {
  readonly from: string;
  readonly target: string;
  readonly expected: 'reachable' | 'unreachable';
  /** `core`, `core-nlb`, `self`: the network decides; `service-side`, `dst-not-in-snapshot`: whoever answers or not does. */
  readonly use: string;
  /** Why the row is hard to get right; empty for most. */
  readonly hard: string;
}
export interface Lab {
  readonly name: string;
  readonly vpc: string;
  readonly outcomes: readonly Outcome[];
}

const folder = new URL('../fixtures/labs/', import.meta.url);

/** The project's own copies. */
export const labs: readonly Lab[] = readdirSync(folder)
  .filter((file) => file.endsWith('.vpc'))
  .map((file) => file.slice(0, -'.vpc'.length))
  .sort()
  .map((name) => ({
    name,
    vpc: readFileSync(new URL(`${name}.vpc`, folder), 'utf8'),
    outcomes: readTable(readFileSync(new URL(`${name}.outcomes.tsv`, folder), 'utf8')) as unknown as Outcome[],
  }));

/** Tables with a header line; lines that start with # are comments. */
function readTable(text: string): Record<string, string>[] {
  const [header, ...lines] = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  const names = (header ?? '').split('\t');
  return lines.map((line) => {
    const cells = line.split('\t');
    return Object.fromEntries(names.map((name, index) => [name, cells[index] ?? '']));
  });
}

/** Verdicts of one batch, in the order of the questions; `error` where a question can't be asked. */
export async function verdictsOf({ vpc, outcomes }: Pick<Lab, 'vpc' | 'outcomes'>): Promise<string[]> {
  const stdin = outcomes.map(({ from, target }) => `${from}\t${target}\n`).join('');
  const ran = await runWith(['trace', 'lab.vpc', '--batch', '-', '--format', 'json'], {
    files: { 'lab.vpc': vpc },
    stdin,
  });
  const answers = ran.stdout.split('\n').filter((line) => line !== '');
  expect(answers.length).toBe(outcomes.length);
  return answers.map((line) => (JSON.parse(line) as { verdict?: string }).verdict ?? 'error');
}
