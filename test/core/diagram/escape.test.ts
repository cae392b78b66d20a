import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cut, escapeLine, quoteLabel, quoteYaml } from '../../../src/core/diagram/escape';

describe('labels', () => {
  it.each([
    ['web-1', 'web-1'],
    ['10.0.0.0/16 → local', '10.0.0.0/16 → local'],
    ['10.0.1.10:443 · tcp', '10.0.1.10:443 · tcp'],
    ['"><img src=x onerror=alert(1)>', '#34;#62;#60;img src=x onerror=alert(1)#62;'],
    ['%%{init: {}}%%', '#37;#37;#123;init: #123;#125;#125;#37;#37;'],
    ['`**bold**`', '#96;#42;#42;bold#42;#42;#96;'],
    ['fa:fa-car', 'fa#58;fa-car'],
    ['#quot;', '#35;quot#59;'],
    ['a\\nb', 'a#92;nb'],
    ['$$x$$', '#36;#36;x#36;#36;'],
  ])('%s', (text, escaped) => {
    expect(escapeLine(text)).toBe(escaped);
  });

  it('shows what is invisible or turns the direction by its code point', () => {
    expect(escapeLine('a\u202egnp.exe')).toBe('a#10216;U#43;202E#10217;gnp.exe'.replace('#43;', '+'));
    expect(escapeLine('a\u0000b\u200bc')).toContain('U+0000');
    expect(escapeLine('two\nlines\tand tabs')).toBe('two lines and tabs');
  });

  it("breaks words that make Mermaid's preprocessor take the end of an entity", () => {
    expect(escapeLine('style a:5#x')).toBe('#115;tyle a:5#35;x');
    expect(escapeLine('classDef a:5#x')).toBe('#99;lassDef a:5#35;x');
  });

  it('keeps a right-to-left name to itself', () => {
    expect(escapeLine('שרת 10.0.0.1')).toBe('#8296;שרת 10.0.0.1#8297;');
  });

  it('cuts the middle of what is too long, never half a character', () => {
    expect(escapeLine('x'.repeat(10_000)).length).toBeLessThan(60);
    expect(cut('abcdefghij', 5)).toBe('ab…ij');
    expect(cut('😀'.repeat(30), 10)).not.toMatch(
      /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/,
    );
  });

  it('never lets a character out that means something to Mermaid or HTML', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(escapeLine(text)).toMatch(/^(?:[^"`<>&%{}[\]|@\\$*;#\n\r]|#\d+;)*$/u);
        expect(quoteLabel([text, text])).toMatch(/^"(?:[^"`<>&%{}[\]|@\\$*;#\n\r]|#\d+;|<br\/>)*"$/u);
        expect(JSON.parse(quoteYaml(text))).not.toMatch(/[\n\r]/);
      }),
    );
  });
});
