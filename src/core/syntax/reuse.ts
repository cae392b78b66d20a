/** Finds the statements of an old tree that an edit left alone, so that the new tree can take them as they are. */
import { classAt, OPEN, skipSpace, startsLine } from './scanner';
import type { StatementNode } from './statement-node';
import type { Statement, Tree } from './tree';
import { StatementFlags } from './tree';

/** What an edit replaced: `[start, oldEnd)` of the old text by `[start, newEnd)` of the new one. */
export interface Edit {
  readonly start: number;
  readonly oldEnd: number;
  readonly newEnd: number;
}

/** Walks an old tree forward, asked for ascending offsets of the new text. */
export class OldStatements {
  private statements: readonly Statement[];
  private index = 0;
  /** Offset in the old text that the positions of `statements` are relative to. */
  private base = 0;
  private readonly outer: { statements: readonly Statement[]; index: number; base: number }[] = [];
  private readonly shift: number;

  /** @param edit `undefined` when the text is still the same */
  constructor(
    private readonly old: Tree,
    private readonly text: string,
    private readonly edit: Edit | undefined,
  ) {
    this.statements = old.statements;
    this.shift = edit === undefined ? 0 : edit.newEnd - edit.oldEnd;
  }

  /** The old statement that starts at an offset of the new text and would be parsed there again just as it is. */
  find(offset: number): StatementNode | undefined {
    const edit = this.edit;
    if (edit === undefined || offset < edit.start) {
      const found = this.seek(offset);
      if (found === undefined || edit === undefined || offset + found.reach <= edit.start) return found;
      return offset + found.length <= edit.start && this.stillEnds(found, offset) ? found : undefined;
    }
    if (offset < edit.newEnd) return undefined;
    const oldOffset = offset - this.shift;
    // The one thing that matters about the text before a statement is whether the statement starts a line.
    if (offset === edit.newEnd && startsLine(this.text, offset) !== startsLine(this.old.text, oldOffset))
      return undefined;
    return this.seek(oldOffset);
  }

  /**
   * Whether a statement that ended with its line still does. The edit touched only the space behind it, where the
   * parser looks for a `{`; most edits are directly behind some statement, which should not be made anew for that.
   */
  private stillEnds(statement: StatementNode, offset: number): boolean {
    if ((statement.flags & StatementFlags.endsLine) === 0) return false;
    const end = offset + statement.length;
    if (this.text.charCodeAt(end - 1) === 13 && this.text.charCodeAt(end) === 10) return false;
    const next = skipSpace(this.text, end);
    if (classAt(this.text, next) === OPEN) return false;
    statement.reach = next + 1 - offset;
    return true;
  }

  private seek(target: number): StatementNode | undefined {
    for (;;) {
      if (this.index >= this.statements.length) {
        const outer = this.outer.pop();
        if (outer === undefined) return undefined;
        this.statements = outer.statements;
        this.index = outer.index + 1;
        this.base = outer.base;
        continue;
      }
      const statement = this.statements[this.index] as StatementNode;
      const start = this.base + statement.start;
      if (start === target) return statement;
      if (start > target) return undefined;
      if (target >= start + statement.length) {
        this.index++;
        continue;
      }
      const block = statement.block;
      if (block === undefined || target <= start + block.open) return undefined;
      this.outer.push({ statements: this.statements, index: this.index, base: this.base });
      this.statements = block.statements;
      this.index = 0;
      this.base = start;
    }
  }
}
