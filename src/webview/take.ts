/** Carries out what a person takes along, and says in one sentence what became of it; what the host does it says itself. */
import type { ExportKind } from '../protocol/preview-messages';
import type { Taken } from './exporting';
import { copyPng, dataUrlOf, pngOf, standaloneSvg } from './exporting';

export type TakeAction = ExportKind | 'copy-picture';
export const isTake = (action: string): action is TakeAction =>
  ['copy-mermaid', 'copy-markdown', 'copy-picture', 'save-svg', 'save-png'].includes(action);

/** Milliseconds in which a panel that is called to the front gets the focus, without which nothing can be copied. */
const FOCUS_TAKES = 1000;

/** `send` gives the host what it has to write; the answer is a sentence, or nothing when the host will say it. */
export async function take(
  action: TakeAction,
  picture: Taken | undefined,
  send: (what: ExportKind, data: string) => void,
): Promise<string | undefined> {
  if (!picture) return 'There is no picture to take along yet.';
  switch (action) {
    case 'copy-mermaid':
    case 'copy-markdown':
      send(action, '');
      return undefined;
    case 'copy-picture':
      try {
        await hasFocus();
        // The promise goes to the clipboard, so that the click is still known to it when the picture is ready.
        await copyPng(pngOf(standaloneSvg(picture)));
        return 'Copied as a picture.';
      } catch (error) {
        console.error(error);
        return 'Pictures can’t be copied here. “Save as PNG” does it.';
      }
    case 'save-svg':
    case 'save-png':
      try {
        const svg = standaloneSvg(picture);
        send(action, action === 'save-svg' ? svg : await dataUrlOf(await pngOf(svg)));
        return undefined;
      } catch (error) {
        console.error(error);
        return 'This picture could not be made; “Copy as Mermaid” takes it along as text.';
      }
  }
}

/** A command of the palette reaches the page before the focus does. */
async function hasFocus(): Promise<void> {
  window.focus();
  for (const end = performance.now() + FOCUS_TAKES; !document.hasFocus() && performance.now() < end; )
    await new Promise((resolve) => setTimeout(resolve, 20));
}
