// What the panel gets: kinds of views, steps, nodes at the cursor, comparison, places of everything, texts to take along.
import { describe, expect, it } from 'vitest';
import { spanOf } from '../../src/core/model/source';
import { Workspace } from '../../src/core/model/workspace';
import type { TraceView, ViewRequest } from '../../src/service/trace-view';
import { exportView, locate, showView } from '../../src/service/trace-view';
import { SHOP } from '../core/diagram/support';

const URI = 'file:///net.vpc';

function open(text: string) {
  const workspace = new Workspace();
  workspace.open(URI, text);
  const analysis = workspace.analysis(URI);
  if (!analysis) throw new Error('no analysis');
  return analysis;
}

/** web-2 sits in a subnet without a way out, in a group that lets less out. */
const TWO = SHOP.replace(
  '  gateway-endpoint s3',
  `  subnet lonely { az us-east-1b; cidr 10.0.9.0/24; route-table lonely }
  route-table lonely { }
  security-group mute { egress tcp 80 to any }
  instance web-2 { subnet lonely; address 10.0.9.10; security-groups app }
  instance web-3 { subnet private-a; address 10.0.1.13; security-groups mute }
  instance web-4 { subnet private-b; address 10.0.2.14; security-groups app }
  gateway-endpoint s3`,
);
const STS = 'sts.us-east-1.amazonaws.com:443';
const OUT = '198.51.100.7:443';

const request = (more: Partial<ViewRequest> & Pick<ViewRequest, 'about'>): ViewRequest => ({
  kind: 'path',
  shape: 'wide',
  reply: false,
  open: [],
  ...more,
});
const asking = (from: string, to: string, more: Partial<ViewRequest> = {}): ViewRequest =>
  request({ about: { question: { from, to } }, ...more });

function viewOf(text: string, asked: ViewRequest): TraceView {
  const { view, missing } = showView(open(text), asked);
  if (!view) throw new Error(missing);
  return view;
}
const labelled = ({ nodes }: TraceView, start: string) => nodes.find(({ label }) => label.startsWith(start));

describe('kinds', () => {
  it('are a path, a sequence where a name is asked for, and a neighbourhood', () => {
    expect(viewOf(SHOP, asking('web-1', STS)).kinds).toEqual(['path', 'dns', 'neighbourhood']);
    expect(viewOf(SHOP, asking('web-1', OUT)).kinds).toEqual(['path', 'neighbourhood']);
  });

  it('are given as asked, each under a key of its own', () => {
    const [path, dns, around] = (['path', 'dns', 'neighbourhood'] as const).map((kind) =>
      viewOf(SHOP, asking('web-1', STS, { kind })),
    );
    expect(path?.mermaid).toMatch(/^flowchart TB/);
    expect(dns?.mermaid).toMatch(/^sequenceDiagram/);
    expect(dns).toMatchObject({
      kind: 'dns',
      verdict: 'reachable',
      title: expect.stringMatching(/^✔ 10\.0\.0\.2 answers/),
    });
    expect(around).toMatchObject({ kind: 'neighbourhood', verdict: 'none', title: expect.stringContaining('web-1') });
    expect(new Set([path?.key, dns?.key, around?.key]).size).toBe(3);
  });

  it('fall back to the path where there is no name to ask for', () => {
    expect(viewOf(SHOP, asking('web-1', OUT, { kind: 'dns' })).kind).toBe('path');
  });

  it('show the neighbourhood of the resource at the cursor, wherever the question comes from', () => {
    const offset = SHOP.indexOf('nat-gateway nat');
    const view = viewOf(SHOP, request({ about: { offset }, kind: 'neighbourhood' }));
    expect(view.title).toContain('nat');
    expect(view.question).not.toBeNull();
    const pinned = viewOf(SHOP, asking('web-1', STS, { kind: 'neighbourhood', cursor: offset }));
    expect(pinned.key).toBe(view.key);
  });

  it('show a neighbourhood where no path can be: nobody is there to send', () => {
    const text = 'vpc v {\n  cidr 10.0.0.0/16\n  subnet a { az us-east-1a; cidr 10.0.0.0/24 }\n}\n';
    const view = viewOf(text, request({ about: { offset: text.indexOf('subnet') } }));
    expect(view).toMatchObject({ kind: 'neighbourhood', kinds: ['neighbourhood'], question: null });
    expect(view.title).toContain('v.a');
    // What was typed as a question is refused with its reason.
    expect(showView(open(text), asking('nobody', 'internet:443'))).toMatchObject({
      view: null,
      missing: expect.stringContaining('nobody'),
    });
  });
});

describe('the way back', () => {
  it('is drawn when it is wanted; the outline and the steps always have it', () => {
    const [without, with_] = [false, true].map((reply) => viewOf(SHOP, asking('web-1', STS, { reply })));
    const drawn = (view: TraceView | undefined) => view?.nodes.some(({ id }) => id.startsWith('back_'));
    expect([drawn(without), drawn(with_)]).toEqual([false, true]);
    expect(without?.outline).toEqual(with_?.outline);
    expect(without?.steps.map(({ text }) => text)).toEqual(with_?.steps.map(({ text }) => text));
    expect(without?.steps.some(({ node }) => node === null)).toBe(true);
    expect(with_?.steps.every(({ node }) => node !== null)).toBe(true);
  });

  it('is drawn where it is blocked, wanted or not', () => {
    const acl = 'network-acl odd { ingress 100 allow tcp 443 from 10.0.0.0/16; egress 100 allow tcp 443 to 0.0.0.0/0 }';
    const text = SHOP.replace('  nat-gateway', `  ${acl}\n  nat-gateway`).replace(
      '10.0.1.0/24; route',
      '10.0.1.0/24; network-acl odd; route',
    );
    const block = labelled(viewOf(text, asking('web-1', STS)), '✖ BLOCKED');
    expect(block?.id).toMatch(/^back_/);
  });
});

describe('steps', () => {
  it('are the decisions in order, each with its line of the outline and the node that shows it', () => {
    const { steps, outline, nodes } = viewOf(SHOP, asking('web-1', STS, { reply: true }));
    expect(steps.map((step) => step.outline)).toEqual([...steps.map((step) => step.outline)].sort((a, b) => a - b));
    for (const step of steps) {
      expect(outline[step.outline]).toMatchObject({ text: step.text, mark: step.mark, hasLine: step.hasLine });
      expect(nodes.map(({ id }) => id)).toContain(step.node);
    }
    const route = steps.find(({ text }) => text.startsWith('Route table private'));
    expect(nodes.find(({ id }) => id === route?.node)?.label).toMatch(/^route table private/);
  });
});

describe('losing candidates', () => {
  it('are counted in the node that decided, and told there when it is open', () => {
    const folded = labelled(viewOf(SHOP, asking('web-1', STS)), 'route table private');
    expect(folded).toMatchObject({ candidates: 1, isOpen: false });
    expect(folded?.label).toMatch(/✕ 1 other$/);
    const id = folded?.id ?? '';
    const opened = viewOf(SHOP, asking('web-1', STS, { open: [id] })).nodes.find((node) => node.id === id);
    expect(opened).toMatchObject({ candidates: 1, isOpen: true });
    expect(opened?.label).toContain('✕ 0.0.0.0/0 → nat');
    expect(opened?.label).not.toContain('1 other');
  });

  it('are told when hovering in any case', () => {
    const node = labelled(viewOf(SHOP, asking('web-1', STS)), 'route table private');
    expect(node?.explanation.split('\n')).toEqual([
      expect.stringMatching(/^Route table private sends 10\.0\.2\.20/),
      expect.stringMatching(/^Not 0\.0\.0\.0\/0 -> nat: /),
    ]);
  });
});

describe('nodes at the cursor', () => {
  const at = (needle: string, text = SHOP) => {
    const { view, atCursor } = showView(open(text), asking('web-1', STS, { cursor: text.indexOf(needle) }));
    return atCursor.map((id) => view?.nodes.find((node) => node.id === id)?.label.split(' · ')[0]);
  };

  it.each([
    ['instance web-1', ['web-1 asks for', 'web-1']],
    ['10.0.1.10', ['web-1 asks for', 'web-1']],
    ['interface-endpoint sts', ['Amazon resolver of shop', 'Answer', 'sts', 'PrivateLink', 'AWS service sts']],
    ['egress tcp 443', ['web-1']],
    ['security-group app', ['web-1']],
    ['subnet private-a ', ['web-1']],
    ['route-table private {', ['route table private']],
    ['internet-gateway igw', []],
    ['cidr 10.0.0.0/16', []],
  ])('%s', (needle, labels) => {
    expect(at(needle)).toEqual(labels);
  });

  it('are none without a cursor', () => {
    expect(showView(open(SHOP), asking('web-1', STS)).atCursor).toEqual([]);
  });
});

describe('comparison', () => {
  const compare = (one: [string, string], other: [string, string], more: Partial<ViewRequest> = {}) => {
    const against = { from: other[0], to: other[1] };
    return showView(open(TWO), asking(...one, { against, ...more }));
  };
  const differing = (view: TraceView | null) =>
    view?.nodes.filter(({ differs }) => differs).map(({ label }) => label.split(' · ')[0]);

  it('marks what one packet meets and the other does not, and says it first', () => {
    const { view, other } = compare(['web-1', OUT], ['web-2', OUT]);
    expect(differing(view)).toEqual(['route table private', 'nat', 'route table public', 'igw', 'internet']);
    expect(differing(other)).toEqual(['✖ BLOCKED']);
    expect(view?.outline.slice(0, 3).map(({ text }) => text)).toEqual([
      'From shop.web-1 it works, from shop.web-2 it does not work; what differs first is the route.',
      'From shop.web-1: Route table private sends 198.51.100.7 by 0.0.0.0/0 -> nat.',
      expect.stringMatching(/^From shop\.web-2: Route table lonely has no route/),
    ]);
    expect(view?.description).toMatch(/^From shop\.web-1 it works, from shop\.web-2/);
    expect(other?.outline[0]?.text).toMatch(/^From shop\.web-2 it does not work, from shop\.web-1 it works;/);
  });

  it('marks the filter that lets one through and not the other', () => {
    const { view, other } = compare(['web-1', OUT], ['web-3', OUT]);
    expect(differing(view)).toEqual(['web-1']);
    expect(differing(other)).toEqual(['✖ BLOCKED']);
    expect(view?.outline[0]?.text).toContain('what differs first is a security group');
  });

  it('finds nothing in two clients that fare the same', () => {
    const { view, other } = compare(['web-1', OUT], ['web-4', OUT]);
    expect([differing(view), differing(other)]).toEqual([[], []]);
    expect(view?.outline[0]?.text).toBe('From shop.web-1 and from shop.web-4 alike it works; no decision differs.');
  });

  it('draws both ways back where one of them is blocked, so that they can be compared', () => {
    const acl =
      'network-acl strict { ingress 100 allow tcp 443 from 10.0.0.0/16; egress 100 allow tcp 443 to 0.0.0.0/0 }';
    const text = TWO.replace('  nat-gateway', `  ${acl}\n  nat-gateway`).replace(
      '10.0.1.0/24; route',
      '10.0.1.0/24; network-acl strict; route',
    );
    const against = { from: 'web-4', to: OUT };
    const { view, other } = showView(open(text), asking('web-1', OUT, { against }));
    const back = (each: TraceView | null) =>
      each?.nodes
        .filter(({ id, differs }) => id.startsWith('back_') && differs)
        .map(({ label }) => label.split(' · ')[0]);
    expect(back(view)).toEqual(['✖ BLOCKED']);
    expect(other?.nodes.some(({ id }) => id.startsWith('back_'))).toBe(true);
    expect(back(other)).toEqual(['web-4']);
    const blocked = view?.nodes.findIndex(({ label }) => label.startsWith('✖ BLOCKED')) ?? 0;
    expect(view?.nodes.slice(blocked + 1).some(({ differs }) => differs)).toBe(false);
  });

  it('is of questions: a neighbourhood says so', () => {
    const { view, other, missing } = compare(['web-1', OUT], ['web-2', OUT], { kind: 'neighbourhood' });
    expect([view?.kind, other]).toEqual(['neighbourhood', null]);
    expect(missing).toContain('compared as Path or as DNS');
  });

  it('compares two targets of one client', () => {
    const { view } = compare(['web-1', '198.51.100.7:22'], ['web-1', OUT]);
    expect(differing(view)).toEqual(['✖ BLOCKED']);
    expect(view?.outline[0]?.text).toMatch(
      /^To 198\.51\.100\.7 port 22 it does not work, to 198\.51\.100\.7 port 443 it works;/,
    );
  });

  it('has lines that are found again, on both sides', () => {
    const analysis = open(TWO);
    const one = { from: 'web-1', to: OUT };
    const two = { from: 'web-2', to: OUT };
    const lineOf = (asked: ViewRequest, outline: number) => {
      const source = locate(analysis, asked, { outline });
      return source && TWO.slice(spanOf(source).start).split('\n')[0];
    };
    expect(lineOf(asking(one.from, one.to, { against: two }), 1)).toMatch(/^route 0\.0\.0\.0\/0 -> nat/);
    expect(lineOf(asking(two.from, two.to, { against: one }), 1)).toMatch(/^route-table lonely/);
  });

  it('says why there is no second picture, and shows the first one', () => {
    const { view, other, missing } = compare(['web-1', OUT], ['nobody', OUT]);
    expect(view).not.toBeNull();
    expect(other).toBeNull();
    expect(missing).toContain('nobody');
  });
});

describe('texts to take along', () => {
  it('are Mermaid with its title, and Markdown that begins with the verdict', () => {
    const analysis = open(SHOP);
    const mermaid = exportView(analysis, asking('web-1', STS), 'mermaid');
    expect(mermaid).toMatchObject({ text: expect.stringMatching(/^---\ntitle: "✔ shop\.web-1 can reach/) });
    const markdown = exportView(analysis, asking('web-1', STS), 'markdown');
    expect(markdown).toMatchObject({
      text: expect.stringMatching(/^\*\*✔ shop\.web-1 can reach.*\*\*.*\n\n```mermaid\n---\ntitle: [\s\S]*```\n\n- /),
    });
    const sequence = exportView(analysis, asking('web-1', STS, { kind: 'dns' }), 'mermaid');
    expect(sequence).toMatchObject({ text: expect.stringContaining('\nsequenceDiagram\n') });
  });

  it('say why there is none', () => {
    expect(exportView(open(SHOP), asking('nobody', STS), 'mermaid')).toEqual({
      problem: expect.stringContaining('nobody'),
    });
  });
});
