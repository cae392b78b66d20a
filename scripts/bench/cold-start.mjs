// From the start of the process to the first diagnostics of an example.
import { Client } from './client.mjs';
import { note, pair, printTable, summary } from './stats.mjs';

const ROUNDS = 15;

async function start(script, text) {
  const client = new Client(script);
  const first = new Promise((resolve) => {
    client.onPublish = (_, now) => resolve(now - client.started);
  });
  await client.initialize();
  await client.open('file:///bench/example.vpc', text);
  const taken = await first;
  await client.end();
  return taken;
}

/** @param {Record<string, string>} servers scripts; measured in turn */
export async function coldStart(servers, text) {
  note('cold start');
  const samples = Object.fromEntries(Object.keys(servers).map((who) => [who, []]));
  for (let round = -2; round < ROUNDS; round++) {
    for (const [who, script] of Object.entries(servers)) {
      const taken = await start(script, text);
      if (round >= 0) samples[who].push(taken);
    }
  }
  const results = Object.fromEntries(Object.entries(samples).map(([who, list]) => [who, summary(list)]));
  printTable(
    'Cold start: process start to the first diagnostics of the example, ms',
    ['server', 'median / p95', 'over the empty one'],
    Object.entries(results).map(([who, each]) => [
      who,
      pair(each),
      `${(each.median - results.empty.median).toFixed(1)}`,
    ]),
  );
  return results;
}
