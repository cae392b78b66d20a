import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diagramOf } from '../../../src/core/diagram/mermaid';
import type { Trace } from '../../../src/core/engine/trace';
import { readMermaid, SHOP, STS, traceOf } from './support';

const draw = async (text: string, to = STS) => {
  const diagram = diagramOf(traceOf(text, 'web-1', to));
  return { diagram, ...(await readMermaid(diagram.text)) };
};
type Drawn = Awaited<ReturnType<typeof draw>>;
const names = ({ nodes }: Drawn, lane: string) =>
  nodes.filter(({ id }) => id.startsWith(`${lane}_`)).map(({ lines }) => lines[0]);
const node = ({ nodes }: Drawn, name: string, lane = 'way') =>
  nodes.find(({ id, lines }) => id.startsWith(`${lane}_`) && lines[0] === name);

const lineOf = (text: string) => SHOP.slice(0, SHOP.indexOf(text)).split('\n').length;

describe('the picture of a trace', () => {
  it('shows DNS, the way there with the tunnel behind the endpoint, and the way back', async () => {
    const drawn = await draw(SHOP);
    expect(names(drawn, 'dns')).toEqual(['web-1 asks for', 'Amazon resolver of shop', 'Answer']);
    expect(node(drawn, 'Amazon resolver of shop', 'dns')?.lines).toEqual([
      'Amazon resolver of shop',
      '10.0.0.2',
      '✔ private hosted zone (managed by sts)',
      '✕ 1 other',
    ]);
    expect(names(drawn, 'way')).toEqual(['web-1', 'route table private', 'sts', 'PrivateLink', 'AWS service sts']);
    expect(node(drawn, 'route table private')?.lines).toEqual([
      'route table private',
      '✔ 10.0.0.0/16 → local',
      '✕ 1 other',
    ]);
    expect(node(drawn, 'sts')?.lines).toContain('✔ SG endpoints in');
    expect(names(drawn, 'back')).toEqual(['AWS service sts', 'sts', 'route table private', 'web-1']);
  });

  it('has no router behind the endpoint: the tunnel leads straight to the service (RTR-5)', async () => {
    const drawn = await draw(SHOP);
    const [endpoint, tunnel, service] = ['sts', 'PrivateLink', 'AWS service sts'].map((name) => node(drawn, name)?.id);
    expect(drawn.edges).toContainEqual({ start: endpoint, end: tunnel });
    expect(drawn.edges).toContainEqual({ start: tunnel, end: service });
    expect(drawn.diagram.text).toContain(`${endpoint} ==> ${tunnel}`);
  });

  it('says that inside one subnet no router is asked (RTR-2)', async () => {
    const drawn = await draw(
      SHOP.replace('subnet private-b { address 10.0.2.20 }', 'subnet private-a { address 10.0.1.20 }'),
    );
    expect(names(drawn, 'way')).toEqual(['web-1', 'sts', 'PrivateLink', 'AWS service sts']);
    expect(drawn.diagram.text).toContain('"same subnet: no router"');
  });

  it('shows headers before and after translation', async () => {
    const drawn = await draw(SHOP, '198.51.100.7:443');
    expect(names(drawn, 'way')).toEqual([
      'web-1',
      'route table private',
      'nat',
      'route table public',
      'igw',
      'internet',
    ]);
    expect(node(drawn, 'nat')?.lines).toEqual(['nat', 'NAT gateway', '⇄ source → 10.0.0.5']);
    expect(node(drawn, 'igw')?.lines).toEqual(['igw', 'internet gateway', '⇄ source → 203.0.113.10']);
  });

  it('shows a block as a hexagon with its code, and what lies behind it as not reached', async () => {
    const drawn = await draw(SHOP.replace('from app }', 'from 10.9.0.0/16 }'));
    const block = node(drawn, '✖ BLOCKED');
    expect(block?.lines.slice(1, 3)).toEqual([
      'ENI_SG_RULES_MISMATCH',
      `line ${lineOf('security-group endpoints')} · SG endpoints in · sts`,
    ]);
    expect(block?.classes).toEqual(['blocked']);
    expect(drawn.diagram.text).toContain(`${block?.id}{{"✖ BLOCKED`);
    expect(node(drawn, 'sts')?.classes).toEqual(['place', 'unreached']);
    expect(drawn.diagram.title).toMatch(/^✖ shop\.web-1 cannot reach .*ENI_SG_RULES_MISMATCH/);
    expect(names(drawn, 'back')).toEqual([]);
  });

  it('shows every block, the second one as such', async () => {
    const drawn = await draw(
      SHOP.replace('egress tcp 443 to any', 'egress none').replace('from app }', 'from 10.9.0.0/16 }'),
    );
    expect(names(drawn, 'way').filter((name) => name?.startsWith('✖'))).toEqual(['✖ BLOCKED', '✖ ALSO BLOCKED']);
  });

  it('shows a block on the way back there', async () => {
    const acl =
      'network-acl strict { ingress 100 allow tcp 443 from 10.0.0.0/16; egress 100 allow tcp 443 to 0.0.0.0/0 }';
    const text = SHOP.replace('  nat-gateway', `  ${acl}\n  nat-gateway`).replace(
      '10.0.1.0/24; route',
      '10.0.1.0/24; network-acl strict; route',
    );
    const drawn = await draw(text);
    expect(names(drawn, 'way')).not.toContain('✖ BLOCKED');
    expect(node(drawn, '✖ BLOCKED', 'back')?.lines.slice(1, 3)).toEqual([
      'SUBNET_ACL_RESTRICTION',
      'line 9 · NACL strict in · private-a',
    ]);
    expect(node(drawn, 'web-1')?.lines).toContain('✔ NACL strict out');
  });

  it('ends with a question mark where the engine can not say more', async () => {
    const trace = traceOf(SHOP, 'web-1', '198.51.100.7:443');
    const reason = {
      code: 'UNSUPPORTED_COMPONENT',
      rule: 'MOD-5',
      at: 'shop.nat',
      direction: 'forward',
      text: "It can't be simulated yet.",
      source: undefined,
    } as const;
    const paths = trace.paths.map((path) => ({
      ...path,
      verdict: 'undetermined' as const,
      reason,
      forward: path.forward.slice(0, 2),
      return: [],
    }));
    const { text, title } = diagramOf({ ...trace, verdict: 'undetermined', reason, paths });
    const { nodes } = await readMermaid(text);
    expect(nodes.at(-2)).toMatchObject({
      classes: ['unknown'],
      lines: ["? CAN'T TELL", 'UNSUPPORTED_COMPONENT', reason.text],
    });
    expect(title).toMatch(/^\? It can't be said/);
  });

  it('shows who wanted to know when a name has no answer', async () => {
    const drawn = await draw(SHOP.replace('dns-hostnames on', 'dns-support off'));
    expect(names(drawn, 'dns')[0]).toBe('web-1 asks for');
    expect(drawn.nodes.some(({ classes }) => classes.includes('blocked') || classes.includes('unknown'))).toBe(true);
    expect(names(drawn, 'way')).toEqual([]);
  });

  it('says the first sentence of the reason in the title, without the number of a rule', () => {
    const text = "Network ACL a doesn't let it in: no rule takes it. A network ACL is stateless (ACL-3)";
    const trace = traceOf(SHOP);
    const reason = {
      code: 'SUBNET_ACL_RESTRICTION',
      rule: 'ACL-3',
      at: 'a',
      direction: 'return',
      text,
      source: undefined,
    };
    const { title } = diagramOf({ ...trace, verdict: 'unreachable', reason: reason as Trace['reason'] });
    expect(title).toMatch(/: Network ACL a doesn't let it in: no rule takes it \(SUBNET_ACL_RESTRICTION\)\.$/);
  });

  it('says which address can be reached only where they differ: DNS has done its work', async () => {
    const answer = async (text: string) => node(await draw(text), 'Answer', 'dns')?.lines.slice(1);
    const two = SHOP.replace(
      '    subnet private-b {',
      '    subnet private-a { address 10.0.1.20 }\n    subnet private-b {',
    );
    expect(await answer(two.replace('from app }', 'from 10.9.0.0/16 }'))).toEqual([
      '10.0.1.20 · shop.sts',
      '10.0.2.20 · shop.sts',
    ]);
    const acl = 'network-acl shut { }\n  subnet private-b { network-acl shut;';
    expect(await answer(two.replace('subnet private-b {', acl))).toEqual([
      '10.0.1.20 · shop.sts · reachable',
      '10.0.2.20 · shop.sts · not reachable',
    ]);
  });

  it('links nodes to the lines that decide', () => {
    const { nodes } = diagramOf(traceOf(SHOP));
    const keywordOf = (start: string) =>
      nodes.find(({ id, label }) => id.startsWith('way_') && label.startsWith(start))?.source?.statement.keyword;
    expect(keywordOf('web-1')).toBe('instance');
    expect(keywordOf('sts')).toBe('interface-endpoint');
    expect(keywordOf('PrivateLink')).toBe('interface-endpoint');
  });

  it('is the same text for the same trace, and keeps the ids when something else changes', () => {
    expect(diagramOf(traceOf(SHOP)).text).toBe(diagramOf(traceOf(SHOP)).text);
    const ids = diagramOf(traceOf(SHOP)).nodes.map(({ id }) => id);
    expect(diagramOf(traceOf(`# a comment\n\n${SHOP}\n`)).nodes.map(({ id }) => id)).toEqual(ids);
    expect(diagramOf(traceOf(SHOP.replace('10.0.2.20', '10.0.2.99'))).nodes.map(({ id }) => id)).toEqual(ids);
  });

  it('stands alone with its title and layout, or without them for a page that has a title', () => {
    expect(diagramOf(traceOf(SHOP)).text).toMatch(/^---\ntitle: "✔ shop\.web-1 can reach/);
    const bare = diagramOf(traceOf(SHOP), { standalone: false, shape: 'narrow' }).text;
    expect(bare).toMatch(/^flowchart TB\n {2}accTitle: ✔ shop\.web-1 can reach/);
    expect(bare).not.toContain('direction LR');
  });
});

describe('a long way', () => {
  const hop = (index: number) => ({
    at: { kind: 'unknown' as const, name: `thing ${index}`, resource: undefined },
    role: 'pass' as const,
  });
  const long = (count: number, name = '') => {
    const trace = traceOf(SHOP, 'web-1', '198.51.100.7:443');
    const [path] = trace.paths;
    const first = path?.forward[0];
    if (!path || !first) throw new Error('no path');
    const hops = Array.from({ length: count }, (_, index) => {
      const { at, role } = hop(index);
      return { ...first, at: { ...at, name: `${at.name}${name}` }, role, steps: [] };
    });
    return diagramOf({ ...trace, paths: [{ ...path, forward: [first, ...hops] }] }, { reply: false });
  };

  it('of forty hops is drawn whole', async () => {
    expect((await readMermaid(long(40).text)).nodes).toHaveLength(41);
  });

  it('loses its middle before a renderer refuses it, and says so', async () => {
    const { text, nodes } = long(700);
    const drawn = await readMermaid(text);
    expect(drawn.nodes.map(({ id }) => id)).toEqual(nodes.map(({ id }) => id));
    expect(drawn.nodes.map(({ lines }) => lines[0])).toEqual(
      expect.arrayContaining(['web-1', 'thing 0', '… 581 more', 'thing 699']),
    );
    expect(drawn.edges).toHaveLength(drawn.nodes.length - 1);
    expect(text.length).toBeLessThan(50_000);
  });

  it('of names that take much room is cut shorter', () => {
    const { text, nodes } = long(150, '"'.repeat(60));
    expect(text.length).toBeLessThan(50_000);
    expect(nodes.length).toBeGreaterThan(20);
  });
});

describe('hostile names', () => {
  const quoted = (name: string) => `"${name.replace(/[\\"]/g, '\\$&').replace(/[\n\r]/g, ' ')}"`;
  const named = (name: string) =>
    SHOP.replaceAll(/\b(private-a|app|web-1|sts)\b(?!\.us-east|\n)/g, (word) =>
      word === 'sts' ? word : quoted(`${name} ${word}`),
    );

  it.each([
    '"><img src=x onerror=alert(1)>',
    'end',
    '%%{init: {"theme":"dark"}}%%',
    '`md`',
    ']]) --> x[(',
    'a\u202eb',
    'x'.repeat(10_000),
    '---\ntitle: x\n---',
    'click a href "javascript:alert(1)"',
    '#quot;#60;',
    '</p></foreignObject><script>alert(1)</script>',
  ])('%s is drawn as text', async (name) => {
    const trace = traceOf(named(name), quoted(`${name} web-1`).slice(1, -1).replace(/\\(.)/g, '$1'));
    const diagram = diagramOf(trace);
    const { nodes, title } = await readMermaid(diagram.text);
    expect(nodes.map(({ id }) => id)).toEqual(diagram.nodes.map(({ id }) => id));
    expect(title.startsWith(diagram.title.slice(0, 2))).toBe(true);
    expect(nodes.some(({ lines }) => lines.some((line) => line.endsWith('web-1')))).toBe(true);
  });

  it('no name whatever makes a syntax error, adds a node or loses one', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 80 }), async (name) => {
        const trace = traceOf(SHOP);
        const renamed = JSON.parse(JSON.stringify({ text: name })).text as string;
        const { question, ...rest } = trace;
        const hostile = {
          ...rest,
          question: { ...question, from: { ...question.from, name: renamed } },
          dns: trace.dns && { ...trace.dns, name: renamed, server: renamed },
          paths: trace.paths.map((path) => ({
            ...path,
            forward: path.forward.map((hop) => ({ ...hop, at: { ...hop.at, name: `${renamed}${hop.at.name}` } })),
          })),
        };
        const diagram = diagramOf(hostile);
        const { nodes } = await readMermaid(diagram.text);
        expect(nodes.map(({ id }) => id)).toEqual(diagram.nodes.map(({ id }) => id));
      }),
      { numRuns: 60 },
    );
  });
});

describe('a way through a transit gateway', () => {
  const text = `region us-east-1
vpc a {
  cidr 10.0.0.0/16
  subnet s { az us-east-1a; cidr 10.0.0.0/24; route-table t }
  route-table t { route 10.1.0.0/16 -> hub }
  security-group g { egress all to any }
  instance web-1 { subnet s; address 10.0.0.10; security-groups g }
}
vpc b {
  cidr 10.1.0.0/16
  subnet u { az us-east-1a; cidr 10.1.0.0/24; route-table t }
  route-table t { route 10.0.0.0/16 -> hub }
  security-group g { ingress all from any }
  instance db { subnet u; address 10.1.0.10; security-groups g }
}
transit-gateway hub {
  attachment to-a { vpc a; subnets a.s; route-table main; propagate main }
  attachment to-b { vpc b; subnets b.u; route-table main; propagate main }
  route-table main { default-association; default-propagation }
}
`;

  it("tells its routes from a VPC router's, and claims no subnet in common", async () => {
    const drawn = await draw(text, 'b.db:5432');
    expect(names(drawn, 'way')).toEqual(['web-1', 'route table t', 'hub', 'hub · routes', 'db']);
    expect(drawn.diagram.text).not.toContain('same subnet');
  });
});
