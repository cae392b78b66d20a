/** The server as a worker of a browser: messages come by `postMessage`, and there are no files but the open ones. */
import { BrowserMessageReader, BrowserMessageWriter, createMessageConnection } from 'vscode-jsonrpc/browser';
import { startServer } from './server';

// The worker's scope; the types at hand know the window's only.
const scope = self as unknown as ConstructorParameters<typeof BrowserMessageReader>[0] & { close(): void };
const channel = new MessageChannel();
const tasks: (() => void)[] = [];
channel.port1.onmessage = () => tasks.shift()?.();

startServer(createMessageConnection(new BrowserMessageReader(scope), new BrowserMessageWriter(scope)), {
  readFile: () => undefined,
  defer(task) {
    tasks.push(task);
    // A message to oneself comes after those that wait already; timers would wait at least 4 ms.
    channel.port2.postMessage(undefined);
  },
  exit: () => scope.close(),
  // The page ends its workers by itself.
  whenGone: () => undefined,
});
