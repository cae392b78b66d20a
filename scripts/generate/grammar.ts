/** The TextMate grammar, made from the schema: colours before (and without) the language server. */
import type { FormPart } from '../../src/core/schema/form';
import { allStatements } from '../../src/core/schema/placement';
import { valueTypes } from '../../src/core/schema/value-types';

/** A word starts or ends here; words hold dashes, dots and colons, so `\b` would not do. */
const START = '(?<![^\\s{},;])';
const END = '(?![^\\s{},;#"])';

export function grammar(): object {
  const kinds = new Set<string>();
  const properties = new Set<string>();
  const sentences = new Set<string>();
  const fixed = new Set<string>();
  const constants = new Set<string>();
  for (const { spec, path } of allStatements()) {
    if (spec.kind) kinds.add(spec.keyword);
    else if (path.length === 0) sentences.add(spec.keyword);
    else properties.add(spec.keyword);
    for (const form of spec.forms) collect(form.parts, fixed, constants);
  }
  for (const { words = [] } of valueTypes.values())
    for (const word of words) if (/^[a-z]/i.test(word)) constants.add(word);
  // A reference of the same name (`subnet private-a` in an instance) has no block of its own.
  const both = [...kinds].filter((each) => properties.has(each));
  const onlyKinds = [...kinds].filter((each) => !properties.has(each));
  const name = '(?:\\s+([^\\s{},;#"]+|"[^"\\n]*"))';
  const declaration = (words: readonly string[], behind: string): object => ({
    match: `(^|[{;])\\s*(${alternatives(words)})${END}${name}?${behind}`,
    captures: {
      1: { name: 'punctuation.separator.vpc' },
      2: { name: 'storage.type.vpc' },
      3: { name: 'entity.name.type.vpc' },
    },
  });
  const head = (words: readonly string[], scope: string): object => ({
    match: `(^|[{;])\\s*(${alternatives(words)})${END}`,
    captures: { 1: { name: 'punctuation.separator.vpc' }, 2: { name: scope } },
  });
  return {
    comment: 'Generated from the schema by scripts/generate.mjs; changes here are lost.',
    name: 'VPC',
    scopeName: 'source.vpc',
    fileTypes: ['vpc'],
    patterns: [
      { name: 'comment.line.number-sign.vpc', match: '#.*$' },
      declaration(both, '(?=\\s*\\{)'),
      declaration(onlyKinds, ''),
      head([...sentences], 'keyword.control.vpc'),
      head([...properties], 'support.type.property-name.vpc'),
      { name: 'string.quoted.double.vpc', match: '"(?:[^"\\\\\\n]|\\\\.)*"' },
      { name: 'keyword.operator.arrow.vpc', match: '->' },
      { name: 'punctuation.separator.vpc', match: '[{};,]' },
      { name: 'keyword.other.vpc', match: `${START}(?:${alternatives([...fixed])})${END}` },
      { name: 'constant.language.vpc', match: `${START}(?:${alternatives([...constants])})${END}` },
      {
        name: 'constant.numeric.address.vpc',
        match: `${START}(?:\\d{1,3}(?:\\.\\d{1,3}){3}|[0-9a-fA-F]*:[0-9a-fA-F:.]*:[0-9a-fA-F:.]*)(?:/\\d{1,3})?(?::\\d+)?${END}`,
      },
      { name: 'constant.numeric.vpc', match: `${START}\\d+(?:-\\d+)?${END}` },
      { name: 'constant.other.reason.vpc', match: `${START}[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+${END}` },
      {
        name: 'string.unquoted.dns-name.vpc',
        match: `${START}(?:[A-Za-z0-9_*-]+\\.)+[A-Za-z][A-Za-z0-9-]*\\.?(?::\\d+)?(?:/[a-z0-9]+)?${END}`,
      },
    ],
  };
}

/** Fixed words of sentences (`from`, `can`) and words that are values (`on`, `deny`). */
function collect(parts: readonly FormPart[], fixed: Set<string>, constants: Set<string>): void {
  for (const part of parts) {
    if (part.part === 'optional') collect(part.parts, fixed, constants);
    else if (part.part === 'choice') for (const word of part.words) constants.add(word);
    else if (part.part === 'literal' && /^[a-z]/.test(part.text))
      (part.text === 'none' ? constants : fixed).add(part.text);
  }
}

/** Longer words first, so that `subnets` is not read as `subnet`. */
const alternatives = (words: readonly string[]): string =>
  [...words].sort((a, b) => b.length - a.length || (a < b ? -1 : 1)).join('|');
