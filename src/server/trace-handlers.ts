/** The requests of the path diagram and of Trace Path (src/protocol/PROTOCOL.md): positions in, plain data out. */
import type { Analysis } from '../core/model/workspace';
import type {
  ChangedParams,
  LocateAnswer,
  LocateParams,
  PlacesAnswer,
  PlacesParams,
  TraceAnswer,
  TraceParams,
} from '../protocol/lsp-extensions';
import { methods } from '../protocol/lsp-extensions';
import { placesAt } from '../service/places';
import { locationOf } from '../service/ranges';
import { locate, showTrace } from '../service/trace-view';
import type { Connection } from './connection';

/** What the handlers need of the server's state. */
export interface TraceServices {
  /** Undefined for a document that nobody has opened. */
  analysis(uri: string): Analysis | undefined;
  /** The version of an open document as the client counts it. */
  version(uri: string): number;
}

export function registerTraceHandlers(connection: Connection, services: TraceServices): void {
  connection.onRequest(methods.trace, ({ uri, about, shape }: TraceParams): TraceAnswer => {
    const version = services.version(uri);
    const analysis = services.analysis(uri);
    if (!analysis) return { version, broken: false, view: null, missing: 'The file is not open any more.' };
    const asked = 'position' in about ? { offset: analysis.document.lines.offsetAt(about.position) } : about;
    return { version, ...showTrace(analysis, asked, shape) };
  });

  connection.onRequest(methods.locate, ({ uri, question, what }: LocateParams): LocateAnswer => {
    const analysis = services.analysis(uri);
    const source = analysis && locate(analysis, question, what);
    return source && analysis ? (locationOf(analysis, source) ?? null) : null;
  });

  connection.onRequest(methods.places, ({ uri, position }: PlacesParams): PlacesAnswer => {
    const analysis = services.analysis(uri);
    return analysis ? placesAt(analysis, analysis.document.lines.offsetAt(position)) : { sources: [], targets: [] };
  });
}

/** Tells the client that views of a document may be old. */
export function sendChanged(connection: Connection, changed: ChangedParams): void {
  connection.sendNotification(methods.changed, changed);
}
