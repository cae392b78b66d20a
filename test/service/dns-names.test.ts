import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { fixtures, hoverText, type Opened, open } from './support';

const hybrid = readFileSync(path.join(fixtures, 'hybrid.vpc'), 'utf8');

/** The file with the cursor where `|` stands in the anchor; `changes` are made first. */
function at(anchor: string, ...changes: readonly (readonly [string, string])[]): Opened {
  let text = hybrid;
  for (const [before, after] of changes) {
    if (!text.includes(before)) throw new Error(`the file has no "${before}"`);
    text = text.replace(before, after);
  }
  const [before, after] = anchor.split('|') as [string, string];
  const where = text.indexOf(before + after);
  if (where < 0) throw new Error(`the file has no "${before}${after}"`);
  return open(`${text.slice(0, where)}${before}$0${text.slice(where + before.length)}`);
}
const hovered = (anchor: string, ...changes: readonly (readonly [string, string])[]): string =>
  hoverText(at(anchor, ...changes));

describe('hover of a DNS name', () => {
  it.each([
    'web resolves |db.corp.example',
    'web resolves |sts.us-east-1',
    'web resolves |x.loop.example',
    'web resolves |www.bad.example',
    'test resolves |db.corp.example',
    'laptop resolves |sts.us-east-1',
    'record |db A',
    'record| api',
    'api CNAME |db.corp.example',
    'record |*.apps',
    'sts ALIAS |hub.sts',
    'db A |10.1.1.10',
    'domain |office.example',
    'domain |sts.us-east-1',
    'allow |*.corp.example',
    'block |*.bad.example',
    'zone |files.office.example',
    'forward |amazonaws.com',
    'dns |front.lb.example',
    'public-zone corp.example { record |www',
  ])('%s', (anchor) => {
    expect(hovered(anchor)).toMatchSnapshot();
  });
});

describe('hover of what decides about names', () => {
  it.each([
    'hosted-zone |corp.example',
    'hosted-zone |example ',
    'public-zone |corp.example',
    'resolver-rule |to-office',
    'resolver-rule |amazon',
    'resolver-inbound-endpoint |inbound',
    'resolver-outbound-endpoint |outbound',
    'dns-firewall |guard',
    'rule| 20',
    'dhcp-options |lab-dns {',
    'dns-server| 10.9.0.2',
    'forward| loop.example',
  ])('%s', (anchor) => {
    expect(hovered(anchor)).toMatchSnapshot();
  });
});
