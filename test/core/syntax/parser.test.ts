/** What the parser makes of a text, and how one finds one's way in the tree. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from '../../../src/core/syntax/parser';
import {
  absoluteStart,
  allProblems,
  argumentIndexAt,
  argumentsBefore,
  children,
  documentation,
  type Statement,
  statementAt,
  type Tree,
  walk,
} from '../../../src/core/syntax/tree';
import { example, facts, placement, plain, soup } from './support';

function find(tree: Tree, keyword: string): Statement {
  const found = [...walk(tree)].find((statement) => statement.keyword === keyword);
  if (found === undefined) throw new Error(`no ${keyword}`);
  return found;
}

function codes(text: string): string[] {
  return allProblems(parse(text, placement)).map(({ code, start, end }) => `${code} ${text.slice(start, end)}`);
}

/** The statements of a block tile it from behind its `{`, and every token stands where the tree says. */
function checkCover(tree: Tree): void {
  const { text } = tree;
  const check = (statements: readonly Statement[], parent: Statement | undefined, from: number, to: number): void => {
    let at = from;
    for (const statement of statements) {
      const start = absoluteStart(statement);
      expect(statement.parent).toBe(parent);
      expect(start).toBe(at);
      expect(statement.length).toBeGreaterThan(0);
      expect(statement.reach).toBeGreaterThanOrEqual(statement.length);
      // What is between tokens is trivia: nothing is lost between two statements or behind the last.
      expect(text.slice(start, start + statement.keywordStart)).toMatch(/^(?:[\s;{}]|#[^\r\n]*(?=[\r\n]))*$/);
      expect(text.slice(start + statement.keywordStart, start + statement.keywordEnd)).toBe(statement.keyword);
      let end = statement.keywordEnd;
      statement.args.forEach((value, index) => {
        const [first, last] = [statement.argOffsets[2 * index], statement.argOffsets[2 * index + 1]];
        expect(first).toBeGreaterThanOrEqual(end);
        end = last;
        const token = text.slice(start + first, start + last);
        if (statement.argKinds[index] !== 'string') expect(token).toBe(value);
        else expect(token.startsWith('"')).toBe(true);
      });
      const { block } = statement;
      if (block !== undefined) {
        const close = block.close < 0 ? statement.length : block.close;
        expect(block.open).toBeGreaterThanOrEqual(end);
        if (block.close >= 0) expect(text[start + close]).toBe('}');
        check(block.statements, statement, start + block.open + 1, start + close);
      }
      at = start + statement.length;
    }
    expect(at).toBeLessThanOrEqual(to);
    expect(text.slice(at, to)).toMatch(/^(?:[\s;{}]|#[^\r\n]*(?=[\r\n]|$))*$/);
  };
  check(tree.statements, undefined, 0, text.length);
}

describe('the parser', () => {
  it('reads the example of the language', () => {
    const tree = parse(example, placement);
    expect(allProblems(tree)).toEqual([]);
    expect(tree.statements.map((statement) => statement.keyword)).toEqual([
      'region',
      'vpc',
      ...Array(5).fill('expect'),
    ]);
    expect(facts(tree)).toContain('vpc shop / interface-endpoint sts / subnets private-a , private-b');
    expect(facts(tree)).toContain('vpc shop / route-table public / route 0.0.0.0/0 -> igw');
    expect(facts(tree).length).toBe(46);
    checkCover(tree);
  });

  it('tells words, strings, commas and arrows apart', () => {
    const [statement] = parse('rule "a \\"b\\" \\\\c" x,y -> z->w "" # no "more"').statements;
    expect(statement.args).toEqual(['a "b" \\c', 'x', ',', 'y', '->', 'z->w', '']);
    expect(statement.argKinds).toEqual(['string', 'word', 'comma', 'word', 'arrow', 'word', 'string']);
    const many = parse(`list ${Array.from({ length: 60 }, (_, index) => `n${index}`).join(', ')}`).statements[0];
    expect(many.args.length).toBe(119);
    expect(many.argKinds.filter((kind) => kind === 'comma').length).toBe(59);
    expect(many.argKinds.at(-2)).toBe('comma');
  });

  it('ends a statement with its line, unless the line ends in a comma or a brace', () => {
    expect(facts(parse('a b,\n  c\nd,# note\n# note\n e\nf,\n\ng'))).toEqual(['a b , c', 'd , e', 'f ,', 'g']);
    expect(facts(parse('a,\n}'))).toEqual(['a ,']);
    expect(facts(parse('a; b;; c\r d\r\ne {f;g}'))).toEqual(['a', 'b', 'c', 'd', 'e', 'e / f', 'e / g']);
  });

  it('lets a statement stand on its own behind a list that breaks off', () => {
    const half = 'vpc a {\n  subnets x,\n  # why\n  security-groups app\n  subnets x,\n    security-groups app\n}';
    expect(facts(parse(half, placement))).toEqual([
      'vpc a',
      'vpc a / subnets x ,',
      'vpc a / security-groups app',
      'vpc a / subnets x , security-groups app',
    ]);
    // Without a second word it can be an item, and so it can when nobody knows the keywords.
    expect(facts(parse('subnets x,\ncidr, y\nsubnets x,\nz w', placement))).toEqual([
      'subnets x , cidr , y',
      'subnets x , z w',
    ]);
    expect(facts(parse('subnets x,\ncidr y'))).toEqual(['subnets x , cidr y']);
  });

  it.each([
    ['a {', ['unclosed-block {']],
    ['a }', ['extra-brace }']],
    ['a "b c\nd', ['unclosed-string "b c']],
    ['"b c', ['unclosed-string "b c']],
    ['{ a }', ['missing-keyword {']],
    [', a', ['missing-keyword ,']],
    ['-> a', ['missing-keyword ->']],
    ['"a" b', ['missing-keyword "a"']],
    ['a { } b', ['missing-separator }']],
    ['a\n{\n b }', ['block-on-next-line {']],
    ['vpc a\n  cidr x\n}\n', ['missing-brace a']],
    ['vpc a { subnet "b { cidr x } }', ['unclosed-string "b']],
    ['a { az "us; cidr x }', ['unclosed-string "us']],
  ])('says one thing about %j', (text, problems) => {
    expect(codes(text)).toEqual(problems);
  });

  it.each([
    ['no indentation', example.replaceAll(/^ +/gm, '')],
    ['CR LF', example.replaceAll('\n', '\r\n')],
    ['CR', example.replaceAll('\n', '\r')],
    ['tabs', example.replaceAll('  ', '\t')],
    ['a semicolon behind everything', example.replaceAll(/([^{\n])(\n)/g, '$1;$2').replace(/#.*;/, '')],
    ['one line', example.replace(/#.*\n/, '').replaceAll(/\{\n/g, '{ ').replaceAll('\n', ';')],
    ['braces on odd lines', example.replaceAll(/\n *\}/g, ' }').replaceAll(/ \{ (?=[a-z])/g, ' {\n')],
    ['a byte order mark', `\uFEFF${example}`],
    ['odd spaces', example.replaceAll('  ', '\u00A0\u2003').replaceAll(' on\n', ' on\u2028\n')],
  ])('finds nothing wrong with %s', (_, text) => {
    expect(codes(text)).toEqual([]);
    expect(facts(parse(text))).toEqual(facts(parse(example)));
  });

  it('takes any text, covers it, and knows where everything stands', () => {
    fc.assert(
      fc.property(fc.oneof(soup, fc.string({ unit: 'binary' }), fc.string()), fc.boolean(), (text, guided) => {
        checkCover(parse(text, guided ? placement : undefined));
      }),
      { numRuns: 2000 },
    );
  });

  it('survives hostile nesting and long lines', () => {
    for (const piece of ['{', 'a {', 'a{b ', '}', '"', '{"', ',\n', 'a\n ', 'a { # c\n', ';', '\\"']) {
      const text = piece.repeat(20_000);
      expect(parse(text, placement).text).toBe(text);
    }
    const deep = `${'a { '.repeat(300)}x${' }'.repeat(300)}`;
    expect(codes(deep)).toEqual(['nested-too-deep {']);
    const steps = Array.from({ length: 500 }, (_, index) => `${' '.repeat(index)}a`).join('\n');
    expect(facts(parse(`${steps}\n}`, placement)).length).toBe(500);
  });

  it('does not mistake properties of objects for keywords or words', () => {
    expect(facts(parse('constructor __proto__ { toString hasOwnProperty }', placement))).toEqual([
      'constructor __proto__',
      'constructor __proto__ / toString hasOwnProperty',
    ]);
  });
});

describe('the tree', () => {
  const text =
    '# file\n\n# The shop\n#  and more\nvpc shop { # not this\n  cidr 10.0.0.0/16 # nor this\n  # First\n  subnet a; subnet b \n\n}\nregion x';
  const tree = parse(text, placement);
  const at = (part: string) => statementAt(tree, text.indexOf(part));

  it('finds the deepest statement at an offset', () => {
    expect(at('hop {')?.keyword).toBe('vpc');
    expect(at('10.0')?.keyword).toBe('cidr');
    expect(at('# nor')?.keyword).toBe('cidr');
    expect(at('First')?.keyword).toBe('vpc');
    expect(at('; subnet b')?.args[0]).toBe('a');
    expect(at('subnet b')?.args[0]).toBe('b');
    expect(at('\n}\nregion')?.keyword).toBe('vpc');
    expect(at('# file')).toBeUndefined();
    expect(statementAt(tree, text.length)?.keyword).toBe('region');
    expect(statementAt(parse('a { b '), 6)?.keyword).toBe('b');
    expect(statementAt(parse('a { b }'), 6)?.keyword).toBe('b');
    expect(statementAt(parse('a { b; }'), 7)?.keyword).toBe('a');
    expect(statementAt(parse('a\n'), 2)).toBeUndefined();
    expect(statementAt(parse(''), 0)).toBeUndefined();
  });

  it('finds arguments', () => {
    const [statement] = parse('to a, "b c"').statements;
    expect([0, 3, 4, 5, 6, 8, 11].map((offset) => argumentIndexAt(statement, offset))).toEqual([-1, 0, 0, 1, 2, 2, 2]);
    expect([2, 3, 4, 5, 6, 11].map((offset) => argumentsBefore(statement, offset))).toEqual([0, 0, 0, 1, 2, 2]);
  });

  it('takes the comment lines directly above a statement for its documentation', () => {
    expect(documentation(tree, find(tree, 'vpc'))).toBe('The shop\n and more');
    expect(documentation(tree, find(tree, 'cidr'))).toBeUndefined();
    expect(documentation(tree, find(tree, 'subnet'))).toBe('First');
    expect(documentation(tree, children(find(tree, 'vpc'))[2])).toBeUndefined();
    expect(documentation(tree, find(tree, 'region'))).toBeUndefined();
    expect(documentation(parse('a; # b\nc'), parse('a; # b\nc').statements[1])).toBeUndefined();
    const windows = parse('# one\r\n#\r\n# two\r\na');
    expect(documentation(windows, windows.statements[0])).toBe('one\n\ntwo');
  });

  it('gives positions in the file', () => {
    for (const statement of walk(tree)) {
      const start = absoluteStart(statement) + statement.keywordStart;
      expect(text.startsWith(statement.keyword, start)).toBe(true);
    }
    expect(plain(tree)).toEqual(plain(parse(text, placement)));
  });
});
