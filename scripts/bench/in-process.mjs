// The core without a server: the parser alone, compiling a network, tracing.
import { generate, randomFrom } from './generate.mjs';
import { note, number, pair, printTable, summary, timed } from './stats.mjs';

const URI = 'file:///bench/network.vpc';

function networkOf({ Workspace }, text) {
  const workspace = new Workspace();
  workspace.open(URI, text);
  return workspace.analysis(URI);
}

export function parsing({ parse, placement }) {
  note('parser');
  const results = [100, 1000, 10_000, 100_000].map((lines) => {
    const text = generate({ lines, shape: 'one' });
    const rounds = Math.max(7, Math.min(200, 400_000 / lines));
    timed(3, () => parse(text, placement));
    const full = summary(timed(rounds, () => parse(text, placement)));
    return { lines, full, edit: editing(parse, placement, text, Math.min(400, rounds * 4)) };
  });
  printTable(
    'Parser alone: median / p95 in ms',
    ['lines', 'whole text', 'one character'],
    results.map(({ lines, full, edit }) => [lines, pair(full), pair(edit)]),
  );
  return results;
}

/** A character more and one less, in instance names all over the text. */
function editing(parse, placement, text, rounds) {
  const names = [...text.matchAll(/^ {2}instance [^ ]+/gm)].map((match) => match.index + match[0].length);
  const random = randomFrom(3);
  let tree = parse(text, placement);
  let at = 0;
  const samples = timed(rounds, (round) => {
    if (round % 2 === 0) {
      at = names[Math.floor(random() * names.length)];
      const edited = `${text.slice(0, at)}x${text.slice(at)}`;
      tree = parse(edited, placement, tree, { start: at, oldEnd: at, newEnd: at + 1 });
    } else {
      tree = parse(text, placement, tree, { start: at, oldEnd: at + 1, newEnd: at });
    }
  });
  return summary(samples);
}

/** Instances that ask each other, AWS and the internet. */
function questions(network, count) {
  const random = randomFrom(7);
  const instances = network.all('instance');
  const any = () => instances[Math.floor(random() * instances.length)].qualified;
  const targets = [
    () => `${any()}:443`,
    () => `${any()}:5432`,
    () => 'sts.us-east-1.amazonaws.com:443',
    () => 's3.us-east-1.amazonaws.com:443',
    () => '198.51.100.7:443',
    () => '198.51.100.7:22',
  ];
  return Array.from({ length: count }, (_, at) => ({ from: any(), to: targets[at % targets.length]() }));
}

export function tracing(core, example) {
  const { ask, argumentsOfExpectations } = core;
  note('traces');
  const rows = [];
  const analysis = networkOf(core, example);
  const asked = argumentsOfExpectations(analysis);
  const run = (network, all, rounds) => {
    const problems = all.filter(({ from, to }) => 'problem' in ask(network, from, to));
    if (problems.length > 0) throw new Error(`can't be asked: ${JSON.stringify(problems[0])}`);
    return summary(timed(rounds, (round) => ask(network, all[round % all.length].from, all[round % all.length].to)));
  };
  run(analysis.network, asked, 2000);
  const warm = run(analysis.network, asked, 5000);
  rows.push(['the example, warm', `${pair(warm, 0.001)} µs`]);

  const text = generate({ lines: 32_000, shape: 'many', seed: 5 });
  let large;
  const compile = timed(5, () => {
    large = networkOf(core, text);
    large.network.interfaces;
  });
  const resources = large.network.resources.length;
  const all = questions(large.network, 600);
  const [first] = timed(1, () => ask(large.network, all[0].from, all[0].to));
  run(large.network, all, 1200);
  const spread = run(large.network, all, 3000);
  const named = `${resources} resources`;
  rows.push(
    [`${named}: parse, bind, link`, `${pair(summary(compile))} ms`],
    [`${named}: first trace`, `${number(first * 1000)} µs`],
    [`${named}: any trace, warm`, `${pair(spread, 0.001)} µs`],
  );
  printTable('Traces: median / p95', ['', 'time'], rows);
  return { example: warm, resources, compile: summary(compile), first, large: spread };
}
