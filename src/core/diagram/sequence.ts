/**
 * Who asked whom as a sequence: participants in the order in which they come in, questions and answers between them,
 * what each of them decides as a note. What is neither chosen nor refused is told by the arrow that it belongs to.
 */
import type { Exchange, Path, Place, Resolution, Step, Trace } from '../engine/trace';
import { isExchange } from '../engine/trace';
import { answerText, isAnswered, outlineOfResolution } from '../explain/resolution';
import { listText, packetText, sentence } from '../explain/words';
import type { Source } from '../model/source';
import type { Claim, Diagram, DiagramNode } from './diagram';
import { Ids } from './ids';
import { headOf, lineWords } from './lane';
import { sentencesOf } from './mermaid';
import { breakLines, foldLine, loserLines, serverLines } from './words';
import type { Arrow, Entry, Participant } from './write-sequence';
import { writeSequence } from './write-sequence';

export interface SequenceOptions {
  readonly standalone: boolean;
  /** In a `narrow` one, words are broken into more lines. */
  readonly shape?: 'wide' | 'narrow';
  /** Ids of notes whose losing candidates are drawn. */
  readonly open: readonly string[];
}

export function dnsSequenceOf(
  trace: Trace,
  dns: Resolution,
  { standalone, open, shape = 'wide' }: SequenceOptions,
): Diagram {
  const drawer = new SequenceDrawer(new Set(open), trace.question.from, COLUMNS[shape]);
  drawer.course(dns.course, trace.question.from);
  if (dns.reason && !drawer.hasEnd) drawer.cannotTell(dns);
  const answered = isAnswered(dns);
  const mark = answered ? '✔' : dns.status === 'UNDETERMINED' ? '?' : '✖';
  const text = answerText(dns);
  const title = `${mark} ${text.charAt(0).toUpperCase()}${text.slice(1)}`;
  const { participants, nodes, decisions } = drawer;
  const entries = drawer.shown();
  const asked = participants.map(({ lines }) => lines[0] ?? '');
  const description = `${title} Drawn: who asks whom, from top to bottom: ${listText(asked)}. The outline says the same in words.`;
  return {
    text: writeSequence({ title, description, participants, entries }, standalone),
    nodes,
    title,
    description,
    outline: outlineOfResolution(dns),
    decisions,
  };
}

/** More than these, a renderer might refuse. */
const MOST_ENTRIES = 120;
/** More addresses than these are only counted. */
const SHOWN_ANSWERS = 3;
/** Characters of a line, where its words allow. */
const COLUMNS = { wide: 34, narrow: 28 } as const;

class SequenceDrawer {
  readonly participants: Participant[] = [];
  readonly entries: Entry[] = [];
  readonly nodes: DiagramNode[] = [];
  readonly decisions = new Map<Step, string | undefined>();
  /** A refusal, or the word that there is none to be had, is drawn. */
  hasEnd = false;
  private readonly ids = new Ids();
  private asked = '';

  constructor(
    private readonly open: ReadonlySet<string>,
    private readonly client: Place,
    private readonly columns: number,
  ) {}

  course(course: readonly (Step | Exchange)[], at: Place, server = ''): void {
    const who = this.participant(at, server);
    let noted: Step[] = [];
    for (const each of course) {
      if (!isExchange(each)) {
        if (each.verdict === 'pass') this.tell(each);
        else noted.push(each);
        continue;
      }
      this.note(who, noted);
      noted = [];
      this.exchange(each, who);
    }
    this.note(who, noted);
  }

  /** `inside`: whose course it belongs to; a resolver asks others out of its outbound endpoint. */
  private exchange(exchange: Exchange, inside: string): void {
    const { from, to, server, course, path, status } = exchange;
    const [asker, asked] = [this.participant(from, ''), this.participant(to, server)];
    const isHandedOver = asker !== inside;
    if (isHandedOver) this.arrow('ask', inside, asker, ['sends it out of'], undefined);
    const lostThere = path?.verdict === 'unreachable' && path.reason?.direction === 'forward';
    this.arrow(lostThere ? 'lost' : 'ask', asker, asked, this.questionLines(exchange), path);
    this.course(course, to, server);
    if (status === 'TIMEOUT' && (lostThere || path?.reason?.direction !== 'return')) return;
    const arrow = status === 'TIMEOUT' ? 'lost-answer' : 'answer';
    this.arrow(arrow, asked, asker, answerLines(exchange), undefined);
    if (isHandedOver && arrow === 'answer') this.arrow('answer', asker, inside, answerLines(exchange), undefined);
  }

  /** The whole question where it is a new one; who hands it on asks the same. */
  private questionLines({ name, type, path }: Exchange): string[] {
    const question = `${name} ${type}?`;
    const again = question === this.asked;
    this.asked = question;
    const via = path?.via.map((each) => each.name) ?? [];
    return [again ? 'the same question' : question, via.length > 0 ? `via ${listText(via)}` : ''].filter(Boolean);
  }

  private participant(place: Place, server: string): string {
    const id = this.ids.of('who', `${place.kind} ${place.name}`);
    if (this.participants.some((each) => each.id === id)) return id;
    const lines = this.fit(serverLines({ to: place, server }));
    this.participants.push({ id, lines });
    const name = place.name === this.client.name ? '(client)' : place.name;
    const source = place.resource?.source;
    this.addNode({ id, lines, source, claims: [{ what: `dns at ${name}`, step: undefined }] });
    return id;
  }

  private arrow(arrow: Arrow, from: string, to: string, words: readonly string[], path: Path | undefined): void {
    const lines = this.fit(words);
    const id = this.add({ arrow, from, to, lines });
    const packet = path?.forward[0]?.packet;
    const says = packet ? [`The packet: ${packetText(packet)}`] : [];
    const claims = arrow === 'ask' ? [] : [{ what: `dns ${arrow} ${words.join(' ')}`, step: undefined }];
    this.addNode({ id, lines, says, claims });
  }

  private note(over: string, steps: readonly Step[]): void {
    if (steps.length === 0) return;
    const id = `i${this.entries.length}`;
    const isOpen = this.open.has(id);
    const lines = this.fit([...steps.flatMap(decisionLines), ...loserLines(steps, isOpen)]);
    this.add({ over, lines });
    this.hasEnd ||= steps.some(({ verdict }) => verdict === 'drop');
    const claims = steps.map((step) => ({ what: `dns ${step.chosen ?? step.code ?? step.text}`, step }));
    const source = steps.find((step) => step.verdict === 'drop')?.source ?? steps.find((step) => step.source)?.source;
    this.addNode({ id, lines, source, steps, isOpen, claims });
  }

  cannotTell({ reason }: Resolution): void {
    const over = this.participants[this.participants.length - 1]?.id;
    if (reason === undefined || over === undefined) return;
    const { code, text, source } = reason;
    const lines = this.fit([headOf('undecided'), code, lineWords(source), ...breakLines(text)].filter(Boolean));
    this.addNode({ id: this.add({ over, lines }), lines, source, says: [text] });
  }

  /** At most as many as a renderer takes; what comes later is only counted. */
  shown(): readonly Entry[] {
    const over = this.participants[0]?.id;
    const more = this.entries.length - MOST_ENTRIES;
    if (more <= 0 || over === undefined) return this.entries;
    this.nodes.splice(0, this.nodes.length, ...this.nodes.filter(({ id }) => !(Number(id.slice(1)) >= MOST_ENTRIES)));
    for (const [step, id] of this.decisions)
      if (id !== undefined && Number(id.slice(1)) >= MOST_ENTRIES) this.decisions.set(step, undefined);
    return [...this.entries.slice(0, MOST_ENTRIES), { over, lines: [`… ${more} more`, 'the outline has them'] }];
  }

  /** Lines as short as the shape wants them. */
  private fit(lines: readonly string[]): readonly string[] {
    return this.columns === COLUMNS.wide ? lines : lines.flatMap((line) => foldLine(line, this.columns));
  }

  private add(entry: Entry): string {
    this.entries.push(entry);
    return `i${this.entries.length - 1}`;
  }

  /** What merely happens is said by the last thing that is drawn. */
  private tell(step: Step): void {
    const last = this.nodes.findLast(({ id }) => id.startsWith('i')) ?? this.nodes[this.nodes.length - 1];
    if (last === undefined) return;
    const at = this.nodes.indexOf(last);
    const sources = step.source ? [...last.sources, step.source] : last.sources;
    const explanation = [last.explanation, ...sentencesOf(step).map(sentence)].filter(Boolean).join('\n');
    this.nodes[at] = { ...last, explanation, sources, source: last.source ?? step.source };
    this.decisions.set(step, last.id);
  }

  private addNode(node: {
    readonly id: string;
    readonly lines: readonly string[];
    readonly source?: Source | undefined;
    readonly steps?: readonly Step[];
    readonly says?: readonly string[];
    readonly isOpen?: boolean;
    readonly claims?: readonly Claim[];
  }): void {
    const { id, lines, source, steps = [], says = [], isOpen = false, claims = [] } = node;
    this.nodes.push({
      id,
      label: lines.join(' · '),
      explanation: [...says, ...steps.flatMap(sentencesOf)].map(sentence).join('\n'),
      source,
      sources: [source, ...steps.map((step) => step.source)].filter((each) => each !== undefined),
      candidates: steps.reduce((sum, { rejected }) => sum + rejected.length, 0),
      isOpen,
      claims,
    });
    for (const step of steps) this.decisions.set(step, id);
  }
}

function decisionLines(step: Step): string[] {
  if (step.verdict === 'drop')
    return [headOf(step), step.code ?? '', lineWords(step.source), ...breakLines(step.text)].filter(Boolean);
  if (step.chosen === undefined) return breakLines(step.text);
  return breakLines(`${step.verdict === 'rewrite' ? '→' : '✔'} ${step.chosen}`);
}

function answerLines({ answer, status }: Exchange): string[] {
  if (answer.length === 0) return [status];
  const more = answer.length - SHOWN_ANSWERS;
  return [...answer.slice(0, SHOWN_ANSWERS), more > 0 ? `… and ${more} more` : ''].filter(Boolean);
}
