/**
 * The server's end of the wire: JSON-RPC with a guard around every handler, so that what goes wrong in one message is
 * logged and fails that message only. Straight on vscode-jsonrpc, the base of vscode-languageserver: the layer between
 * would add half to the bundle and ten milliseconds to the start for requests this server does not have.
 */
import type { CancellationToken, MessageConnection } from 'vscode-jsonrpc';
import { ErrorCodes, ResponseError } from 'vscode-jsonrpc';

export interface Connection {
  /** `handle` gives the answer, at once or later; what it throws becomes an error of that request. */
  onRequest<P, R>(method: string, handle: (params: P, token: CancellationToken) => R | Promise<R>): void;
  onNotification<P>(method: string, handle: (params: P) => void): void;
  sendNotification(method: string, params: unknown): void;
  /** The client's answer; undefined when it could not give one, which is logged. */
  sendRequest<R>(method: string, params: unknown): Promise<R | undefined>;
  readonly log: Log;
}

/** Says in the client's log what failed. */
export type Log = (what: string, error: unknown) => void;

/** A request that can't be answered, for a reason that the person at the editor should read. */
export class Refusal extends Error {}

const REQUEST_CANCELLED = -32800;
const LOG_ERROR = 1;

export function guardedConnection(raw: MessageConnection): Connection {
  const send = (method: string, params: unknown): void => {
    raw.sendNotification(method, params).catch(() => {
      // The client is gone; the end of the stream ends the server.
    });
  };
  const log: Log = (what, error) =>
    send('window/logMessage', { type: LOG_ERROR, message: `VPC Trace: ${what} failed: ${stackOf(error)}` });
  return {
    log,
    sendNotification: send,
    sendRequest: async <R>(method: string, params: unknown): Promise<R | undefined> => {
      try {
        return await raw.sendRequest<R>(method, params);
      } catch (error) {
        log(method, error);
        return undefined;
      }
    },
    onRequest<P, R>(method: string, handle: (params: P, token: CancellationToken) => R | Promise<R>): void {
      const failed = (error: unknown): ResponseError<void> => {
        if (error instanceof Refusal) return new ResponseError<void>(ErrorCodes.InvalidParams, error.message);
        log(method, error);
        return new ResponseError<void>(ErrorCodes.InternalError, `${method} failed: ${messageOf(error)}`);
      };
      // A request without parameters (`shutdown`) comes with its token alone.
      raw.onRequest<unknown, void>(method, (...given: unknown[]) => {
        const token = given.at(-1) as CancellationToken;
        const params = (given.length > 1 ? given[0] : undefined) as P;
        if (token.isCancellationRequested) return new ResponseError<void>(REQUEST_CANCELLED, `${method} was cancelled`);
        try {
          const answer = handle(params, token);
          return answer instanceof Promise ? answer.catch(failed) : answer;
        } catch (error) {
          return failed(error);
        }
      });
    },
    onNotification<P>(method: string, handle: (params: P) => void): void {
      raw.onNotification(method, (params: P) => {
        try {
          handle(params);
        } catch (error) {
          log(method, error);
        }
      });
    },
  };
}

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
const stackOf = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error));
