/** What each step of checking a file found the last time, moved along with the text, and how long it took. */
import type { Finding } from '../core/checks';
import type { Span } from '../core/model/source';
import type { TextEdit } from '../core/text/edit';
import type { Step, Subject } from './check-steps';

const nothing: readonly Finding[] = [];

export class Remembered {
  private found = new Map<Subject, readonly Finding[]>();
  private costs = new Map<Subject, number>();

  /** Milliseconds that the step will take, going by the last time; 0 when there was none. */
  costOf(step: Step | undefined): number {
    return (step && this.costs.get(step.subject)) ?? 0;
  }

  get({ subject }: Step): readonly Finding[] {
    return this.found.get(subject) ?? nothing;
  }
  /** Most steps find nothing: those take no room. */
  set({ subject }: Step, found: readonly Finding[], cost: number): void {
    this.costs.set(subject, cost);
    if (found.length > 0) this.found.set(subject, found);
    else this.found.delete(subject);
  }
  /** Forgets what statements said that are gone. */
  keepOnly(steps: readonly Step[]): void {
    const costs = new Map<Subject, number>();
    const kept = new Map<Subject, readonly Finding[]>();
    for (const step of steps) {
      const found = this.found.get(step.subject);
      if (found) kept.set(step.subject, found);
      costs.set(step.subject, this.costOf(step));
    }
    this.found = kept;
    this.costs = costs;
  }

  /** The text of a file has been edited, one edit after the other. */
  move(uri: string, edits: readonly TextEdit[]): void {
    for (const edit of edits)
      for (const [subject, found] of this.found)
        this.found.set(
          subject,
          found.map((each) => movedFinding(each, uri, edit)),
        );
  }
}

function movedFinding(finding: Finding, uri: string, edit: TextEdit): Finding {
  return {
    ...finding,
    span: finding.uri === uri ? movedSpan(finding.span, edit) : finding.span,
    related: finding.related.map((each) => (each.uri === uri ? { ...each, span: movedSpan(each.span, edit) } : each)),
  };
}

/** Behind the edit: as far as the text has moved. Around it: wider or narrower. Inside what was taken away: empty. */
function movedSpan({ start, end }: Span, edit: TextEdit): Span {
  const by = edit.text.length - (edit.end - edit.start);
  const moved = (offset: number): number => (offset >= edit.end ? offset + by : Math.min(offset, edit.start));
  return { start: moved(start), end: Math.max(moved(start), moved(end)) };
}
