import { describe, expect, it } from 'vitest';
import type { ViewStep } from '../../src/protocol/lsp-extensions';
import { found, moved, NO_STEP, stepAt, stepOfLine } from '../../src/webview/stepper';

const step = (text: string, node: string | null, outline = 0): ViewStep => ({
  text,
  node,
  outline,
  mark: 'choose',
  hasLine: true,
});
const steps = [step('asks', 'dns', 1), step('lets out', 'eni', 3), step('routes', 'router', 4), step('in', 'eni', 6)];

describe('walking through the decisions', () => {
  it.each([
    [NO_STEP, 'next', 0],
    [NO_STEP, 'previous', 3],
    [0, 'previous', 0],
    [2, 'next', 3],
    [3, 'next', 3],
    [2, 'first', 0],
    [0, 'last', 3],
  ] as const)('from %i %s: %i', (at, move, to) => {
    expect(moved(at, 4, move)).toBe(to);
  });

  it('goes nowhere where nothing is decided', () => {
    expect(moved(NO_STEP, 0, 'next')).toBe(NO_STEP);
    expect(moved(3, 0, 'last')).toBe(NO_STEP);
  });

  it('goes round among the steps of one node', () => {
    expect(stepAt(steps, 'eni', NO_STEP)).toBe(1);
    expect(stepAt(steps, 'eni', 1)).toBe(3);
    expect(stepAt(steps, 'eni', 3)).toBe(1);
    expect(stepAt(steps, 'nowhere', 0)).toBe(NO_STEP);
    expect(stepOfLine(steps, 4)).toBe(2);
    expect(stepOfLine(steps, 5)).toBe(NO_STEP);
  });
});

describe('the current step in a new picture', () => {
  it('is the one with the same sentence, wherever it is now', () => {
    expect(found(steps[2], 2, steps)).toBe(2);
    expect(found(steps[2], 2, steps.slice(1))).toBe(1);
  });

  it('is one at the same node when the sentence is another', () => {
    expect(found(step('routes elsewhere', 'router'), 0, steps)).toBe(2);
  });

  it('is none when nothing is left of it', () => {
    expect(found(step('gone', 'gone'), 1, steps)).toBe(NO_STEP);
    expect(found(step('gone', null), 1, [step('other', null)])).toBe(NO_STEP);
    expect(found(undefined, NO_STEP, steps)).toBe(NO_STEP);
  });
});
