/** A resolution as an outline: the answer, then who asked whom and what each of them decided, in the order in which it went. */
import type { Exchange, Path, Resolution, Step } from '../engine/trace';
import { isExchange } from '../engine/trace';
import type { Resource } from '../model/resource';
import { formatAddress } from '../net/address';
import { pathBlockers } from './blockers';
import type { OutlineItem } from './outline-item';
import { addStep, item } from './outline-item';
import { listText, packetText, sentence } from './words';

/** An answer to `resolve` as an outline of its own. */
export function outlineOfResolution(resolution: Resolution): OutlineItem[] {
  const items: OutlineItem[] = [];
  addResolution(resolution, items);
  return items;
}

export function addResolution(dns: Resolution, items: OutlineItem[]): void {
  const mark = isAnswered(dns) ? 'note' : dns.status === 'UNDETERMINED' ? 'choose' : 'drop';
  items.push(item(`DNS: ${answerText(dns)}`, 0, mark, dns.reason?.source));
  tell(dns, 1, new Teller(items, false));
}

/** Only who decided and what lost, for places with little room: what goes without saying is left out. */
export function decisionsOf(dns: Resolution): OutlineItem[] {
  const items: OutlineItem[] = [];
  tell(dns, 0, new Teller(items, true));
  return items;
}

function tell(dns: Resolution, level: number, teller: Teller): void {
  const course = dns.course.length > 0 ? dns.course : dns.steps;
  const [first] = course;
  // One question to one server needs no step down: its decisions are the client's answer.
  if (course.length === 1 && first && isExchange(first)) teller.exchange(first, level, level);
  else teller.course(course, level);
}

export const isAnswered = ({ answers, names }: Resolution): boolean => answers.length + names.length > 0;

/** `10.0.0.2 answers db.corp.example with 10.0.1.20 (of shop.db).` */
export function answerText(dns: Resolution): string {
  const { name, status, type, reason } = dns;
  const server = dns.server === '' ? 'nobody' : dns.server;
  if (isAnswered(dns)) return `${server} answers ${name} with ${answersText(dns)}.`;
  const said = ` (${status})`;
  if (reason?.code === 'DNS_BLOCKED') return `${server} answers ${name} with ${status}, since DNS Firewall blocks it.`;
  if (reason?.code === 'DNS_LOOP')
    return `${server} has no answer for ${name}: the question goes round in a circle${said}.`;
  switch (status) {
    case 'NXDOMAIN':
      return `${server} says that there is no ${name}${said}.`;
    case 'NODATA':
      return `${server} knows ${name}, but has no ${type} record for it${said}.`;
    case 'SERVFAIL':
      return `${server} could not get an answer for ${name}${said}.`;
    case 'UNDETERMINED':
      return `what ${name} resolves to can't be told.`;
    default:
      return dns.server === '' ? `nobody answers ${name}${said}.` : `${server} does not answer ${name}${said}.`;
  }
}

/** `10.0.1.20 and 10.0.2.20 (of shop.sts)`: whose addresses they are is said once for each owner. */
export function answersText({ answers, names }: Resolution): string {
  const byOwner = new Map<string, string[]>();
  for (const { address, owner, madeUp, representative } of answers) {
    const own = `${ownerText(owner)}${madeUp ? ', made up since the file gives none' : ''}`;
    const whose = representative ? 'a stand-in: the real addresses are public and change' : own;
    const same = byOwner.get(whose);
    if (same === undefined) byOwner.set(whose, [formatAddress(address)]);
    else same.push(formatAddress(address));
  }
  return listText([
    ...[...byOwner].map(([whose, list]) => `${listText(list)}${whose === '' ? '' : ` (${whose})`}`),
    ...names,
  ]);
}

const ownerText = (owner: Resource | undefined): string => (owner === undefined ? '' : `of ${owner.qualified}`);

/** Whether a step says more than that things go on. */
const tells = ({ verdict, chosen }: Step): boolean => verdict !== 'pass' || chosen !== undefined;

/** Tells a course; what has been said already (the same losers again, the failure of whoever was asked) is left out. */
class Teller {
  private readonly said = new Set<string>();

  constructor(
    private readonly items: OutlineItem[],
    private readonly brief: boolean,
  ) {}

  course(course: readonly (Step | Exchange)[], level: number): void {
    for (const each of course) {
      if (isExchange(each)) this.exchange(each, level, level + 1);
      else this.step(each, level);
    }
  }

  /** The server's first word, that it was asked and how, stands over what it decides. */
  exchange({ course, path }: Exchange, level: number, inner: number): void {
    const [first, ...rest] = course;
    if (first === undefined) return;
    const hasHead =
      rest.length > 0 && !isExchange(first) && first.verdict === 'pass' && (!this.brief || path !== undefined);
    const isOnly = rest.length === 0;
    if (hasHead || isOnly || !this.brief || isExchange(first) || tells(first)) this.course([first], level);
    const packet = path?.forward[0]?.packet;
    if (packet && !this.brief) this.items.push(item(`The packet: ${packetText(packet)}.`, level + 1, 'note'));
    if (path?.verdict === 'unreachable') this.otherBlockers(path, level + 1);
    const told = this.brief ? rest.filter((each) => isExchange(each) || tells(each)) : rest;
    this.course(told, hasHead ? inner : level);
  }

  /** The first one is in the sentence above. */
  private otherBlockers(path: Path, level: number): void {
    for (const { code, text, source } of pathBlockers(path))
      if (text !== path.reason?.text && this.once(text))
        this.items.push(item(`Also in the way (${code}): ${sentence(text)}`, level, 'note', source));
  }

  private step(step: Step, level: number): void {
    // An alias in the same zone is decided in the same words again.
    if (!this.once(step.text) && this.brief && step.verdict === 'choose') return;
    const losers = step.rejected.filter(({ what, why }) => this.once(`${what}\n${why}`));
    addStep(step, level, this.items, losers, step.verdict === 'drop' ? this.ownPart(step.text) : step.text);
  }

  /** Whoever has no answer because another one has none repeats its words: they stand above. */
  private ownPart(text: string): string {
    let own = text;
    // Their words end in others' words in turn: the longest are all of them.
    for (const each of this.said) {
      const before = text.length - each.length - 2;
      if (before > 0 && before < own.length && text.endsWith(`: ${each}`)) own = text.slice(0, before);
    }
    return own;
  }

  private once(key: string): boolean {
    const isNew = !this.said.has(key);
    this.said.add(key);
    return isNew;
  }
}
