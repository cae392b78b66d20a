/** The server as a process of its own: over standard input and output, Node's IPC, a pipe or a socket, as the arguments say. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createConnection } from 'vscode-languageserver/node';
import { startServer } from './server';

const TRANSPORTS = /^--(node-ipc|stdio|socket|pipe)(=|$)/;
if (!process.argv.some((argument) => TRANSPORTS.test(argument))) process.argv.push('--stdio');

startServer(createConnection(), {
  readFile(uri) {
    if (!uri.startsWith('file:')) return undefined;
    try {
      return readFileSync(fileURLToPath(uri), 'utf8').replace(/^\uFEFF/, '');
    } catch {
      return undefined; // a check says on the import line that the file can't be read
    }
  },
  defer: (task) => void setImmediate(task),
});
