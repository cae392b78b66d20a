/**
 * Fixtures for the editor features: a text in which `$0` is the cursor (`$1`, `$2` where several are needed), and checks
 * that read like a sentence. `shop` is the file of the language page: two zones, an endpoint of each kind.
 *
 *   vpc shop 10.0.0.0/16
 *     public-a  (us-east-1a)  nat ── igw
 *     private-a (us-east-1a)  web-1, sts ENI      private: 0.0.0.0/0 -> nat, S3 prefix list -> s3
 *     private-b (us-east-1b)  sts ENI
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Location, Position, Range, TextEdit } from 'vscode-languageserver-types';
import { findings } from '../../src/core/checks';
import { Workspace } from '../../src/core/model/workspace';
import { applyEdits } from '../../src/core/text/edit';
import { LineIndex } from '../../src/core/text/line-index';
import type { LanguageService } from '../../src/service/language-service';
import { createLanguageService } from '../../src/service/language-service';

export const fixtures = path.resolve(import.meta.dirname, '../fixtures/service');
export const shop = readFileSync(path.join(fixtures, 'shop.vpc'), 'utf8');

export interface Opened {
  readonly service: LanguageService;
  readonly uri: string;
  readonly text: string;
  /** Of the markers, by their number. */
  readonly positions: readonly Position[];
}

/** Opens a text with markers; `others` are files beside it that are not open. */
export function open(marked: string, others: Readonly<Record<string, string>> = {}): Opened {
  const offsets: number[] = [];
  let text = '';
  for (const part of marked.split(/(\$\d)/)) {
    if (/^\$\d$/.test(part)) offsets[Number(part[1])] = text.length;
    else text += part;
  }
  const uri = 'file:///net/main.vpc';
  const workspace = new Workspace((each) => others[each.slice('file:///net/'.length)]);
  workspace.open(uri, text);
  const lines = new LineIndex(text);
  return { service: createLanguageService(workspace), uri, text, positions: offsets.map((at) => lines.positionAt(at)) };
}

/** The file `shop.vpc` with the marker before the first place where `anchor` stands; `|` in the anchor says where in it. */
export function inShop(anchor: string): Opened {
  const [before, after] = anchor.includes('|') ? (anchor.split('|') as [string, string]) : ['', anchor];
  const at = shop.indexOf(before + after);
  if (at < 0) throw new Error(`shop.vpc has no "${before}${after}"`);
  return open(`${shop.slice(0, at)}${before}$0${after}${shop.slice(at + before.length + after.length)}`);
}

export const cursor = ({ positions }: Opened): Position => {
  const [first] = positions;
  if (!first) throw new Error('the text has no $0');
  return first;
};

export function hoverText(opened: Opened): string {
  const found = opened.service.hover(opened.uri, cursor(opened));
  return found === null ? '' : (found.contents as { value: string }).value;
}

/** Labels in the order in which the editor shows them before it filters. */
export function labels(opened: Opened): string[] {
  const { items } = opened.service.completion(opened.uri, cursor(opened), { snippets: true });
  return [...items].sort((a, b) => ((a.sortText ?? '') < (b.sortText ?? '') ? -1 : 1)).map((each) => each.label);
}

/** The text after a suggestion is taken. */
export function taking(opened: Opened, label: string, snippets = false): string {
  const { items } = opened.service.completion(opened.uri, cursor(opened), { snippets });
  const item = items.find((each) => each.label === label);
  if (!item?.textEdit) throw new Error(`${label} is not offered: ${items.map((each) => each.label).join(', ')}`);
  return applied(opened.text, [item.textEdit as TextEdit]);
}

export function applied(text: string, edits: readonly TextEdit[]): string {
  const lines = new LineIndex(text);
  return applyEdits(
    text,
    edits.map(({ range, newText }) => ({
      start: lines.offsetAt(range.start),
      end: lines.offsetAt(range.end),
      text: newText,
    })),
  );
}

/** What a range holds, with its line: `8: private`. */
export function said(text: string, range: Range): string {
  const lines = new LineIndex(text);
  return `${range.start.line + 1}: ${text.slice(lines.offsetAt(range.start), lines.offsetAt(range.end))}`;
}

export const saidAll = (text: string, locations: readonly Location[]): string[] =>
  locations.map((each) => said(text, each.range));

/**
 * The text with each finding written below its line: `#^^^ error reference.unresolved` (what it says is the business of
 * the checks' own fixtures). In the first column the `#` stands for the first caret.
 */
export function annotated(text: string): string {
  const workspace = new Workspace();
  workspace.open('file:///net/main.vpc', text);
  const analysis = workspace.analysis('file:///net/main.vpc');
  if (!analysis) throw new Error('the file is open');
  const { lines } = analysis.document;
  const below = new Map<number, string[]>();
  for (const { severity, code, span } of findings(analysis)) {
    const { line, character } = lines.positionAt(span.start);
    const width = Math.max(1, Math.min(span.end, lines.lineEnd(line)) - span.start);
    const carets = '^'.repeat(width);
    const mark = character === 0 ? `#${carets.slice(1)}` : `#${' '.repeat(character - 1)}${carets}`;
    below.set(line, [...(below.get(line) ?? []), `${mark} ${severity} ${code}`]);
  }
  const result: string[] = [];
  for (let line = 0; line < lines.lineCount; line++) result.push(lines.lineText(line), ...(below.get(line) ?? []));
  return result.join('\n');
}

/** The text without such lines. */
export const withoutAnnotations = (text: string): string =>
  text
    .split('\n')
    .filter((line) => !/^# *\^* (error|warning|information) [a-z]+(\.[a-z-]+)*$/.test(line))
    .join('\n');
