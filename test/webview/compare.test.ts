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
  outline: [{ text: 'From a it works, from b it does not.', level: 0, mark: 'note', hasLine: false }],
});

describe('what differs', () => {
  const one = view('reachable', { a: false, b: true, c: true });

  it('is said in the first line of the outline of views that are compared', () => {
    expect(differenceOf(one, one)).toBe('From a it works, from b it does not.');
    expect(differenceOf(one, { ...one, kind: 'dns' })).toBe('');
    expect(differenceOf({ ...one, kind: 'neighbourhood' }, { ...one, kind: 'neighbourhood' })).toBe('');
    expect(differenceOf(one, null)).toBe('');
  });

  it('marks the lines of the outline', () => {
    expect([...differingLines(one)]).toEqual([2, 4]);
  });
});
