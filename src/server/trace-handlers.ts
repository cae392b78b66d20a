/** The requests of the path diagram and of Trace Path (src/protocol/PROTOCOL.md): positions in, plain data out. */
import type { Analysis } from '../core/model/workspace';
import type {
  ChangedParams,
  ExportAnswer,
  ExportParams,
  LocateAnswer,
  LocateParams,
  PlacesAnswer,
  PlacesParams,
  ViewAnswer,
  ViewParams,
} from '../protocol/lsp-extensions';
import { methods } from '../protocol/lsp-extensions';
import { locationOf } from '../service/ranges';
import type { ViewRequest } from '../service/trace-view';
import type { Connection } from './connection';

/** What the handlers need of the server's state. */
export interface TraceServices {
  /** Loads the features with the first question. */
  features(): Promise<typeof import('./features')>;
  /** Undefined for a document that nobody has opened. */
  analysis(uri: string): Analysis | undefined;
  /** The version of an open document as the client counts it. */
  version(uri: string): number;
}

const CLOSED = 'The file is not open any more.';

export function registerTraceHandlers(connection: Connection, services: TraceServices): void {
  connection.onRequest(methods.view, async (params: ViewParams): Promise<ViewAnswer> => {
    const { showView } = await services.features();
    const version = services.version(params.uri);
    const analysis = services.analysis(params.uri);
    if (!analysis) return { version, broken: false, view: null, other: null, missing: CLOSED, atCursor: [] };
    return { version, ...showView(analysis, requestOf(analysis, params)) };
  });

  connection.onRequest(methods.locate, async (params: LocateParams): Promise<LocateAnswer> => {
    const { locate } = await services.features();
    const analysis = services.analysis(params.uri);
    const source = analysis && locate(analysis, requestOf(analysis, params), params.what);
    return source && analysis ? (locationOf(analysis, source) ?? null) : null;
  });

  connection.onRequest(methods.export, async (params: ExportParams): Promise<ExportAnswer> => {
    const { exportView } = await services.features();
    const analysis = services.analysis(params.uri);
    return analysis ? exportView(analysis, requestOf(analysis, params), params.format) : { problem: CLOSED };
  });

  connection.onRequest(methods.places, async ({ uri, position }: PlacesParams): Promise<PlacesAnswer> => {
    const { placesAt } = await services.features();
    const analysis = services.analysis(uri);
    return analysis ? placesAt(analysis, analysis.document.lines.offsetAt(position)) : { sources: [], targets: [] };
  });
}

/** Positions become offsets; all else is the same on both sides. */
function requestOf({ document: { lines } }: Analysis, params: ViewParams): ViewRequest {
  const { about, cursor } = params;
  return {
    ...params,
    about: 'position' in about ? { offset: lines.offsetAt(about.position) } : about,
    cursor: cursor && lines.offsetAt(cursor),
  };
}

/** Tells the client that views of a document may be old. */
export function sendChanged(connection: Connection, changed: ChangedParams): void {
  connection.sendNotification(methods.changed, changed);
}
