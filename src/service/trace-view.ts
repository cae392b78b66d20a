/** A trace made ready to be shown: picture and outline as plain data, positions found again on demand. */
import { diagramOf } from '../core/diagram/mermaid';
import { ask } from '../core/engine/ask';
import { isUnaskable } from '../core/engine/question';
import type { Trace } from '../core/engine/trace';
import type { OutlineItem } from '../core/explain/outline';
import { outlineOf } from '../core/explain/outline';
import { sentence } from '../core/explain/words';
import type { Source } from '../core/model/source';
import type { Analysis } from '../core/model/workspace';
import { StatementFlags } from '../core/syntax/tree';
import type { QuestionText } from './trace-at';
import { questionAt } from './trace-at';

export interface TraceView {
  readonly key: string;
  readonly question: QuestionText;
  readonly verdict: Trace['verdict'];
  readonly title: string;
  readonly description: string;
  readonly mermaid: string;
  readonly nodes: readonly { readonly id: string; readonly label: string; readonly hasLine: boolean }[];
  readonly outline: readonly {
    readonly text: string;
    readonly level: number;
    readonly mark: OutlineItem['mark'];
    readonly hasLine: boolean;
  }[];
}

export interface Shown {
  /** The text has syntax errors. */
  readonly broken: boolean;
  readonly view: TraceView | null;
  /** Why there is no view; empty when there is one. */
  readonly missing: string;
}

export type About = { readonly offset: number } | { readonly question: QuestionText };
export type PictureShape = 'wide' | 'narrow';
export type Target = { readonly node: string } | { readonly outline: number };

/** The view of what is asked: by a place in the text, or as a question of its own. */
export function showTrace(analysis: Analysis, about: About, shape: PictureShape): Shown {
  const broken = isBroken(analysis);
  const asked = 'question' in about ? about.question : questionAt(analysis.network, analysis.document, about.offset);
  if ('missing' in asked) return { broken, view: null, missing: asked.missing };
  const trace = ask(analysis.network, asked.from, asked.to);
  if (isUnaskable(trace)) return { broken, view: null, missing: refusal(asked, trace.problem) };
  return { broken, view: viewOf(asked, trace, shape), missing: '' };
}

function viewOf(question: QuestionText, trace: Trace, shape: PictureShape): TraceView {
  const diagram = diagramOf(trace, { standalone: false, shape });
  return {
    key: keyOf(trace),
    question,
    verdict: trace.verdict,
    title: diagram.title,
    description: diagram.description,
    mermaid: diagram.text,
    nodes: diagram.nodes.map(({ id, label, source }) => ({ id, label, hasLine: source !== undefined })),
    outline: outlineOf(trace).map(({ text, level, mark, source }) => ({
      text,
      level,
      mark,
      hasLine: source !== undefined,
    })),
  };
}

/** The same question written in two ways is the same one. */
function keyOf({ question }: Trace): string {
  const { from, to, port, protocol } = question;
  return [from.kind, from.name, to, port ?? '', protocol].join(' ');
}

/** Where something of a view stands now; undefined when nothing does any more. */
export function locate(analysis: Analysis, question: QuestionText, what: Target): Source | undefined {
  const trace = ask(analysis.network, question.from, question.to);
  if (isUnaskable(trace)) return undefined;
  if ('outline' in what) return outlineOf(trace)[what.outline]?.source;
  return diagramOf(trace).nodes.find(({ id }) => id === what.node)?.source;
}

const refusal = ({ from, to }: QuestionText, problem: string): string =>
  sentence(`This can't be asked (from ${from} to ${to}): ${problem}`);

function isBroken({ document: { tree } }: Analysis): boolean {
  return tree.problems.length > 0 || tree.statements.some(({ flags }) => (flags & StatementFlags.problemsInside) !== 0);
}
