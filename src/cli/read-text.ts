/** Reading and writing files, with sentences instead of system errors. */
import { decodeText } from '../core/import/decode';
import { CannotRun } from './exit-codes';
import type { Io } from './io';

const SENTENCES: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'that is a folder, not a file',
  ENOTDIR: 'a part of the path is a file, not a folder',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  ENOSPC: 'the disk is full',
  EROFS: 'the disk is read-only',
};

/** `network.vpc: there is no such file`. */
export function fileSentence(path: string, error: unknown): string {
  const code = (error as NodeJS.ErrnoException | undefined)?.code ?? '';
  return `${path}: ${SENTENCES[code] ?? (error instanceof Error ? error.message : String(error))}`;
}

/** The text of a file that must be there. */
export function readText(path: string, io: Io): string {
  const { text, problem } = decodeText(withSentence(path, () => io.files.read(path)));
  if (problem !== undefined) throw new CannotRun(`${path}: not a text file: ${problem}`);
  return text;
}

export function writeText(path: string, text: string, io: Io): void {
  withSentence(path, () => io.files.write(path, text));
}

export function withSentence<T>(path: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    throw new CannotRun(fileSentence(path, error));
  }
}
