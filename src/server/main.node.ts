/** The server as a process of its own: over Node's IPC (`--node-ipc`), or over standard input and output. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  createMessageConnection,
  IPCMessageReader,
  IPCMessageWriter,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-jsonrpc/node';
import { startServer } from './server';

const connection = process.argv.includes('--node-ipc')
  ? createMessageConnection(new IPCMessageReader(process), new IPCMessageWriter(process))
  : createMessageConnection(new StreamMessageReader(process.stdin), new StreamMessageWriter(process.stdout));
const WATCH_INTERVAL = 3000;

startServer(connection, {
  readFile(uri) {
    if (!uri.startsWith('file:')) return undefined;
    try {
      return readFileSync(fileURLToPath(uri), 'utf8').replace(/^\uFEFF/, '');
    } catch {
      return undefined; // a check says on the import line that the file can't be read
    }
  },
  defer: (task) => void setImmediate(task),
  exit: (code) => process.exit(code),
  whenGone(processId, gone) {
    const timer = setInterval(() => {
      try {
        process.kill(processId, 0);
      } catch {
        clearInterval(timer);
        gone();
      }
    }, WATCH_INTERVAL);
    timer.unref();
  },
});
