// All measured rows of all labs in one go, as `trace --batch` asks them.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { note, number, pair, printTable, summary, timed } from './stats.mjs';

export function labs({ Workspace, ask }, root) {
  note('labs');
  const folder = path.join(root, 'test/fixtures/labs');
  const names = readdirSync(folder).filter((name) => name.endsWith('.vpc'));
  const questions = names.flatMap((name) => {
    const workspace = new Workspace();
    workspace.open(name, readFileSync(path.join(folder, name), 'utf8'));
    const { network } = workspace.analysis(name);
    return readFileSync(path.join(folder, name.replace(/\.vpc$/, '.outcomes.tsv')), 'utf8')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
      .slice(1)
      .map((line) => [network, ...line.split('\t')]);
  });
  const askAll = () => timed(questions.length, (at) => ask(...questions[at].slice(0, 3)));
  for (let round = 0; round < 3; round++) askAll();
  const rounds = Array.from({ length: 7 }, askAll);
  const one = summary(rounds.flat());
  const total = summary(rounds.map((samples) => samples.reduce((sum, each) => sum + each, 0)));
  printTable(
    `All ${questions.length} rows of ${names.length} measured networks`,
    ['', 'time'],
    [
      ['one trace: median / p95', `${pair(one, 0.001)} µs`],
      ['all of them', `${number(total.median)} ms`],
    ],
  );
  return { rows: questions.length, one, total };
}
