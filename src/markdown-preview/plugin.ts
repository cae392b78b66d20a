/** The markdown-it plugin for `vpc` fences: the source as it is, and below it what the core says about it. No core in here. */
import { escapeHtml } from './escape-html';

/** HTML to stand below the source of a fence with this content. */
export type FigureOf = (text: string) => string;

interface Token {
  readonly info: string;
  readonly content: string;
}
type Rule = (tokens: readonly Token[], index: number, ...rest: readonly unknown[]) => string;
/** As much of markdown-it as is used; VS Code has a version of its own. */
export interface MarkdownIt {
  readonly renderer: { readonly rules: { fence?: unknown } };
}

/** Fences that a document shows are looked at again with each keystroke in it; most stay as they were. */
const KEPT = 30;
const STARTING = '<p class="vpc-trace-note">VPC Trace is starting …</p>';

/** `figures` gives undefined while what it takes is still loaded. Gives back `md`, as VS Code wants it. */
export function withVpcFences<M extends MarkdownIt>(md: M, figures: () => FigureOf | undefined): M {
  const before = md.renderer.rules.fence as Rule | undefined;
  const known = new Map<string, string>();
  const figureOf = (text: string): string => {
    const make = figures();
    if (make === undefined) return STARTING;
    const figure = known.get(text) ?? make(text);
    known.delete(text); // what is asked for last stays longest
    known.set(text, figure);
    for (const oldest of known.keys()) {
      if (known.size <= KEPT) break;
      known.delete(oldest);
    }
    return figure;
  };
  const rule: Rule = (tokens, index, ...rest) => {
    const { info, content } = tokens[index] as Token;
    const source = before?.(tokens, index, ...rest) ?? `<pre><code>${escapeHtml(content)}</code></pre>`;
    return /^\s*vpc(?![\w.-])/i.test(info)
      ? `<div class="vpc-trace-fence">${source}${figureOf(content)}</div>\n`
      : source;
  };
  md.renderer.rules.fence = rule;
  return md;
}
