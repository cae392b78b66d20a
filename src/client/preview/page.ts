/** The HTML of the diagram's webview: no network, scripts by nonce only, nothing inline but style sheets (Mermaid's SVG has one). */
import * as vscode from 'vscode';
import { paneHtml } from './pane-html';

export function pageFor(webview: vscode.Webview, extension: vscode.Uri): string {
  const uri = (...path: string[]): vscode.Uri => webview.asWebviewUri(vscode.Uri.joinPath(extension, ...path));
  const nonce = crypto.randomUUID();
  return documentHtml({
    nonce,
    // Pictures are made from the SVG that is on the page, as data URLs; nothing is loaded.
    policy: `default-src 'none'; script-src 'nonce-${nonce}'; style-src ${webview.cspSource} 'unsafe-inline'; img-src data:;`,
    style: uri('media', 'preview.css').toString(),
    script: uri('dist', 'webview.js').toString(),
  });
}

interface Parts {
  readonly nonce: string;
  readonly policy: string;
  readonly style: string;
  readonly script: string;
}

const documentHtml = ({ nonce, policy, style, script }: Parts): string => `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Path diagram</title>
<link rel="stylesheet" href="${style}">
</head>
<body data-vscode-context='{"preventDefaultContextMenuItems": true}'>
<header id="bar">
<div role="group" aria-label="Questions">
<button type="button" id="back" class="icon" aria-disabled="true" aria-label="Previous question" title="Previous question (Alt+Left)">←</button>
<button type="button" id="forward" class="icon" aria-disabled="true" aria-label="Next question" title="Next question (Alt+Right)">→</button>
</div>
<div id="views" role="tablist" aria-label="View">
<button type="button" role="tab" id="view-path" data-kind="path" data-words="Path" aria-controls="panes" aria-selected="true" title="The question, its DNS answer and the way of the packets">Path</button>
<button type="button" role="tab" id="view-dns" data-kind="dns" data-words="DNS" aria-controls="panes" aria-selected="false" title="Who asks whom for the name, in order">DNS</button>
<button type="button" role="tab" id="view-neighbourhood" data-kind="neighbourhood" data-words="Neighbourhood" aria-controls="panes" aria-selected="false" title="What the resource at the cursor is tied to">Neighbourhood</button>
</div>
<div id="tools" role="group" aria-label="Picture">
<button type="button" id="reply" aria-pressed="false" title="Draw the way back, too">Way back</button>
<button type="button" id="compare" aria-pressed="false" title="See a second question beside this one">Compare</button>
<button type="button" id="pin" aria-pressed="false" title="Keep this question; don't follow the cursor">Pin</button>
<button type="button" id="take" aria-haspopup="menu" aria-expanded="false" aria-controls="take-menu" title="Copy or save the picture">Export</button>
</div>
<div id="take-menu" role="menu" aria-labelledby="take" hidden>
<button type="button" role="menuitem" tabindex="-1" data-action="copy-mermaid">Copy as Mermaid</button>
<button type="button" role="menuitem" tabindex="-1" data-action="copy-markdown">Copy as Markdown</button>
<button type="button" role="menuitem" tabindex="-1" data-action="copy-picture">Copy picture</button>
<button type="button" role="menuitem" tabindex="-1" data-action="save-svg">Save as SVG…</button>
<button type="button" role="menuitem" tabindex="-1" data-action="save-png">Save as PNG…</button>
</div>
</header>
<main>
<div id="notice" role="status"></div>
<p id="difference" hidden></p>
<div id="panes" role="tabpanel" aria-labelledby="view-path">
${paneHtml('', 'h1')}
</div>
</main>
<template id="other">${paneHtml('other-', 'h2')}</template>
<div id="said" role="status"></div>
<div id="tooltip" role="tooltip" hidden></div>
<script nonce="${nonce}" src="${script}"></script>
</body>
</html>`;
