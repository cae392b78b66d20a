/** Many questions of one network: a question a line in, a JSON object a line out, in the same order, as they come. */
import { ask } from '../core/engine/ask';
import { isUnaskable } from '../core/engine/question';
import { JSON_VERSION, traceToJson } from '../core/explain/json';
import type { Network } from '../core/model/network';
import { CLEAN, COULD_NOT_RUN } from './exit-codes';
import type { Io } from './io';
import { load } from './load';
import { readText } from './read-text';

/** Answers are written in pieces of about this many characters. */
const PIECE = 65536;

export async function batch(file: string, questions: string, io: Io): Promise<number> {
  const { network } = load(file, io);
  const source = questions === '-' ? io.stdin() : [readText(questions, io)];
  let code = CLEAN;
  for await (const lines of questionLines(source)) {
    let pending = '';
    for (const { number, text } of lines) {
      const answer = answerTo(text, number, network);
      if ('error' in answer) code = COULD_NOT_RUN;
      pending += `${JSON.stringify(answer)}\n`;
      if (pending.length < PIECE) continue;
      await io.stdout.write(pending);
      pending = '';
      if (io.stdout.closed) return code;
    }
    await io.stdout.write(pending);
    if (io.stdout.closed) return code;
  }
  return code;
}

function answerTo(text: string, line: number, network: Network): object {
  const question = splitQuestion(text);
  if (question === undefined) {
    return { version: JSON_VERSION, line, input: text, error: 'a question is FROM, a tab or spaces, TARGET' };
  }
  const answer = ask(network, question.from, question.target);
  if (isUnaskable(answer)) return { version: JSON_VERSION, line, input: text, error: answer.problem };
  return traceToJson(answer);
}

/** A tab separates if there is one, so that names may hold spaces; otherwise the first spaces do. */
export function splitQuestion(text: string): { from: string; target: string } | undefined {
  const parts = text.includes('\t') ? text.split('\t') : text.split(' ');
  const [from, target, ...others] = parts.map((part) => part.trim()).filter((part) => part !== '');
  return from === undefined || target === undefined || others.length > 0 ? undefined : { from, target };
}

interface QuestionLine {
  /** From 1. */
  readonly number: number;
  readonly text: string;
}

/** The lines that hold a question, those of each piece together as soon as they are complete. */
async function* questionLines(source: AsyncIterable<string> | Iterable<string>): AsyncGenerator<QuestionLine[]> {
  let rest = '';
  let number = 0;
  const questionsIn = (lines: readonly string[]): QuestionLine[] =>
    lines
      .map((line) => ({ number: ++number, text: line.replace(/^\ufeff/, '').trim() }))
      .filter(({ text }) => text !== '' && !text.startsWith('#'));
  for await (const piece of source) {
    const lines = (rest + piece).split('\n');
    rest = lines.pop() ?? '';
    yield questionsIn(lines);
  }
  yield questionsIn([rest]);
}
