/** A question as the fields of a form: FROM, and TARGET = HOST [":" PORT] ["/" PROTOCOL] taken apart and put together. */
import type { AskedQuestion } from '../protocol/lsp-extensions';

export interface QuestionFields {
  readonly from: string;
  readonly to: string;
  readonly port: string;
  /** Empty: TCP when there is a port, else what the target suggests. */
  readonly protocol: string;
}

const IPV6 = /^[0-9a-f:.]*:[0-9a-f:.]*:[0-9a-f:.]*$/i;
const BRACKETED = /^\[(.*)\](?::(\d+))?$/;
const WITH_PORT = /^([^:]*):(\d+)$/;

export function fieldsOf({ from, to }: AskedQuestion): QuestionFields {
  const slash = /\/([a-z0-9]+)$/i.exec(to);
  const protocol = slash?.[1]?.toLowerCase() ?? '';
  const target = slash ? to.slice(0, slash.index) : to;
  const [, host = target, port = ''] = BRACKETED.exec(target) ?? WITH_PORT.exec(target) ?? [];
  return { from, to: host, port, protocol };
}

/** Undefined while something is missing. A port or a protocol that stands in the target itself wins. */
export function questionOf(fields: QuestionFields): AskedQuestion | undefined {
  const from = fields.from.trim();
  const typed = fieldsOf({ from, to: fields.to.trim() });
  const port = typed.port || fields.port.trim();
  const protocol = typed.protocol || fields.protocol.trim().toLowerCase();
  if (from === '' || typed.to === '') return undefined;
  const host = port !== '' && IPV6.test(typed.to) ? `[${typed.to}]` : typed.to;
  const isImplied = protocol === '' || (protocol === 'tcp' && port !== '');
  return { from, to: `${host}${port === '' ? '' : `:${port}`}${isImplied ? '' : `/${protocol}`}` };
}
