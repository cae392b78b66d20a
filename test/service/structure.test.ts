import { describe, expect, it } from 'vitest';
import type { DocumentSymbol } from 'vscode-languageserver-types';
import { tokenTypes } from '../../src/service/semantic-tokens';
import { applied, cursor, open, shop } from './support';

describe('document symbols', () => {
  it('shows resources as a tree and expectations beside it', () => {
    const opened = open(shop);
    const lines = (symbols: readonly DocumentSymbol[], indent = ''): string[] =>
      symbols.flatMap((each) => [
        `${indent}${each.name} (${each.detail})`,
        ...lines(each.children ?? [], `${indent}  `),
      ]);
    expect(lines(opened.service.documentSymbols(opened.uri)).join('\n')).toMatchSnapshot();
  });
  it('survives a half-typed file', () => {
    const opened = open('vpc shop {\n  subnet\n  instance web-1 { subnet');
    expect(opened.service.documentSymbols(opened.uri).map((each) => each.name)).toContain('shop');
  });
});

describe('semantic tokens', () => {
  const tokens = (text: string): string[] => {
    const opened = open(text);
    const { data } = opened.service.semanticTokens(opened.uri);
    const lines = text.split('\n');
    const found: string[] = [];
    let line = 0;
    let column = 0;
    for (let at = 0; at < data.length; at += 5) {
      const [down, right, length, type] = data.slice(at, at + 4) as [number, number, number, number];
      line += down;
      column = down > 0 ? right : column + right;
      found.push(`${lines[line]?.slice(column, column + length)}=${tokenTypes[type]}`);
    }
    return found;
  };
  it('says what each word is by its place', () => {
    expect(tokens('vpc a {\n  cidr 10.0.0.0/16\n  route-table t { route 0.0.0.0/0 -> igw }\n}')).toEqual([
      'vpc=keyword',
      'a=class',
      'cidr=property',
      '10.0.0.0/16=number',
      'route-table=keyword',
      't=class',
      'route=property',
      '0.0.0.0/0=number',
      '->=operator',
      'igw=variable',
    ]);
  });
  it('leaves unknown statements alone and goes on behind them', () => {
    expect(tokens('nonsense here\nregion us-east-1')).toEqual(['region=keyword', 'us-east-1=string']);
  });
  it('gives the tokens of some lines only when asked', () => {
    const opened = open(shop);
    const some = opened.service.semanticTokens(opened.uri, {
      start: { line: 6, character: 0 },
      end: { line: 8, character: 0 },
    });
    expect(some.data.length).toBeLessThan(opened.service.semanticTokens(opened.uri).data.length / 4);
  });
});

describe('folding', () => {
  it('folds blocks and runs of comments', () => {
    const opened = open('# one\n# two\nvpc a {\n  subnet b {\n    az x\n  }\n}\n');
    expect(opened.service.foldingRanges(opened.uri)).toEqual([
      { startLine: 2, endLine: 5 },
      { startLine: 3, endLine: 4 },
      { startLine: 0, endLine: 1, kind: 'comment' },
    ]);
  });
});

describe('formatting', () => {
  it('gives one edit that brings the text into its layout', () => {
    const opened = open('vpc a {\n      cidr   10.0.0.0/16\n}\n');
    expect(applied(opened.text, opened.service.formatting(opened.uri))).toBe('vpc a {\n  cidr 10.0.0.0/16\n}\n');
  });
  it('gives none where nothing is to do', () => {
    const opened = open('vpc a {\n  cidr 10.0.0.0/16\n}\n');
    expect(opened.service.formatting(opened.uri)).toEqual([]);
  });
});

describe('quick fixes', () => {
  const fixes = (marked: string): Record<string, string> => {
    const opened = open(marked);
    const position = cursor(opened);
    const actions = opened.service.codeActions(opened.uri, { start: position, end: position });
    return Object.fromEntries(
      actions.map((each) => [each.title, applied(opened.text, each.edit?.changes?.[opened.uri] ?? [])]),
    );
  };
  it('offers the nearest keyword', () => {
    expect(Object.values(fixes('vpc a { $0cidrs 10.0.0.0/16 }'))).toContain('vpc a { cidr 10.0.0.0/16 }');
  });
  it('offers at most three names for one that leads nowhere', () => {
    const found = fixes(
      'vpc a { subnet web-1 { }; subnet web-2 { }; subnet web-3 { }; subnet web-4 { }; instance i { subnet $0web } }',
    );
    expect(Object.keys(found).length).toBeGreaterThan(0);
    expect(Object.keys(found).length).toBeLessThanOrEqual(3);
  });
  it('turns on host names for private DNS', () => {
    const text = shop.replace('dns-hostnames on', 'dns-hostnames off');
    const again = open(text.replace('private-dns on', '$0private-dns on'));
    const position = cursor(again);
    const [fix] = again.service.codeActions(again.uri, { start: position, end: position });
    expect(applied(again.text, fix?.edit?.changes?.[again.uri] ?? [])).toContain('dns-hostnames on');
  });
});
