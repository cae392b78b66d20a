import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { grammar } from '../../scripts/generate/grammar';
import { generated } from '../../scripts/generate/index';
import { snippets } from '../../scripts/generate/snippets';
import { findings } from '../../src/core/checks';
import { Workspace } from '../../src/core/model/workspace';
import { allStatements } from '../../src/core/schema/placement';

const root = path.resolve(import.meta.dirname, '../..');

describe('generated files', () => {
  it.each(Object.entries(generated(root)))(
    '%s is what the schema says (node scripts/generate.mjs writes it)',
    (name, text) => {
      expect(readFileSync(path.join(root, name), 'utf8')).toBe(text);
    },
  );
});

interface Pattern {
  readonly name?: string;
  readonly match: string;
  readonly captures?: Readonly<Record<string, { readonly name: string }>>;
}

/** The words of a line with their scopes, as a TextMate grammar gives them: the first match wins, of equals the first pattern. */
function scopes(line: string): string[] {
  const { patterns } = grammar() as { patterns: readonly Pattern[] };
  const found: string[] = [];
  for (let at = 0; at < line.length; ) {
    let best: { pattern: Pattern; match: RegExpExecArray } | undefined;
    for (const pattern of patterns) {
      const regex = new RegExp(pattern.match, 'dg');
      regex.lastIndex = at;
      const match = regex.exec(line);
      if (match && match[0].length > 0 && (!best || match.index < best.match.index)) best = { pattern, match };
    }
    if (!best) break;
    const { pattern, match } = best;
    if (pattern.name) found.push(`${match[0]}=${pattern.name}`);
    for (const [group, { name }] of Object.entries(pattern.captures ?? {}))
      if (match[Number(group)]) found.push(`${match[Number(group)]}=${name}`);
    at = match.index + match[0].length;
  }
  return found.filter((each) => !each.includes('=punctuation')).map((each) => each.replace(/\.vpc$/, ''));
}

describe('the grammar', () => {
  it('knows a declaration from a reference of the same word', () => {
    expect(scopes('  subnet private-a { az us-east-1a; cidr 10.0.1.0/24 }')).toEqual([
      'subnet=storage.type',
      'private-a=entity.name.type',
      'az=support.type.property-name',
      'cidr=support.type.property-name',
      '10.0.1.0/24=constant.numeric.address',
    ]);
    expect(scopes('  instance web { subnet private-a; security-groups app }')).toEqual([
      'instance=storage.type',
      'web=entity.name.type',
      'subnet=support.type.property-name',
      'security-groups=support.type.property-name',
    ]);
  });
  it('reads rules and questions', () => {
    expect(scopes('ingress tcp 1024-65535 from 2001:db8::/32, any # all')).toEqual([
      'ingress=support.type.property-name',
      'tcp=constant.language',
      '1024-65535=constant.numeric',
      'from=keyword.other',
      '2001:db8::/32=constant.numeric.address',
      'any=constant.language',
      '# all=comment.line.number-sign',
    ]);
    expect(scopes('expect web cannot reach sts.us-east-1.amazonaws.com:443 because ENI_SG_RULES_MISMATCH')).toEqual([
      'expect=keyword.control',
      'cannot=keyword.other',
      'reach=keyword.other',
      'sts.us-east-1.amazonaws.com:443=string.unquoted.dns-name',
      'because=keyword.other',
      'ENI_SG_RULES_MISMATCH=constant.other.reason',
    ]);
  });
  it('keeps a hash inside a string', () => {
    expect(scopes('description "a # b" # c')).toEqual([
      'description=support.type.property-name',
      '"a # b"=string.quoted.double',
      '# c=comment.line.number-sign',
    ]);
  });
  it('knows every keyword of the schema', () => {
    for (const { spec } of allStatements()) {
      expect(scopes(spec.keyword), spec.keyword).not.toEqual([]);
    }
  });
});

describe('snippets', () => {
  it('exist for every kind and every form of question', () => {
    const kinds = new Set([...allStatements()].flatMap(({ spec }) => spec.kind ?? []));
    expect(Object.keys(snippets())).toEqual(
      expect.arrayContaining([...kinds, 'expect can-reach', 'expect cannot-reach', 'expect resolves']),
    );
  });
  it('are well-formed when taken as they are', () => {
    for (const [name, { body }] of Object.entries(snippets())) {
      const text = body
        .join('\n')
        .replace(/\$\{\d+\|([^,|]*)[^}]*\}/g, '$1')
        .replace(/\$\{\d+:([^}]*)\}/g, '$1')
        .replaceAll('$0', '');
      const path = [...allStatements()].find(({ spec }) => spec.kind === name)?.path ?? [];
      const workspace = new Workspace();
      const around = path.map((each) => `${each.keyword} w {\n`).join('');
      workspace.open('file:///a.vpc', `${around}${text}${'\n}'.repeat(path.length)}`);
      const analysis = workspace.analysis('file:///a.vpc');
      const wrong = analysis
        ? findings(analysis).filter(
            (each) => /^(syntax|statement|value|property)/.test(each.code) && each.span.start >= around.length,
          )
        : [];
      expect(
        wrong.map((each) => each.message),
        name,
      ).toEqual([]);
    }
  });
});
