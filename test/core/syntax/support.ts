/** Texts and tools that the syntax tests share. */
import fc from 'fast-check';
import type { Placement } from '../../../src/core/syntax/recovery';
import { type Statement, type Tree, walk } from '../../../src/core/syntax/tree';

export { shop as example } from '../../harness/shop';

/** A little of the language's schema, enough to tell what can stand where in the example. */
const places: Record<string, { parents: (string | undefined)[]; block?: boolean }[]> = {
  region: [{ parents: [undefined, 'vpc'], block: false }],
  vpc: [
    { parents: [undefined], block: true },
    { parents: ['attachment'], block: false },
  ],
  expect: [{ parents: [undefined], block: false }],
  cidr: [{ parents: ['vpc', 'subnet'], block: false }],
  'dns-support': [{ parents: ['vpc'], block: false }],
  'dns-hostnames': [{ parents: ['vpc'], block: false }],
  'internet-gateway': [{ parents: ['vpc'] }],
  subnet: [
    { parents: ['vpc'], block: true },
    { parents: ['instance', 'nat-gateway', 'interface-endpoint', 'interface'] },
  ],
  az: [{ parents: ['subnet'], block: false }],
  'route-table': [
    { parents: ['vpc'], block: true },
    { parents: ['subnet', 'attachment'], block: false },
  ],
  'nat-gateway': [{ parents: ['vpc'], block: true }],
  'public-address': [{ parents: ['nat-gateway', 'instance', 'interface'], block: false }],
  address: [{ parents: ['nat-gateway', 'instance', 'interface', 'subnet'], block: false }],
  route: [{ parents: ['route-table'], block: false }],
  'security-group': [{ parents: ['vpc'], block: true }],
  ingress: [{ parents: ['security-group'], block: false }],
  egress: [{ parents: ['security-group'], block: false }],
  instance: [{ parents: ['vpc'], block: true }],
  interface: [{ parents: ['instance', 'vpc'], block: true }],
  'security-groups': [{ parents: ['instance', 'interface', 'interface-endpoint'], block: false }],
  'gateway-endpoint': [{ parents: ['vpc'], block: true }],
  service: [{ parents: ['gateway-endpoint', 'interface-endpoint'], block: false }],
  'route-tables': [{ parents: ['gateway-endpoint'], block: false }],
  'interface-endpoint': [{ parents: ['vpc'], block: true }],
  subnets: [{ parents: ['interface-endpoint'], block: false }],
  'private-dns': [{ parents: ['interface-endpoint'], block: false }],
};

/** Stands in for the schema; unknown keywords are allowed everywhere. */
export const placement: Placement = {
  isKeyword: (word) => Object.hasOwn(places, word),
  allowed(parent, keyword, hasBlock) {
    const known = Object.hasOwn(places, keyword) ? places[keyword] : undefined;
    if (known === undefined || (parent !== undefined && !Object.hasOwn(places, parent))) return true;
    return known.some(
      (place) => place.parents.includes(parent) && (place.block === undefined || place.block === hasBlock),
    );
  },
};

/** A VPC with many statements, laid out as a person or an importer would. */
export function generated(subnetCount: number): string {
  const lines = ['# generated', 'region eu-west-1', '', 'vpc big {', '  cidr 10.0.0.0/8'];
  for (let index = 0; index < subnetCount; index++) {
    const block = `10.${index >> 8}.${index & 255}`;
    lines.push(`  subnet s-${index} { az eu-west-1a; cidr ${block}.0/24; route-table rt-${index} }`);
    lines.push(`  route-table rt-${index} {`, '    # out', '    route 0.0.0.0/0 -> igw # comment', '  }');
    lines.push(`  instance "web ${index}" {`, `    subnet s-${index}`, `    address ${block}.10`, '  }', '');
  }
  lines.push('}', '', 'expect web-1 can reach 198.51.100.7:443 via nat,', '  igw', '');
  return lines.join('\n');
}

/** A tree as plain data with absolute positions, for comparing. */
export function plain(tree: Tree): unknown {
  const of = (statements: readonly Statement[], parent: Statement | undefined, base: number): unknown[] =>
    statements.map((statement) => {
      const { block, start, parent: above, keywordStart, keywordEnd, argOffsets, problems, ...rest } = statement;
      if (above !== parent) throw new Error(`wrong parent of ${statement.keyword}`);
      const at = base + start;
      return {
        ...rest,
        misplaced: 0, // a cache
        at,
        keywordAt: [at + keywordStart, at + keywordEnd],
        argumentsAt: argOffsets.map((offset) => at + offset),
        problems: problems.map((problem) => ({ ...problem, start: at + problem.start, end: at + problem.end })),
        block: block && {
          open: at + block.open,
          close: block.close < 0 ? -1 : at + block.close,
          statements: of(block.statements, statement, at),
        },
      };
    });
  return { mode: tree.mode, problems: tree.problems, statements: of(tree.statements, undefined, 0) };
}

/** Each statement as one line of words, with the keywords and names around it. */
export function facts(tree: Tree): string[] {
  return [...walk(tree)].map((statement) => {
    const path: string[] = [];
    for (let at: Statement | undefined = statement; at !== undefined; at = at.parent) {
      path.unshift([at.keyword, ...at.args].join(' '));
    }
    return path.join(' / ');
  });
}

/** Pieces of hostile texts. */
export const fragments = [
  '{',
  '}',
  '{ ',
  ' }',
  '\n',
  '\r',
  '\r\n',
  '\n\n',
  ';',
  ',',
  ',\n',
  '"',
  '\\',
  '#',
  ' ',
  '  ',
  '    ',
  '\t',
  '->',
  '-',
  '>',
  'a',
  'vpc x {',
  'vpc x {\n',
  'subnet y {\n',
  'route-table z {',
  'expect a can reach b',
  '\n}\n',
  '\n  }\n',
  '} }',
  '\uFEFF',
  '\u2028',
  '\0',
  '😀',
  '\ud800',
  '# note\n',
  'cidr 10.0.0.0/16;',
  'subnets a,\n',
  'az ',
  'instance "a b" {',
];

/** Texts made of them. */
export const soup = fc.array(fc.constantFrom(...fragments), { maxLength: 40 }).map((parts) => parts.join(''));
