/** Checks what comes from the webview and what was kept from before a reload: both may be anything. */
import type { AskedQuestion } from '../../protocol/lsp-extensions';
import type { PreviewState, ToHost } from '../../protocol/preview-messages';

export function isToHost(value: unknown): value is ToHost {
  if (!isRecord(value)) return false;
  switch (value.type) {
    case 'pull':
      return typeof value.id === 'number' && (value.shape === 'wide' || value.shape === 'narrow');
    case 'reveal':
      return typeof value.focus === 'boolean' && isRecord(value.what) && isTarget(value.what);
    case 'shown':
      return typeof value.key === 'string' && typeof value.milliseconds === 'number';
    case 'pin':
      return typeof value.pinned === 'boolean';
    default:
      return false;
  }
}

const isTarget = (what: Record<string, unknown>): boolean =>
  typeof what.node === 'string' || Number.isInteger(what.outline);

/** What of a kept state is enough to restore a panel. */
export function restorable(value: unknown): Pick<PreviewState, 'uri' | 'question' | 'pinned'> | undefined {
  if (!isRecord(value) || typeof value.uri !== 'string' || typeof value.pinned !== 'boolean') return undefined;
  const question = isQuestion(value.question) ? value.question : null;
  return { uri: value.uri, question, pinned: value.pinned && question !== null };
}

const isQuestion = (value: unknown): value is AskedQuestion =>
  isRecord(value) && typeof value.from === 'string' && typeof value.to === 'string';

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
