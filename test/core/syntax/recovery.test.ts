/** What a mistake costs: the statement it is in. The facts around it stay, and one mistake is one problem. */
import { describe, expect, it } from 'vitest';
import { parse } from '../../../src/core/syntax/parser';
import { allProblems, type SyntaxProblem } from '../../../src/core/syntax/tree';
import { example, facts, generated, placement } from './support';

const sources = [
  { name: 'the example', text: example },
  { name: 'a generated file', text: generated(3) },
];

interface Mutant {
  readonly at: number;
  readonly text: string;
}

function mutants(text: string, pattern: RegExp, change: (found: string) => string): Mutant[] {
  const found = [...text.matchAll(pattern)].map((match) => ({
    at: match.index,
    text: text.slice(0, match.index) + change(match[0]) + text.slice(match.index + match[0].length),
  }));
  expect(found.length).toBeGreaterThan(5);
  return found;
}

function problemsOf(text: string): SyntaxProblem[] {
  return allProblems(parse(text, placement));
}

/** The members of `all` that are not among `kept`, each counted once for each time it is there. */
function missing(all: readonly string[], kept: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const fact of kept) counts.set(fact, (counts.get(fact) ?? 0) + 1);
  return all.filter((fact) => {
    const left = counts.get(fact) ?? 0;
    counts.set(fact, left - 1);
    return left <= 0;
  });
}

/** The facts whose statements, or the statements around them, stand on the line of an offset: a mistake may cost those. */
function factsOfLine(text: string, at: number): string[] {
  const from = text.lastIndexOf('\n', at - 1) + 1;
  const end = text.indexOf('\n', from);
  const without = text.slice(0, from) + text.slice(end < 0 ? text.length : end);
  return missing(facts(parse(text)), facts(parse(without, placement)));
}

describe.each(sources)('in $name', ({ text }) => {
  const whole = facts(parse(text));

  it('a missing } is one problem, at the { it belongs to, and costs no fact', () => {
    for (const mutant of mutants(text, /\}/g, () => '')) {
      const problems = problemsOf(mutant.text);
      expect(problems.map(({ code }) => code)).toEqual(['unclosed-block']);
      let depth = 0;
      let open = mutant.at;
      while (depth < 1) depth += text[--open] === '{' ? 1 : text[open] === '}' ? -1 : 0;
      expect(problems[0].start).toBe(open);
      expect(facts(parse(mutant.text, placement))).toEqual(whole);
    }
  });

  it('a } or { too many is one problem and costs no fact', () => {
    for (const mutant of [...mutants(text, /\}/g, () => '}}'), ...mutants(text, /\{/g, () => '{{')]) {
      expect(problemsOf(mutant.text).length).toBe(1);
      expect(facts(parse(mutant.text, placement))).toEqual(whole);
    }
  });

  it('a missing { is one problem and costs at most the statements of its line', () => {
    for (const mutant of mutants(text, /\{/g, () => '')) {
      expect(problemsOf(mutant.text).length).toBe(1);
      const lost = missing(whole, facts(parse(mutant.text, placement)));
      const isWithoutBlock = text.slice(mutant.at + 1).startsWith('\n');
      expect(lost.length).toBeLessThanOrEqual(isWithoutBlock ? 0 : 4);
    }
  });

  it('a quote too many is one problem or two and costs the statements of its line', () => {
    for (const mutant of mutants(text, /(?<=[ ])(?=[a-z0-9])/g, () => '"')) {
      const line = text.slice(text.lastIndexOf('\n', mutant.at) + 1, mutant.at);
      if (line.includes('#') || (line + text.slice(mutant.at)).split('\n')[0].includes('"')) continue;
      expect(problemsOf(mutant.text).length).toBeLessThanOrEqual(2);
      const lost = missing(whole, facts(parse(mutant.text, placement)));
      expect(missing(lost, factsOfLine(text, mutant.at))).toEqual([]);
    }
  });

  it('a line cut anywhere is at most two problems and costs the statements of the line', () => {
    let start = 0;
    for (const line of text.split('\n')) {
      for (let cut = 0; cut <= line.length; cut++) {
        const rest = text.slice(0, start + cut) + text.slice(start + line.length);
        expect(problemsOf(rest).length).toBeLessThanOrEqual(2);
        const lost = missing(whole, facts(parse(rest, placement)));
        expect(missing(lost, factsOfLine(text, start))).toEqual([]);
      }
      start += line.length + 1;
    }
  });

  it('any token missing, doubled or replaced is at most two problems and costs the statements of its line', () => {
    const changes = [() => '', (token: string) => `${token} ${token}`, () => 'x', () => ',', () => '->', () => '7'];
    for (const change of changes) {
      for (const mutant of mutants(text, /[^\s{},;#"]+|[,;]/g, change)) {
        expect(problemsOf(mutant.text).length).toBeLessThanOrEqual(2);
        const lost = missing(whole, facts(parse(mutant.text, placement)));
        expect(missing(lost, factsOfLine(text, mutant.at))).toEqual([]);
      }
    }
  });
});

describe('a missing brace', () => {
  it('in text without indentation is found by what can stand where', () => {
    const flat = example.replaceAll(/^ +/gm, '');
    const at = flat.indexOf('}\nsecurity-group endpoints');
    const broken = flat.slice(0, at) + flat.slice(at + 2);
    const tree = parse(broken, placement);
    expect(tree.mode).toBe('placement');
    expect(facts(tree)).toEqual(facts(parse(example)));
    expect(allProblems(tree)).toMatchObject([
      { code: 'unclosed-block', start: broken.indexOf('{', broken.indexOf('group app')) },
    ]);
  });

  it('does not let indentation overrule braces that pair up', () => {
    const odd = 'vpc a {\nsubnet b {\n      cidr x\n  }\n    subnet c { }\n    }\nregion d\n';
    expect(problemsOf(odd)).toEqual([]);
    expect(facts(parse(odd, placement))).toEqual([
      'vpc a',
      'vpc a / subnet b',
      'vpc a / subnet b / cidr x',
      'vpc a / subnet c',
      'region d',
    ]);
  });
});
