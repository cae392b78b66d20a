/** Everything that stops a trace, in the order in which the packet meets it (MOD-3): collected, never decided again. */
import type { Direction, Hop, Path, Reason, Step, Trace } from '../engine/trace';

/** All blockers of all paths, the one that is the trace's reason first; the same one on two paths counts once. */
export function blockersOf(trace: Trace): Reason[] {
  const found = new Map<string, Reason>();
  const add = (reason: Reason | undefined): void => {
    if (reason === undefined) return;
    const key = `${reason.code}\n${reason.at}\n${reason.direction}\n${reason.text}`;
    if (!found.has(key)) found.set(key, reason);
  };
  add(trace.dns?.reason);
  for (const path of trace.paths) {
    for (const reason of pathBlockers(path)) add(reason);
  }
  // Otherwise it is the first of these, in other words where only some of the paths fail.
  if (found.size === 0) add(trace.reason);
  return [...found.values()];
}

/** Of one path, in order; the same one may come twice. */
export function* pathBlockers(path: Path): Generator<Reason> {
  if (path.reason !== undefined) yield path.reason;
  yield* hopBlockers(path.forward, 'forward');
  yield* hopBlockers(path.return, 'return');
}

function* hopBlockers(hops: readonly Hop[], direction: Direction): Generator<Reason> {
  for (const hop of hops) {
    for (const step of hop.steps) {
      const reason = reasonOf(step, hop.at.name, direction);
      if (reason !== undefined) yield reason;
    }
  }
}

function reasonOf(step: Step, at: string, direction: Direction): Reason | undefined {
  if (step.verdict !== 'drop' || step.code === undefined) return undefined;
  return { code: step.code, rule: step.rule, at, direction, text: step.text, source: step.source };
}
