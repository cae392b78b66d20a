/** What the command line needs of the world around it, so that tests can hand in their own. */

export interface Output {
  /** Resolves when the reader can take more; after the reader has gone, nothing is written any more. */
  write(text: string): Promise<void>;
  /** The reader has gone (a closed pipe): there is no use in going on. */
  readonly closed: boolean;
  /** Colours are wanted: a terminal, and nobody said NO_COLOR. */
  readonly colours: boolean;
  /** Columns of the terminal; undefined in a pipe or a file. */
  readonly columns: number | undefined;
}

/** Synchronous, because a command has nothing else to do meanwhile. Functions throw what Node's `fs` throws. */
export interface Files {
  read(path: string): Uint8Array;
  write(path: string, text: string): void;
  /** All files below a folder, sorted by path; a path that is a file itself gives that path alone. */
  list(path: string): string[];
}

export interface Io {
  readonly stdout: Output;
  readonly stderr: Output;
  /** Standard input in pieces, as text. */
  stdin(): AsyncIterable<string>;
  readonly files: Files;
  /** Show stack traces of internal errors (VPC_TRACE_DEBUG). */
  readonly debug: boolean;
  /** A DOT text as an SVG element, by Graphviz. */
  drawDot(dot: string): Promise<string>;
  /** Becomes the language server on standard input and output; resolves never while it runs. */
  serve(): Promise<void>;
}
