/** The few words of a picture that are not the engine's: names short enough for a box, and what a thing is. */
import type { Exchange, Packet, Path, Place, Step, Verdict } from '../engine/trace';
import type { Source } from '../model/source';
import { formatAddress } from '../net/address';

/** `web-1` of `shop.web-1`: inside its frame a thing needs no VPC in its name. */
export function shortName(place: Place): string {
  if (place.resource === undefined) return place.name;
  return place.name.slice(place.name.lastIndexOf('.') + 1) || place.name;
}

const KIND_WORDS: Partial<Record<Place['kind'], string>> = {
  'interface-endpoint': 'interface endpoint',
  'gateway-endpoint': 'gateway endpoint: a route target',
  'gateway-load-balancer-endpoint': 'GWLB endpoint: to an appliance and back',
  'nat-gateway': 'NAT gateway',
  peering: 'VPC peering',
  vpn: 'VPN connection',
  'direct-connect': 'Direct Connect',
  host: 'host on-premises',
  'resolver-inbound-endpoint': 'inbound endpoint',
  'resolver-outbound-endpoint': 'outbound endpoint',
  'on-premises': 'network on-premises',
  'endpoint-service': "endpoint service: the provider's end",
};

export function kindWords({ kind, resource }: Pick<Place, 'kind' | 'resource'>): string {
  return resource === undefined ? '' : wordsFor(kind);
}
export const wordsFor = (kind: Place['kind']): string => KIND_WORDS[kind] ?? kind.replaceAll('-', ' ');

/** `⇄ source → 203.0.113.10` for each end of the header whose address a component changes. */
export function rewriteLines(before: Packet, after: Packet): string[] {
  return (['source', 'destination'] as const)
    .filter((end) => before[end] !== after[end])
    .map((end) => `⇄ ${end} → ${formatAddress(after[end])}`);
}

/** The name that the nearest enclosing statement of a kind declares. */
export function enclosingName(source: Source | undefined, keyword: string): string | undefined {
  for (let each = source?.statement; each !== undefined; each = each.parent) {
    if (each.keyword === keyword) return each.args[0];
  }
  return undefined;
}

/** `SG endpoints in`, `NACL strict out`: the filter of a step, as short as it can be said. */
export function filterWords(step: Step, way: 'in' | 'out'): string {
  const [word, keyword] = step.kind === 'security-group' ? ['SG', 'security-group'] : ['NACL', 'network-acl'];
  const name = enclosingName(step.source, keyword) ?? (step.source === undefined ? 'default' : undefined);
  return [word, name, wayOf(step) ?? way].filter(Boolean).join(' ');
}

function wayOf(step: Step): 'in' | 'out' | undefined {
  const keyword = step.source?.statement.keyword;
  return keyword === 'ingress' ? 'in' : keyword === 'egress' ? 'out' : undefined;
}

/** What a title has room for: the first sentence, without the number of the rule behind it. */
export const firstSentence = (text: string): string =>
  text.replace(/[.;] [A-Z].*$/s, '').replace(/ \([A-Z]+-\d+\)\.?$/, '');

export const routeWords = (text: string): string => text.replaceAll('->', '→');

/** Breaks a sentence into lines of a box; what is longer than `rows` lines ends with `…`. */
export function breakLines(text: string, width = 34, rows = 4): string[] {
  const lines: string[] = [''];
  for (const word of text.trim().split(/\s+/)) {
    const last = lines[lines.length - 1] ?? '';
    if (last === '') lines[lines.length - 1] = word;
    else if (last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.length <= rows ? lines : [...lines.slice(0, rows - 1), `${lines[rows - 1]} …`];
}

/** A line in shorter ones: broken at spaces, and names that are longer behind their dots. */
export function foldLine(line: string, width: number): string[] {
  const lines: string[] = [''];
  for (const word of line.split(' ')) {
    let space = ' ';
    for (const part of word.length > width ? word.split(/(?<=\.)/) : [word]) {
      const last = lines[lines.length - 1] ?? '';
      const longer = last === '' ? part : last + space + part;
      if (last === '' || longer.length <= width) lines[lines.length - 1] = longer;
      else lines.push(part);
      space = '';
    }
  }
  return lines.map((each) => each.replace(/ ·$/, '')).filter(Boolean);
}

/** Candidates that lost: how many, or with `open` what they were and why they lost. */
export function loserLines(steps: readonly Step[], open: boolean): string[] {
  const seen = new Map(steps.flatMap((step) => step.rejected).map((each) => [`${each.what}\n${each.why}`, each]));
  const rejected = [...seen.values()];
  if (rejected.length === 0) return [];
  if (!open) return [`✕ ${rejected.length} ${rejected.length === 1 ? 'other' : 'others'}`];
  const shown = rejected
    .slice(0, SHOWN_LOSERS)
    .flatMap(({ what, why }) => [
      ...breakLines(`✕ ${routeWords(what)}`),
      ...breakLines(`↳ ${why.replace(/ \([A-Z]+-\d+\)$/, '')}`),
    ]);
  const more = rejected.length - SHOWN_LOSERS;
  return more > 0 ? [...shown, `✕ … and ${more} more`] : shown;
}
/** More than anybody reads in a box; the outline has all of them. */
const SHOWN_LOSERS = 8;

/** Who is asked and where: `Amazon resolver of shop`, `10.0.0.2`. */
export function serverLines({ to, server }: Pick<Exchange, 'to' | 'server'>): string[] {
  const name = shortName(to);
  const address = name.includes(server) ? '' : server;
  return [name, [kindWords(to), address].filter(Boolean).join(' · ')].filter(Boolean);
}

export const MARKS: Readonly<Record<Verdict, string>> = { reachable: '✔', unreachable: '✖', undetermined: '?' };

const ENDS: Readonly<Record<Verdict, string>> = {
  reachable: 'reachable',
  unreachable: 'not reachable',
  undetermined: "can't tell",
};

/** How several ways end together. */
export function endOf(paths: readonly Pick<Path, 'verdict'>[]): string {
  const [first, ...others] = new Set(paths.map(({ verdict }) => verdict));
  return ENDS[first === undefined || others.length > 0 ? 'undetermined' : first];
}
