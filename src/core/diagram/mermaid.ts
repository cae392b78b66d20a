/** A trace as a Mermaid picture: the question and its answer on top, DNS, the way there, the way back, each a lane. */
import type { Path, Trace } from '../engine/trace';
import { listText, sentence, verdictText, withoutStop } from '../explain/words';
import type { Source } from '../model/source';
import { formatAddress } from '../net/address';
import { dnsLane } from './dns-lane';
import { Groups } from './groups';
import { Ids } from './ids';
import type { PictureLane } from './picture';
import { wayLane } from './way-lane';
import type { WriteOptions } from './write';
import { writeMermaid } from './write';

export interface DiagramNode {
  /** Mermaid's id of the node; stays the same while what it shows does. */
  readonly id: string;
  /** Its label as one line of plain text. */
  readonly label: string;
  readonly source: Source | undefined;
}

export interface Diagram {
  /** A Mermaid flowchart. */
  readonly text: string;
  readonly nodes: readonly DiagramNode[];
  /** Question and verdict in one sentence. */
  readonly title: string;
  /** The same for people who don't see the picture, with what is drawn. */
  readonly description: string;
}

const DEFAULTS: WriteOptions = { standalone: true, shape: 'wide' };

export function diagramOf(trace: Trace, options: Partial<WriteOptions> = {}): Diagram {
  const ids = new Ids();
  const title = titleOf(trace);
  const path = pathToDraw(trace);
  const lanes = [dnsLane(trace, ids), ...(path ? pathLanes(trace, path, ids) : [])].filter(
    (lane) => lane !== undefined,
  );
  const description = descriptionOf(trace, lanes);
  return {
    text: writeMermaid({ title, description, lanes }, { ...DEFAULTS, ...options }),
    nodes: lanes.flatMap((lane) =>
      lane.nodes.map(({ id, lines, source }) => ({ id, label: lines.filter(Boolean).join(' · '), source })),
    ),
    title,
    description,
  };
}

const MARKS = { reachable: '✔', unreachable: '✖', undetermined: '?' } as const;

function titleOf(trace: Trace): string {
  const why = trace.reason === undefined ? '' : `: ${withoutStop(trace.reason.text)} (${trace.reason.code})`;
  return `${MARKS[trace.verdict]} ${sentence(`${verdictText(trace)}${why}`)}`;
}

/** The path that decides: the one with the trace's reason, else one that fails, else the first. */
function pathToDraw({ paths, reason }: Trace): Path | undefined {
  return (
    paths.find((path) => reason !== undefined && path.reason === reason) ??
    paths.find((path) => path.verdict !== 'reachable') ??
    paths[0]
  );
}

function pathLanes(trace: Trace, path: Path, ids: Ids): (PictureLane | undefined)[] {
  const groups = new Groups(ids);
  const { from, to } = trace.question;
  const target = path.address === undefined ? to : formatAddress(path.address);
  const drawn = path.choice === undefined ? target : `${target} → ${path.choice}`;
  return [
    wayLane(path, 'forward', from, ids, groups, `The way there · ${drawn}${otherPaths(trace, path)}`),
    wayLane(path, 'return', from, ids, groups, 'The way back'),
  ];
}

/** What about the other addresses of the name, or the other targets behind one: their verdicts, since only one way is drawn. */
function otherPaths({ paths }: Trace, drawn: Path): string {
  const others = paths.filter((path) => path !== drawn);
  if (others.length === 0) return '';
  if (others.length > 2) {
    const good = others.filter((path) => path.verdict === 'reachable').length;
    return ` (${others.length} more ways, ${good} of them good)`;
  }
  return ` (also ${listText(others.map((path) => `${MARKS[path.verdict]} ${apartFrom(drawn, path)}`))})`;
}

/** What tells a path from the one that is drawn. */
function apartFrom(drawn: Path, { address, choice }: Path): string {
  const to = address === undefined ? '?' : formatAddress(address);
  if (choice === undefined) return to;
  return address === drawn.address ? choice : `${to} → ${choice}`;
}

function descriptionOf(trace: Trace, lanes: readonly PictureLane[]): string {
  const titles = lanes.map((lane) => lane.title);
  const drawn = titles.length > 0 ? `Drawn: ${listText(titles)}.` : 'There is nothing to draw.';
  return `${sentence(verdictText(trace))} ${drawn} The outline says the same in words.`;
}
