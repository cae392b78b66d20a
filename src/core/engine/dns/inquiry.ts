/** A question on its way from server to server: what every server says about it, and what was written down (semantics §2.9). */
import type { Network } from '../../model/network';
import type { Resource } from '../../model/resource';
import type { Source } from '../../model/source';
import type { Address, Family } from '../../net/address';
import { familyOf, formatAddress } from '../../net/address';
import type { Sender } from '../question';
import type { ReasonCode } from '../reason-codes';
import type { DnsAnswer, DnsStatus, Exchange, Path, Place, Reason, RecordType, Step } from '../trace';
import { isExchange } from '../trace';
import type { StepDetails } from '../walk';

/** What a server says. */
export interface Outcome {
  readonly status: DnsStatus;
  readonly answers: readonly DnsAnswer[];
  /** Of a reverse look-up. */
  readonly names: readonly string[];
  /** What answered public addresses are called on the way: `AWS service s3`. */
  readonly label: string | undefined;
  /** Why there is no usable answer. */
  readonly reason: Reason | undefined;
  /** The name is an alias of this one, which the asking server has to look up by its own rules. */
  readonly alias: string | undefined;
  /** Names behind the asked one that the server went through by itself; the firewall of the asking VPC sees them too (DNS-35). */
  readonly through?: readonly string[];
}

/** Somebody who answers DNS questions. */
export interface Server {
  readonly place: Place;
  /** Where it was asked: `10.0.0.2`, `public DNS`. */
  readonly label: string;
  answer(name: string, inquiry: Inquiry, log: Log): Outcome;
}

/** Who is at an address, seen from whoever asks. */
export type Found =
  /** `walks`: the question is an ordinary packet. */
  { readonly server: Server; readonly walks: boolean } | { readonly nobody: StepDetails; readonly place: Place };

const NOTHING = { answers: [], names: [], label: undefined, reason: undefined, alias: undefined } as const;

/** The outcome of the last name of a chain, with the names behind the first. */
export function wentThrough(chain: ReadonlySet<string>, outcome: Outcome): Outcome {
  if (chain.size === 1) return outcome;
  return { ...outcome, through: [...[...chain].slice(1), ...(outcome.through ?? [])] };
}

/** What one server does about a question, step by step. */
export class Log {
  readonly course: (Step | Exchange)[] = [];

  constructor(private readonly at: string) {}

  note(verdict: Step['verdict'], { rule, text, code, chosen, rejected = [], source }: StepDetails): void {
    this.course.push({ kind: 'dns', verdict, code, rule, text, chosen, rejected, source, afterBlock: false });
  }
  found(answers: readonly DnsAnswer[], details: StepDetails, label?: string): Outcome {
    this.note('pass', details);
    return { ...NOTHING, status: 'NOERROR', answers, label };
  }
  foundNames(names: readonly string[], details: StepDetails): Outcome {
    this.note('pass', details);
    return { ...NOTHING, status: 'NOERROR', names };
  }
  alias(alias: string, details: StepDetails): Outcome {
    this.note('rewrite', details);
    return { ...NOTHING, status: 'NOERROR', alias };
  }
  failed(status: DnsStatus, code: ReasonCode, details: StepDetails): Outcome {
    this.note('drop', { ...details, code });
    return { ...NOTHING, status, reason: this.reason(code, details) };
  }
  /** An answer past this would be a guess. */
  unknown(details: StepDetails, resource?: Resource): Outcome {
    this.note('choose', details);
    const reason = { ...this.reason('DNS_UNDETERMINED', details), ...(resource && { at: resource.qualified }) };
    return { ...NOTHING, status: 'UNDETERMINED', reason };
  }
  private reason(code: ReasonCode, { rule, text, source }: StepDetails): Reason {
    return { code, rule, at: this.at, direction: 'forward', text, source };
  }
}

/** No client waits for an answer that is this many servers away. */
const DEEPEST = 32;

export class Inquiry {
  private readonly waiting: string[] = [];
  /** Who could not answer what: asked on another way he can't either, and trying all ways takes forever. */
  private readonly failures = new Map<string, Reason & { readonly status: DnsStatus }>();

  constructor(
    readonly network: Network,
    readonly type: RecordType,
    readonly serverAt: (address: Address, asker: Sender, path?: Path) => Found,
  ) {}

  /** The address family that is asked for; undefined for reverse look-ups. */
  get family(): Family | undefined {
    return this.type === 'PTR' ? undefined : this.type === 'A' ? 4 : 6;
  }

  /** Asks a server and writes the question down where it was asked. */
  ask(log: Log, from: Place, server: Server, name: string, path?: Path, before?: StepDetails): Outcome {
    const inner = new Log(server.label);
    if (before) inner.note('pass', before);
    const outcome = this.answerOf(server, name, inner, log);
    this.write(log, from, server, name, inner, outcome, path);
    return outcome;
  }

  private answerOf(server: Server, name: string, inner: Log, log: Log): Outcome {
    const who = calledFirst(server.place);
    const key = `${who} ${server.label} ${name}`;
    const before = this.failures.get(key);
    if (before)
      return inner.failed(before.status, before.code, {
        ...before,
        text: `${who} has no answer this time either: ${before.text}`,
      });
    if (this.waiting.includes(key) || this.waiting.length >= DEEPEST)
      return inner.failed('SERVFAIL', 'DNS_LOOP', {
        rule: 'DNS-31',
        text: this.waiting.includes(key)
          ? `${who} has been asked for ${name} already and waits for the answer itself: the servers forward the question to each other in a circle.`
          : `The question for ${name} has gone through ${DEEPEST} servers before it comes to ${called(server.place)}, and nobody waits that long.`,
        source: lastSource(log),
      });
    this.waiting.push(key);
    const outcome = server.answer(name, this, inner);
    this.waiting.pop();
    const { status, reason } = outcome;
    if (reason && (status === 'SERVFAIL' || status === 'TIMEOUT')) this.failures.set(key, { ...reason, status });
    return outcome;
  }

  /** A question that nobody answered. */
  unanswered(log: Log, from: Place, to: Pick<Server, 'place' | 'label'>, name: string, why: StepDetails, path?: Path) {
    const inner = new Log(to.label);
    const outcome = inner.failed('TIMEOUT', 'DNS_TIMEOUT', why);
    this.write(log, from, to, name, inner, outcome, path);
    return outcome;
  }

  private write(
    log: Log,
    from: Place,
    { place, label }: Pick<Server, 'place' | 'label'>,
    name: string,
    { course }: Log,
    { status, answers, names, alias }: Outcome,
    path: Path | undefined,
  ): void {
    const answer = alias === undefined ? [...answers.map((each) => formatAddress(each.address)), ...names] : [alias];
    log.course.push({ from, to: place, server: label, name, type: this.type, path, course, status, answer });
  }
}

/** A place inside a sentence: people say `the Amazon resolver of shop`, and `public DNS`. */
export const called = ({ kind, name }: Place): string =>
  kind === 'resolver' && /^(?:Amazon|DNS) /.test(name) ? `the ${name}` : name;

/** For the start of a sentence; what the file names stays as it is written. */
export const calledFirst = (place: Place): string => (place.resource ? place.name : capital(called(place)));

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const lastSource = ({ course }: Log): Source | undefined =>
  flatSteps(course).findLast((step) => step.source !== undefined)?.source;

/** All steps of a course in order. */
export function flatSteps(course: readonly (Step | Exchange)[], into: Step[] = []): Step[] {
  for (const each of course)
    if (isExchange(each)) flatSteps(each.course, into);
    else into.push(each);
  return into;
}

export const ofFamily = (answers: readonly DnsAnswer[], family: Family | undefined): DnsAnswer[] =>
  answers.filter(({ address }) => familyOf(address) === family);

export const recordWord = (type: RecordType): string => (type === 'PTR' ? 'PTR record' : `${type} record`);
