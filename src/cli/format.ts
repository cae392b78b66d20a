/** `vpc-trace format FILE… [--check]`: the one format, in place; with --check only the names of the files that differ. */
import { format as formatText } from '../core/syntax/format';
import { parse } from '../core/syntax/parser';
import { allProblems } from '../core/syntax/tree';
import { CannotRun, CLEAN, COULD_NOT_RUN, FINDINGS } from './exit-codes';
import type { Io } from './io';
import { readText, writeText } from './read-text';
import { plural } from './reports/text';

export async function format(files: readonly string[], options: { check?: boolean }, io: Io): Promise<number> {
  const different: string[] = [];
  let failed = false;
  for (const file of files) {
    try {
      if (await formatFile(file, options.check === true, io)) different.push(file);
    } catch (error) {
      if (!(error instanceof CannotRun)) throw error;
      failed = true; // the other files are formatted all the same
      await io.stderr.write(`vpc-trace: ${error.message}\n`);
    }
  }
  if (different.length > 0) {
    const what = options.check ? 'not formatted' : 'formatted';
    await io.stdout.write(`${different.join('\n')}\n${plural(different.length, 'file')} ${what}.\n`);
  }
  if (failed) return COULD_NOT_RUN;
  return options.check && different.length > 0 ? FINDINGS : CLEAN;
}

/** Whether the file is not in the format, or was not. */
async function formatFile(file: string, check: boolean, io: Io): Promise<boolean> {
  const text = readText(file, io);
  const formatted = formatText(text);
  const problems = allProblems(parse(text)).length;
  if (problems > 0) {
    const where = `vpc-trace check ${file}`;
    await io.stderr.write(
      `${file}: ${plural(problems, 'syntax problem')}; what is broken is left as it is (see ${where})\n`,
    );
  }
  if (formatted === text) return false;
  if (!check) writeText(file, formatted, io);
  return true;
}
