import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Neighbourhood } from '../../../src/core/diagram/neighbourhood';
import { neighbourhoodOf } from '../../../src/core/diagram/neighbourhood';
import { Workspace } from '../../../src/core/model/workspace';
import type { Kind } from '../../../src/core/schema/kinds';
import { allStatements } from '../../../src/core/schema/placement';
import { WORLD } from './neighbourhood-world';
import { readMermaid, SHOP } from './support';

const networkOf = (text: string) => {
  const workspace = new Workspace();
  workspace.open('file:///net.vpc', text);
  const network = workspace.analysis('file:///net.vpc')?.network;
  if (!network) throw new Error('no analysis');
  return network;
};

function around(text: string, name: string, kind?: Kind): Neighbourhood {
  const found = networkOf(text).find(name, undefined, kind && [kind]);
  if (!found) throw new Error(`nothing is called ${name}`);
  return neighbourhoodOf(found);
}
const names = ({ nodes }: Neighbourhood): (string | undefined)[] => nodes.map(({ label }) => label.split(' · ')[0]);
/** `web-1 guarded by app`: every edge with the first lines of its ends. */
function edgesOf({ text, nodes }: Neighbourhood): string[] {
  const name = (id: string | undefined) => nodes.find((each) => each.id === id)?.label.split(' · ')[0];
  return [...text.matchAll(/^ *(\w+) (?:-->|-\.->|-\.-x)\|"(.*?)"\| (\w+)$/gm)].map(([, from, label, to]) =>
    [name(from), label, name(to)].join(' '),
  );
}
const outlineText = ({ outline }: Neighbourhood): string =>
  outline.map(({ text, level }) => '  '.repeat(level) + text).join('\n');

describe('what belongs to a resource', () => {
  test('an instance: subnet, table with its targets, groups and who knows them, endpoints of the VPC', () => {
    const picture = around(SHOP, 'web-1');
    expect(names(picture)).toEqual(['private-a', 'nat', 'private', 'app', 'endpoints', 'web-1', 's3', 'sts']);
    expect(edgesOf(picture)).toEqual([
      'web-1 in private-a',
      'web-1 guarded by app',
      'private-a uses private',
      'private route 0.0.0.0/0 nat',
      's3 adds a route to private',
      'sts guarded by endpoints',
      'endpoints lets in tcp 443 from app',
    ]);
    expect(outlineText(picture)).toContain('      Sends 0.0.0.0/0 to shop.nat (NAT gateway).');
    expect(outlineText(picture)).toContain('      ingress tcp 443 from app.');
  });

  test.each([
    ['a gateway: tables with routes to it and the subnets of these', 'igw', ['public-a', 'igw', 'public']],
    ['a gateway endpoint: its tables and who uses them', 's3', ['private-a', 'private-b', 'private', 's3']],
    ['a group: its members and the groups that let it in', 'app', ['app', 'endpoints', 'web-1']],
  ])('%s', (_, name, expected) => {
    const found = names(around(SHOP, name));
    for (const each of expected) expect(found).toContain(each);
    expect(found.length).toBe(expected.length);
  });

  test('what AWS does when nothing is written is drawn dotted and said', () => {
    const picture = around(
      'vpc a { cidr 10.0.0.0/16\n route-table t { main }\n subnet s { az us-east-1a; cidr 10.0.0.0/24 } }',
      's',
    );
    expect(picture.text).toMatch(/ -\.->\|"uses \(main\)"\| /);
    expect(outlineText(picture)).toContain('a.t (route table), since nothing else is written.');
  });

  test('a name that leads nowhere is drawn and said, a word of the language is not', () => {
    const picture = around('vpc a { cidr 10.0.0.0/16; subnet s { route-table nowhere } }', 's');
    expect(names(picture)).toEqual(['s', '? nowhere']);
    expect(picture.outline.find(({ mark }) => mark === 'drop')?.text).toBe(
      'route-table: nothing here is called "nowhere".',
    );
    expect(names(around('vpc a { cidr 10.0.0.0/16; route-table t { route 0.0.0.0/0 -> blackhole } }', 't'))).toEqual([
      't',
    ]);
  });

  test.each([
    ['tg', 'nlb listener tcp 443 tg', 'tg targets i', 'pay load-balancers nlb', 'door leads to pay'],
    ['corp.example', 'corp.example vpcs hub', 'corp.example record db A i'],
    ['to-office', 'to-office forward office', 'to-office endpoint out', 'to-office vpcs hub'],
    ['tgw', 'tgw attachment to-hub', 'to-hub vpc hub', 'hub-table route 10.8.0.0/16, pl tgw', 'tgw uses core'],
    ['far.app', 'shared vpcs far'],
    ['shared', 'shared hosted-zones corp.example', 'shared interface-endpoints door', 'shared vpcs far'],
    ['office', 'line site office', 'line gateway vgw', 'office host desk'],
    ['pcx', 'pcx vpcs hub', 'pcx vpcs far'],
    ['many', 'many interface eth0', 'eth0 in hub-a'],
    ['pl', 'hub-table route to tgw pl'],
  ])('%s', (name, ...edges) => {
    const found = edgesOf(around(WORLD, name));
    for (const edge of edges) expect(found).toContain(edge);
  });
});

describe('every kind', () => {
  const kinds = new Set([...allStatements()].flatMap(({ spec }) => spec.kind ?? []));
  const world = networkOf(WORLD);

  test.each([...kinds])('%s: Mermaid can read it, every box has its words', async (kind) => {
    const all = world.all(kind);
    expect(all.length).toBeGreaterThan(0);
    for (const resource of all) {
      const picture = neighbourhoodOf(resource, { shape: 'narrow', standalone: true });
      const { nodes, title } = await readMermaid(picture.text);
      expect(new Set(nodes.map(({ id }) => id))).toEqual(new Set(picture.nodes.map(({ id }) => id)));
      expect(title).toContain(resource.name);
      expect(nodes.filter(({ classes }) => classes.includes('client')).length).toBe(1);
      expect(picture.nodes.every(({ explanation }) => explanation !== '')).toBe(true);
      expect(picture.outline[0]?.source?.statement).toBe(resource.bound.statement);
    }
  });

  test('a bare keyword is a resource without anything', () => {
    for (const { spec, path } of allStatements()) {
      if (spec.kind === undefined) continue;
      const text = path.reduceRight((inner, each) => `${each.keyword} x {\n${inner}\n}`, spec.keyword);
      for (const resource of networkOf(text).resources)
        expect(neighbourhoodOf(resource).nodes.length).toBeGreaterThan(0);
    }
  });

  test('half-written files: cut anywhere, with a word changed, nothing throws', async () => {
    const lines = WORLD.split('\n');
    await fc.assert(
      fc.asyncProperty(
        fc.nat(WORLD.length),
        fc.nat(WORLD.length),
        fc.constantFrom('', '}', '{', 'route', '%%{init}%%', '"><img onerror=x>', '\u202e', 'end'),
        fc.nat(lines.length),
        async (start, length, word, pick) => {
          const text = WORLD.slice(0, start) + word + WORLD.slice(start + (length % 60));
          const { resources } = networkOf(text);
          const resource = resources[pick % Math.max(resources.length, 1)];
          if (resource) await readMermaid(neighbourhoodOf(resource).text);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('folding', () => {
  const many = (count: number, line: (index: number) => string): string =>
    Array.from({ length: count }, (_, index) => line(index)).join('\n');
  const addressAt = (index: number): string => `10.0.${Math.floor(index / 200)}.${(index % 200) + 10}`;

  test('like things are one box that says how many and which', () => {
    const picture = around(
      `vpc a { cidr 10.0.0.0/16\n security-group web {}\n subnet s { az us-east-1a; cidr 10.0.0.0/20 }
       ${many(50, (each) => `instance i-${each} { subnet s; address ${addressAt(each)}; security-groups web }`)} }`,
      'web',
    );
    expect(names(picture)).toEqual(['web', 'i-0', 'i-1', 'i-2', '47 more instances']);
    expect(picture.description).toContain('Folded: 47 more instances.');
    expect(picture.nodes.at(-1)?.explanation).toContain('a.i-3, a.i-4');
    expect(outlineText(picture)).toContain('… and 42 more instances: a.i-8');
  });

  test('other VPCs are folded whole when there is too much', () => {
    const vpc = (name: number): string =>
      `vpc v-${name} { cidr 10.${name}.0.0/16\n${many(30, (each) => `security-group g-${name}-${each} { ingress tcp ${1000 + each} from shared }`)} }`;
    const picture = around(`${many(3, vpc)}\nvpc home { cidr 10.99.0.0/16; security-group shared {} }`, 'shared');
    expect(names(picture)).toContain('shared');
    expect(picture.nodes.length).toBeLessThan(40);
  });

  test('whatever the size, few boxes remain', () => {
    const text = `transit-gateway tgw {\n${many(300, (each) => `attachment at-${each} { vpc v-${each}; subnets s-${each} }`)}\n}
      ${many(300, (each) => `vpc v-${each} { cidr 10.0.0.0/16; subnet s-${each} { az us-east-1a; cidr 10.0.0.0/24 } }`)}`;
    const picture = around(text, 'tgw');
    expect(picture.nodes.length).toBeLessThan(40);
    expect(picture.description).toMatch(/Folded: .*297 VPCs: 594 things/);
    const inside = around(
      `vpc a { cidr 10.0.0.0/16\n${many(900, (each) => `security-group g-${each} { ingress tcp ${each} from any }`)} }`,
      'a',
    );
    expect(inside.nodes.length).toBeLessThan(40);
    expect(inside.description).toContain('700 more security groups');
  });
});
