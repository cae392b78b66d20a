/** Text in HTML, between tags or in a quoted attribute: nothing in it can become markup. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"'`]/g, (each) => `&#${each.charCodeAt(0)};`).replaceAll('\0', '\ufffd');
}
