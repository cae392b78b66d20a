/** `vpc-trace lsp --stdio`: the language server that the editors use, for any other editor. */
import { CLEAN } from './exit-codes';
import type { Io } from './io';

export async function lsp(io: Io): Promise<number> {
  await io.serve();
  return CLEAN;
}
