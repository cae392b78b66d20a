/** The formatter moves white space and nothing else, and what it has formatted stays as it is. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { format } from '../../../src/core/syntax/format';
import { parse } from '../../../src/core/syntax/parser';
import { type Statement, walk } from '../../../src/core/syntax/tree';
import { example, generated, placement, soup } from './support';

/** Statements with tokens and nesting, without positions. */
function content(text: string): unknown {
  const of = (statements: readonly Statement[]): unknown[] =>
    statements.map(({ keyword, args, argKinds, block }) => ({
      keyword,
      args,
      argKinds,
      block: block && of(block.statements),
    }));
  return of(parse(text, placement).statements);
}

/** Comments in their order; the example texts have no `#` in strings. */
function comments(text: string): string[] {
  return [...text.matchAll(/#[^\r\n]*/g)].map(([comment]) => comment.trimEnd());
}

const messy = fc
  .array(
    fc.constantFrom(
      'a',
      'b c',
      ' ',
      '\n',
      '\n\n\n',
      '{',
      '}',
      ' { ',
      ' }\n',
      ';',
      ',',
      ', ',
      '->',
      '"s t"',
      '"',
      '# c\n',
      '#',
      '\r\n',
      '\t',
      '\\',
      '\uFEFF',
      '\u2028',
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(''));
/** Blocks in pairs, so that most texts can be formatted. */
const paired: fc.Arbitrary<string> = fc.letrec<{ list: string; statement: string }>((tie) => ({
  list: fc.array(tie('statement'), { maxLength: 4 }).map((parts) => parts.join('')),
  statement: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc
      .tuple(
        fc.constantFrom(
          'a b',
          'a "x y", c',
          'a,\n# c\n b',
          'a ,b',
          'a, # c\n\n',
          'a,',
          'cidr x,',
          'subnet y',
          'r x -> y',
          '"s" t',
          'a "open',
          ', c',
          '# note',
          'cidr 10.0.0.0/16, 10.1.0.0/16',
          '',
        ),
        fc.constantFrom(';', '\n', ' # c\n', '\n\n\n', '; # d\n'),
      )
      .map((parts) => parts.join('')),
    fc
      .tuple(
        fc.constantFrom('vpc a ', 'b', '', 'long-keyword with-some arguments-in-it', 'n\n', 'n # c\n', 'k x,\n'),
        fc.constantFrom('{', '{ ', '{\n', '{ # c\n', '{\n\n # d\n'),
        tie('list'),
        fc.constantFrom('}', '\n}', ' # e\n}'),
        fc.constantFrom(';', '\n', ' ', ' # f\n'),
      )
      .map((parts) => parts.join('')),
  ),
})).list;

describe('the formatter', () => {
  it('leaves a well laid out text as it is', () => {
    expect(format(example)).toBe(
      example.replaceAll('public-a  {', 'public-a {').replaceAll('table public  {', 'table public {'),
    );
    expect(format(generated(3))).toBe(generated(3).replace('\n  igw', '\n    igw').replace('\n\n}', '\n}'));
  });

  it('lays out a text as the language is meant to be read', () => {
    const odd =
      '\n\nvpc   shop{cidr 10.0.0.0/16;# main\n\n\n\n  subnet a { az x ;cidr 10.0.0.0/24 } # first\nsubnets a ,b;\n\n # last\n\n}; region  "us east"\nvpc empty { }\nsubnet long-name { az us-east-1a; cidr 10.0.0.0/24; route-table a-long-name-for-a-route-table; network-acl closed }';
    expect(format(odd)).toBe(`vpc shop {
  cidr 10.0.0.0/16 # main

  subnet a { az x; cidr 10.0.0.0/24 } # first
  subnets a, b

  # last
}
region "us east"
vpc empty {}
subnet long-name {
  az us-east-1a
  cidr 10.0.0.0/24
  route-table a-long-name-for-a-route-table
  network-acl closed
}
`);
  });

  it('keeps line ends, a byte order mark, broken lines and their comments', () => {
    expect(format('\uFEFFvpc a {\r\ncidr x\r\n}')).toBe('\uFEFFvpc a {\r\n  cidr x\r\n}\r\n');
    expect(format('subnets a, # one\n# two\nb')).toBe('subnets a, # one\n    # two\n    b\n');
    expect(format('')).toBe('');
    expect(format(' \n\n')).toBe('');
  });

  it('keeps broken statements, and the whole text while its braces do not pair up', () => {
    expect(format('vpc a {\naz   "us\n cidr  x\n}')).toBe('vpc a {\n  az   "us\n  cidr x\n}\n');
    expect(format('vpc  a {\n cidr   x')).toBe('vpc  a {\n cidr   x');
    expect(format('vpc  a { }\n}')).toBe('vpc  a { }\n}');
  });

  it('changes no token and no comment, and changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.oneof(paired, messy, soup), (text) => {
        const formatted = format(text, placement);
        expect(content(formatted)).toEqual(content(text));
        expect(format(formatted, placement)).toBe(formatted);
        if (!text.includes('"')) expect(comments(formatted)).toEqual(comments(text));
      }),
      { numRuns: 3000 },
    );
  });

  it('formats nearly all texts whose blocks are in pairs', () => {
    const texts = fc.sample(paired, { numRuns: 300, seed: 1 });
    const changed = texts.filter((text) => format(text, placement) !== text).length;
    expect(changed).toBeGreaterThan(200);
    expect(texts.some((text) => [...walk(parse(text))].length > 10)).toBe(true);
  });
});
