/** A world without processes and disks for the command line. */

import { drawDot } from '../../src/cli/graphviz';
import type { Io, Output } from '../../src/cli/io';
import { run } from '../../src/cli/run';

export interface World {
  /** Files by path; text is UTF-8. Commands write here too. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  readonly stdin?: string | readonly string[];
  readonly colours?: boolean;
  readonly columns?: number;
  readonly debug?: boolean;
  /** How many writes standard output takes before its reader goes away. */
  readonly closesAfter?: number;
}

export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  /** One string for each write. */
  readonly writes: readonly string[];
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly served: boolean;
}

class MemoryOutput implements Output {
  readonly writes: string[] = [];

  constructor(
    readonly colours: boolean,
    readonly columns: number | undefined,
    private readonly closesAfter: number,
  ) {}

  get closed(): boolean {
    return this.writes.length >= this.closesAfter;
  }
  async write(text: string): Promise<void> {
    if (!this.closed && text !== '') this.writes.push(text);
  }
}

function systemError(code: string): Error {
  return Object.assign(new Error(`${code}: as Node would say it`), { code });
}

export async function runWith(argv: readonly string[], world: World = {}): Promise<Ran> {
  const encoder = new TextEncoder();
  const files = new Map(
    Object.entries(world.files ?? {}).map(([path, content]) => [
      path,
      typeof content === 'string' ? encoder.encode(content) : content,
    ]),
  );
  const stdout = new MemoryOutput(world.colours ?? false, world.columns, world.closesAfter ?? Number.POSITIVE_INFINITY);
  const stderr = new MemoryOutput(false, undefined, Number.POSITIVE_INFINITY);
  let served = false;
  const io: Io = {
    stdout,
    stderr,
    async *stdin() {
      yield* typeof world.stdin === 'string' ? [world.stdin] : (world.stdin ?? []);
    },
    files: {
      read(path) {
        const found = files.get(path);
        if (found !== undefined) return found;
        throw systemError([...files.keys()].some((each) => each.startsWith(`${path}/`)) ? 'EISDIR' : 'ENOENT');
      },
      write(path, text) {
        if (path.startsWith('read-only/')) throw systemError('EACCES');
        files.set(path, encoder.encode(text));
      },
      list(path) {
        if (files.has(path)) return [path];
        const below = [...files.keys()].filter((each) => each.startsWith(`${path}/`)).sort();
        if (below.length === 0) throw systemError('ENOENT');
        return below;
      },
    },
    debug: world.debug ?? false,
    drawDot,
    async serve() {
      served = true;
    },
  };
  const code = await run(argv, io);
  return { code, stdout: stdout.writes.join(''), stderr: stderr.writes.join(''), writes: stdout.writes, files, served };
}

export const textOf = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes);
