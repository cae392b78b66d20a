/** The real world: Node's streams, files and environment. */
import { readdirSync, readFileSync, realpathSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { COULD_NOT_RUN } from './exit-codes';
import type { Files, Io, Output } from './io';

const WIDEST = 120;

export function nodeIo(): Io {
  return {
    stdout: outputOf(process.stdout),
    stderr: outputOf(process.stderr),
    stdin: () => process.stdin.setEncoding('utf8') as AsyncIterable<string>,
    files: nodeFiles,
    debug: Boolean(process.env.VPC_TRACE_DEBUG),
    // Graphviz is a bundle of its own beside this one: a megabyte that other commands don't wait for.
    drawDot: (dot) => (createRequire(__filename)('./graphviz.js') as typeof import('./graphviz')).drawDot(dot),
    // The server is a bundle of its own beside this one; it reads `--stdio` from the arguments of the process.
    serve: async () => {
      await import(pathToFileURL(path.join(__dirname, 'server', 'main.mjs')).href);
      return new Promise(() => {});
    },
  };
}

function outputOf(stream: NodeJS.WriteStream): Output {
  let closed = false;
  stream.on('error', (error: NodeJS.ErrnoException) => {
    closed = true;
    if (error.code === 'EPIPE') return;
    if (stream !== process.stderr) process.stderr.write(`vpc-trace: the output can't be written: ${error.message}\n`);
    process.exit(COULD_NOT_RUN);
  });
  return {
    write(text) {
      if (closed || text === '') return Promise.resolve();
      return new Promise((resolve) => {
        stream.write(text, () => resolve());
      });
    },
    get closed() {
      return closed;
    },
    colours: stream.isTTY === true && !process.env.NO_COLOR && process.env.TERM !== 'dumb',
    columns: stream.isTTY ? Math.min(stream.columns, WIDEST) : undefined,
  };
}

const nodeFiles: Files = {
  read: (file) => readFileSync(file),
  write: (file, text) => writeFileSync(file, text),
  list(given) {
    if (!statSync(given).isDirectory()) return [given];
    const found: string[] = [];
    addFilesBelow(given, new Set(), found);
    return found.sort();
  },
};

function addFilesBelow(folder: string, seen: Set<string>, found: string[]): void {
  const real = realpathSync(folder);
  if (seen.has(real)) return; // a symbolic link to a folder that holds it
  seen.add(real);
  for (const name of readdirSync(folder)) {
    const each = path.join(folder, name);
    const status = statSync(each, { throwIfNoEntry: false });
    if (status?.isDirectory()) addFilesBelow(each, seen, found);
    else if (status?.isFile()) found.push(each);
  }
}
