/** One bundle with Mermaid for two pages: the diagram's panel, and Markdown previews with `vpc` fences. */
if (document.currentScript?.dataset.draws === 'markdown') void import('./fence-pictures');
else void import('./main');
