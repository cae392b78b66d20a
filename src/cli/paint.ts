/** Terminal colours for the text of traces and findings. */
import { createColors } from 'picocolors';
import type { Paint } from '../core/explain/text';
import type { Output } from './io';

export interface CliPaint extends Paint {
  readonly error: (text: string) => string;
  readonly warning: (text: string) => string;
  readonly information: (text: string) => string;
}

export function paintOf(output: Output): CliPaint {
  const colours = createColors(output.colours);
  return {
    pass: colours.green,
    drop: (text) => colours.bold(colours.red(text)),
    choose: colours.cyan,
    rewrite: colours.magenta,
    title: colours.bold,
    faint: colours.dim,
    error: (text) => colours.bold(colours.red(text)),
    warning: (text) => colours.bold(colours.yellow(text)),
    information: colours.cyan,
  };
}
