// From a keystroke to its diagnostics, through a real server process over stdio.
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from './client.mjs';
import { generate } from './generate.mjs';
import { note, pair, printTable, summary } from './stats.mjs';

export const files = [100, 1000, 10_000].flatMap((lines) =>
  ['many', 'one'].flatMap((shape) => [false, true].map((expects) => ({ lines, shape, expects }))),
);
/** Long enough that `expect` lines that did not fit into the keystroke's turn are judged. */
const QUIET = 60;

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

/** Types at a place and takes it back (or the other way round): two keystrokes. */
async function both(client, uri, { at, text, isThere }) {
  const insert = () => client.change(uri, { start: at, end: at }, text);
  const remove = () =>
    client.change(uri, { start: at, end: { line: at.line, character: at.character + text.length } }, '');
  const samples = [];
  for (const press of isThere ? [remove, insert] : [insert, remove]) samples.push(await press());
  return samples;
}

/** @param {{ ours: Client, empty: Client }} clients */
async function measure(clients, file, rounds) {
  const text = generate(file);
  const uri = `file:///bench/${file.shape}-${file.lines}-${file.expects}.vpc`;
  for (const client of Object.values(clients)) await client.open(uri, text);
  const kinds = Object.entries(places(text));
  const samples = {
    ours: { start: [], middle: [], end: [], brace: [] },
    empty: { start: [], middle: [], end: [], brace: [] },
  };
  const settled = [];
  for (let round = -5; round < rounds; round++) {
    for (const [kind, place] of kinds) {
      for (const [who, client] of Object.entries(clients)) {
        let last = 0;
        const begun = performance.now();
        client.onPublish = (_, now) => {
          last = now - begun;
        };
        const taken = await both(client, uri, place);
        if (round < 0) continue;
        samples[who][kind].push(...taken);
        if (!file.expects || who === 'empty') continue;
        await sleep(QUIET);
        settled.push(last - taken[0]);
      }
    }
  }
  for (const client of Object.values(clients)) await client.close(uri);
  const summaries = (each) =>
    Object.fromEntries([
      ...Object.entries(each).map(([kind, list]) => [kind, summary(list)]),
      ['all', summary(Object.values(each).flat())],
    ]);
  return {
    ...file,
    realLines: text.split('\n').length,
    ours: summaries(samples.ours),
    empty: summaries(samples.empty),
    settled: settled.length > 0 ? summary(settled) : undefined,
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
    results.push(await measure(clients, file, file.expects ? 12 : 40));
  }
  for (const client of Object.values(clients)) await client.end();
  printTable(
    'Keystroke to diagnostics over stdio: median / p95 in ms ("settled": until the last expectation is judged)',
    ['file', 'start', 'middle', 'end', 'brace', 'all', 'settled', 'empty server'],
    results.map(({ lines, shape, expects, ours, empty, settled }) => [
      `${lines} lines, ${shape === 'one' ? 'one VPC' : 'many VPCs'}${expects ? ', expect' : ''}`,
      ...['start', 'middle', 'end', 'brace', 'all'].map((kind) => pair(ours[kind])),
      settled ? pair(settled) : '',
      pair(empty.all),
    ]),
  );
  return results;
}
