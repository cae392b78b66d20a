import MarkdownIt from 'markdown-it';
import { describe, expect, test } from 'vitest';
import { figureOf } from '../../src/markdown-preview/figure';
import { withVpcFences } from '../../src/markdown-preview/plugin';
import { shop } from '../harness/shop';

const md = (figures: () => typeof figureOf | undefined = () => figureOf) => withVpcFences(new MarkdownIt(), figures);
const fence = (text: string, info = 'vpc'): string => `\`\`\`\`${info}\n${text}\n\`\`\`\`\n`;
const rendered = (text: string): string => md().render(fence(text));

/** Tags outside of text and attributes, `<p` and `</p`. */
const tagsOf = (html: string): string[] => html.match(/<\/?[a-z0-9]+/gi) ?? [];
const attribute = (html: string, name: string): string =>
  (new RegExp(` ${name}="([^"]*)"`).exec(html)?.[1] ?? '').replace(/&#(\d+);/g, (_, code) => String.fromCharCode(code));

describe('a vpc fence in Markdown', () => {
  test('shows its source, the verdict of its first expect, the picture for both shapes, and the words', () => {
    const html = rendered(shop);
    expect(html).toContain('<pre><code class="language-vpc"># Where is the router');
    expect(html).toMatch(/<figcaption [^>]*data-verdict="reachable">✔ shop\.web-1 can reach sts\.us-east-1/);
    expect(attribute(html, 'data-wide')).toMatch(/^flowchart /);
    expect(attribute(html, 'data-narrow')).toMatch(/^flowchart /);
    expect(attribute(html, 'data-narrow')).not.toBe(attribute(html, 'data-wide'));
    expect(attribute(html, 'aria-label')).toContain('shop.web-1 can reach');
    expect(html).toContain('<details><summary>In words</summary><ul><li>');
    expect(html).not.toContain('vpc-trace-problems');
  });

  test('what is invisible in a name is seen below the source, and turns nothing', () => {
    const figure = figureOf(shop.replaceAll('web-1', '"web\u202etxt\u200f"'));
    expect(figure).toMatch(/<figcaption [^>]*>[^<]*⟨U\+202E⟩/);
    expect(figure).toMatch(/<li>[^<]*⟨U\+202E⟩/);
    expect(figure).not.toMatch(/[\u202a-\u202e\u200f]/);
  });

  test('lists are whole: each tag is closed by its own', () => {
    const open: string[] = [];
    for (const tag of tagsOf(rendered(shop)).map((each) => each.slice(1))) {
      if (tag.startsWith('/')) expect(`/${open.pop()}`).toBe(tag);
      else open.push(tag);
    }
    expect(open).toEqual([]);
  });

  test('what stands side by side in the outline stands side by side in the list', () => {
    const html = rendered(shop.replace(/^expect .* (can|cannot) reach .*$/gm, ''));
    const list = html.slice(html.indexOf('<ul>'), html.lastIndexOf('</ul>'));
    // The three steps of the resolver's answer; what lost stands below the second.
    expect(list.replace(/>[^<]+</g, '>.<').replace(/\s/g, '')).toBe(
      '<ul><li>.</li><li>.<ul><li>.</li></ul></li><li>.</li>',
    );
  });

  test('a question for a name is drawn as who asks whom', () => {
    const html = rendered(shop.replace(/^expect .* (can|cannot) reach .*$/gm, ''));
    expect(attribute(html, 'data-wide')).toMatch(/^sequenceDiagram/);
  });

  test('a broken one says what is wrong, with lines of the fence, and still what can be said', () => {
    const html = rendered(shop.replace('route-table private { route', 'route-table privatt { route'));
    expect(html).toMatch(/<ul class="vpc-trace-problems"><li>✖ Line \d+: .*private/);
    expect(html).toContain('<figcaption');
    const [first] = /Line (\d+)/.exec(html)?.slice(1) ?? [];
    expect(shop.split('\n')[Number(first) - 1]).toContain('private');
    const nobody = rendered('expect nobody can reach nothing:443');
    expect(nobody).toContain('vpc-trace-problems');
    expect(nobody).not.toContain('<figure');
  });

  test('one without expect is only its source and a quiet note', () => {
    const html = rendered('route 0.0.0.0/0 -> igw');
    expect(html).toContain('With an expect line');
    expect(html).not.toMatch(/<figure|vpc-trace-problems/);
    expect(rendered('')).toContain('With an expect line');
    expect(rendered(`# ${'x'.repeat(100_001)}`)).toContain('too long');
  });

  test('other fences stay as markdown-it makes them', () => {
    for (const info of ['mermaid', 'vpcx', 'vpc-flow', 'js', '']) {
      expect(md().render(fence(shop, info))).toBe(new MarkdownIt().render(fence(shop, info)));
    }
    for (const info of ['vpc title=x', 'VPC', ' vpc', 'vpc {1}'])
      expect(md().render(fence(shop, info))).toContain('<figure');
  });

  test('names are text, whatever they are', () => {
    const names = [
      '><img src=x onerror=alert(1)>',
      '</pre></code><script>alert(1)</script>',
      "' onmouseover='alert(1)",
      '`code` &quot; &#34;',
      '%%{init: {"securityLevel":"loose"}}%%'.replaceAll('"', "'"),
      '\u202eevil\u0000',
    ];
    const plain = tagsOf(rendered(shop));
    for (const name of names) {
      const html = rendered(shop.replaceAll('web-1', `"${name}"`));
      expect(tagsOf(html)).toEqual(plain);
      expect(html).not.toContain('<script');
      expect(html.replace(/"[^"]*"/g, '')).not.toMatch(/<[^>]*\son\w+\s*=/);
    }
  });
});

test('while the core is loaded, fences wait; what was made is made once', () => {
  let made = 0;
  let ready = false;
  const plugin = md(() => (ready ? (text) => `<b>${++made} ${text.length}</b>` : undefined));
  expect(plugin.render(fence('a'))).toContain('is starting');
  ready = true;
  expect(plugin.render(fence('a') + fence('a'))).toContain('<b>1 2</b>');
  expect(made).toBe(1);
  for (let each = 0; each < 40; each++) plugin.render(fence(`b ${each}`));
  plugin.render(fence('a'));
  expect(made).toBe(42);
});
