import { finished } from 'node:stream';
import type { LogStream } from '@fieldnotes/platform';
import { type Piece, renderLine } from './pieces.js';
import { createProgress, type Progress } from './progress.js';
import { safeJson } from './safe-text.js';

/** A stream of text that may be a terminal: standard output or standard error. */
export type TextStream = NodeJS.WritableStream & {
  readonly isTTY?: boolean;
  readonly columns?: number;
  hasColors?(environment?: object): boolean;
};

export interface OutputOptions {
  readonly stdout: TextStream;
  readonly stderr: TextStream;
  /** For NO_COLOR, FORCE_COLOR and TERM, as Node reads them. */
  readonly environment: object;
}

/** Everything the command says. Results go to standard output; progress, notes and errors to standard error. */
export interface Output {
  /** Columns that a line of text may take. */
  readonly width: number;
  /** True once nobody reads standard output any more (`| head`): there is no use in going on. */
  readonly isClosed: boolean;
  line(...pieces: readonly Piece[]): void;
  /** Indented for people, or one value a line for programs. */
  json(value: unknown, form?: 'indented' | 'line'): void;
  /** Help and other text that is ours and has been laid out. */
  text(text: string): void;
  note(...pieces: readonly Piece[]): void;
  progress(): Progress;
  readonly logStream: LogStream;
  /** Waits until everything has been taken, and says why it could not be written, if so. */
  flush(): Promise<Error | null>;
}

const NARROWEST = 40;
const WIDEST = 100;

export function createOutput({ stdout, stderr, environment }: OutputOptions): Output {
  const colours = { stdout: hasColours(stdout, environment), stderr: hasColours(stderr, environment) };
  const progress = createProgress(stderr);
  let isClosed = false;
  let failure: Error | null = null;
  // A reader that went away is no error; a disk that is full is one.
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    isClosed = true;
    if (error.code !== 'EPIPE') failure ??= error;
  });
  stderr.on('error', () => undefined);

  function write(text: string): void {
    if (!isClosed) stdout.write(text);
  }

  function writeAside(text: string): boolean {
    progress.hide();
    return stderr.write(text);
  }

  return {
    width: Math.min(WIDEST, Math.max(NARROWEST, stdout.columns ?? WIDEST)),
    get isClosed() {
      return isClosed;
    },
    line: (...pieces) => write(`${renderLine(pieces, colours.stdout).trimEnd()}\n`),
    json: (value, form = 'indented') => write(`${safeJson(value, form === 'indented' ? 2 : undefined)}\n`),
    text: write,
    note: (...pieces) => void writeAside(`${renderLine(pieces, colours.stderr).trimEnd()}\n`),
    progress: () => progress,
    logStream: { write: writeAside, isTTY: stderr.isTTY },
    async flush() {
      progress.hide();
      await Promise.all([drained(stdout), drained(stderr)]);
      return failure;
    },
  };
}

function hasColours(stream: TextStream, environment: object): boolean {
  return stream.isTTY === true && stream.hasColors?.(environment) === true;
}

/** Resolves when the stream has taken everything, or never will. */
function drained(stream: TextStream): Promise<void> {
  return new Promise((resolve) => {
    const ignore = finished(stream, { readable: false }, () => resolve());
    stream.write('', () => {
      ignore();
      resolve();
    });
  });
}
