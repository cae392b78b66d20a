/** The words of a filter rule: protocol, ports or ICMP type and code, as security groups and network ACLs both write them. */
import { ALL_PROTOCOLS, hasPorts, isIcmp, parseProtocol, protocolName } from '../../net/protocol';

export interface RuleMatch {
  /** `tcp`, `6`, `-1`, … as AWS gives it. */
  readonly protocol: string;
  /** First port or ICMP type; -1 is any. */
  readonly from: number | undefined;
  /** Last port or ICMP code; -1 is any. */
  readonly to: number | undefined;
}

/** `tcp 443`, `udp 1024-65535`, `icmp 8 0`, `all`; undefined for a protocol AWS doesn't have. */
export function ruleWords({ protocol, from, to }: RuleMatch): string | undefined {
  const number = protocol === '-1' ? ALL_PROTOCOLS : parseProtocol(protocol.toLowerCase());
  if (number === undefined) return undefined;
  const name = protocolName(number);
  if (hasPorts(number)) return `${name}${portWords(from, to)}`;
  if (isIcmp(number) && from !== undefined && from >= 0)
    return `${name} ${from}${to !== undefined && to >= 0 ? ` ${to}` : ''}`;
  return name;
}

function portWords(from: number | undefined, to: number | undefined): string {
  if (from === undefined || to === undefined || from < 0 || (from === 0 && to === 65535)) return '';
  return from === to ? ` ${from}` : ` ${from}-${to}`;
}
