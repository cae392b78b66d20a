/** Checks `expect` statements: what was expected, what happens instead, and which line decided it (language §4). */
import type { Bound } from '../model/bind';
import { argument } from '../model/bind';
import { normalise } from '../model/domain-name';
import type { Network } from '../model/network';
import { primaryAddress } from '../model/network-interface';
import type { Resource } from '../model/resource';
import type { Source, SourceFile } from '../model/source';
import type { Address, Family } from '../net/address';
import { familyOf, formatAddress, parseAddress } from '../net/address';
import { trace } from './ask';
import { resolve } from './dns/resolve';
import { isUnaskable, readHost, readSender, readTarget } from './question';
import type { Resolution, Trace } from './trace';

export type ExpectationForm = 'can-reach' | 'cannot-reach' | 'resolves';

export interface ExpectationResult {
  readonly form: ExpectationForm;
  readonly outcome: 'holds' | 'fails' | 'undetermined' | 'unaskable';
  /** What happens instead; empty when it holds. */
  readonly message: string;
  /** The argument that can't be understood, for `unaskable`. */
  readonly argument: number | undefined;
  /** The line that decided. */
  readonly decidedBy: Source | undefined;
  readonly trace: Trace | undefined;
  readonly resolution: Resolution | undefined;
}

/** Where the names of an `expect` statement are looked up first: what its sender sees is meant (language §4). */
export function scopeOfExpectation(bound: Bound, network: Network): Resource | undefined {
  const sender = readSender(argument(bound, 'sender')?.text ?? '', network);
  return isUnaskable(sender) ? undefined : sender.resource;
}

/** Undefined while the statement is incomplete (the schema's own checks say so). */
export function checkExpectation(bound: Bound, _file: SourceFile, network: Network): ExpectationResult | undefined {
  if (bound.problems.length > 0 || argument(bound, 'sender') === undefined) return undefined;
  if (argument(bound, 'dns-name')) return checkResolution(bound, network);
  return bound.arguments.some((each) => each.role === 'target') ? checkReach(bound, network) : undefined;
}

function checkReach(bound: Bound, network: Network): ExpectationResult {
  const from = argument(bound, 'sender');
  const to = argument(bound, 'target');
  const form: ExpectationForm = bound.statement.args.includes('cannot') ? 'cannot-reach' : 'can-reach';
  const unaskable = (problem: string, index: number | undefined): ExpectationResult => ({
    ...nothing,
    form,
    outcome: 'unaskable',
    message: problem,
    argument: index,
  });
  const sender = readSender(from?.text ?? '', network);
  if (isUnaskable(sender)) return unaskable(sender.problem, from?.index);
  const text = readTarget(to?.text ?? '');
  if (isUnaskable(text)) return unaskable(text.problem, to?.index);
  const destination = readHost(text.host, network, sender);
  if (isUnaskable(destination)) return unaskable(destination.problem, to?.index);
  const result = trace(network, sender, text, destination);
  const shared = { ...nothing, form, trace: result, resolution: result.dns, decidedBy: result.reason?.source };
  if (result.verdict === 'undetermined')
    return { ...shared, outcome: 'undetermined', message: result.reason?.text ?? '' };
  const wrong = form === 'can-reach' ? whyNotReached(bound, result, network) : whyNotBlocked(bound, result);
  return wrong === undefined ? { ...shared, outcome: 'holds' } : { ...shared, outcome: 'fails', message: wrong };
}

const nothing = {
  message: '',
  argument: undefined,
  decidedBy: undefined,
  trace: undefined,
  resolution: undefined,
} as const;

function whyNotReached(bound: Bound, result: Trace, network: Network): string | undefined {
  if (result.verdict !== 'reachable')
    return `It can't: ${result.reason?.text.replace(/\.$/, '')} (${result.reason?.code}, ${result.reason?.rule})`;
  // A name that leads nowhere, or to several things, has a finding of its own.
  const wanted = bound.arguments.flatMap((each) => {
    if (each.role !== 'crossing') return [];
    return network.lookup(each.text, result.question.from.resource, each.type?.kinds).found ?? [];
  });
  for (const path of result.paths) {
    const missing = missingIn(path.via, wanted);
    if (missing) return `It can, but not via ${missing.name}: the way goes ${viaText(path.via)}.`;
  }
  return undefined;
}

/** The first of the wanted crossings that does not come in its turn; others may stand between. */
function missingIn(via: readonly Resource[], wanted: readonly Resource[]): Resource | undefined {
  let from = 0;
  for (const each of wanted) {
    const at = via.indexOf(each, from);
    if (at < 0) return each;
    from = at + 1;
  }
  return undefined;
}

const viaText = (via: readonly Resource[]): string =>
  via.length > 0 ? `via ${via.map((each) => each.name).join(', ')}` : 'through no gateway or endpoint';

function whyNotBlocked(bound: Bound, result: Trace): string | undefined {
  if (result.verdict === 'reachable') return `It can, ${viaText(result.via)}.`;
  const wanted = argument(bound, 'reason')?.text;
  if (wanted === undefined || wanted === result.reason?.code) return undefined;
  return `It can't, but because of ${result.reason?.code}: ${result.reason?.text}`;
}

function checkResolution(bound: Bound, network: Network): ExpectationResult {
  const from = argument(bound, 'sender');
  const name = argument(bound, 'dns-name')?.text ?? '';
  const form = 'resolves' as const;
  const sender = readSender(from?.text ?? '', network);
  if (isUnaskable(sender))
    return { ...nothing, form, outcome: 'unaskable', message: sender.problem, argument: from?.index };
  const literal = bound.arguments.flatMap((each) => (each.role === 'answer' ? (parseAddress(each.text) ?? []) : []));
  const { resolution } = resolve(network, sender, name, literal[0] === undefined ? undefined : familyOf(literal[0]));
  const family = resolution.type === 'AAAA' ? 6 : 4;
  const wanted: (Address | string)[] = [];
  for (const each of bound.arguments) {
    if (each.role !== 'answer' || each.text === 'nothing') continue;
    if (each.text.endsWith('.')) {
      wanted.push(normalise(each.text));
      continue;
    }
    const addresses = addressesOf(each.text, sender.resource, family, network);
    if (!addresses)
      return {
        ...nothing,
        form,
        outcome: 'unaskable',
        message: `"${each.text}" is neither an address nor something with addresses`,
        argument: each.index,
      };
    wanted.push(...addresses);
  }
  const shared = {
    ...nothing,
    form,
    resolution,
    decidedBy: resolution.reason?.source ?? resolution.steps.findLast((step) => step.source)?.source,
  };
  if (resolution.status === 'UNDETERMINED')
    return { ...shared, outcome: 'undetermined', message: resolution.reason?.text ?? '' };
  const got = new Set<Address | string>([...resolution.answers.map((each) => each.address), ...resolution.names]);
  // Something that has no address of the family is not `nothing`.
  const isNothing = bound.arguments.some(({ role, text }) => role === 'answer' && text === 'nothing');
  const same =
    got.size === new Set(wanted).size && wanted.every((each) => got.has(each)) && (got.size > 0 || isNothing);
  return same
    ? { ...shared, outcome: 'holds' }
    : { ...shared, outcome: 'fails', message: `It resolves to ${answerText(resolution)}.` };
}

function answerText({ answers, names, status, reason }: Resolution): string {
  if (names.length > 0) return names.join(', ');
  if (answers.length === 0) return `nothing (${status}): ${reason?.text.replace(/\.$/, '') ?? ''}`;
  const list = answers.map((each) => formatAddress(each.address)).join(', ');
  const owner = answers[0]?.owner;
  return owner
    ? `${list}, of ${owner.qualified}`
    : answers[0]?.representative
      ? `a public address (such as ${list})`
      : list;
}

function addressesOf(
  text: string,
  from: Resource | undefined,
  family: Family,
  network: Network,
): readonly Address[] | undefined {
  const address = parseAddress(text);
  if (address !== undefined) return [address];
  const { candidates } = network.lookup(text, from);
  const host = candidates.find(({ kind }) => kind === 'host' || kind === 'internet-host');
  if (host) return host.bound.addresses.filter((each) => familyOf(each) === family);
  const owner = candidates.find((each) => network.interfacesOf(each).length > 0);
  return owner && network.interfacesOf(owner).flatMap((each) => primaryAddress(each, family) ?? []);
}
