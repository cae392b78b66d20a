/** Opens a `.vpc` file with what it imports, each import read relative to the file that names it. */
import path from 'node:path';
import { decodeText } from '../core/import/decode';
import type { Analysis } from '../core/model/workspace';
import { Workspace } from '../core/model/workspace';
import { CannotRun } from './exit-codes';
import type { Io } from './io';
import { readText } from './read-text';

/** Files are called by their paths as they were given, so that people find them again in what is printed. */
export function load(file: string, io: Io): Analysis {
  const workspace = new Workspace((uri) => readImport(uri, io), besideFile);
  workspace.open(file, readText(file, io));
  const analysis = workspace.analysis(file);
  if (analysis === undefined) throw new CannotRun(`${file}: can't be opened`);
  return analysis;
}

/** Undefined when it can't be read: a check reports that on the line of the import. */
function readImport(file: string, io: Io): string | undefined {
  try {
    const { text, problem } = decodeText(io.files.read(file));
    return problem === undefined ? text : undefined;
  } catch {
    return undefined;
  }
}

const besideFile = (from: string, imported: string): string =>
  path.isAbsolute(imported) ? imported : path.join(path.dirname(from), imported);
