// DNS questions as sequences: real courses over a hybrid network, Mermaid's own parser to read what is written.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dnsSequenceOf } from '../../../src/core/diagram/sequence';
import type { Exchange, Resolution, Trace } from '../../../src/core/engine/trace';
import { readSequence, SHOP, traceOf } from './support';

const HYBRID = readFileSync('test/fixtures/service/hybrid.vpc', 'utf8');
const STS = 'sts.us-east-1.amazonaws.com';

const sequenceOf = (trace: Trace, dns = trace.dns, open: readonly string[] = []) => {
  if (!dns) throw new Error('nobody asked');
  return dnsSequenceOf(trace, dns, { standalone: false, open });
};
async function draw(from: string, name: string, open: readonly string[] = [], text = HYBRID) {
  const diagram = sequenceOf(traceOf(text, from, `${name}:443`), undefined, open);
  return { diagram, ...(await readSequence(diagram.text)) };
}

describe('a sequence', () => {
  it('tells who asks whom, what each decides, and what comes back', async () => {
    const { participants, entries, title } = await draw('office.laptop', STS);
    expect(participants.map(({ lines }) => lines)).toEqual([
      ['laptop', 'host on-premises'],
      ['DNS server 10.9.0.2 of office'],
      ['inbound', 'inbound endpoint · 10.0.1.53'],
    ]);
    expect(entries).toEqual([
      `laptop ->> DNS server 10.9.0.2 of office: ${STS} A?`,
      'DNS server 10.9.0.2 of office: ✔ forward amazonaws.com',
      'DNS server 10.9.0.2 of office ->> inbound: the same question / via office-vpn, tgw and inbound',
      `inbound: ✔ private hosted zone / ${STS} / (managed by sts) / ✕ 1 other`,
      'inbound -->> DNS server 10.9.0.2 of office: 10.0.1.20',
      'DNS server 10.9.0.2 of office -->> laptop: 10.0.1.20',
    ]);
    expect(title).toMatch(/^✔ 10\.9\.0\.2 answers sts/);
  });

  it('shows who sends a question out for the resolver', async () => {
    const { participants, entries } = await draw('spoke.web', 'files.office.example');
    expect(participants.map(({ lines }) => lines[0])).toEqual([
      'web',
      'Amazon resolver of spoke',
      'outbound',
      'DNS server 10.9.0.2 of office',
    ]);
    const ends = (entry: string | undefined) => entry?.split(':')[0];
    expect(entries.slice(2).map(ends)).toEqual([
      'Amazon resolver of spoke ->> outbound',
      'outbound ->> DNS server 10.9.0.2 of office',
      'DNS server 10.9.0.2 of office -->> outbound',
      'outbound -->> Amazon resolver of spoke',
      'Amazon resolver of spoke -->> web',
    ]);
  });

  it('has short lines in a narrow panel', async () => {
    const trace = traceOf(HYBRID, 'office.laptop', `${STS}:443`);
    const { text } = dnsSequenceOf(trace, trace.dns as Resolution, { standalone: false, open: [], shape: 'narrow' });
    const { participants, entries } = await readSequence(text);
    expect(participants[1]?.lines).toEqual(['DNS server 10.9.0.2 of', 'office']);
    expect(entries[0]).toContain(`${STS} / A?`);
  });

  it('shows a question that gets lost, with its code and its line', async () => {
    const { diagram, entries } = await draw('lab.test', STS);
    const line = HYBRID.slice(0, HYBRID.indexOf('security-group closed')).split('\n').length;
    expect(entries[0]).toBe(`test -x bind: ${STS} A?`);
    expect(entries[1]).toMatch(new RegExp(`^bind: ✖ NO ANSWER / DNS_TIMEOUT / line ${line} / lab\\.test asks`));
    expect(entries).toHaveLength(2);
    expect(diagram.title).toMatch(/^✖ 10\.2\.1\.53 does not answer/);
  });

  it('follows an alias', async () => {
    const { entries } = await draw('spoke.web', 'api.corp.example');
    expect(entries[1]).toMatch(/✔ private hosted zone corp\.example \/ → db\.corp\.example \/ ✔ private/);
    expect(entries[2]).toMatch(/-->> web: 10\.1\.1\.10$/);
  });

  it('ends a circle of forwarders with a word', async () => {
    const { entries } = await draw('office.laptop', 'x.loop.example');
    expect(entries.filter((entry) => entry.includes('DNS_LOOP')).length).toBeGreaterThan(0);
  });

  it('opens the losers of a note on demand', async () => {
    const { diagram } = await draw('office.laptop', STS);
    const note = diagram.nodes.find(({ candidates }) => candidates > 0);
    expect(note).toMatchObject({ id: 'i3', isOpen: false });
    const opened = await draw('office.laptop', STS, ['i3']);
    expect(opened.entries[3]).toContain('✕ public DNS / ↳ a private zone matches');
    expect(opened.diagram.nodes.find(({ id }) => id === 'i3')).toMatchObject({ isOpen: true });
  });

  it('names its nodes as Mermaid numbers them, and tells every decision at one of them', async () => {
    for (const [from, name] of [
      ['office.laptop', STS],
      ['spoke.web', STS],
      ['spoke.web', 'x.loop.example'],
      ['lab.test', STS],
    ] as const) {
      const { diagram, participants, entries } = await draw(from, name);
      const ids = [...participants.map(({ id }) => id), ...entries.map((_, index) => `i${index}`)];
      expect(diagram.nodes.map(({ id }) => id).sort()).toEqual(ids.sort());
      const steps = traceOf(HYBRID, from, `${name}:443`).dns?.steps ?? [];
      expect([...diagram.decisions.keys()].map(({ text }) => text).sort()).toEqual(
        steps.map(({ text }) => text).sort(),
      );
      for (const id of diagram.decisions.values()) expect(ids).toContain(id);
    }
  });

  it('says that a name can not be resolved when that is not known', async () => {
    const trace = traceOf(SHOP);
    const dns = trace.dns as Resolution;
    const reason = {
      code: 'DNS_UNDETERMINED',
      rule: 'DNS-18',
      at: 'shop',
      direction: 'forward',
      text: 'Nobody knows.',
      source: undefined,
    } as const;
    const course = (dns.course as Exchange[]).map((each) => ({
      ...each,
      course: [],
      status: 'UNDETERMINED' as const,
      answer: [],
    }));
    const { text, title } = sequenceOf(trace, { ...dns, course, answers: [], status: 'UNDETERMINED', reason });
    const { entries } = await readSequence(text);
    expect(entries.at(-1)).toBe("Amazon resolver of shop: ? CAN'T TELL / DNS_UNDETERMINED / Nobody knows.");
    expect(title.startsWith('?')).toBe(true);
  });

  it('stays within what renderers take', async () => {
    const trace = traceOf(SHOP);
    const dns = trace.dns as Resolution;
    const course = Array.from({ length: 400 }, () => dns.course).flat();
    const { text, nodes } = sequenceOf(trace, { ...dns, course });
    const { entries } = await readSequence(text);
    expect(entries.length).toBeLessThan(200);
    expect(entries.at(-1)).toMatch(/… \d+ more \/ the outline has them$/);
    expect(nodes.length).toBeLessThan(200);
    expect(text.length).toBeLessThan(50_000);
  });
});

describe('hostile names in a sequence', () => {
  const renamed = (name: string) => {
    const trace = traceOf(SHOP);
    const dns = trace.dns as Resolution;
    const rename = (exchange: Exchange): Exchange => ({
      ...exchange,
      name,
      server: name,
      from: { ...exchange.from, name },
      to: { ...exchange.to, name: `${name}!` },
      answer: [name],
      course: exchange.course.map((each) => ('course' in each ? rename(each) : { ...each, text: name, chosen: name })),
    });
    return sequenceOf(
      { ...trace, question: { ...trace.question, from: { ...trace.question.from, name } } },
      { ...dns, name, server: name, course: dns.course.map((each) => ('course' in each ? rename(each) : each)) },
    );
  };

  it.each([
    'end',
    'a; b',
    'a->>b: x',
    'wrap: x',
    'nowrap:5',
    ': :',
    '# x',
    '%%{init: {"theme":"dark"}}%%',
    '"><img src=x onerror=alert(1)>',
    'Note over a: b',
    'as',
    'x as y',
    'style a:5#x;',
    'classDef a:#fff;',
    'participant x',
    'a\u202eb',
    'loop x\nend',
    'x'.repeat(10_000),
    ',',
    '',
  ])('%s is text', async (name) => {
    const diagram = renamed(name);
    const { participants, entries } = await readSequence(diagram.text);
    expect(participants).toHaveLength(2);
    expect(entries).toHaveLength(3);
    if (name.length < 20 && /^[ -~]*$/.test(name) && name.trim() !== '') expect(entries[2]).toContain(name.trim());
  });

  it('no name whatever makes a syntax error or adds an entry', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 60 }), async (name) => {
        const { participants, entries } = await readSequence(renamed(name).text);
        expect([participants.length, entries.length]).toEqual([2, 3]);
      }),
      { numRuns: 60 },
    );
  });
});
