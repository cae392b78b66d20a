/** The HTML of the diagram's webview: no network, scripts by nonce only, nothing inline but style sheets (Mermaid's SVG has one). */
import * as vscode from 'vscode';

export function pageFor(webview: vscode.Webview, extension: vscode.Uri): string {
  const uri = (...path: string[]): vscode.Uri => webview.asWebviewUri(vscode.Uri.joinPath(extension, ...path));
  const nonce = crypto.randomUUID();
  const policy = `default-src 'none'; script-src 'nonce-${nonce}'; style-src ${webview.cspSource} 'unsafe-inline';`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Path diagram</title>
<link rel="stylesheet" href="${uri('media', 'preview.css')}">
</head>
<body>
<header>
<div id="bar">
<h1 id="title" tabindex="-1">Path diagram</h1>
<div id="tools" role="toolbar" aria-label="Picture">
<button type="button" id="pin" data-action="pin" aria-pressed="false" title="Keep this question; don't follow the cursor">Pin</button>
<button type="button" data-action="out" aria-label="Zoom out" title="Zoom out (Ctrl and wheel)">−</button>
<button type="button" data-action="in" aria-label="Zoom in" title="Zoom in (Ctrl and wheel)">+</button>
<button type="button" data-action="fit" aria-label="Fit the width" title="Fit the width">Fit</button>
</div>
</div>
<div id="notice" role="status" aria-live="polite"></div>
</header>
<main>
<div id="frame"><div id="stage"></div></div>
<section id="outline" aria-labelledby="outline-title" hidden>
<h2 id="outline-title">Step by step</h2>
<ul id="steps"></ul>
</section>
</main>
<script nonce="${nonce}" src="${uri('dist', 'webview.js')}"></script>
</body>
</html>`;
}
