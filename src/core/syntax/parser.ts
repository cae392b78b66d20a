/**
 * The parser: text to statements and problems, from nothing or from an edit, never failing.
 *
 * Parsing after an edit is the same function as parsing a whole text: at every place where a statement starts it takes
 * the old tree's statement if the edit left alone all that had been looked at to make it. So both give the same tree.
 */
import { Head } from './head';
import { MAX_DEPTH, OpenBlocks } from './open-blocks';
import { best, type Placement, type Reading } from './recovery';
import { type Edit, OldStatements } from './reuse';
import { CLOSE, classAt, columnAt, END, HASH, OPEN, QUOTE, skipString, skipToLineEnd, skipTrivia } from './scanner';
import { noProblems, StatementNode, settle } from './statement-node';
import type { Block, BraceMode, SyntaxProblem, Tree } from './tree';
import { StatementFlags } from './tree';

const { balanced, indented, problemsInside, heightShift } = StatementFlags;

interface OwnBlock extends Block {
  readonly statements: readonly StatementNode[];
}

function extraBrace(start: number): SyntaxProblem {
  return { code: 'extra-brace', message: 'This "}" closes nothing.', start, end: start + 1 };
}

function missingKeyword(start: number): SyntaxProblem {
  return { code: 'missing-keyword', message: 'A statement is missing before this "{".', start, end: start + 1 };
}

/** How far broken statements looked, who may look beyond their block's end; the first of them starts at `from`. */
function reachOf(statements: readonly StatementNode[], from: number): number {
  let start = from;
  let reach = from;
  for (const statement of statements) {
    if ((statement.flags & problemsInside) !== 0) reach = Math.max(reach, start + statement.reach);
    start += statement.length;
  }
  return reach;
}

/** One reading of a text in one mode. */
class Pass {
  braceProblems = 0;
  readonly made: StatementNode[] = [];
  /** One for each depth: a statement's head is needed again when its block has been read. */
  private readonly heads: Head[] = [];
  private readonly blocks: OpenBlocks;
  private readonly isKeyword: ((word: string) => boolean) | undefined;
  /** Whether the last block ended at a `}` of its own. */
  private closed = false;
  constructor(
    private readonly text: string,
    private readonly mode: BraceMode,
    placement: Placement | undefined,
    private readonly old: OldStatements | undefined,
  ) {
    this.blocks = new OpenBlocks(text, mode, placement);
    this.isKeyword = placement?.isKeyword?.bind(placement);
  }

  read(): Reading {
    const statements: StatementNode[] = [];
    const problems: SyntaxProblem[] = [];
    this.readStatements(0, 0, statements, problems);
    const { mode, braceProblems, made } = this;
    return { mode, statements, problems, braceProblems, made };
  }

  /**
   * Reads the statements of a block, or of the file when no block is open.
   * @param from where the first starts; @param base what problems are relative to
   * @returns where the block's text ends: at its `}` if `closed`, else where the statement around it ends too
   */
  private readStatements(from: number, base: number, into: StatementNode[], problems: SyntaxProblem[]): number {
    const { text, old } = this;
    let start = from;
    for (;;) {
      const same = old?.find(start);
      if (same !== undefined && this.blocks.mayTake(same)) {
        if (this.blocks.endsBlock(same.column, same.keyword, same.block !== undefined)) return this.leave(start);
        if (same.block !== undefined || !this.blocks.lacksBrace(start + same.length, same.column, same.flags)) {
          into.push(same);
          start += same.length;
          continue;
        }
      }
      let behindStray = -1;
      let first = skipTrivia(text, start);
      for (let kind = classAt(text, first); kind === CLOSE || kind === OPEN; kind = classAt(text, first)) {
        // Guided by something else, a brace without a statement is only one brace too many, not a block.
        if (kind === OPEN && this.mode === 'braces') break;
        const closes = kind === CLOSE ? this.blocks.levelsClosedBy(first) : 0;
        if (closes > 0) {
          this.closed = closes === 1;
          return this.closed ? first : behindStray < 0 ? start : behindStray;
        }
        this.braceProblems++;
        problems.push(kind === CLOSE ? extraBrace(first - base) : missingKeyword(first - base));
        behindStray = first + 1;
        first = skipTrivia(text, behindStray);
      }
      if (first >= text.length) return this.leave(text.length);

      const column = columnAt(text, first, start);
      // Where a stray brace was passed over, it has to stay behind, or it would be reported once more.
      const stop = behindStray < 0 ? start : behindStray;
      if (this.mode === 'indentation' && this.blocks.endsBlock(column, '', false)) return this.leave(stop);
      const head = this.headOfDepth();
      head.read(start, first, column);
      if (head.open < 0 && this.blocks.lacksBrace(head.end, column, head.endFlags)) {
        this.braceProblems++;
        head.openAtEnd();
      }
      const hasBlock = head.open >= 0;
      if (this.mode === 'placement' && this.blocks.endsBlock(column, head.keyword, hasBlock)) return this.leave(stop);
      const isClean = behindStray < 0;
      const statement = hasBlock
        ? this.readBlock(head, start, column, isClean)
        : this.make(head, start, column, undefined, isClean ? balanced | indented : 0);
      into.push(statement);
      start += statement.length;
    }
  }

  private headOfDepth(): Head {
    const depth = this.blocks.depth;
    if (depth === this.heads.length) this.heads.push(new Head(this.text, this.isKeyword));
    return this.heads[depth];
  }

  private leave(at: number): number {
    this.closed = false;
    return at;
  }

  /** Reads the block whose head was read, and what follows it up to the statement's end. */
  private readBlock(head: Head, start: number, column: number, isClean: boolean): StatementNode {
    const { text } = this;
    const open = head.open;
    const statements: StatementNode[] = [];
    const strays: SyntaxProblem[] = [];
    const isSkipped = this.blocks.depth >= MAX_DEPTH;
    let end: number;
    if (isSkipped) {
      head.report('nested-too-deep', `Blocks are nested deeper than ${MAX_DEPTH} levels here.`, open, open + 1);
      end = this.skipBlock(open);
    } else {
      this.blocks.push(head.keyword, start + head.keywordStart, column, open);
      end = this.readStatements(open + 1, start, statements, strays);
      this.blocks.pop();
    }
    if (strays.length > 0) head.add(strays);
    const close = this.closed ? end : -1;
    if (close < 0) {
      this.braceProblems++;
      head.report('unclosed-block', 'This "{" is not closed: a "}" is missing.', open, open + 1);
      head.finish(end, text.length + 1, 0);
    } else {
      head.readEnd(close);
      head.extendReach(reachOf(statements, open + 1));
    }
    const block: OwnBlock = {
      open: open - start,
      close: close < 0 ? -1 : close - start,
      statements: statements.slice(),
    };
    const hasBrace = classAt(text, open) === OPEN;
    const isNamed = open > start + head.keywordStart;
    const isWhole = isClean && close >= 0 && strays.length === 0 && isNamed && hasBrace && !isSkipped;
    const flags = this.blockFlags(block, start, column, isWhole);
    const statement = this.make(head, start, column, block, flags);
    if (statements.length > 0) this.made.push(statement);
    return statement;
  }

  /** The flags that a statement has from its block. `isWhole`: it has its braces and no strange ones. */
  private blockFlags(block: OwnBlock, start: number, column: number, isWhole: boolean): number {
    let common = isWhole ? balanced | indented : 0;
    let some = 0;
    let height = 0;
    let isIndented = true;
    for (const { flags, column: inner } of block.statements) {
      common &= flags;
      some |= flags;
      if (flags >> heightShift > height) height = flags >> heightShift;
      if (inner >= 0 && (column < 0 || inner <= column)) isIndented = false;
    }
    if ((common & indented) !== 0 && isIndented) {
      const close = start + block.close;
      const closeColumn = columnAt(this.text, close);
      isIndented = closeColumn < 0 ? start + block.open >= this.blocks.lineStartOf(close) : closeColumn === column;
    }
    if (!isIndented) common &= ~indented;
    return common | (some & problemsInside) | ((height + 1) << heightShift);
  }

  private make(head: Head, start: number, column: number, block: StatementNode['block'], flags: number): StatementNode {
    return new StatementNode(
      head.keyword,
      head.keywordStart,
      head.keywordEnd,
      head.args,
      head.argKinds,
      head.argOffsets,
      block,
      head.end - start,
      head.problems ?? noProblems,
      flags | head.endFlags | (head.problems === undefined ? 0 : problemsInside),
      head.reach - start,
      column,
    );
  }

  /** Looks for the `}` of a block without reading what is in it; sets `closed`, returns where it ends. */
  private skipBlock(open: number): number {
    const { text } = this;
    let depth = 1;
    let at = open + 1;
    for (;;) {
      const kind = classAt(text, at);
      this.closed = kind === CLOSE && depth === 1;
      if (kind === END || this.closed) return at;
      if (kind === OPEN) depth++;
      else if (kind === CLOSE) depth--;
      if (kind === QUOTE) at = Math.abs(skipString(text, at));
      else if (kind === HASH) at = skipToLineEnd(text, at);
      else at++;
    }
  }
}

/** The tree of a reading, once the positions of everything that the reading made are set. */
function settled(text: string, { statements, problems, mode, made }: Reading): Tree {
  settle(statements, undefined);
  for (const statement of made) settle(statement.block!.statements, statement);
  return { text, statements, problems, mode };
}

/**
 * Parses a text. Never throws; a broken statement costs that statement only.
 *
 * @param placement what can stand where, used only when braces don't pair up; has to be the same as for `old`
 * @param old the tree of the text before `edit`: its unchanged statements become part of the new tree, the very objects,
 *   so the old tree is used up
 * @param edit what was replaced
 */
export function parse(text: string, placement?: Placement, old?: Tree, edit?: Edit): Tree {
  const fits = old !== undefined && edit !== undefined && old.text.length - edit.oldEnd === text.length - edit.newEnd;
  const read = (mode: BraceMode, source: Tree | undefined): Reading =>
    new Pass(text, mode, placement, source && new OldStatements(source, text, fits ? edit : undefined)).read();
  const source = fits ? old : undefined;
  const asWritten = read('braces', source);
  if (asWritten.braceProblems === 0) return settled(text, asWritten);
  // Without an old tree the guided readings take what they can from the first one.
  const known = source ?? settled(text, asWritten);
  const readings = [asWritten, read('indentation', known)];
  if (placement !== undefined) readings.push(read('placement', known));
  return settled(text, best(readings, placement));
}
