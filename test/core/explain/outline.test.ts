import { expect, test } from 'vitest';
import { outlineToMarkdown } from '../../../src/core/explain/markdown';
import { outlineOf, outlineOfResolution } from '../../../src/core/explain/outline';
import type { Paint } from '../../../src/core/explain/text';
import { noPaint, outlineToText } from '../../../src/core/explain/text';
import { blockedTwice, noName, ping, reachable } from './hand-made-trace';

const traces = { reachable, 'blocked-twice': blockedTwice, ping, 'no-name': noName };

for (const [name, trace] of Object.entries(traces)) {
  test(`${name} as text`, async () => {
    await expect(outlineToText(outlineOf(trace), { width: 100 })).toMatchFileSnapshot(`snapshots/${name}.txt`);
  });
}

test('the first line has question and verdict, and the reason with its code', () => {
  expect(outlineOf(reachable)[0]).toMatchObject({ level: 0, mark: 'pass' });
  const first = outlineOf(blockedTwice)[0];
  expect(first).toMatchObject({ level: 0, mark: 'drop', source: blockedTwice.reason?.source });
  expect(first?.text).toContain('shop.web-1 cannot reach sts.us-east-1.amazonaws.com on TCP port 443');
  expect(first?.text).toContain('(SUBNET_ACL_RESTRICTION)');
});

test('every step is in the outline, every drop says that it blocks', () => {
  for (const trace of Object.values(traces)) {
    const items = outlineOf(trace);
    const steps = trace.paths.flatMap((path) => [...path.forward, ...path.return]).flatMap((hop) => hop.steps);
    for (const step of [...steps, ...(trace.dns?.steps ?? [])]) {
      const item = items.find((each) => each.level > 0 && each.mark === step.verdict && each.text.includes(step.text));
      expect(item, step.text).toBeDefined();
      if (step.verdict === 'drop') expect(item?.text).toMatch(/^Blocked/);
      for (const rejected of step.rejected) expect(items.some((each) => each.text.includes(rejected.what))).toBe(true);
    }
  }
});

test('all blockers stand at the top, each once', () => {
  const list = outlineOf(blockedTwice).slice(1, 4);
  expect(list.map((item) => item.mark)).toEqual(['drop', 'drop', 'drop']);
  expect(list[0]?.text).toMatch(/^2 things/);
  expect(list[1]?.text).toContain('SUBNET_ACL_RESTRICTION');
  expect(list[2]?.text).toContain('ENI_SG_RULES_MISMATCH');
});

test('where AWS chooses a target, each way names its own, and what stops one of them is said once', () => {
  const [good] = reachable.paths;
  const [bad] = blockedTwice.paths;
  if (!good || !bad?.reason) throw new Error('no paths');
  const items = outlineOf({
    ...reachable,
    verdict: 'undetermined',
    reason: { ...bad.reason, text: `It depends. ${bad.reason.text}` },
    paths: [
      { ...good, choice: 'db1' },
      { ...bad, choice: 'db2' },
    ],
  });
  const texts = items.map(({ text }) => text);
  expect(texts[1]).toBe("Of 2 ways 1 can be gone; which of them is taken is AWS's choice each time.");
  expect(texts[2]).toMatch(/^2 things/);
  expect(texts.filter((text) => /^The way to /.test(text))).toEqual([
    'The way to 10.0.2.20 by way of db1, which can be reached:',
    'The way to 10.0.2.20 by way of db2, which cannot be reached:',
  ]);
});

test('one blocker needs no list', () => {
  expect(outlineOf(noName).filter((item) => item.text.includes('things'))).toEqual([]);
});

test('an outline is a tree: no level is skipped', () => {
  for (const trace of Object.values(traces)) {
    let before = -1;
    for (const item of outlineOf(trace)) {
      expect(item.level).toBeLessThanOrEqual(before + 1);
      before = item.level;
    }
  }
});

test('a resolution has an outline of its own', () => {
  const dns = reachable.dns;
  expect(dns && outlineOfResolution(dns)[0]?.text).toBe(
    'DNS: 10.0.0.2 answers sts.us-east-1.amazonaws.com with 10.0.2.20 (of shop.sts).',
  );
});

test('without a width a decision is one line and carries its place', () => {
  const lines = outlineToText(outlineOf(reachable)).trimEnd().split('\n');
  expect(lines.filter((line) => line !== '').length).toBe(outlineOf(reachable).length);
  expect(lines.some((line) => line.endsWith('net/shop.vpc:6'))).toBe(true);
});

test.each([40, 60, 80, 120])('at %i columns nothing sticks out', (width) => {
  for (const trace of Object.values(traces)) {
    for (const line of outlineToText(outlineOf(trace), { width }).split('\n')) {
      const longestWord = Math.max(...line.split(' ').map((word) => word.length));
      if (longestWord < width / 3) expect(line.length).toBeLessThanOrEqual(width);
    }
  }
});

test('colour changes nothing but colour', () => {
  const wrap = (mark: string) => (text: string) => `<${mark}>${text}</${mark}>`;
  const paint: Paint = { ...noPaint, pass: wrap('g'), drop: wrap('r'), faint: wrap('f'), title: wrap('b') };
  const painted = outlineToText(outlineOf(blockedTwice), { width: 90, paint });
  expect(painted).toContain('<r>✖ drop    </r><r>Blocked');
  expect(painted.replace(/<\/?[grfb]>/g, '')).toBe(outlineToText(outlineOf(blockedTwice), { width: 90 }));
});

test('Markdown is a nested list under the verdict, with the picture between', () => {
  const text = outlineToMarkdown(outlineOf(blockedTwice), 'flowchart LR\n  a --> b\n');
  expect(text).toMatch(/^\*\*✖ shop\.web-1 cannot reach/);
  expect(text).toContain('```mermaid\nflowchart LR\n  a --> b\n```');
  expect(text).toContain('SUBNET\\_ACL\\_RESTRICTION');
  expect(text).toMatch(/\n {4}- ✖ Blocked/);
});
