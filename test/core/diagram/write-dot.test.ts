import { describe, expect, it } from 'vitest';
import type { Ink } from '../../../src/core/diagram/inks';
import { DARK, LIGHT } from '../../../src/core/diagram/inks';
import { pictureOf } from '../../../src/core/diagram/mermaid';
import { writeDot } from '../../../src/core/diagram/write-dot';
import { SHOP, traceOf } from './support';

describe('a picture as DOT', () => {
  it.each([
    ['reachable', '198.51.100.7:443'],
    ['blocked', '198.51.100.7:22'],
    ['privatelink', 'sts.us-east-1.amazonaws.com:443'],
  ])('can be read: %s', async (name, to) => {
    await expect(writeDot(pictureOf(traceOf(SHOP, 'web-1', to)), 'wide')).toMatchFileSnapshot(`snapshots/${name}.dot`);
  });

  it('runs down when it is narrow', () => {
    const narrow = writeDot(pictureOf(traceOf(SHOP)), 'narrow');
    expect(narrow).toContain('rankdir="TB"');
    const at = ['cluster_dns', 'cluster_way', 'cluster_back'].map((lane) => narrow.indexOf(lane));
    expect(at).toEqual([...at].sort((one, other) => one - other));
  });

  it('differs in shape or line where it differs in meaning', () => {
    const looks = new Map<string, string>();
    for (const to of ['198.51.100.7:443', '198.51.100.7:22', 'sts.us-east-1.amazonaws.com:443'])
      for (const [, look = '', rest = ''] of writeDot(pictureOf(traceOf(SHOP, 'web-1', to)), 'wide').matchAll(
        / -> \w+ \[class="(\w+)"(.*) color=/g,
      ))
        looks.set(look, rest.replace(/ label="[^"]*"/, ''));
    expect([...looks.keys()].sort()).toEqual(['packet', 'reply', 'stopped', 'tunnel', 'unreached']);
    expect(new Set(looks.values()).size).toBe(looks.size);
  });
});

describe.each([
  ['light', LIGHT],
  ['dark', DARK],
])('the %s colours', (_, { background, text, nodes, frames, edges }) => {
  it.each(Object.entries({ ...nodes, ...frames }))('%s: words stand out from what they stand on', (_name, ink: Ink) => {
    expect(contrast(ink[0], ink[2])).toBeGreaterThanOrEqual(4.5);
  });

  it('lines and words on them stand out from every frame', () => {
    for (const ground of [background, ...Object.values(frames).map(([fill]) => fill)]) {
      expect(contrast(ground, text)).toBeGreaterThanOrEqual(4.5);
      for (const line of Object.values(edges)) expect(contrast(ground, line)).toBeGreaterThanOrEqual(3);
    }
  });
});

/** WCAG 2.2, relative luminance and contrast ratio. */
function contrast(one: string, other: string): number {
  const [dark = 0, bright = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (bright + 0.05) / (dark + 0.05);
}
function luminance(color: string): number {
  const parts = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16) / 255);
  const [r = 0, g = 0, b = 0] = parts.map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
