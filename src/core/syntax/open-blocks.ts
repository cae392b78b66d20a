/** The blocks that are open at a place of the text, and what shows, in each brace mode, that they end. */
import { mayStand, misplacedInside, type Placement } from './recovery';
import { CLOSE, classAt, columnAt, END, HASH, indentationAt, skipSpace, skipToLineEnd, startsLine } from './scanner';
import type { StatementNode } from './statement-node';
import { type BraceMode, blockHeight, StatementFlags } from './tree';

/** Deeper blocks are skipped: no network needs them, and a hostile file must not exhaust the stack. */
export const MAX_DEPTH = 200;

export class OpenBlocks {
  /** Of each open block: the indentation of the line with its statement's keyword, the keyword, the `{`. */
  private readonly indentations: number[] = [];
  private readonly keywords: string[] = [];
  private readonly opens: number[] = [];
  private lineStart = 0;
  private searchedTo = 0;

  constructor(
    private readonly text: string,
    private readonly mode: BraceMode,
    private readonly placement: Placement | undefined,
  ) {}

  get depth(): number {
    return this.keywords.length;
  }

  /** @param column of the keyword of the block's statement, -1 when the keyword is not the first thing on its line */
  push(keyword: string, keywordStart: number, column: number, open: number): void {
    this.keywords.push(keyword);
    this.indentations.push(column >= 0 ? column : this.lineIndentation(keywordStart));
    this.opens.push(open);
  }

  pop(): void {
    this.keywords.pop();
    this.indentations.pop();
    this.opens.pop();
  }

  /** Whether an unchanged statement of the old tree reads the same in this mode and at this depth. */
  mayTake(statement: StatementNode): boolean {
    const flags = statement.flags;
    if ((flags & StatementFlags.balanced) === 0 || this.depth + blockHeight(statement) > MAX_DEPTH) return false;
    if (this.mode === 'braces') return true;
    if (this.mode === 'indentation') return (flags & StatementFlags.indented) !== 0;
    return misplacedInside(this.placement!, statement) === 0;
  }

  /** Whether a statement shows, in a guided mode, that the open block ended before it. */
  endsBlock(column: number, keyword: string, hasBlock: boolean): boolean {
    const depth = this.keywords.length;
    if (this.mode === 'braces' || depth === 0) return false;
    if (this.mode === 'indentation') return column >= 0 && column <= this.indentations[depth - 1];
    const placement = this.placement!;
    if (mayStand(placement, this.keywords[depth - 1], keyword, hasBlock)) return false;
    for (let level = depth - 2; level >= -1; level--) {
      if (mayStand(placement, level < 0 ? undefined : this.keywords[level], keyword, hasBlock)) return true;
    }
    return false;
  }

  /** How many of the open blocks the `}` at an offset ends: 0 when it is one too many. */
  levelsClosedBy(offset: number): number {
    const depth = this.keywords.length;
    if (depth === 0) return 0;
    if (this.mode !== 'indentation') return 1;
    const column = columnAt(this.text, offset);
    if (column < 0) return this.opens[depth - 1] >= this.lineStartOf(offset) ? 1 : 0;
    for (let level = depth - 1; level >= 0; level--) if (this.indentations[level] === column) return depth - level;
    return 0;
  }

  /**
   * Whether a statement without a block, which ended its line at `end`, was meant to have one: guided by indentation,
   * when deeper lines follow and then a `}` in its own column.
   */
  lacksBrace(end: number, column: number, flags: number): boolean {
    if (this.mode !== 'indentation' || column < 0 || (flags & StatementFlags.endsLine) === 0) return false;
    const { text } = this;
    let hasDeeper = false;
    for (let at = end; ; at = skipToLineEnd(text, at)) {
      at = skipSpace(text, at);
      const kind = classAt(text, at);
      if (kind === HASH) continue;
      if (kind === END) return false;
      const found = columnAt(text, at, end);
      if (found <= column) return hasDeeper && found === column && kind === CLOSE;
      hasDeeper = true;
    }
  }

  /** The indentation of the line that an offset is on. */
  private lineIndentation(offset: number): number {
    return this.mode === 'indentation' ? indentationAt(this.text, this.lineStartOf(offset)) : 0;
  }

  /** Where the line of an offset starts. Asked in the order of the text, so that no part of it is searched twice. */
  lineStartOf(offset: number): number {
    const known = offset >= this.searchedTo ? this.searchedTo : 0;
    let at = offset;
    while (at > known && !startsLine(this.text, at)) at--;
    if (startsLine(this.text, at)) this.lineStart = at;
    this.searchedTo = offset;
    return this.lineStart;
  }
}
