/** What the server needs of the host it runs in; Node and a browser's worker bring their own. */
export interface Ports {
  /** The text of a file that is not open; undefined when there is none or the host has no files. */
  readFile(uri: string): string | undefined;
  /** Runs a task soon, after messages that have come in meanwhile. */
  defer(task: () => void): void;
  /** Ends the server; `code` is 0 when the client asked for it in order. */
  exit(code: number): void;
  /** Calls back once when the process of that id, the editor, is gone. */
  whenGone(processId: number, gone: () => void): void;
}
