/**
 * A trace as a readable outline that alone is enough for somebody who does not see the picture. The panel in the editor
 * and the terminal print this one list; its sentences are the steps' own, this file adds only the words between them.
 */
import type { Direction, Hop, Packet, Path, Trace } from '../engine/trace';
import { formatAddress } from '../net/address';
import { blockersOf } from './blockers';
import type { OutlineItem } from './outline-item';
import { addStep, item } from './outline-item';
import { addResolution } from './resolution';
import { packetText, placeText, samePacket, sentence, verdictText, whereText, withoutStop } from './words';

export type { OutlineItem, OutlineMark } from './outline-item';
export { item } from './outline-item';
export { outlineOfResolution } from './resolution';

/** Question and verdict first, then what blocks, the name, the way there, the way back. */
export function outlineOf(trace: Trace): OutlineItem[] {
  const items: OutlineItem[] = [];
  addVerdict(trace, items);
  if (trace.dns !== undefined) addResolution(trace.dns, items);
  for (const path of trace.paths) addPath(path, trace, items);
  return items;
}

function addVerdict(trace: Trace, items: OutlineItem[]): void {
  const { reason } = trace;
  const blocked = trace.verdict !== 'reachable';
  const mark = trace.verdict === 'reachable' ? 'pass' : trace.verdict === 'unreachable' ? 'drop' : 'note';
  const why = reason === undefined ? '' : `: ${withoutStop(reason.text)} (${reason.code})`;
  items.push(item(sentence(`${verdictText(trace)}${why}`), 0, mark, reason?.source));
  if (!blocked) return;
  const open = trace.paths.filter((path) => path.verdict === 'reachable').length;
  if (open > 0) {
    const chosen = trace.paths.some(({ choice }) => choice !== undefined);
    const text = chosen
      ? `Of ${trace.paths.length} ways ${open} can be gone; which of them is taken is AWS's choice each time.`
      : `Of its ${trace.paths.length} addresses ${open} can be reached; a client may be given any of them.`;
    items.push(item(text, 0, 'note'));
  }
  const blockers = blockersOf(trace);
  if (blockers.length < 2) return;
  items.push(item(`${blockers.length} things stand in the way; each of them is enough to stop it:`, 0, 'drop'));
  for (const blocker of blockers) {
    const text = `Blocked ${whereText(blocker)} (${blocker.code}): ${sentence(blocker.text)}`;
    items.push(item(text, 1, 'drop', blocker.source));
  }
}

function addPath(path: Path, trace: Trace, items: OutlineItem[]): void {
  const address = path.address === undefined ? trace.question.to : formatAddress(path.address);
  const target = path.choice === undefined ? address : `${address} by way of ${path.choice}`;
  const several = trace.paths.length > 1 ? `, which ${verdictWords[path.verdict]}` : '';
  if (path.forward.length > 0) {
    items.push(item(`The way to ${target}${several}:`, 0, 'note'));
    addHops(path.forward, 'forward', items);
  }
  if (path.return.length > 0) {
    const blocked = path.forward.some((hop) => hop.steps.some((step) => step.verdict === 'drop'));
    items.push(item(`The way back from ${target}${blocked ? ', if the packet got there' : ''}:`, 0, 'note'));
    addHops(path.return, 'return', items);
  } else if (path.forward.length > 0) {
    const text =
      path.verdict === 'undetermined'
        ? "How it goes on from there can't be said."
        : 'There is no way back to look at, because nothing arrives.';
    items.push(item(text, 0, 'note'));
  }
}

const verdictWords = {
  reachable: 'can be reached',
  unreachable: 'cannot be reached',
  undetermined: "can't be decided",
};

function addHops(hops: readonly Hop[], direction: Direction, items: OutlineItem[]): void {
  let before: Packet | undefined;
  let stopped = false;
  for (const hop of hops) {
    if (!stopped && hop.steps.some((step) => step.afterBlock) && hop.steps[0]?.afterBlock === true) {
      stopped = true;
      items.push(item(`The ${packetWord(direction)} is stopped above. What it would still meet:`, 1, 'note'));
    }
    items.push(item(hopText(hop, direction, before), 1, 'note', undefined));
    before = hop.packet;
    for (const step of hop.steps) addStep(step, 2, items);
  }
}

const packetWord = (direction: Direction): string => (direction === 'forward' ? 'packet' : 'reply');

/** Where it is, what it does there, and the packet's header when it is new. */
export function hopText(hop: Hop, direction: Direction, before: Packet | undefined): string {
  const place = placeText(hop.at);
  const what = packetWord(direction);
  const header = before === undefined || !samePacket(before, hop.packet) ? packetText(hop.packet) : undefined;
  const as = header === undefined ? '' : `, now ${header}`;
  switch (hop.role) {
    case 'send':
      return `${place} sends the ${what}${header === undefined ? '' : `: ${header}`}`;
    case 'leave':
      return `The ${what} leaves ${place}${as}`;
    case 'enter':
      return `The ${what} enters ${place}${as}`;
    case 'pass':
      return `The ${what} comes to ${place}${as}`;
    case 'receive':
      return `The ${what} arrives at ${place}${as}`;
    case 'beyond':
      return direction === 'return' && before === undefined
        ? `${place} sends the ${what}: ${packetText(hop.packet)}`
        : `Beyond: ${place}${as}`;
  }
}
