import { describe, expect, it } from 'vitest';
import type { TraceView } from '../../src/protocol/lsp-extensions';
import { differenceOf, differingLines } from '../../src/webview/compare';

const view = (verdict: TraceView['verdict'], labels: Record<string, boolean>): TraceView => ({
  key: 'k',
  kind: 'path',
  kinds: ['path'],
  question: null,
  verdict,
  title: '',
  description: '',
  mermaid: '',
  nodes: Object.entries(labels).map(([label, differs]) => ({
    id: label,
    label: `${label} · more`,
    explanation: '',
    hasLine: false,
    candidates: 0,
    isOpen: false,
    differs,
  })),
  steps: Object.keys(labels).map((node, index) => ({
    text: node,
    mark: 'note',
    node,
    outline: index * 2,
    hasLine: false,
  })),
  outline: [],
});

describe('what differs', () => {
  it('is named once, and counted when it is much', () => {
    const one = view('reachable', { router: true, nat: true, igw: false });
    const other = view('unreachable', { router: true, acl: true, group: true, endpoint: true });
    expect(differenceOf(one, other)).toBe('Not the same: router, nat, acl, group and 1 more.');
  });

  it('is nothing, or only the end', () => {
    const one = view('reachable', { router: false });
    expect(differenceOf(one, one)).toBe('Both go the same way.');
    expect(differenceOf(one, view('unreachable', { router: false }))).toMatch(/does not end the same/);
  });

  it('marks the lines of the outline, too', () => {
    expect([...differingLines(view('reachable', { a: false, b: true, c: true }))]).toEqual([2, 4]);
  });
});
