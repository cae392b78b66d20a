/** Who asked whom, as a flat story. */
import type { Exchange, Place, Resolution, Step } from '../engine/trace';

export function courseOf(dns: Resolution, from: Place): readonly (Step | Exchange)[] {
  if (dns.course !== undefined && dns.course.length > 0) return dns.course;
  if (dns.server === '') return dns.steps;
  const to: Place = { kind: 'resolver', name: 'Amazon resolver', resource: undefined };
  const { server, name, type, status } = dns;
  return [{ from, to, server, name, type, path: undefined, course: dns.steps, status, answer: [] }];
}
