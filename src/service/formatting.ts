/** Formatting: the canonical layout as the smallest edit of the text. */
import type { TextEdit } from 'vscode-languageserver-types';
import type { Document } from '../core/model/workspace';
import { format } from '../core/syntax/format';
import { editBetween } from '../core/text/edit';
import { rangeOf } from './ranges';

export function formatting({ text, lines }: Document): TextEdit[] {
  const edit = editBetween(text, format(text));
  return edit ? [{ range: rangeOf(lines, edit), newText: edit.text }] : [];
}
