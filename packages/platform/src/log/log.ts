import { createRequire } from 'node:module';
import { type DestinationStream, destination, type Logger, pino } from 'pino';
import { currentLogFields } from './log-fields.js';
import { redact, redactUrls } from './redact.js';

/** A pino logger: `log.info({ postId }, 'read')`, `log.error(error)`, `log.child({ component: 'worker' })`. */
export type Log = Logger;

export interface LogOptions {
  readonly level: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'silent';
  /** `auto` is pretty on a terminal and JSON elsewhere. */
  readonly format: 'json' | 'pretty' | 'auto';
  /** Where the lines go; standard error when absent, so that standard output stays for results. */
  readonly stream?: LogStream;
}

export interface LogStream {
  write(line: string): unknown;
  /** Whether a person reads along: what `auto` goes by, and whether pretty lines have colours. */
  readonly isTTY?: boolean | undefined;
}

/**
 * Opens the log. Lines are written at once and in this thread, so that the last line before a crash is not lost.
 *
 * Secrets do not reach the stream: `Secret`s, the values under keys such as `token` or `password` at any depth (up to 8,
 * where everything is cut) and the passwords of URLs, also within messages and stacks.
 */
export function createLog({ level, format, stream }: LogOptions): Log {
  const terminal = (stream ?? process.stderr).isTTY === true;
  const out = stream ?? destination({ dest: 2, sync: true });
  const isPretty = format === 'pretty' || (format === 'auto' && terminal);
  const log = pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      // Errors are serialised by `redact`, which follows causes; pino's own serialiser would see plain objects.
      serializers: { err: (error: unknown) => error },
      formatters: { level: (label) => ({ level: label }), log: fieldsOf },
      // Messages are formatted after `formatters.log` has run, so the finished line is looked at once more.
      hooks: { streamWrite: redactUrls },
    },
    isPretty ? prettyStream(out, terminal) : out,
  );
  redactChildren(log);
  return log;
}

/** The fields of a line, after those of the work that writes it. */
function fieldsOf(fields: object): Record<string, unknown> {
  const own = redact(fields) as Record<string, unknown>;
  const current = currentLogFields();
  return current === undefined ? own : { ...(redact(current) as Record<string, unknown>), ...own };
}

/** pino applies `formatters.bindings` to the first logger only. Children inherit this `child`, so theirs are seen too. */
function redactChildren(log: Log): void {
  const { child } = log;
  log.child = function redacted(this: Log, bindings, options) {
    return child.call(this, redact(bindings) as Record<string, unknown>, options);
  } as Log['child'];
}

/**
 * pino-pretty called in this thread: as a transport it would run in a worker, delay the exit and lose lines in a crash.
 * It is loaded with the first line (39 ms), since most commands on a terminal write none.
 */
function prettyStream(stream: LogStream, colorize: boolean): DestinationStream {
  let prettify: ((line: string) => string) | null = null;
  return {
    write: (line) => {
      prettify ??= loadPretty().prettyFactory({ colorize, translateTime: 'SYS:HH:MM:ss.l' });
      stream.write(prettify(line));
    },
  };
}

function loadPretty(): typeof import('pino-pretty') {
  return createRequire(import.meta.url)('pino-pretty');
}
