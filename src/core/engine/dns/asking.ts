/** Asking a server at an address: the question is a packet like any other, walked and filtered, and its answer comes back (DNS-11, DNS-31). */
import type { Source } from '../../model/source';
import type { Address } from '../../net/address';
import { formatAddress } from '../../net/address';
import { UDP } from '../../net/protocol';
import type { Sender } from '../question';
import type { Path, Place, Reason } from '../trace';
import { walkTo } from '../walk-to';
import type { Inquiry, Log, Outcome } from './inquiry';
import { called, calledFirst } from './inquiry';

const NO_LABELS: ReadonlyMap<Address, string> = new Map();

export interface Asked {
  readonly address: Address;
  readonly port: number;
  /** Of the rule that makes the asker ask there. */
  readonly rule: string;
  readonly source: Source | undefined;
}

/** What comes back from there; TIMEOUT when the question or its answer gets lost. */
export function askAddress(inquiry: Inquiry, log: Log, asker: Sender, to: Asked, name: string): Outcome {
  const { address, port, rule } = to;
  const found = inquiry.serverAt(address, asker);
  const text = formatAddress(address);
  if ('nobody' in found)
    return inquiry.unanswered(log, asker.place, { place: found.place, label: text }, name, found.nobody);
  if (!found.walks) return inquiry.ask(log, asker.place, found.server, name);
  const paths = walkTo(inquiry.network, asker, address, UDP, port, NO_LABELS);
  const path = paths.find((each) => each.verdict !== 'reachable') ?? paths[0];
  const isMixed = paths.some((each) => each.verdict !== path?.verdict);
  if (!path || (path.verdict === 'unreachable' && !isMixed)) {
    const why = {
      rule,
      text: `${calledFirst(asker.place)} asks ${called(found.server.place)} and hears nothing: ${lost(path)}`,
      source: path?.reason?.source ?? to.source,
    };
    return inquiry.unanswered(log, asker.place, found.server, name, why, path);
  }
  const arrived = inquiry.serverAt(address, asker, path);
  const server = 'server' in arrived ? arrived.server : found.server;
  if (path.verdict !== 'reachable') return undecided(inquiry, log, asker, server, name, path, rule);
  const travels = {
    rule,
    text: `The question travels as a packet from ${called(asker.place)} to ${called(server.place)}${viaText(path, server.place)}, and the way back is open.`,
    source: to.source,
  };
  return inquiry.ask(log, asker.place, server, name, path, travels);
}

/** Why a packet gets lost, with its code and rule before the full stop. */
export const reasonText = ({ text, code, rule }: Reason): string => `${text.replace(/\.$/, '')} (${code}, ${rule}).`;

/** What became of the packet. */
function lost(path: Path | undefined): string {
  const reason = path?.reason;
  if (!reason) return 'there is no way there.';
  const back = reason.direction === 'return' ? 'the answer does not come back. ' : '';
  return `${back}${reasonText(reason)}`;
}

/** Without the server itself, which the path crosses last where it is an endpoint. */
function viaText({ via }: Path, to: Place): string {
  const between = via.filter((each) => each !== to.resource).map((each) => each.name);
  return between.length > 0 ? ` via ${between.join(', ')}` : '';
}

function undecided(
  inquiry: Inquiry,
  log: Log,
  asker: Sender,
  server: Parameters<Inquiry['ask']>[2],
  name: string,
  path: Path,
  rule: string,
): Outcome {
  const why = `Whether the question from ${called(asker.place)} to ${called(server.place)} gets there can't be told: ${path.reason?.text ?? ''}`;
  const silent = {
    ...server,
    answer: (_name: string, _inquiry: Inquiry, inner: Log) =>
      inner.unknown({ rule, text: why, source: path.reason?.source }),
  };
  return inquiry.ask(log, asker.place, silent, name, path);
}
