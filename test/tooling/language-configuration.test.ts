// What the editor takes for a word, where it indents, how it goes on after Enter.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const file = path.resolve(import.meta.dirname, '../../syntaxes/language-configuration.json');
const configuration = JSON.parse(readFileSync(file, 'utf8'));

const words = (line: string) => line.match(new RegExp(configuration.wordPattern, 'g'));
const increases = (line: string) => new RegExp(configuration.indentationRules.increaseIndentPattern).test(line);
const decreases = (line: string) => new RegExp(configuration.indentationRules.decreaseIndentPattern).test(line);

/** The action of the first rule that fits, as VS Code chooses it. */
function onEnter(before: string, after = '', previous = ''): string | undefined {
  const fits = (pattern: string | undefined, text: string) => pattern === undefined || new RegExp(pattern).test(text);
  type Rule = { beforeText: string; afterText?: string; previousLineText?: string; action: { indent: string } };
  const rule = configuration.onEnterRules.find(
    (candidate: Rule) =>
      fits(candidate.beforeText, before) &&
      fits(candidate.afterText, after) &&
      fits(candidate.previousLineText, previous),
  );
  return rule?.action.indent;
}

describe('the word pattern', () => {
  it.each([
    ['route 0.0.0.0/0 -> igw', ['route', '0.0.0.0/0', 'igw']],
    ['subnets private-a, private-b', ['subnets', 'private-a', 'private-b']],
    ['expect web-1 can reach [fd00::1]:443', ['expect', 'web-1', 'can', 'reach', '[fd00::1]:443']],
    ['vpc shop{cidr 10.0.0.0/16;}', ['vpc', 'shop', 'cidr', '10.0.0.0/16']],
    ['service com.amazonaws.us-east-1.s3 # all', ['service', 'com.amazonaws.us-east-1.s3', 'all']],
  ])('in %s', (line, expected) => {
    expect(words(line)).toEqual(expected);
  });
});

describe('indentation', () => {
  it.each(['vpc shop {', 'vpc "a # b" {', '  subnet a { # the first'])('grows after %s', (line) => {
    expect(increases(line)).toBe(true);
  });

  it.each(['# a vpc {', 'subnet a { cidr 10.0.0.0/24 }', 'cidr 10.0.0.0/16', 'description "{"'])(
    'stays after %s',
    (line) => {
      expect(increases(line)).toBe(false);
    },
  );

  it('shrinks at a closing brace only', () => {
    expect(decreases('  }')).toBe(true);
    expect(decreases('  cidr 10.0.0.0/16 }')).toBe(false);
  });
});

describe('Enter', () => {
  it('between braces opens a line in the block', () => {
    expect(onEnter('vpc shop {', '}')).toBe('indentOutdent');
  });

  it('inside a comment goes on with the comment, at its end it does not', () => {
    expect(onEnter('# one', 'two')).toBe('none');
    expect(onEnter('# one')).toBeUndefined();
  });

  it('after a comma indents once, and goes back after the last of the list', () => {
    expect(onEnter('  subnets a,', '', '  service sts')).toBe('indent');
    expect(onEnter('    b,', '', '  subnets a,')).toBeUndefined();
    expect(onEnter('    c', '', '    b,')).toBe('outdent');
  });
});
