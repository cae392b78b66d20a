/** Hover of a DNS name: what the nearest client gets for it, who decided and what lost, and what other clients get. */
import { amazonResolver } from '../../core/engine/dns/amazon-resolver';
import { Inquiry, Log } from '../../core/engine/dns/inquiry';
import { resolve } from '../../core/engine/dns/resolve';
import { serverAt } from '../../core/engine/dns/servers';
import { preferredFamily, type Sender } from '../../core/engine/question';
import type { DnsAnswer, DnsStatus, Resolution } from '../../core/engine/trace';
import { placeOf } from '../../core/engine/walk';
import { decisionsOf } from '../../core/explain/resolution';
import type { Network } from '../../core/model/network';
import { formatAddress } from '../../core/net/address';
import type { AskedName } from '../dns/asked-name';
import { type ClientGroup, clientGroups, isOf, LIMIT } from '../dns/clients';
import { code, listed, paragraphs, plain } from './markdown';

const DECISIONS = 10;
const ROWS = 8;
const ADDRESSES = 3;

export function dnsNameText({ name, wildcard }: AskedName, client: Sender, network: Network): string {
  const { resolution } = resolve(network, client, name);
  const decisions = decisionsOf(resolution);
  const lines = decisions.slice(0, DECISIONS).map((item) => `${'  '.repeat(item.level)}- ${plain(item.text)}`);
  if (decisions.length > DECISIONS)
    lines.push(`- … ${decisions.length - DECISIONS} more lines; \`vpc-trace resolve\` prints them all`);
  return paragraphs(
    wildcard && `${code(wildcard)} stands for every name in its place, such as ${code(name)}.`,
    `**${code(name)}** → ${shortAnswer(resolution)}, as ${code(client.place.name)} sees it`,
    lines.join('\n'),
    othersText(name, client, shortAnswer(resolution), network),
  );
}

const FAILURES: Readonly<Record<DnsStatus, string>> = {
  NOERROR: 'nothing',
  NXDOMAIN: 'no such name (NXDOMAIN)',
  NODATA: 'no address of this kind (NODATA)',
  SERVFAIL: 'no answer (SERVFAIL)',
  TIMEOUT: 'no answer (TIMEOUT)',
  UNDETERMINED: "can't be told",
};

type Given = Pick<Resolution, 'answers' | 'names' | 'status' | 'reason'>;

/** Addresses with whose they are, names, or why there is nothing. */
function shortAnswer({ answers, names, status, reason }: Given): string {
  if (names.length > 0) return listed(names.map(code));
  if (answers.length === 0) {
    const why =
      reason?.code === 'DNS_BLOCKED'
        ? ', by DNS Firewall'
        : reason?.code === 'DNS_LOOP'
          ? ': the question goes round in a circle'
          : '';
    return `**${FAILURES[status]}**${why}`;
  }
  if (answers.every(({ representative }) => representative)) return 'public addresses';
  const shown = answers.slice(0, ADDRESSES).map(({ address }) => code(formatAddress(address)));
  if (answers.length > ADDRESSES) shown.push(`${answers.length - ADDRESSES} more`);
  return `${listed(shown)}${ownersText(answers)}`;
}

function ownersText(answers: readonly DnsAnswer[]): string {
  const owners = new Set(answers.flatMap(({ owner }) => owner ?? []));
  return owners.size === 0 ? '' : ` of ${listed([...owners].map(({ qualified }) => code(qualified)))}`;
}

/** What others get: one sentence where it is the same, a table where it is not. */
function othersText(name: string, client: Sender, own: string, network: Network): string | undefined {
  const answers = new Map<string, string[]>();
  const add = (answer: string, who: string): void => {
    const same = answers.get(answer);
    if (same) same.push(who);
    else answers.set(answer, [who]);
  };
  for (const group of clientGroups(network)) {
    const isOwn = isOf(group, client);
    const answer = isOwn ? own : shortAnswer(resolve(network, group.sender, name).resolution);
    if (!isOwn) add(answer, group.vpc || group.name.includes('.') ? code(group.name) : plain(group.name));
    const inbound = throughInbound(name, group, network);
    if (inbound && inbound.answer !== answer) add(inbound.answer, inbound.who);
  }
  if (answers.size === 0) return undefined;
  const more = network.vpcs.length - LIMIT;
  if (more > 0) add('not looked at here', `${more} more VPCs`);
  const [[first, everybody] = []] = [...answers];
  if (answers.size === 1 && first === own && everybody)
    return `The same for ${everybody.length > ROWS ? 'every other client' : listed(everybody)}.`;
  const rows = [...answers].map(([answer, who]) => `| ${cell(whoText(who))} | ${cell(answer)} |`);
  return ['| Other clients | Answer |', '| --- | --- |', ...rows].join('\n');
}

const whoText = (who: readonly string[]): string =>
  who.length > ROWS ? `${who.slice(0, ROWS).join(', ')} and ${who.length - ROWS} more` : listed(who);

const cell = (text: string): string => text.replace(/(?<!\\)\|/g, '\\|');

/** What questions from elsewhere get at an inbound endpoint of the VPC (DNS-32). */
function throughInbound(name: string, { vpc, sender }: ClientGroup, network: Network) {
  const endpoint = vpc?.all('resolver-inbound-endpoint')[0];
  if (!vpc || !endpoint) return undefined;
  const inquiry = new Inquiry(network, preferredFamily(sender) === 4 ? 'A' : 'AAAA', (...asked) =>
    serverAt(network, ...asked),
  );
  const outcome = inquiry.ask(new Log(''), placeOf(endpoint), amazonResolver(vpc, true), name);
  return { answer: shortAnswer(outcome), who: `questions to ${code(endpoint.qualified)}` };
}
