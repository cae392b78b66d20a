/** What the extension and the diagram's webview say to each other; both sides check what they get. See PROTOCOL.md. */
import type { AskedQuestion, PlacesAnswer, ViewAnswer, ViewKind, ViewOptions } from './lsp-extensions';

/** From the webview. */
export type ToHost =
  /** Give me what there is now; answered by `answer` with the same number. */
  | ({ readonly type: 'pull'; readonly id: number; readonly against: AskedQuestion | null } & ViewOptions)
  /** Show the line of a node or of an outline item in the editor; `other`: of the view that is compared. */
  | {
      readonly type: 'reveal';
      readonly what: { readonly node: string } | { readonly outline: number };
      readonly other: boolean;
      readonly how: RevealHow;
    }
  /** A picture is on the screen (or there is none to show). */
  | { readonly type: 'shown'; readonly key: string; readonly milliseconds: number }
  /** Stop or start following the cursor. */
  | { readonly type: 'pin'; readonly pinned: boolean }
  /** Ask this instead, and stay with it. */
  | { readonly type: 'ask'; readonly question: AskedQuestion }
  /** What can be asked here; answered by `places`. */
  | { readonly type: 'places'; readonly id: number }
  /** Put text on the clipboard or into a file that the person picks. */
  | { readonly type: 'export'; readonly what: ExportKind; readonly data: string };

/** `show` marks the line and leaves the cursor where it is, `select` puts it there, `edit` gives the editor the focus, too. */
export type RevealHow = 'show' | 'select' | 'edit';

/** `data` is the SVG's text, the PNG as a data URL, and empty for what the server writes. */
export type ExportKind = 'copy-mermaid' | 'copy-markdown' | 'save-svg' | 'save-png';

/** To the webview. */
export type ToWebview =
  /** Something that is shown may have changed; the webview pulls when it is ready for it. */
  | { readonly type: 'changed' }
  | { readonly type: 'answer'; readonly id: number; readonly content: PreviewContent }
  | { readonly type: 'places'; readonly id: number; readonly places: PlacesAnswer }
  /** A sentence for people about something that they asked for and that is done now, or could not be. */
  | { readonly type: 'said'; readonly text: string }
  /** What a command of the palette asks the panel to do. */
  | { readonly type: 'do'; readonly what: PanelAction }
  /** Put the keyboard focus where reading starts. */
  | { readonly type: 'focus' };

export type PanelAction =
  | ExportKind
  | 'copy-picture'
  | 'next-step'
  | 'previous-step'
  | 'back'
  | 'forward'
  | 'toggle-reply'
  | 'compare';

export interface PreviewContent {
  readonly uri: string;
  /** Of the file, for people. */
  readonly fileName: string;
  readonly pinned: boolean;
  /** Undefined when the server gave none: it is starting, or the request failed. */
  readonly answer: ViewAnswer | undefined;
}

/** What the webview keeps over a reload of the window; enough for the host to restore the panel. */
export interface PreviewState {
  readonly uri: string;
  /** Set when pinned. */
  readonly question: AskedQuestion | null;
  readonly pinned: boolean;
  readonly kind: ViewKind;
  readonly reply: boolean;
  readonly against: AskedQuestion | null;
  /** Questions seen before, the oldest first, and which of them is shown. */
  readonly history: readonly AskedQuestion[];
  readonly historyAt: number;
  /** Pan and zoom by key of the view. */
  readonly viewports: Readonly<Record<string, Viewport>>;
}
export interface Viewport {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}
