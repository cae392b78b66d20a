/** The HTML of one question on the page: its fields, its verdict, its picture, the walk through it, its outline. */

/** `prefix` tells the ids of the second pane from those of the first; `heading` is the verdict's element. */
export function paneHtml(prefix: '' | 'other-', heading: 'h1' | 'h2'): string {
  const id = (name: string): string => `id="${prefix}${name}"`;
  const isOther = prefix !== '';
  return `<article class="pane" ${id('pane')} aria-labelledby="${prefix}title">
<form ${id('question')} class="question" aria-label="${isOther ? 'Second question' : 'Question'}" autocomplete="off" novalidate>
${placeField(prefix, 'from', 'From', 'a name or an address', 'Who can send')}
${placeField(prefix, 'to', 'to', 'a DNS name, a name or an address', 'Where to')}
<label class="field port"><span>port</span><input ${id('port')} inputmode="numeric" maxlength="5" size="5"></label>
<label class="field protocol"><span class="hidden">protocol</span><select ${id('protocol')}>${PROTOCOLS.map((name) => `<option>${name}</option>`).join('')}</select></label>
<button type="submit" class="ask" title="Ask this and stay with it (Enter)">Ask</button>
${isOther ? OTHER_TOOLS : ''}
</form>
<div class="verdict"><${heading} ${id('title')} class="title" tabindex="-1">${isOther ? 'Ask a second question' : 'Path diagram'}</${heading}>
<div class="zoom" role="group" aria-label="Zoom">
<button type="button" class="icon" data-action="out" aria-label="Zoom out" title="Zoom out (Ctrl and wheel)">−</button>
<button type="button" class="icon" data-action="in" aria-label="Zoom in" title="Zoom in (Ctrl and wheel)">+</button>
<button type="button" class="icon" data-action="fit" aria-label="Fit the width" title="Fit the width">⤢</button>
</div>
</div>
<div class="walk">
<div ${id('frame')} class="frame" tabindex="0" role="group" aria-label="Picture" aria-describedby="${prefix}keys">
<div ${id('stage')} class="stage"></div>
</div>
<p ${id('keys')} class="hidden">Left and right arrow keys walk through the decisions, Home and End go to the first and the last one. Up and down arrow keys go through what is drawn. Enter goes to the line in the file. O opens what lost a decision.</p>
<div ${id('caption')} class="caption" role="group" aria-label="Decisions">
<button type="button" class="icon" ${id('previous-step')} data-step="previous" aria-label="Previous decision" title="Previous decision (Left)">‹</button>
<button type="button" class="icon" ${id('next-step')} data-step="next" aria-label="Next decision" title="Next decision (Right)">›</button>
<span ${id('step-count')} class="count"></span>
<p ${id('step')} class="sentence" aria-live="polite"></p>
<button type="button" ${id('fold')} class="fold-button" hidden></button>
</div>
</div>
<details ${id('outline')} class="outline" open>
<summary><${isOther ? 'h3' : 'h2'} ${id('outline-title')}>Step by step</${isOther ? 'h3' : 'h2'}></summary>
<ul ${id('steps')} class="steps" aria-labelledby="${prefix}outline-title"></ul>
</details>
</article>`;
}

/** Numbers can be written into the target: `db/47`. */
const PROTOCOLS = ['', 'tcp', 'udp', 'icmp', 'icmpv6'];

const OTHER_TOOLS = `<button type="button" id="swap" title="Exchange the two questions">Swap</button>
<button type="button" id="close" class="icon" aria-label="Close the comparison" title="Close the comparison">✕</button>`;

/** A text field with completion: the combobox of the ARIA Authoring Practices, with a list that opens below it. */
const placeField = (prefix: string, name: string, label: string, hint: string, list: string): string =>
  `<div class="field ${name}"><label for="${prefix}${name}">${label}</label>
<input id="${prefix}${name}" role="combobox" aria-autocomplete="list" aria-expanded="false" aria-controls="${prefix}${name}-list" placeholder="${hint}" autocomplete="off" autocapitalize="off" spellcheck="false">
<ul id="${prefix}${name}-list" role="listbox" aria-label="${list}" hidden></ul></div>`;
