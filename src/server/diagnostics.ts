/**
 * Publishes diagnostics: in the same turn as the change, within a time budget. The work of a file is a list of steps, the
 * cheap ones first: checks of the form, checks of the network, then its `expect` lines one by one. What doesn't fit into
 * the turn follows in slices between messages, with a second publish at the end; until then the findings of those steps
 * are shown as they were, moved with the text. A newer edit starts over.
 */
import type { Diagnostic, PublishDiagnosticsParams } from 'vscode-languageserver';
import { inOrder } from '../core/checks';
import type { Analysis, Workspace } from '../core/model/workspace';
import type { TextEdit } from '../core/text/edit';
import type { diagnosticOf } from '../service/diagnostics';
import type { Step } from './check-steps';
import { stepsOf } from './check-steps';
import type { Log } from './connection';
import { messageOf } from './connection';
import type { Ports } from './ports';
import { Remembered } from './remembered';

export interface DiagnosticsOptions {
  readonly workspace: Workspace;
  readonly diagnosticOf: typeof diagnosticOf;
  readonly defer: Ports['defer'];
  readonly version: (uri: string) => number;
  readonly publish: (params: PublishDiagnosticsParams) => void;
  /** Called when a file means something new. */
  readonly changed?: (uri: string) => void;
  readonly log: Log;
  /** Milliseconds of one turn, parsing included; at least one step is done. */
  readonly budget?: number | undefined;
}

/** A file whose diagnostics are being worked out. */
interface Job {
  readonly analysis: Analysis;
  readonly steps: readonly Step[];
  /** How many of them are done. */
  done: number;
}

/**
 * Milliseconds of one turn. The first one, parsing included, is short: what it leaves out is what makes garbage, and a
 * collection is the longest thing that can come between a keystroke and its answer.
 */
const FIRST_TURN = 1;
const LATER_TURNS = 2.5;

export class Diagnostics {
  /** What is not finished, oldest first; undefined: not started. */
  private readonly pending = new Map<string, Job | undefined>();
  private readonly remembered = new Map<string, Remembered>();
  private deferred = false;

  constructor(private readonly options: DiagnosticsOptions) {}

  /** A file has a new text, told at `begun`: publishes for it now, and soon for the files that depend on it. */
  changed(uri: string, edits: readonly TextEdit[], begun: number): void {
    this.pending.delete(uri);
    this.remembered.get(uri)?.move(uri, edits);
    this.work(uri, undefined, begun);
    this.again(this.options.workspace.dependents(uri).filter((each) => each !== uri));
  }

  /** A file is no longer open: its diagnostics go, those of the files that import it are worked out again. */
  closed(uri: string, dependents: readonly string[]): void {
    this.pending.delete(uri);
    this.remembered.delete(uri);
    this.options.publish({ uri, diagnostics: [] });
    this.again(dependents.filter((each) => each !== uri));
  }

  /** Soon, one after the other. */
  again(uris: readonly string[]): void {
    for (const uri of uris) this.pending.set(uri, undefined);
    this.wake();
  }

  private wake(): void {
    if (this.deferred || this.pending.size === 0) return;
    this.deferred = true;
    this.options.defer(() => {
      this.deferred = false;
      const next = this.pending.entries().next().value;
      if (!next) return;
      const [uri, job] = next;
      this.pending.delete(uri);
      this.work(uri, job);
      this.wake();
    });
  }

  /** One slice for one file; a failure is said in the file itself, so that silence never means "all is well". */
  private work(uri: string, job: Job | undefined, begun = performance.now()): void {
    try {
      const current = this.continued(uri, job);
      if (!current) return;
      const memory = this.remembered.get(uri) ?? new Remembered();
      this.remembered.set(uri, memory);
      const isNew = current !== job;
      this.doSteps(current, memory, begun + (this.options.budget ?? (isNew ? FIRST_TURN : LATER_TURNS)));
      const isDone = current.done === current.steps.length;
      if (isDone) memory.keepOnly(current.steps);
      else this.pending.set(uri, current);
      if (isDone || isNew) this.publish(uri, current, memory);
      if (isNew) this.options.changed?.(uri);
    } catch (error) {
      this.options.log(`Checking ${uri}`, error);
      this.send(uri, [failure(error)]);
    }
  }

  /** The job as it is as long as its analysis holds, else a new one. */
  private continued(uri: string, job: Job | undefined): Job | undefined {
    const analysis = this.options.workspace.analysis(uri);
    if (!analysis || job?.analysis === analysis) return analysis && job;
    return { analysis, steps: stepsOf(analysis), done: 0 };
  }

  private doSteps(job: Job, memory: Remembered, end: number): void {
    let now = performance.now();
    do {
      const step = job.steps[job.done];
      if (!step) return;
      const before = now;
      const found = step.run();
      now = performance.now();
      memory.set(step, found, now - before);
      job.done++;
      // A step that took long the last time is left for the next turn.
    } while (now + memory.costOf(job.steps[job.done]) < end);
  }

  private publish(uri: string, { analysis, steps }: Job, memory: Remembered): void {
    const found = inOrder(steps.flatMap((step) => memory.get(step)));
    this.send(
      uri,
      found.map((each) => this.options.diagnosticOf(each, analysis)),
    );
  }

  private send(uri: string, diagnostics: Diagnostic[]): void {
    this.options.publish({ uri, version: this.options.version(uri), diagnostics });
  }
}

function failure(error: unknown): Diagnostic {
  return {
    range: { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } },
    severity: 1,
    code: 'internal-error',
    source: 'vpc',
    message: `VPC Trace could not check this file, because of a mistake of its own: ${messageOf(error)}. The log has more.`,
  };
}
