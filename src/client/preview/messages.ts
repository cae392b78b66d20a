/** Checks what comes from the webview and what was kept from before a reload: both may be anything. */
import type { AskedQuestion } from '../../protocol/lsp-extensions';
import type { ExportKind, PreviewState, ToHost } from '../../protocol/preview-messages';

/** Characters of a picture that somebody saves; a PNG of the largest canvas stays far below. */
const LARGEST_EXPORT = 100_000_000;
/** Nodes whose candidates are open at a time. */
const MOST_OPEN = 1000;

export function isToHost(value: unknown): value is ToHost {
  if (!isRecord(value)) return false;
  switch (value.type) {
    case 'pull':
      return isNumber(value.id) && hasViewOptions(value) && (value.against === null || isQuestion(value.against));
    case 'reveal':
      return (
        isOneOf(value.how, ['show', 'select', 'edit']) &&
        typeof value.other === 'boolean' &&
        isRecord(value.what) &&
        (typeof value.what.node === 'string' || Number.isInteger(value.what.outline))
      );
    case 'shown':
      return typeof value.key === 'string' && isNumber(value.milliseconds);
    case 'pin':
      return typeof value.pinned === 'boolean';
    case 'ask':
      return isQuestion(value.question);
    case 'places':
      return isNumber(value.id);
    case 'export':
      return isExport(value.what, value.data);
    default:
      return false;
  }
}

const hasViewOptions = ({ kind, shape, reply, open }: Record<string, unknown>): boolean =>
  isOneOf(kind, ['path', 'dns', 'neighbourhood']) &&
  isOneOf(shape, ['wide', 'narrow']) &&
  typeof reply === 'boolean' &&
  Array.isArray(open) &&
  open.length <= MOST_OPEN &&
  open.every((id) => typeof id === 'string');

/** What the data of each kind begins with. */
const EXPORTS: Readonly<Record<ExportKind, string>> = {
  'copy-mermaid': '',
  'copy-markdown': '',
  'save-svg': '<svg ',
  'save-png': 'data:image/png;base64,',
};

const isExport = (what: unknown, data: unknown): boolean =>
  isOneOf(what, Object.keys(EXPORTS)) &&
  typeof data === 'string' &&
  data.length <= LARGEST_EXPORT &&
  data.startsWith(EXPORTS[what as ExportKind]);

/** What of a kept state is enough to restore a panel. */
export function restorable(value: unknown): Pick<PreviewState, 'uri' | 'question' | 'pinned'> | undefined {
  if (!isRecord(value) || typeof value.uri !== 'string' || typeof value.pinned !== 'boolean') return undefined;
  const question = isQuestion(value.question) ? value.question : null;
  return { uri: value.uri, question, pinned: value.pinned && question !== null };
}

const isQuestion = (value: unknown): value is AskedQuestion =>
  isRecord(value) && typeof value.from === 'string' && typeof value.to === 'string';

const isOneOf = (value: unknown, all: readonly string[]): boolean => typeof value === 'string' && all.includes(value);
const isNumber = (value: unknown): value is number => Number.isFinite(value);
const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
