/** Port ranges: what a rule admits and what a client may use as its source port. */

/** Inclusive on both sides. */
export interface PortRange {
  readonly from: number;
  readonly to: number;
}

export const ALL_PORTS: PortRange = { from: 0, to: 65535 };
/** Source ports of a Linux client ("many kernels", ACL-3); what a trace assumes unless it knows better. */
export const LINUX_EPHEMERAL: PortRange = { from: 32768, to: 61000 };
/** Source ports of NAT gateways, load balancers and of clients we know nothing about (ACL-3, NAT-10). */
export const ANY_EPHEMERAL: PortRange = { from: 1024, to: 65535 };

export const onePort = (port: number): PortRange => ({ from: port, to: port });
export const touchesPorts = (a: PortRange, b: PortRange): boolean => a.from <= b.to && b.from <= a.to;

/** Reads `443` or `1024-65535`; undefined when it is neither or runs backwards. */
export function parsePorts(text: string): PortRange | undefined {
  const match = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(text);
  if (!match) return undefined;
  const from = Number(match[1]);
  const to = match[2] === undefined ? from : Number(match[2]);
  return from <= to && to <= 65535 ? { from, to } : undefined;
}

export const formatPorts = (range: PortRange): string =>
  range.from === range.to ? String(range.from) : `${range.from}-${range.to}`;

/** The parts of `range` that none of `taken` covers, in ascending order. */
export function withoutPorts(range: PortRange, taken: PortRange): PortRange[] {
  if (!touchesPorts(range, taken)) return [range];
  const rest: PortRange[] = [];
  if (range.from < taken.from) rest.push({ from: range.from, to: taken.from - 1 });
  if (taken.to < range.to) rest.push({ from: taken.to + 1, to: range.to });
  return rest;
}
