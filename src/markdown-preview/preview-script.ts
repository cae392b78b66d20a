/**
 * In every Markdown preview, so as small as can be: brings the script that draws (dist/webview.js, with Mermaid) when there
 * is something to draw. The preview's policy admits scripts that carry its nonce, which this one hands on.
 */
const own = document.currentScript as HTMLScriptElement | null;
let asked = false;

function look(): void {
  if (asked || own === null || document.querySelector('.vpc-trace-picture') === null) return;
  asked = true;
  const script = document.createElement('script');
  script.src = new URL('webview.js', own.src).toString();
  script.nonce = own.nonce;
  script.dataset.draws = 'markdown';
  document.head.append(script);
}

look();
document.addEventListener('DOMContentLoaded', look);
window.addEventListener('vscode.markdown.updateContent', look);
