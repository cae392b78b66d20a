import { describe, expect, it } from 'vitest';
import { nodeIdOf } from '../../src/webview/node-elements';

// That Mermaid really names its elements so is shown where it draws: test/e2e/ui/diagram.spec.mjs clicks on nodes.
describe('element ids of Mermaid', () => {
  it.each([
    ['picture0-flowchart-way_instance_shop_web_1-4', 'way_instance_shop_web_1'],
    ['picture1-flowchart-dns_10_0_0_2-12', 'dns_10_0_0_2'],
    ['picture0-flowchart-way_x-flowchart-y-1', 'way_x-flowchart-y'],
    ['picture0-way', undefined],
    ['', undefined],
  ])('%s', (element, node) => {
    expect(nodeIdOf(element)).toBe(node);
  });
});
