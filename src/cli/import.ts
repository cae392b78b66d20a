/** `vpc-trace import aws PATH… [-o FILE]`: describe-* answers in, a `.vpc` file out, and a word about all that is lost. */
import { importAws } from '../core/import/aws/index';
import type { ImportFile, ImportProblem, NotExpressed } from '../core/import/aws/types';
import { decodeText } from '../core/import/decode';
import { parse } from '../core/syntax/parser';
import { CannotRun, CLEAN } from './exit-codes';
import type { Io } from './io';
import { fileSentence, withSentence, writeText } from './read-text';
import { plural } from './reports/text';

export const importSources = ['aws', 'cloudformation', 'terraform'] as const;

export async function importNetwork(
  source: string,
  paths: readonly string[],
  options: { output?: string },
  io: Io,
): Promise<number> {
  if (source === 'cloudformation' || source === 'terraform') {
    throw new CannotRun(`importing ${source} is not there yet; "import aws" reads describe-* answers`);
  }
  if (source !== 'aws') throw new CannotRun(`can't import "${source}"; known are ${importSources.join(', ')}`);

  const unreadable: ImportProblem[] = [];
  const files = readFiles(paths, io, unreadable);
  if (files.length === 0 && unreadable.length === 0) {
    throw new CannotRun(`no .json files in ${paths.join(', ')}`);
  }
  const result = importAws(files);
  const problems = [...unreadable, ...result.problems];
  await report(problems, result.notExpressed, io);
  const broken = new Set(result.problems.map((problem) => problem.file));
  if (files.every((file) => broken.has(file.path)) && parse(result.text).statements.length === 0) {
    throw new CannotRun(`nothing could be read from ${paths.join(', ')}`);
  }
  if (options.output === undefined) {
    await io.stdout.write(result.text);
  } else {
    writeText(options.output, result.text, io);
    await io.stderr.write(`Wrote ${options.output} from ${plural(files.length, 'file')}.\n`);
  }
  return CLEAN;
}

function readFiles(paths: readonly string[], io: Io, unreadable: ImportProblem[]): ImportFile[] {
  const found: ImportFile[] = [];
  for (const given of paths) {
    const listed = withSentence(given, () => io.files.list(given));
    for (const path of listed) {
      if (path !== given && !/\.json$/i.test(path)) continue;
      try {
        const { text, problem } = decodeText(io.files.read(path));
        if (problem === undefined) found.push({ path: path.replaceAll('\\', '/'), text });
        else unreadable.push({ file: path, message: problem });
      } catch (error) {
        unreadable.push({ file: path, message: fileSentence(path, error).slice(path.length + 2) });
      }
    }
  }
  return found;
}

async function report(
  problems: readonly ImportProblem[],
  notExpressed: readonly NotExpressed[],
  io: Io,
): Promise<void> {
  const lines: string[] = [];
  if (problems.length > 0) {
    lines.push(`Could not be read (${problems.length}):`);
    for (const { file, message } of problems) lines.push(`  ${file}: ${message}`);
  }
  if (notExpressed.length > 0) {
    lines.push(`Could not be expressed (${notExpressed.length}), listed in the file as well:`);
    for (const { about, message } of notExpressed) lines.push(`  ${about}: ${message}`);
  }
  if (lines.length > 0) await io.stderr.write(`${lines.join('\n')}\n`);
}
