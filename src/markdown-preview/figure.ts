/**
 * What a Markdown preview shows under a `vpc` fence: the answer to its first `expect` as a sentence, as Mermaid text for
 * the preview's script, and in words. A bundle of its own (dist/markdown.js), since it brings the core along.
 */
import { findings } from '../core/checks';
import type { Analysis } from '../core/model/workspace';
import { Workspace } from '../core/model/workspace';
import { absoluteStart } from '../core/syntax/tree';
import { visible } from '../core/text/visible';
import type { TraceView, ViewRequest } from '../service/trace-view';
import { showView } from '../service/trace-view';
import { escapeHtml } from './escape-html';

const FENCE = 'fence.vpc';
const SHOWN_PROBLEMS = 5;
/** Characters; a preview is made anew while one types. */
const LONGEST = 100_000;

/** HTML to stand below the source. `text` is the content of the fence, hostile or not; never throws. */
export function figureOf(text: string): string {
  if (text.length > LONGEST) return note('This fence is too long to be drawn in a preview.');
  const workspace = new Workspace();
  workspace.open(FENCE, text);
  const analysis = workspace.analysis(FENCE);
  const expected = analysis?.document.bound.children.find(({ spec }) => spec.keyword === 'expect');
  if (analysis === undefined || expected === undefined) {
    return note('With an expect line, such as expect web-1 can reach db:5432, the way is drawn here.');
  }
  const kind = expected.arguments.some(({ role }) => role === 'dns-name') ? 'dns' : 'path';
  const offset = absoluteStart(expected.statement) + expected.statement.keywordStart;
  const shown = (shape: ViewRequest['shape']) =>
    showView(analysis, { kind, shape, reply: false, open: [], about: { offset } });
  const wide = shown('wide');
  const figure = wide.view ? pictureOf(wide.view, shown('narrow').view?.mermaid ?? '') : note(wide.missing);
  return problemsOf(analysis) + figure;
}

const note = (text: string): string => `<p class="vpc-trace-note">${escapeHtml(visible(text))}</p>`;

function pictureOf({ title, description, verdict, mermaid, outline }: TraceView, narrow: string): string {
  return `<figure class="vpc-trace-figure">
<figcaption class="vpc-trace-verdict" data-verdict="${verdict}">${escapeHtml(visible(title))}</figcaption>
<div class="vpc-trace-picture" role="img" aria-label="${escapeHtml(visible(description))}" data-wide="${escapeHtml(mermaid)}" data-narrow="${escapeHtml(narrow)}"></div>
<details><summary>In words</summary>${listOf(outline)}</details>
</figure>
`;
}

const SIGNS = { pass: '✔ ', drop: '✖ ', choose: '➜ ', rewrite: '⇄ ', note: '' } as const;

/** A nested list; the first line is the title, which stands above already. */
function listOf(outline: TraceView['outline']): string {
  let html = '';
  /** Levels of the items that are open; some levels may have none. */
  const open: number[] = [];
  for (const { text, level, mark } of outline.slice(1)) {
    let list = '<ul>';
    for (let last = open.at(-1); last !== undefined && last >= level; last = open.at(-1)) {
      html += list === '' ? '</ul></li>' : '</li>';
      list = '';
      open.pop();
    }
    html += `${list}<li>${SIGNS[mark]}${escapeHtml(visible(text))}`;
    open.push(level);
  }
  return html + '</li></ul>'.repeat(open.length);
}

/** What is wrong with the fence, with lines counted in it. */
function problemsOf(analysis: Analysis): string {
  const { lines } = analysis.document;
  const wrong = findings(analysis).filter(({ severity }) => severity === 'error');
  if (wrong.length === 0) return '';
  const items = wrong
    .slice(0, SHOWN_PROBLEMS)
    .map(({ message, span }) => `Line ${lines.positionAt(span.start).line + 1}: ${message}`);
  if (wrong.length > SHOWN_PROBLEMS) items.push(`… and ${wrong.length - SHOWN_PROBLEMS} more.`);
  return `<ul class="vpc-trace-problems">${items.map((each) => `<li>✖ ${escapeHtml(visible(each))}</li>`).join('')}</ul>\n`;
}
