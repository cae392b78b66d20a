/** `vpc-trace trace FILE FROM TARGET`, and many questions at once with `--batch`. */
import { diagramOf } from '../core/diagram/mermaid';
import { ask } from '../core/engine/ask';
import { isUnaskable } from '../core/engine/question';
import type { Trace } from '../core/engine/trace';
import { traceToJson } from '../core/explain/json';
import { outlineToMarkdown } from '../core/explain/markdown';
import { outlineOf } from '../core/explain/outline';
import { outlineToText } from '../core/explain/text';
import { batch } from './batch';
import { CannotRun, CLEAN } from './exit-codes';
import type { Io } from './io';
import { load } from './load';
import { paintOf } from './paint';
import { svgOf } from './svg';

export const traceFormats = ['text', 'json', 'mermaid', 'markdown', 'svg'] as const;
export type TraceFormat = (typeof traceFormats)[number];

export interface TraceArguments {
  readonly file: string;
  readonly from: string | undefined;
  readonly target: string | undefined;
  readonly format?: TraceFormat;
  /** A file with questions, `-` for standard input. */
  readonly batch?: string;
}

export async function trace({ file, from, target, format, batch: questions }: TraceArguments, io: Io): Promise<number> {
  if (questions !== undefined) {
    if (from !== undefined) throw new CannotRun('--batch reads its questions from a file: leave FROM and TARGET out');
    if ((format ?? 'json') !== 'json') throw new CannotRun(`--batch prints JSON only, not ${format}`);
    return batch(file, questions, io);
  }
  if (from === undefined || target === undefined) {
    throw new CannotRun(
      'trace needs FROM and TARGET, or --batch with a file of questions (see vpc-trace trace --help)',
    );
  }
  const answer = ask(load(file, io).network, from, target);
  if (isUnaskable(answer)) throw new CannotRun(`this can't be asked: ${answer.problem}`);
  await io.stdout.write(await write(answer, format ?? 'text', io));
  return CLEAN; // an answer, whatever it is; `check` is the command that fails
}

async function write(answer: Trace, format: TraceFormat, io: Io): Promise<string> {
  switch (format) {
    case 'text':
      return outlineToText(outlineOf(answer), { paint: paintOf(io.stdout), width: io.stdout.columns });
    case 'json':
      return `${JSON.stringify(traceToJson(answer), undefined, 2)}\n`;
    case 'mermaid':
      return `${diagramOf(answer).text.trimEnd()}\n`;
    case 'markdown':
      return outlineToMarkdown(outlineOf(answer), diagramOf(answer).text);
    case 'svg':
      return svgOf(answer, io);
  }
}
