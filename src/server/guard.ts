/** Keeps the server alive: what goes wrong in one message is logged and fails that message only. */
import type { CancellationToken, Connection } from 'vscode-languageserver';
import { ErrorCodes, LSPErrorCodes, ResponseError } from 'vscode-languageserver';

export type Log = (what: string, error: unknown) => void;

export const logTo =
  (connection: Connection): Log =>
  (what, error) =>
    connection.console.error(
      `${what} failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    );

/** A handler of requests that answers with an error where `handle` throws, and at once where nobody waits any more. */
export function guarded<P, R>(what: string, log: Log, handle: (params: P, token: CancellationToken) => R) {
  return (params: P, token: CancellationToken): R | ResponseError<void> => {
    if (token.isCancellationRequested)
      return new ResponseError(LSPErrorCodes.RequestCancelled, `${what} was cancelled`);
    try {
      return handle(params, token);
    } catch (error) {
      log(what, error);
      const message = error instanceof Error ? error.message : String(error);
      return new ResponseError(ErrorCodes.InternalError, `${what} failed: ${message}`);
    }
  };
}

/** The same for notifications, which nobody answers. */
export function guardedNotification<P>(what: string, log: Log, handle: (params: P) => void) {
  return (params: P): void => {
    try {
      handle(params);
    } catch (error) {
      log(what, error);
    }
  };
}
