/** Two pictures side by side: which nodes are not the same in the other one, and one sentence about what differs first. */
import type { Step, StepKind, Trace, Verdict } from '../engine/trace';
import type { OutlineItem } from '../explain/outline';
import { item } from '../explain/outline';
import { sentence } from '../explain/words';
import type { Diagram } from './diagram';

export interface Side {
  readonly trace: Trace;
  readonly diagram: Diagram;
}

export interface Comparison {
  /** Ids of the nodes that differ. */
  readonly here: ReadonlySet<string>;
  readonly there: ReadonlySet<string>;
  /** The sentence, and what either side says about it. */
  readonly outline: readonly OutlineItem[];
}

export function compare(one: Side, other: Side): Comparison {
  const [here, there] = [differing(one.diagram, other.diagram), differing(other.diagram, one.diagram)];
  const [name, otherName] = namesOf(one.trace, other.trace);
  const kind = (here.first ?? there.first)?.kind;
  const verdicts =
    one.trace.verdict === other.trace.verdict
      ? `${capital(name)} and ${otherName} alike ${WORKS[one.trace.verdict]}`
      : `${capital(name)} ${WORKS[one.trace.verdict]}, ${otherName} ${WORKS[other.trace.verdict]}`;
  const what = kind === undefined ? 'no decision differs' : `what differs first is ${KINDS[kind]}`;
  const outline = [
    item(`${verdicts}; ${what}.`, 0, 'note'),
    ...detail(name, here.first),
    ...detail(otherName, there.first),
  ];
  return { here: here.ids, there: there.ids, outline };
}

const WORKS: Readonly<Record<Verdict, string>> = {
  reachable: 'it works',
  unreachable: 'it does not work',
  undetermined: "it can't be told",
};

const KINDS: Readonly<Record<StepKind, string>> = {
  route: 'the route',
  'security-group': 'a security group',
  'network-acl': 'a network ACL',
  gateway: 'a gateway',
  nat: 'the address translation',
  endpoint: 'an endpoint',
  'load-balancer': 'the load balancer',
  dns: 'the DNS answer',
  interface: 'a network interface',
};

/** `from shop.web-1`, `to 10.0.0.7`: what the two questions don't have in common. */
function namesOf({ question: one }: Trace, { question: other }: Trace): [string, string] {
  if (one.from.name !== other.from.name) return [`from ${one.from.name}`, `from ${other.from.name}`];
  const target = ({ to, port }: Trace['question']): string => `to ${to}${port === undefined ? '' : ` port ${port}`}`;
  return [target(one), target(other)];
}

/** Nodes with a claim that the other picture doesn't make, and the first decision among these claims (nodes stand in the order of the way). */
function differing(diagram: Diagram, other: Diagram): { ids: Set<string>; first: Step | undefined } {
  const known = new Set(other.nodes.flatMap(({ claims }) => claims.map(({ what }) => what)));
  const ids = new Set<string>();
  let first: Step | undefined;
  for (const { id, claims } of diagram.nodes) {
    const own = claims.filter(({ what, isUnreached }) => !isUnreached && !known.has(what));
    if (own.length > 0) ids.add(id);
    first ??= own.find(({ step }) => step !== undefined)?.step;
  }
  return { ids, first };
}

const detail = (side: string, step: Step | undefined): OutlineItem[] =>
  step === undefined ? [] : [item(`${capital(side)}: ${sentence(step.text)}`, 1, step.verdict, step.source)];

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
