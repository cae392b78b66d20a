/** `--format svg`: what Graphviz makes of a trace, read back as XML. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawDot } from '../../src/cli/graphviz';
import { svgOf } from '../../src/cli/svg';
import { visibleLine } from '../../src/core/diagram/escape';
import { pictureOf } from '../../src/core/diagram/mermaid';
import type { Trace } from '../../src/core/engine/trace';
import { SHOP, STS, traceOf } from '../core/diagram/support';
import { allOf, drawn, linesOf, readSvg, textOf } from '../harness/read-svg';
import { runWith } from './memory-io';
import { files } from './shop';

const draw = async (trace: Trace) => readSvg(await svgOf(trace, { drawDot }));

/** What the labels of a picture have to say, in no order. */
const wanted = (trace: Trace): string[] =>
  pictureOf(trace)
    .lanes.flatMap(({ nodes }) => nodes)
    .map(({ lines }) =>
      lines
        .filter((line) => line.trim() !== '')
        .map((line) => visibleLine(line))
        .join('\n'),
    )
    .sort();
/** Several spaces in a row come back as ones that don't break. */
const labels = (svg: Awaited<ReturnType<typeof draw>>): string[] =>
  drawn(svg, 'node')
    .map((node) => linesOf(node).join('\n').replaceAll('\u00a0', ' '))
    .sort();

test('the command prints a file with a name, a description and no reference to anything outside', async () => {
  const ran = await runWith(['trace', 'shop.vpc', 'web-1', STS, '--format', 'svg'], { files });
  expect(ran).toMatchObject({ code: 0, stderr: '' });
  const svg = readSvg(ran.stdout);
  expect(svg).toMatchObject({ name: 'svg', attributes: { xmlns: 'http://www.w3.org/2000/svg', role: 'img' } });
  const [title, description] = svg.children.filter((each) => typeof each !== 'string');
  expect(title?.name).toBe('title');
  expect(textOf(title)).toMatch(/^✔ shop\.web-1 can reach sts\.us-east-1\.amazonaws\.com on TCP port 443/);
  expect(description?.name).toBe('desc');
  expect(textOf(description)).toContain('The outline says the same in words.');
  expect(ran.stdout).not.toMatch(/href|url\(|@import|<script|<!DOCTYPE|font-family="DejaVu Sans"/);
});

test('every label is there as text, and says more where the pointer rests', async () => {
  const trace = traceOf(SHOP);
  const svg = await draw(trace);
  expect(labels(svg)).toEqual(wanted(trace));
  const endpoint = drawn(svg, 'place').find((node) => linesOf(node)[0] === 'sts');
  expect(textOf(allOf(endpoint as NonNullable<typeof endpoint>, 'title')[0])).toContain('Security groups are stateful');
});

test('the words on an arrow are there, too', async () => {
  const trace = traceOf(SHOP.replace('subnet private-b { address 10.0.2.20 }', 'subnets private-a'));
  const words = pictureOf(trace).lanes.flatMap(({ edges }) => edges.flatMap(({ label }) => label ?? []));
  expect(words).toEqual(['same subnet: no router']);
  expect(drawn(await draw(trace), 'words').map((each) => linesOf(each).join(' '))).toEqual(words);
});

test('lanes stand one below the other: DNS, there, back', async () => {
  const svg = await draw(traceOf(SHOP));
  const headings = drawn(svg, 'lane').map((lane) => {
    const [text] = allOf(lane, 'text');
    return { says: textOf(text), x: Number(text?.attributes.x), y: Number(text?.attributes.y) };
  });
  const [first, ...others] = headings.sort((one, other) => one.y - other.y);
  expect([first, ...others].map((each) => each?.says)).toEqual(['DNS', 'There', 'Back']);
  for (const { x } of others) expect(Math.abs(x - (first?.x ?? 0))).toBeLessThan(2);
});

test('what blocked is a stop sign with a crossed line behind it, in dark colours too', async () => {
  const svg = await draw(traceOf(SHOP, 'web-1', '198.51.100.7:22'));
  const [sign, ...more] = drawn(svg, 'blocked');
  expect(more).toEqual([]);
  expect(linesOf(sign as NonNullable<typeof sign>).slice(0, 2)).toEqual(['✖ BLOCKED', 'ENI_SG_RULES_MISMATCH']);
  const [shape] = allOf(sign as NonNullable<typeof sign>, 'polygon');
  expect(shape?.attributes.points?.split(' ')).toHaveLength(8);
  expect(Number(shape?.attributes['stroke-width'])).toBeGreaterThan(3);
  expect(allOf(sign as NonNullable<typeof sign>, 'polyline')).toEqual([]);
  expect(drawn(svg, 'stopped')).toHaveLength(1);
  const dark = textOf(allOf(svg, 'style')[0]).split('prefers-color-scheme: dark')[1] ?? '';
  for (const look of ['.node.blocked', '.edge.stopped', '.cluster.subnet', '.node.unreached'])
    expect(dark).toContain(look);
});

describe('hostile names', () => {
  const named = (name: string): Trace => {
    const trace = traceOf(SHOP);
    const { question, dns, paths } = trace;
    const renamed = paths.map((path) => ({
      ...path,
      forward: path.forward.map((hop) => ({
        ...hop,
        at: { ...hop.at, name: `${name}${hop.at.name}`, resource: undefined },
        steps: hop.steps.map((step) => ({ ...step, text: name + step.text, chosen: name })),
      })),
    }));
    const from = { ...question.from, name, resource: undefined };
    return { ...trace, question: { ...question, from }, dns: dns && { ...dns, name, server: name }, paths: renamed };
  };
  const isText = async (name: string): Promise<void> => {
    const trace = named(name);
    const svg = await draw(trace);
    expect(labels(svg)).toEqual(wanted(trace));
    const known = new Set(['svg', 'title', 'desc', 'style', 'g', 'polygon', 'polyline', 'path', 'ellipse', 'text']);
    const names = [...known].reduce((sum, each) => sum + allOf(svg, each).length, 1);
    expect(countAll(svg)).toBe(names);
  };
  const countAll = (element: Awaited<ReturnType<typeof draw>>): number =>
    element.children.reduce((sum, each) => sum + (typeof each === 'string' ? 0 : countAll(each)), 1);

  test.each([
    '"><img src=x onerror=alert(1)>',
    '</title><script>alert(1)</script>',
    '<!-- --><b>bold</b><br/>',
    '\\N \\G \\l \\',
    '&amp;#60;&nbsp;&bogus;',
    '"]; evil -> more [label="',
    ' id="x" class="node blocked" <polygon points="',
    '<title>a</title>\n',
    'a\u202eb',
    'שלום',
    '\u0000\u0001\ufffe\ud800',
    '日本語 😀',
    'x'.repeat(10_000),
  ])('%j are drawn as text', isText);

  test('no name whatever is markup, adds a thing or loses one', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({
          unit: fc.oneof(
            fc.constantFrom(...'\\"<>&;#{}|\n'),
            fc.string({ minLength: 1, maxLength: 1, unit: 'binary' }),
          ),
          maxLength: 40,
        }),
        isText,
      ),
      { numRuns: 40 },
    );
  });
});
