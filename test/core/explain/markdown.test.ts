import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import { diagramOf } from '../../../src/core/diagram/mermaid';
import { ask } from '../../../src/core/engine/ask';
import { isUnaskable } from '../../../src/core/engine/question';
import { outlineToMarkdown } from '../../../src/core/explain/markdown';
import { outlineOf } from '../../../src/core/explain/outline';
import { Workspace } from '../../../src/core/model/workspace';

function markdownOf(name: string): string {
  const workspace = new Workspace();
  const text = `vpc shop {
  cidr 10.0.0.0/16
  subnet a { az us-east-1a; cidr 10.0.1.0/24 }
  instance "${name.replace(/["\\]/g, '\\$&')}" { subnet a; address 10.0.1.10 }
  instance db { subnet a; address 10.0.1.11 }
}`;
  workspace.open('net.vpc', text);
  const network = workspace.analysis('net.vpc')?.network;
  const trace = network && ask(network, '10.0.1.10', 'db:5432');
  if (!trace || isUnaskable(trace)) throw new Error('no trace');
  return outlineToMarkdown(outlineOf(trace), diagramOf(trace).text);
}
// As permissive as a reader of Markdown can be.
const reader = new MarkdownIt({ html: true });
const shapeOf = (markdown: string): string[] => reader.render(markdown).match(/<\/?[a-z0-9]+/g) ?? [];

describe('a trace as Markdown', () => {
  it('is a verdict, a fence and a nested list', () => {
    const markdown = markdownOf('web-1');
    expect(markdown).toMatch(/^\*\*[✔✖?➜]? ?shop\.web-1 can(not)? reach/);
    expect(markdown).toMatch(/\n```mermaid\n---\ntitle: [^\n]+\n/);
    expect(reader.render(markdown)).toContain('<pre><code class="language-mermaid">');
    expect(shapeOf(markdown).filter((tag) => tag === '<ul').length).toBeGreaterThan(2);
  });

  it.each([
    '"><img src=x onerror=alert(1)>',
    '```',
    '`a` *b* _c_ ~~d~~ [e](https://example.com) | f',
    '&lt;b&gt; &amp; \\',
    '</code></pre><script>alert(1)</script>',
    '%%{init}%% end',
  ])('takes %s as text', (name) => {
    const markdown = markdownOf(name);
    expect(shapeOf(markdown)).toEqual(shapeOf(markdownOf('web-1')));
    expect(reader.render(markdown.split('\n')[0] ?? '')).toContain(reader.utils.escapeHtml(`shop.${name} can`));
  });
});
