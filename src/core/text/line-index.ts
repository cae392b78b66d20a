/** Where the lines of a text start: turns offsets into lines and characters and back, and follows edits. */

/** A place in a text, both from 0, `character` in UTF-16 code units: the Position of the Language Server Protocol. */
export interface LinePosition {
  readonly line: number;
  readonly character: number;
}

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

/** Appends the line starts that follow from the line ends in `[from, to)` and are at most `to`. */
function appendStarts(text: string, from: number, to: number, hasReturns: boolean, starts: number[]): void {
  if (!hasReturns) {
    for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
    return;
  }
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code === LINE_FEED) starts.push(at + 1);
    else if (code === CARRIAGE_RETURN && text.charCodeAt(at + 1) !== LINE_FEED) starts.push(at + 1);
  }
}

/** LF, CR LF and CR end a line, nothing else does: the lines that editors count. */
export class LineIndex {
  private readonly starts: Uint32Array;

  constructor(
    private readonly text: string,
    starts?: Uint32Array,
  ) {
    if (starts === undefined) {
      const found = [0];
      appendStarts(text, 0, text.length, text.includes('\r'), found);
      this.starts = Uint32Array.from(found);
    } else {
      this.starts = starts;
    }
  }

  get lineCount(): number {
    return this.starts.length;
  }

  /** The line that an offset is on; offsets outside the text count as its ends. */
  lineAt(offset: number): number {
    let low = 0;
    let high = this.starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.starts[middle] <= offset) low = middle + 1;
      else high = middle;
    }
    return Math.max(0, low - 1);
  }

  positionAt(offset: number): LinePosition {
    const inside = Math.min(Math.max(offset, 0), this.text.length);
    const line = this.lineAt(inside);
    return { line, character: inside - this.starts[line] };
  }

  /** Characters beyond a line count as its end, lines beyond the text as the text's end. */
  offsetAt({ line, character }: LinePosition): number {
    if (line < 0) return 0;
    if (line >= this.starts.length) return this.text.length;
    return Math.min(this.starts[line] + Math.max(0, character), this.lineEnd(line));
  }

  /** Offset of a line's first character. */
  lineStart(line: number): number {
    return this.starts[line];
  }

  /** Offset of the end of a line's text, before its line end. */
  lineEnd(line: number): number {
    if (line + 1 >= this.starts.length) return this.text.length;
    const end = this.starts[line + 1] - 1;
    const isPair = this.text.charCodeAt(end) === LINE_FEED && this.text.charCodeAt(end - 1) === CARRIAGE_RETURN;
    return isPair && end > this.starts[line] ? end - 1 : end;
  }

  /** The text of a line, without its line end. */
  lineText(line: number): string {
    return this.text.slice(this.starts[line], this.lineEnd(line));
  }

  /** The index of the text after an edit: looks only at the edited lines. `after` is that whole text. */
  edited(start: number, oldEnd: number, newEnd: number, after: string): LineIndex {
    const { starts } = this;
    // From the line before the edit on: a CR at its end may have become half of a CR LF.
    const first = this.lineAt(Math.max(0, start - 1));
    const fresh: number[] = [];
    appendStarts(after, starts[first], newEnd, true, fresh);
    const kept = this.lineAt(oldEnd) + 1;
    const result = new Uint32Array(first + 1 + fresh.length + starts.length - kept);
    result.set(starts.subarray(0, first + 1));
    result.set(fresh, first + 1);
    const shift = newEnd - oldEnd;
    for (let from = kept, to = first + 1 + fresh.length; from < starts.length; from++, to++) {
      result[to] = starts[from] + shift;
    }
    return new LineIndex(after, result);
  }
}
