/** Real traces over a small network, and Mermaid's own parser to read what the generator writes. */
import DOMPurify from 'dompurify';
import { ask } from '../../../src/core/engine/ask';
import { isUnaskable } from '../../../src/core/engine/question';
import type { Trace } from '../../../src/core/engine/trace';
import { Workspace } from '../../../src/core/model/workspace';

/**
 *   web-1 (private-a) -- router -- sts ENI (private-b) == PrivateLink == sts
 *                          |-- nat (public-a) -- igw -- internet
 */
export const SHOP = `region us-east-1
vpc shop {
  cidr 10.0.0.0/16
  dns-hostnames on
  internet-gateway igw
  subnet public-a  { az us-east-1a; cidr 10.0.0.0/24; route-table public }
  subnet private-a { az us-east-1a; cidr 10.0.1.0/24; route-table private }
  subnet private-b { az us-east-1b; cidr 10.0.2.0/24; route-table private }
  nat-gateway nat { subnet public-a; address 10.0.0.5; public-address 203.0.113.10 }
  route-table public  { route 0.0.0.0/0 -> igw }
  route-table private { route 0.0.0.0/0 -> nat }
  security-group app { egress tcp 443 to any }
  security-group endpoints { ingress tcp 443 from app }
  instance web-1 { subnet private-a; address 10.0.1.10; security-groups app }
  gateway-endpoint s3 { service s3; route-tables private }
  interface-endpoint sts {
    service sts
    subnet private-b { address 10.0.2.20 }
    security-groups endpoints
  }
}
expect web-1 can reach sts.us-east-1.amazonaws.com:443 via sts
expect web-1 can reach s3.us-east-1.amazonaws.com:443 via s3
`;
export const STS = 'sts.us-east-1.amazonaws.com:443';

export function traceOf(text: string, from = 'web-1', to = STS): Trace {
  const workspace = new Workspace();
  workspace.open('file:///shop.vpc', text);
  const network = workspace.analysis('file:///shop.vpc')?.network;
  if (!network) throw new Error('no analysis');
  const trace = ask(network, from, to);
  if (isUnaskable(trace)) throw new Error(trace.problem);
  return trace;
}

// Without a window DOMPurify has nothing but itself; Mermaid's parser calls it all the same. Here only the grammar counts:
// what the sanitizer leaves of labels is shown in a real browser (test/e2e/ui).
Object.assign(DOMPurify, { addHook: () => undefined, sanitize: (text: string) => text });

export interface ReadNode {
  readonly id: string;
  /** Lines of the label with their entities resolved. */
  readonly lines: string[];
  readonly classes: string[];
}

/** What Mermaid makes of a text; rejects what its grammar rejects. */
export async function readMermaid(
  text: string,
): Promise<{ nodes: ReadNode[]; edges: { start: string; end: string }[]; title: string }> {
  const { default: mermaid } = await import('mermaid');
  await mermaid.parse(text); // all that a page does before drawing; also makes the kinds of diagrams known
  const { db } = (await mermaid.mermaidAPI.getDiagramFromText(text)) as unknown as {
    db: {
      getVertices(): Map<string, { id: string; text?: string; classes: string[] }>;
      getEdges(): { start: string; end: string }[];
      getSubGraphs(): { id: string }[];
      getAccTitle(): string;
    };
  };
  // An edge between frames makes Mermaid keep a vertex of the frame's name, too.
  const frames = new Set(db.getSubGraphs().map(({ id }) => id));
  const vertices = [...db.getVertices().values()].filter(({ id }) => !frames.has(id));
  const nodes = vertices.map(({ id, text: label = '', classes }) => ({
    id,
    classes,
    lines: label.split('<br/>').map(decode),
  }));
  return { nodes, edges: db.getEdges().map(({ start, end }) => ({ start, end })), title: decode(db.getAccTitle()) };
}

export interface ReadSequence {
  readonly participants: { id: string; lines: string[] }[];
  /** `from ->> to: words`, `over: words`; participants by the first line of their label. */
  readonly entries: string[];
  readonly title: string;
}

/** What Mermaid makes of the text of a sequence; rejects what its grammar rejects. */
export async function readSequence(text: string): Promise<ReadSequence> {
  const { default: mermaid } = await import('mermaid');
  await mermaid.parse(text);
  const { db } = (await mermaid.mermaidAPI.getDiagramFromText(text)) as unknown as {
    db: {
      LINETYPE: Record<string, number>;
      getActors(): Map<string, { name: string; description: string }>;
      getMessages(): { from?: string; to?: string; type: number; message: string }[];
      getAccTitle(): string;
    };
  };
  const linesOf = (words: string) => words.split('<br/>').map(decode);
  const actors = db.getActors();
  const nameOf = (id = '') => linesOf(actors.get(id)?.description ?? '?')[0];
  const arrows: Record<number, string> = {};
  for (const [name, arrow] of Object.entries({ SOLID: '->>', DOTTED: '-->>', SOLID_CROSS: '-x', DOTTED_CROSS: '--x' }))
    arrows[db.LINETYPE[name] ?? -1] = arrow;
  const entries = db.getMessages().map(({ from, to, type, message }) => {
    const words = linesOf(message).join(' / ');
    const arrow = arrows[type];
    return arrow === undefined ? `${nameOf(from)}: ${words}` : `${nameOf(from)} ${arrow} ${nameOf(to)}: ${words}`;
  });
  const participants = [...actors.values()].map(({ name, description }) => ({ id: name, lines: linesOf(description) }));
  return { participants, entries, title: decode(db.getAccTitle()) };
}

/** Mermaid writes `#35;` as `ﬂ°°35¶ß` while it parses. */
const decode = (text: string): string =>
  text.replace(/ﬂ°°(\d+)¶ß/g, (_, code) => String.fromCodePoint(Number(code))).trim();
