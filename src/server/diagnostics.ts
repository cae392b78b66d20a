/**
 * Publishes diagnostics: in the same turn as the change, within a time budget. What needs no trace goes out at once;
 * `expect` lines that don't fit follow in slices between messages, with a second publish when all of them are judged.
 * A newer edit starts over.
 */
import type { Diagnostic, PublishDiagnosticsParams } from 'vscode-languageserver';
import type { Finding } from '../core/checks';
import { expectationFindings, expectationsOf, inOrder, quickFindings } from '../core/checks';
import type { Bound } from '../core/model/bind';
import type { Analysis } from '../core/model/workspace';
import type { Statement } from '../core/syntax/tree';
import { absoluteStart } from '../core/syntax/tree';
import type { LanguageService } from '../service/language-service';
import type { Log } from './connection';
import { messageOf } from './connection';
import type { Ports } from './ports';

export interface DiagnosticsOptions {
  readonly service: LanguageService;
  readonly defer: Ports['defer'];
  readonly version: (uri: string) => number;
  readonly publish: (params: PublishDiagnosticsParams) => void;
  /** Called when a file means something new. */
  readonly changed?: (uri: string) => void;
  readonly log: Log;
  /** Milliseconds for `expect` lines in one turn. */
  readonly budget?: number | undefined;
}

/** A file whose diagnostics are being worked out. */
interface Job {
  readonly uri: string;
  readonly analysis: Analysis;
  readonly quick: readonly Finding[];
  readonly judged: Finding[];
  readonly open: Bound[];
}

export class Diagnostics {
  /** What is not finished, oldest first; undefined: not started. */
  private readonly pending = new Map<string, Job | undefined>();
  /** What a line was judged to be the last time: shown until it is judged again, so that nothing flickers. */
  private readonly last = new WeakMap<Statement, { readonly found: readonly Finding[]; readonly at: number }>();
  private deferred = false;

  constructor(private readonly options: DiagnosticsOptions) {}

  /** A file has a new text: publishes for it now, and soon for the files that depend on it. */
  changed(uri: string): void {
    const { workspace } = this.options.service;
    this.pending.delete(uri);
    this.work(uri, undefined);
    this.again(workspace.dependents(uri).filter((each) => each !== uri));
  }

  /** A file is no longer open: its diagnostics go, those of the files that import it are worked out again. */
  closed(uri: string, dependents: readonly string[]): void {
    this.pending.delete(uri);
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
  private work(uri: string, job: Job | undefined): void {
    try {
      const current = this.continued(uri, job);
      if (!current) return;
      this.judge(current);
      const done = current.open.length === 0;
      if (!done) this.pending.set(uri, current);
      const isNew = current !== job;
      if (done || isNew) this.publish(current);
      if (isNew) this.options.changed?.(uri);
    } catch (error) {
      this.options.log(`Checking ${uri}`, error);
      this.send(uri, [failure(error)]);
    }
  }

  /** The job as it is as long as its analysis holds, else a new one. */
  private continued(uri: string, job: Job | undefined): Job | undefined {
    const analysis = this.options.service.workspace.analysis(uri);
    if (!analysis || job?.analysis === analysis) return analysis && job;
    return { uri, analysis, quick: quickFindings(analysis), judged: [], open: expectationsOf(analysis) };
  }

  private judge({ analysis, judged, open }: Job): void {
    const end = performance.now() + (this.options.budget ?? 2);
    let at = 0;
    do {
      const bound = open[at];
      if (!bound) break;
      const found = expectationFindings(analysis, bound);
      this.last.set(bound.statement, { found, at: absoluteStart(bound.statement) });
      judged.push(...found);
      at++;
    } while (performance.now() < end);
    open.splice(0, at);
  }

  private publish({ uri, analysis, quick, judged, open }: Job): void {
    const waiting = open.flatMap((bound) => this.lastOf(bound.statement));
    const all = inOrder([...quick, ...judged, ...waiting]);
    this.send(
      uri,
      all.map((each) => this.options.service.diagnostic(each, analysis)),
    );
  }

  private lastOf(statement: Statement): readonly Finding[] {
    const last = this.last.get(statement);
    if (!last) return [];
    const by = absoluteStart(statement) - last.at;
    return last.found.map((each) => ({ ...each, span: { start: each.span.start + by, end: each.span.end + by } }));
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
