// Every question of the examples, in every kind and shape: Mermaid can read it, and everything that is named is there.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { diagramOf } from '../../../src/core/diagram/mermaid';
import { dnsSequenceOf } from '../../../src/core/diagram/sequence';
import { readMermaid, readSequence, traceOf } from './support';

const files = ['examples', 'examples/traps'].flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.vpc'))
    .map((name) => join(folder, name)),
);
/** What is expected of a name is asked for as a connection to it. */
const questions = files.flatMap((file) => {
  const lines = readFileSync(file, 'utf8').matchAll(/^expect (\S+) (can reach|cannot reach|resolves) (\S+)/gm);
  return [...lines].map(
    ([, from = '', verb, to = '']) => [file, from, verb === 'resolves' ? `${to}:443` : to] as const,
  );
});

describe('the pictures of the examples', () => {
  it.each(questions)('%s: %s to %s', async (file, from, to) => {
    const trace = traceOf(readFileSync(file, 'utf8'), from, to);
    for (const shape of ['wide', 'narrow'] as const) {
      for (const reply of [true, false]) {
        const folded = diagramOf(trace, { shape, reply, standalone: false });
        const ids = folded.nodes.map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        expect(folded.nodes.filter(({ label }) => label === '')).toEqual([]);
        const open = diagramOf(trace, { shape, reply, standalone: false, open: ids });
        expect(open.nodes.map(({ id }) => id)).toEqual(ids);
        expect(open.nodes.every(({ candidates, isOpen }) => isOpen || candidates === 0)).toBe(true);
        if (reply) {
          const { nodes } = await readMermaid(open.text);
          expect(nodes.map(({ id }) => id).sort()).toEqual([...ids].sort());
        }
        for (const id of folded.decisions.values()) if (id !== undefined) expect(ids).toContain(id);
        // What stops it is never left out.
        const codes = folded.nodes.map(({ label }) => label).join('\n');
        if (trace.reason) expect(codes).toContain(trace.reason.code);
      }
    }
    if (!trace.dns) return;
    const sequence = dnsSequenceOf(trace, trace.dns, { standalone: false, open: [] });
    const { participants, entries } = await readSequence(sequence.text);
    expect(participants.length + entries.length).toBe(sequence.nodes.length);
    expect(sequence.decisions.size).toBe(trace.dns.steps.length);
  });
});
