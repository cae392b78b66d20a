// From a keystroke to its diagnostics, through a real server process over stdio.
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from './client.mjs';
import { generate } from './generate.mjs';
import { note, pair, printTable, summary } from './stats.mjs';

export const files = [100, 1000, 10_000].flatMap((lines) =>
  ['many', 'one'].flatMap((shape) => [false, true].map((expects) => ({ lines, shape, expects }))),
);
/** Milliseconds without a publish after which nothing more comes, by the size of the file. */
const QUIET = { 100: 15, 1000: 20, 10000: 50 };
const WARM_UP = 10;
const ROUNDS = 12;

/** Where things are typed: a character in the name of an instance, and the brace that closes a block. */
function places(text) {
  const lines = text.split('\n');
  const names = lines.flatMap((line, at) => (/^ {2}instance \S+ \{/.test(line) ? [at] : []));
  const nameAt = (share) => {
    const line = names[Math.floor((names.length - 1) * share)];
    const character = /^ {2}instance [^ ]+/.exec(lines[line])[0].length;
    return { line, character };
  };
  const middle = lines.findIndex((line, at) => at > lines.length / 2 && line === '  }');
  const brace = middle >= 0 ? middle : lines.lastIndexOf('  }');
  return {
    start: { at: nameAt(0), text: 'x' },
    middle: { at: nameAt(0.5), text: 'x' },
    end: { at: nameAt(1), text: 'x' },
    brace: { at: { line: brace, character: 2 }, text: '}', isThere: true },
  };
}

/** Types at a place and takes it back (or the other way round): two keystrokes, each followed by a pause as people make it. */
async function both(client, uri, { at, text, isThere }, quiet) {
  const insert = () => client.change(uri, { start: at, end: at }, text);
  const remove = () =>
    client.change(uri, { start: at, end: { line: at.line, character: at.character + text.length } }, '');
  const samples = [];
  for (const press of isThere ? [remove, insert] : [insert, remove]) {
    const begun = performance.now();
    let last = begun;
    client.onPublish = (_, now) => {
      last = now;
    };
    const first = await press();
    do await sleep(quiet);
    while (performance.now() - last < quiet);
    samples.push({ first, settled: last - begun });
  }
  return samples;
}

/** @param {{ ours: Client, empty: Client }} clients */
async function measure(clients, file) {
  const text = generate(file);
  const uri = `file:///bench/${file.shape}-${file.lines}-${file.expects}.vpc`;
  for (const client of Object.values(clients)) await client.open(uri, text);
  const kinds = Object.entries(places(text));
  const samples = [];
  for (let round = -WARM_UP; round < ROUNDS; round++) {
    for (const [kind, place] of kinds) {
      for (const [who, client] of Object.entries(clients)) {
        const quiet = who === 'empty' || round < 0 ? 0 : QUIET[file.lines];
        const taken = await both(client, uri, place, quiet);
        if (round >= 0) samples.push(...taken.map((each) => ({ ...each, who, kind })));
      }
    }
  }
  for (const client of Object.values(clients)) await client.close(uri);
  const of = (who, kind, what = 'first') =>
    summary(samples.filter((each) => each.who === who && (!kind || each.kind === kind)).map((each) => each[what]));
  return {
    ...file,
    realLines: text.split('\n').length,
    ours: { ...Object.fromEntries(kinds.map(([kind]) => [kind, of('ours', kind)])), all: of('ours') },
    settled: of('ours', undefined, 'settled'),
    empty: of('empty'),
  };
}

export async function keystrokes(servers) {
  const clients = { ours: new Client(servers.ours), empty: new Client(servers.empty) };
  for (const client of Object.values(clients)) await client.initialize();
  const results = [];
  for (const file of files) {
    note(
      `keystrokes: ${file.lines} lines, ${file.shape === 'one' ? 'one VPC' : 'many VPCs'}${file.expects ? ', expectations' : ''}`,
    );
    results.push(await measure(clients, file));
  }
  for (const client of Object.values(clients)) await client.end();
  printTable(
    'Keystroke to the first diagnostics of the new version over stdio: median / p95 in ms ("settled": to the last ones)',
    ['file', 'start', 'middle', 'end', 'brace', 'all', 'settled', 'empty server'],
    results.map(({ lines, shape, expects, ours, empty, settled }) => [
      `${lines} lines, ${shape === 'one' ? 'one VPC' : 'many VPCs'}${expects ? ', expect' : ''}`,
      ...['start', 'middle', 'end', 'brace', 'all'].map((kind) => pair(ours[kind])),
      pair(settled),
      pair(empty),
    ]),
  );
  return results;
}
