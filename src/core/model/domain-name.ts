/** Domain names: comparing them label by label. */

/** Lower case, without the dot at the end. */
export const normalise = (name: string): string => name.toLowerCase().replace(/\.$/, '');

/** Whether `name` is the domain or lies below it, on a label boundary (DNS-20); `.` holds everything. */
export function isWithin(name: string, domain: string): boolean {
  return domain === '' || domain === '.' || name === domain || name.endsWith(`.${domain}`);
}

/** Number of labels: the more, the more specific. */
export const labels = (domain: string): number => (domain === '' || domain === '.' ? 0 : domain.split('.').length);

/** The name and every domain it lies in, the most specific first; `.` comes last. */
export function* enclosing(name: string): Generator<string> {
  for (let at = 0; at >= 0; ) {
    yield name.slice(at);
    const dot = name.indexOf('.', at);
    at = dot < 0 ? -1 : dot + 1;
  }
  yield '.';
}
