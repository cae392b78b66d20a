/** Sentences beside the picture: a notice about what is shown, which stays, and a word about something done, which goes. */
import { element, setText } from './dom';

/** Milliseconds that a sentence about something done stays. */
const SAID_FOR = 5000;

/** `old`: the picture below the notice is not the newest one. An empty text takes the notice away. */
export function showNotice(text: string, old: boolean): void {
  setText(element('notice'), text);
  document.body.classList.toggle('is-old', old);
}

let saying: ReturnType<typeof setTimeout> | undefined;

export function say(text: string): void {
  clearTimeout(saying);
  setText(element('said'), text);
  saying = setTimeout(() => setText(element('said'), ''), SAID_FOR);
}
