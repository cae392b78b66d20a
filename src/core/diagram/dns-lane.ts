/** The DNS lane: who is asked, one box for each server with what decided there, and the addresses that came back. */
import type { Exchange, Path, Resolution, Step, Trace } from '../engine/trace';
import { isExchange } from '../engine/trace';
import { formatAddress } from '../net/address';
import type { Ids } from './ids';
import { LaneBuilder } from './lane';
import type { PictureLane } from './picture';
import { breakLines, endOf, serverLines, shortName } from './words';

const SHOWN_ANSWERS = 3;
const SHOWN_DECISIONS = 3;

export function dnsLane(trace: Trace, ids: Ids, open: ReadonlySet<string>): PictureLane | undefined {
  const { dns } = trace;
  if (dns === undefined) return undefined;
  const { from } = trace.question;
  const lane = new LaneBuilder('dns', ids, 'packet', open);
  lane.add({
    look: 'client',
    key: from.name,
    lines: [`${shortName(from)} asks for`, dns.name],
    source: from.resource?.source,
  });
  addCourse(lane, dns.course, dns);
  if (dns.answers.length > 0) addAnswers(lane, dns, trace.paths);
  else if (!lane.hasBlock) addNoAnswer(lane, dns);
  return lane.build('DNS', 'who answers the DNS question');
}

/** Steps stand with the node that is there already, questions to servers get nodes of their own. */
function addCourse(lane: LaneBuilder, course: readonly (Step | Exchange)[], dns: Resolution): void {
  const asker = lane.last;
  let silent = false;
  for (const each of course) {
    if (isExchange(each)) {
      // Whoever gets no answer from one server asks the next one itself.
      if (silent && asker) lane.goOnFrom(asker);
      addExchange(lane, each, dns);
      silent = each.answer.length === 0;
    } else if (each.verdict === 'drop') {
      lane.addBlock(each, breakLines(each.text), dns.status === 'UNDETERMINED');
      lane.last?.claims.push({ what: `dns ✖ ${each.code ?? ''}`, step: each });
    } else if (!asker?.steps.includes(each)) asker?.steps.push(each);
  }
}

const isStep = (each: Step | Exchange): each is Step => !isExchange(each);

function addExchange(lane: LaneBuilder, exchange: Exchange, dns: Resolution): void {
  const { to, server, course, name } = exchange;
  const steps = course.filter(isStep).filter(({ verdict }) => verdict !== 'drop');
  const choices = steps.filter(({ verdict, chosen }) => verdict === 'choose' && chosen !== undefined);
  // Whom it asks next is told by the next box.
  const next = course.filter(isExchange).flatMap((each) => [each.to.name, each.server]);
  const chosen = [...new Set(choices.map((step) => step.chosen ?? ''))].filter((each) => !next.includes(each));
  const lines = chosen.slice(-SHOWN_DECISIONS).flatMap((each) => breakLines(`✔ ${each.replace(` ${name}`, '')}`, 40));
  lane.add({
    look: 'place',
    key: `${to.kind} ${to.name} ${server}`,
    lines: [...serverLines(exchange), ...lines],
    source: to.resource?.source ?? steps.find((step) => step.source)?.source,
    steps,
    claims: choices.map((step) => ({ what: `dns ${step.chosen}`, step })),
  });
  addCourse(lane, course, dns);
}

/** Addresses with their owners: DNS has done its work, whatever becomes of the packets. Where it matters which one is taken, each says so. */
function addAnswers(lane: LaneBuilder, dns: Resolution, paths: readonly Path[]): void {
  const differ = new Set(paths.map(({ verdict }) => verdict)).size > 1;
  const shown = dns.answers.slice(0, SHOWN_ANSWERS).map(({ address, owner, madeUp, representative }) => {
    const end = differ ? ` · ${endOf(paths.filter((path) => path.address === address))}` : '';
    const whose = owner === undefined ? '' : ` · ${owner.qualified}`;
    return `${formatAddress(address)}${whose}${representative ? ' (an example)' : madeUp ? ' (made up)' : ''}${end}`;
  });
  const more = dns.answers.length - shown.length;
  const lines = ['Answer', ...shown, more > 0 ? `… and ${more} more` : ''];
  const claims = dns.answers.map(({ address }) => ({ what: `answer ${formatAddress(address)}`, step: undefined }));
  lane.add({ look: 'answer', key: 'answers', lines, source: dns.answers[0]?.owner?.source, claims });
}

function addNoAnswer(lane: LaneBuilder, dns: Resolution): void {
  if (dns.reason) lane.addEnd(dns.reason, dns.status === 'UNDETERMINED');
  else lane.add({ look: 'blocked', key: dns.status, lines: [`✖ ${dns.status}`, 'no address'] });
  lane.last?.claims.push({ what: `dns ✖ ${dns.reason?.code ?? dns.status}`, step: undefined });
}
