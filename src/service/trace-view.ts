/** A question, or a resource, made ready to be shown: picture, steps and outline as plain data, positions found again on demand. */
import type { Comparison } from '../core/diagram/compare';
import { compare } from '../core/diagram/compare';
import type { Diagram } from '../core/diagram/diagram';
import { diagramOf } from '../core/diagram/mermaid';
import { neighbourhoodOf } from '../core/diagram/neighbourhood';
import { dnsSequenceOf } from '../core/diagram/sequence';
import { ask } from '../core/engine/ask';
import { isUnaskable } from '../core/engine/question';
import type { Resolution, Trace } from '../core/engine/trace';
import { outlineToMarkdown } from '../core/explain/markdown';
import type { OutlineItem } from '../core/explain/outline';
import { isAnswered } from '../core/explain/resolution';
import { sentence } from '../core/explain/words';
import type { Resource } from '../core/model/resource';
import type { Source } from '../core/model/source';
import type { Analysis } from '../core/model/workspace';
import { StatementFlags } from '../core/syntax/tree';
import { nodesAt } from './nodes-at';
import type { QuestionText } from './trace-at';
import { questionAt, resourceAt } from './trace-at';

export type ViewKind = 'path' | 'dns' | 'neighbourhood';

/** What is to be shown, and how; offsets are UTF-16 code units of the document. */
export interface ViewRequest {
  readonly kind: ViewKind;
  readonly shape: 'wide' | 'narrow';
  readonly reply: boolean;
  readonly open: readonly string[];
  readonly about: { readonly offset: number } | { readonly question: QuestionText };
  readonly cursor?: number | undefined;
  readonly against?: QuestionText | undefined;
}

export interface TraceView {
  readonly key: string;
  readonly kind: ViewKind;
  readonly kinds: readonly ViewKind[];
  readonly question: QuestionText | null;
  readonly verdict: Trace['verdict'] | 'none';
  readonly title: string;
  readonly description: string;
  readonly mermaid: string;
  readonly nodes: readonly ViewNode[];
  readonly steps: readonly ViewStep[];
  readonly outline: readonly OutlineLine[];
}
interface ViewNode {
  readonly id: string;
  readonly label: string;
  readonly explanation: string;
  readonly hasLine: boolean;
  readonly candidates: number;
  readonly isOpen: boolean;
  readonly differs: boolean;
}
interface OutlineLine {
  readonly text: string;
  readonly level: number;
  readonly mark: OutlineItem['mark'];
  readonly hasLine: boolean;
}
interface ViewStep {
  readonly text: string;
  readonly mark: OutlineItem['mark'];
  readonly node: string | null;
  readonly outline: number;
  readonly hasLine: boolean;
}

export interface Shown {
  /** The text has syntax errors. */
  readonly broken: boolean;
  readonly view: TraceView | null;
  readonly other: TraceView | null;
  /** Why there is no view, or no other one; empty when there is what was asked for. */
  readonly missing: string;
  readonly atCursor: readonly string[];
}

export type Target = { readonly node: string } | { readonly outline: number };

export function showView(analysis: Analysis, request: ViewRequest): Shown {
  const broken = isBroken(analysis);
  const found = findViews(analysis, request);
  if ('missing' in found) return { broken, view: null, other: null, missing: found.missing, atCursor: [] };
  const { view, other, refused } = found;
  const { cursor } = request;
  return {
    broken,
    view: plain(view),
    other: other ? plain(other) : null,
    missing: refused,
    atCursor: cursor === undefined ? [] : nodesAt(analysis.document, view.diagram.nodes, cursor),
  };
}

/** Where something of a view stands now; undefined when nothing does any more. */
export function locate(analysis: Analysis, request: ViewRequest, what: Target): Source | undefined {
  const found = findViews(analysis, request);
  if ('missing' in found) return undefined;
  const { view } = found;
  if ('outline' in what) return outlineOf(view)[what.outline]?.source;
  return view.diagram.nodes.find(({ id }) => id === what.node)?.source;
}

export type Exported = { readonly text: string } | { readonly problem: string };

/** Mermaid that stands alone, or Markdown: the verdict as a heading, the picture as a fence, the outline as a list. */
export function exportView(analysis: Analysis, request: ViewRequest, format: 'mermaid' | 'markdown'): Exported {
  const found = findViews(analysis, request, true);
  if ('missing' in found) return { problem: found.missing };
  const { diagram } = found.view;
  return { text: format === 'mermaid' ? diagram.text : outlineToMarkdown(outlineOf(found.view), diagram.text) };
}

/** A view with what is needed to find its lines again. */
interface View extends Pick<TraceView, 'key' | 'kind' | 'kinds' | 'question' | 'verdict'> {
  readonly diagram: Diagram;
  readonly trace: Trace | undefined;
  readonly comparison?: { readonly differs: Comparison['here']; readonly outline: Comparison['outline'] };
}
interface Views {
  readonly view: View;
  readonly other: View | undefined;
  /** Why there is no other one. */
  readonly refused: string;
}
interface Missing {
  readonly missing: string;
}

function findViews(analysis: Analysis, request: ViewRequest, standalone = false): Views | Missing {
  const found = bothOf(analysis, request, standalone);
  // Where one way back is drawn because it is blocked, the other one stands beside it.
  const isBackDrawn = !request.reply && 'view' in found && [found.view, found.other].some(isStoppedOnReturn);
  return isBackDrawn && found.other ? bothOf(analysis, { ...request, reply: true }, standalone) : found;
}

const isStoppedOnReturn = (view: View | undefined): boolean =>
  view?.trace?.paths.some(({ reason }) => reason?.direction === 'return') ?? false;

function bothOf(analysis: Analysis, request: ViewRequest, standalone: boolean): Views | Missing {
  const view = findView(analysis, request, standalone);
  if ('missing' in view) return view;
  const { against } = request;
  if (against === undefined) return { view, other: undefined, refused: '' };
  if (view.trace === undefined) return { view, other: undefined, refused: NO_QUESTION };
  const other = findView(analysis, { ...request, kind: view.kind, about: { question: against } }, standalone);
  if ('missing' in other) return { view, other: undefined, refused: other.missing };
  if (other.trace === undefined || other.kind !== view.kind) return { view, other, refused: '' };
  const { here, there, outline } = compare(view as Compared, other as Compared);
  // Each side's own part comes first in its own outline.
  const turned = compare(other as Compared, view as Compared).outline;
  return {
    view: { ...view, comparison: { differs: here, outline } },
    other: { ...other, comparison: { differs: there, outline: turned } },
    refused: '',
  };
}
const NO_QUESTION = 'Two questions are compared as Path or as DNS; a neighbourhood has none.';
type Compared = View & { readonly trace: Trace };

function findView(analysis: Analysis, request: ViewRequest, standalone: boolean): View | Missing {
  const { network, document } = analysis;
  const { about, kind, shape } = request;
  const asked = 'question' in about ? about.question : questionAt(network, document, about.offset);
  const trace = 'missing' in asked ? undefined : ask(network, asked.from, asked.to);
  const resource = centreOf(analysis, request, 'missing' in asked ? undefined : asked);
  const missing = 'missing' in asked ? asked.missing : trace && isUnaskable(trace) ? refusal(asked, trace.problem) : '';
  const answered = trace && !isUnaskable(trace) ? trace : undefined;
  const kinds: ViewKind[] = [
    ...(answered ? ['path' as const] : []),
    ...(answered?.dns ? ['dns' as const] : []),
    ...(resource ? ['neighbourhood' as const] : []),
  ];
  const question = 'missing' in asked ? null : asked;
  // What was typed as a question is answered as one; around the cursor there is something to see without.
  const nearest = 'question' in about ? undefined : kinds[0];
  const drawn = kinds.includes(kind) ? kind : answered ? 'path' : nearest;
  if (drawn === 'neighbourhood' && resource) {
    const diagram = neighbourhoodOf(resource, { shape, standalone });
    const key = `neighbourhood ${resource.kind} ${resource.qualified}`;
    return { key, kind: drawn, kinds, question, verdict: 'none', diagram, trace: undefined };
  }
  if (answered === undefined || drawn === undefined) return { missing };
  const options = { standalone, shape, reply: request.reply, open: request.open };
  const sequence = drawn === 'dns' && answered.dns ? dnsSequenceOf(answered, answered.dns, options) : undefined;
  const key = `${sequence ? 'dns ' : ''}${keyOf(answered)}`;
  const diagram = sequence ?? diagramOf(answered, options);
  const verdict = sequence ? verdictOf(answered.dns) : answered.verdict;
  return { key, kind: drawn, kinds, question, verdict, diagram, trace: answered };
}

/** Of a sequence, whose title is about the name only. */
function verdictOf(dns: Resolution | undefined): Trace['verdict'] {
  if (dns === undefined || dns.status === 'UNDETERMINED') return 'undetermined';
  return isAnswered(dns) ? 'reachable' : 'unreachable';
}

/** The resource whose neighbourhood can be seen: at the place that is asked about, at the cursor, who sends, the file's first VPC. */
function centreOf(
  { network, document }: Analysis,
  { about, cursor }: ViewRequest,
  asked: QuestionText | undefined,
): Resource | undefined {
  const offset = 'offset' in about ? about.offset : cursor;
  return (
    (offset === undefined ? undefined : resourceAt(network, document, offset)) ??
    (asked && network.lookup(asked.from, undefined).found) ??
    network.vpcs.find(({ file }) => file === document)
  );
}

const outlineOf = ({ diagram, comparison }: View): readonly OutlineItem[] =>
  comparison ? [...comparison.outline, ...diagram.outline] : diagram.outline;

function plain(view: View): TraceView {
  const { key, kind, kinds, question, verdict, diagram, comparison } = view;
  const outline = outlineOf(view);
  const steps = outline.flatMap(({ text, mark, step, source }, index): ViewStep[] => {
    if (step === undefined || !diagram.decisions.has(step)) return [];
    const node = diagram.decisions.get(step) ?? null;
    return [{ text, mark, node, outline: index, hasLine: source !== undefined }];
  });
  return {
    key,
    kind,
    kinds,
    question,
    verdict,
    title: diagram.title,
    description: [comparison?.outline[0]?.text, diagram.description].filter(Boolean).join(' '),
    mermaid: diagram.text,
    nodes: diagram.nodes.map(({ id, label, explanation, source, candidates, isOpen }) => ({
      id,
      label,
      explanation,
      hasLine: source !== undefined,
      candidates,
      isOpen,
      differs: comparison?.differs.has(id) ?? false,
    })),
    steps,
    outline: outline.map(({ text, level, mark, source }) => ({ text, level, mark, hasLine: source !== undefined })),
  };
}

/** The same question written in two ways is the same one. */
function keyOf({ question }: Trace): string {
  const { from, to, port, protocol } = question;
  return [from.kind, from.name, to, port ?? '', protocol].join(' ');
}

const refusal = ({ from, to }: QuestionText, problem: string): string =>
  sentence(`This can't be asked (from ${from} to ${to}): ${problem}`);

function isBroken({ document: { tree } }: Analysis): boolean {
  return tree.problems.length > 0 || tree.statements.some(({ flags }) => (flags & StatementFlags.problemsInside) !== 0);
}
