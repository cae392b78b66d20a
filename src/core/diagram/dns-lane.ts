/** The DNS lane: who asked whom, who answered from which zone, what lost, and the addresses that came back. */
import type { Resolution, Trace } from '../engine/trace';
import { formatAddress } from '../net/address';
import type { Ids } from './ids';
import { LaneBuilder } from './lane';
import type { PictureLane } from './picture';
import { breakLines, shortName } from './words';

const SHOWN_ANSWERS = 3;

export function dnsLane(trace: Trace, ids: Ids): PictureLane | undefined {
  const { dns } = trace;
  if (dns === undefined) return undefined;
  const { from } = trace.question;
  const lane = new LaneBuilder('dns', ids, 'packet');
  lane.add({
    look: 'client',
    key: from.name,
    lines: [`${shortName(from)} asks for`, dns.name],
    source: from.resource?.source,
  });
  if (dns.server !== '') {
    lane.add({ look: 'place', key: dns.server, lines: [serverWords(trace, dns.server), dns.server] });
  }
  let blocked = false;
  let answering: string | undefined;
  for (const step of dns.steps) {
    if (step.verdict === 'drop') {
      lane.addBlock(step, breakLines(step.text), dns.status === 'UNDETERMINED');
      blocked = true;
    } else if (step.verdict === 'choose') {
      lane.addDecision(['Who answers?'], step, { why: true });
    } else if (step.chosen !== undefined && step.chosen !== answering) {
      lane.add({ look: 'place', key: step.chosen, lines: breakLines(step.chosen), source: step.source });
    }
    answering = step.chosen ?? answering;
  }
  if (dns.answers.length > 0) addAnswers(lane, dns);
  else if (!blocked) addNoAnswer(lane, dns);
  return lane.build('DNS · who answers');
}

function serverWords({ question }: Trace, server: string): string {
  const amazon = question.from.resource?.vpc?.resolverAddresses?.some((each) => formatAddress(each) === server);
  return amazon ? 'Amazon resolver' : 'DNS server';
}

function addAnswers(lane: LaneBuilder, dns: Resolution): void {
  const shown = dns.answers.slice(0, SHOWN_ANSWERS).map(({ address, owner, madeUp, representative }) => {
    const whose = owner === undefined ? '' : ` · ${owner.qualified}`;
    return `${formatAddress(address)}${whose}${representative ? ' (an example)' : madeUp ? ' (made up)' : ''}`;
  });
  const more = dns.answers.length - shown.length;
  const lines = ['Answer', ...shown, more > 0 ? `… and ${more} more` : ''];
  lane.add({ look: 'answer', key: 'answers', lines, source: dns.answers[0]?.owner?.source });
}

function addNoAnswer(lane: LaneBuilder, dns: Resolution): void {
  if (dns.reason) lane.addEnd(dns.reason, dns.status === 'UNDETERMINED');
  else lane.add({ look: 'blocked', key: dns.status, lines: [`✖ ${dns.status}`, 'no address'] });
}
