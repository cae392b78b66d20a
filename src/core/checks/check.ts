/** What a check is, what it finds, and the context it works in. */

import type { Network } from '../model/network';
import type { Resource } from '../model/resource';
import type { Source, Span } from '../model/source';
import { spanOf } from '../model/source';
import type { Vpc } from '../model/vpc';
import type { Analysis, Document } from '../model/workspace';
import type { Statement } from '../syntax/tree';
import type { TextEdit } from '../text/edit';
import type { Settled } from './settled';

export type Severity = 'error' | 'warning' | 'information';

/** A kind of finding, as the reference page describes it. */
export interface Rule {
  /** Stable, kebab-case, with its area in front: `reference.unresolved`. */
  readonly code: string;
  readonly severity: Severity;
  readonly summary: string;
  /** Rule ids of the semantics, where AWS's behaviour is the reason. */
  readonly rules: readonly string[];
}

export interface Finding {
  readonly code: string;
  readonly severity: Severity;
  /** One or two sentences. */
  readonly message: string;
  readonly rules: readonly string[];
  readonly uri: string;
  readonly span: Span;
  readonly related: readonly { readonly message: string; readonly uri: string; readonly span: Span }[];
  readonly fixes: readonly Fix[];
}

/** An edit of the same file that mends a finding. */
export interface Fix {
  readonly title: string;
  readonly edits: readonly TextEdit[];
}

/** Another place that a finding is about: a statement, or a part of a file that is not in the language. */
export interface Related {
  readonly message: string;
  readonly source: Source | { readonly uri: string; readonly span: Span };
}

export interface Check {
  readonly rules: readonly Rule[];
  run(context: CheckContext): void;
}

export const rule = (code: string, severity: Severity, summary: string, ...rules: string[]): Rule => ({
  code,
  severity,
  summary,
  rules,
});

export class CheckContext {
  readonly findings: Finding[] = [];
  readonly document: Document;
  /** The top-level statements that something was reported in. */
  private readonly reported = new Set<Statement>();
  /** Something was reported of which only the place in the text is known. */
  private isUnplaced = false;
  private skipped: ReadonlySet<Vpc> | undefined;

  constructor(
    readonly analysis: Analysis,
    private readonly settled?: Settled,
  ) {
    this.document = analysis.document;
  }

  /** Made when the first check asks for it. */
  get network(): Network {
    return this.analysis.network;
  }

  /** Resources of this very file that have to be looked at. */
  resources<T extends Resource>(kind: T['kind']): readonly T[] {
    return this.network.all<T>(kind).filter((each) => each.file === this.document && !this.isSettled(each));
  }

  /** Whether a resource lies in a VPC about which this check would find nothing, as the last time. */
  isSettled(resource: Resource): boolean {
    const { settled } = this;
    if (!settled) return false;
    this.skipped ??= new Set(this.network.vpcs.filter((vpc) => settled.has(vpc)));
    return resource.vpc !== undefined && this.skipped.has(resource.vpc);
  }

  /** The check is done: remembers the VPCs that it had nothing to say about, if it asked for them at all. */
  settle(): void {
    const { settled, skipped } = this;
    if (!settled || !skipped || this.isUnplaced) return;
    for (const vpc of this.network.vpcs) {
      const isClean = vpc.file === this.document && !skipped.has(vpc) && !this.reported.has(vpc.bound.statement);
      if (isClean) settled.add(vpc);
    }
  }

  report(
    kind: Rule,
    at: Source | Span,
    message: string,
    extra: { readonly related?: readonly Related[]; readonly fixes?: readonly Fix[] } = {},
  ): void {
    if ('file' in at && at.file !== this.document) return;
    if ('file' in at) this.reported.add(topOf(at.statement));
    else this.isUnplaced = true;
    this.findings.push({
      code: kind.code,
      severity: kind.severity,
      message,
      rules: kind.rules,
      uri: this.document.uri,
      span: 'file' in at ? spanOf(at) : at,
      related: (extra.related ?? []).map((each) => ({
        message: each.message,
        ...('uri' in each.source ? each.source : { uri: each.source.file.uri, span: spanOf(each.source) }),
      })),
      fixes: extra.fixes ?? [],
    });
  }
}

function topOf(statement: Statement): Statement {
  let top = statement;
  while (top.parent) top = top.parent;
  return top;
}

/** An edit that puts other words in place of an argument or keyword. */
export const replace = (span: Span, text: string): TextEdit => ({ start: span.start, end: span.end, text });
