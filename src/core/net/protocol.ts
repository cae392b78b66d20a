/** IP protocols by number and by the names the language uses. */

export const ICMP = 1;
export const TCP = 6;
export const UDP = 17;
export const ICMPV6 = 58;
/** `all` in a rule (AWS: -1). */
export const ALL_PROTOCOLS = -1;

/** A map, since words of a file come in here and an object would know `constructor`. */
const BY_NAME: ReadonlyMap<string, number> = new Map([
  ['all', ALL_PROTOCOLS],
  ['tcp', TCP],
  ['udp', UDP],
  ['icmp', ICMP],
  ['icmpv6', ICMPV6],
]);
const NAMES = new Map([...BY_NAME].map(([name, number]) => [number, name]));

export const PROTOCOL_NAMES = [...BY_NAME.keys()];
export const hasPorts = (protocol: number): boolean => protocol === TCP || protocol === UDP;
export const isIcmp = (protocol: number): boolean => protocol === ICMP || protocol === ICMPV6;
export const protocolName = (protocol: number): string => NAMES.get(protocol) ?? String(protocol);

/** Reads `tcp`, `udp`, `icmp`, `icmpv6`, `all` or a protocol number of 0 to 255. */
export function parseProtocol(text: string): number | undefined {
  const known = BY_NAME.get(text);
  if (known !== undefined) return known;
  return /^\d{1,3}$/.test(text) && Number(text) <= 255 ? Number(text) : undefined;
}
