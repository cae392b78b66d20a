// A whole company's network behind a transit gateway: parsing, compiling, the first trace, ten thousand traces, memory, growth.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { estateQuestions, estateText } from './estate-text.mjs';
import { note, number, pair, printTable, summary, timed } from './stats.mjs';

const URI = 'file:///bench/estate.vpc';
const SIZES = [1000, 10_000, 100_000];
const MEGABYTE = 2 ** 20;

export function estate(core) {
  const results = SIZES.map((size) => {
    note(`estate of ${size} resources`);
    return measure(core, estateText(size));
  });
  const row = (name, cell) => [name, ...results.map(cell)];
  printTable(
    'Estates behind a transit gateway: milliseconds unless said otherwise, medians',
    ['', ...results.map(({ resources }) => `${resources} resources`)],
    [
      row('lines', ({ lines }) => lines),
      row('parse', ({ parse }) => number(parse.median)),
      row('compile: bind, link, interfaces', ({ compile }) => number(compile.median)),
      row('first trace', ({ first }) => number(first)),
      row('any trace: median / p95, µs', ({ traces }) => pair(traces, 0.001)),
      row('10,000 traces', ({ total }) => number(total)),
      row('memory for text and tree, MB', ({ memory }) => megabytes(memory.tree)),
      row('… with network, MB', ({ memory }) => megabytes(memory.network)),
      row('… after the traces, MB', ({ memory }) => megabytes(memory.traced)),
    ],
  );
  return results;
}

/** Below a megabyte the heap's own housekeeping is larger than what is measured. */
const megabytes = (value) => (value < 1 ? '< 1' : number(value));

function measure({ parse, placement, Workspace, ask }, text) {
  const rounds = text.length > 4_000_000 ? 7 : 15;
  const parsing = summary(timed(rounds, () => parse(text, placement)));
  const compile = (workspace) => {
    const { network } = workspace.analysis(URI);
    network.interfaces;
    return network;
  };
  const opened = () => {
    const workspace = new Workspace();
    workspace.open(URI, text);
    return workspace;
  };
  const compiling = Array.from({ length: rounds }, () => {
    const workspace = opened();
    collect();
    return timed(1, () => compile(workspace))[0];
  });
  const before = usedMemory();
  const workspace = opened();
  const memory = { tree: usedMemory() - before };
  const network = compile(workspace);
  memory.network = usedMemory() - before;
  const questions = estateQuestions(network, 10_000);
  const askOne = ({ from, to }) => {
    const answer = ask(network, from, to);
    if ('problem' in answer) throw new Error(`can't be asked: ${from} ${to}: ${answer.problem}`);
    return answer.verdict;
  };
  const [first] = timed(1, () => askOne(questions[0]));
  for (const question of questions.slice(0, 2000)) askOne(question);
  const verdicts = {};
  const samples = timed(questions.length, (at) => {
    const verdict = askOne(questions[at]);
    verdicts[verdict] = (verdicts[verdict] ?? 0) + 1;
  });
  memory.traced = usedMemory() - before;
  return {
    resources: network.resources.length,
    lines: text.split('\n').length,
    parse: parsing,
    compile: summary(compiling),
    first,
    traces: summary(samples),
    total: samples.reduce((sum, each) => sum + each, 0),
    verdicts,
    memory,
  };
}

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc');

/** Megabytes that are in use after everything else has been collected. */
function usedMemory() {
  for (let round = 0; round < 3; round++) collect();
  return process.memoryUsage().heapUsed / MEGABYTE;
}
