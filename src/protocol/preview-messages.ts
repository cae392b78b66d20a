/** What the extension and the diagram's webview say to each other; both sides check what they get. See PROTOCOL.md. */
import type { AskedQuestion, PictureShape, TraceAnswer } from './lsp-extensions';

/** From the webview. */
export type ToHost =
  /** Give me what there is now; answered by `answer` with the same number. */
  | { readonly type: 'pull'; readonly id: number; readonly shape: PictureShape }
  /** Show the line of a node or of an outline item in the editor. */
  | {
      readonly type: 'reveal';
      readonly what: { readonly node: string } | { readonly outline: number };
      readonly focus: boolean;
    }
  /** A picture is on the screen (or there is none to show). */
  | { readonly type: 'shown'; readonly key: string; readonly milliseconds: number }
  /** Stop or start following the cursor. */
  | { readonly type: 'pin'; readonly pinned: boolean };

/** To the webview. */
export type ToWebview =
  /** Something that is shown may have changed; the webview pulls when it is ready for it. */
  | { readonly type: 'changed' }
  | { readonly type: 'answer'; readonly id: number; readonly content: PreviewContent }
  /** Put the keyboard focus where reading starts. */
  | { readonly type: 'focus' };

export interface PreviewContent {
  readonly uri: string;
  /** Of the file, for people. */
  readonly fileName: string;
  readonly pinned: boolean;
  /** Undefined when the server gave none: it is starting, or the request failed. */
  readonly answer: TraceAnswer | undefined;
}

/** What the webview keeps over a reload of the window; enough for the host to restore the panel. */
export interface PreviewState {
  readonly uri: string;
  /** Set when pinned. */
  readonly question: AskedQuestion | null;
  readonly pinned: boolean;
  /** Pan and zoom by key of the view. */
  readonly viewports: Readonly<Record<string, Viewport>>;
}
export interface Viewport {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}
