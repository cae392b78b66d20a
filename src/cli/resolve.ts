/** `vpc-trace resolve FILE FROM DNS-NAME`: who answers, from which zone, what lost. */
import { resolve as resolveName } from '../core/engine/dns/resolve';
import { isUnaskable, readSender } from '../core/engine/question';
import { resolutionToJson } from '../core/explain/json';
import { outlineOfResolution } from '../core/explain/outline';
import { outlineToText } from '../core/explain/text';
import { CannotRun, CLEAN } from './exit-codes';
import type { Io } from './io';
import { load } from './load';
import { paintOf } from './paint';

export const resolveFormats = ['text', 'json'] as const;

export interface ResolveArguments {
  readonly file: string;
  readonly from: string;
  readonly name: string;
  readonly format: (typeof resolveFormats)[number];
}

export async function resolve({ file, from, name, format }: ResolveArguments, io: Io): Promise<number> {
  const { network } = load(file, io);
  const sender = readSender(from, network);
  if (isUnaskable(sender)) throw new CannotRun(`this can't be asked: ${sender.problem}`);
  const { resolution } = resolveName(network, sender, name);
  const text =
    format === 'json'
      ? `${JSON.stringify(resolutionToJson(resolution, sender.place.name), undefined, 2)}\n`
      : outlineToText(outlineOfResolution(resolution), { paint: paintOf(io.stdout), width: io.stdout.columns });
  await io.stdout.write(text);
  return CLEAN;
}
