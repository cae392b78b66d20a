/** Domain names: comparing them label by label. */

/** Lower case, without the dot at the end; `.` stays, which is the name of everything. */
export const normalise = (name: string): string => (name === '.' ? name : name.toLowerCase().replace(/\.$/, ''));

/** Why nobody can be asked for a normalised name (RFC 1035 §2.3.4); undefined when one can. */
export function flawOf(name: string): string | undefined {
  if (name === '.') return undefined;
  if (/\s/.test(name)) return 'there is white space in it';
  const parts = name.split('.');
  if (parts.includes('')) return name === '' ? 'it is empty' : 'one of its parts is empty';
  if (parts.some(({ length }) => length > 63)) return 'one of its parts has more than 63 characters';
  return name.length > 253 ? 'it has more than 253 characters' : undefined;
}

/** Whether `name` is the domain or lies below it, on a label boundary (DNS-20); `.` holds everything. */
export function isWithin(name: string, domain: string): boolean {
  return domain === '' || domain === '.' || name === domain || name.endsWith(`.${domain}`);
}

/** Number of labels: the more, the more specific. */
export const labels = (domain: string): number => (domain === '' || domain === '.' ? 0 : domain.split('.').length);

/** The name and every domain it lies in, the most specific first; `.` comes last. */
export function* enclosing(name: string): Generator<string> {
  for (let at = name === '.' ? -1 : 0; at >= 0; ) {
    yield name.slice(at);
    const dot = name.indexOf('.', at);
    at = dot < 0 ? -1 : dot + 1;
  }
  yield '.';
}
