/** A trace as a Mermaid picture: the question and its answer on top, DNS, the way there, the way back, each a lane. */
import type { Path, Step, Trace } from '../engine/trace';
import { outlineOf } from '../explain/outline';
import { listText, sentence, verdictText, withoutStop } from '../explain/words';
import { formatAddress } from '../net/address';
import type { Diagram, DiagramNode } from './diagram';
import { dnsLane } from './dns-lane';
import { Groups } from './groups';
import { Ids } from './ids';
import type { PictureLane, PictureNode } from './picture';
import { within } from './shorten';
import { wayLane } from './way-lane';
import { firstSentence, MARKS, shortName } from './words';
import type { WriteOptions, Written } from './write';
import { writeMermaid } from './write';

export interface DiagramOptions extends WriteOptions {
  /** The way back is drawn, too; without, only when that is where it is blocked. */
  readonly reply: boolean;
  /** Ids of nodes whose losing candidates are drawn. */
  readonly open: readonly string[];
}

const DEFAULTS: DiagramOptions = { standalone: true, shape: 'wide', reply: true, open: [] };

export function diagramOf(trace: Trace, given: Partial<DiagramOptions> = {}): Diagram {
  const options = { ...DEFAULTS, ...given };
  const path = pathToDraw(trace);
  const { title, description, lanes: whole } = pictureOf(trace, options, path);
  const { text, lanes } = within(whole, (shown) => writeMermaid({ title, description, lanes: shown }, options));
  const drawn = lanes.flatMap((lane) => lane.nodes);
  return {
    text,
    nodes: drawn.map(nodeOf),
    title,
    description,
    outline: outlineOf(trace),
    decisions: decisionsOf(trace, path, drawn),
  };
}

/** What there is to draw, before it is written in any language. */
export function pictureOf(
  trace: Trace,
  options: Pick<DiagramOptions, 'reply' | 'open'> = DEFAULTS,
  path = pathToDraw(trace),
): Written {
  const lanes = lanesOf(trace, path, options);
  return { title: titleOf(trace), description: descriptionOf(trace, lanes), lanes };
}

function lanesOf(
  trace: Trace,
  path: Path | undefined,
  { reply, open }: Pick<DiagramOptions, 'reply' | 'open'>,
): PictureLane[] {
  const ids = new Ids();
  const opened = new Set(open);
  const lanes = [dnsLane(trace, ids, opened)];
  if (path) {
    const { from, to } = trace.question;
    const shared = { path, from, ids, groups: new Groups(ids, path.forward), open: opened };
    const title = `the way to ${path.address === undefined ? to : formatAddress(path.address)}`;
    lanes.push(wayLane({ ...shared, direction: 'forward', title, also: otherTargets(trace, path), target: to }));
    const back = wayLane({ ...shared, direction: 'return', title: 'the way back', also: '', target: shortName(from) });
    if (reply || path.reason?.direction === 'return') lanes.push(back);
  }
  return lanes.filter((lane) => lane !== undefined);
}

function nodeOf(node: PictureNode): DiagramNode {
  const { id, lines, source, steps, isOpen, claims, near, group } = node;
  return {
    id,
    label: lines.filter(Boolean).join(' · '),
    explanation: explanationOf(node),
    source,
    sources: [
      source,
      near,
      group?.look === 'subnet' ? group.source : undefined,
      ...steps.map((step) => step.source),
    ].filter((each) => each !== undefined),
    candidates: steps.reduce((sum, { rejected }) => sum + rejected.length, 0),
    isOpen,
    claims,
  };
}

/** The sentences of what happens at a node, one a line. */
export const explanationOf = ({ says, steps }: PictureNode): string =>
  [...says, ...steps.flatMap(sentencesOf)].map(sentence).join('\n');

/** What a step says, with the candidates that lost. */
export const sentencesOf = ({ text, rejected }: Step): string[] => [
  text,
  ...rejected.map(({ what, why }) => `Not ${what}: ${why}`),
];

/** Every decision about the drawn path, whether a node shows it or not. */
function decisionsOf(trace: Trace, path: Path | undefined, drawn: readonly PictureNode[]): Diagram['decisions'] {
  const decisions = new Map<Step, string | undefined>();
  for (const step of trace.dns?.steps ?? []) decisions.set(step, undefined);
  for (const hop of [...(path?.forward ?? []), ...(path?.return ?? [])])
    for (const step of hop.steps) decisions.set(step, undefined);
  for (const { id, steps } of drawn) for (const step of steps) decisions.set(step, id);
  return decisions;
}

export function titleOf(trace: Trace): string {
  const { reason } = trace;
  const why = reason === undefined ? '' : `: ${withoutStop(firstSentence(reason.text))} (${reason.code})`;
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

/** How the other targets behind the same address fare, since only one way is drawn: `also ✔ db1`. */
function otherTargets({ paths }: Trace, drawn: Path): string {
  const others = paths.filter((path) => path !== drawn && path.address === drawn.address);
  if (others.length === 0) return '';
  if (others.length <= SHOWN_OTHERS)
    return `also ${listText(others.map((path) => `${MARKS[path.verdict]} ${path.choice ?? '?'}`))}`;
  const good = others.filter((path) => path.verdict === 'reachable').length;
  return `also ${others.length} others, ${good} of them ✔`;
}
const SHOWN_OTHERS = 2;

function descriptionOf(trace: Trace, lanes: readonly PictureLane[]): string {
  const titles = lanes.map(({ title }) => title);
  const drawn = titles.length > 0 ? `Drawn: ${listText(titles)}.` : 'There is nothing to draw.';
  return `${sentence(verdictText(trace))} ${drawn} The outline says the same in words.`;
}
