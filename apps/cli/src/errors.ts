/** What the process ends with. Documented in the help; 64 and up are those of BSD's sysexits. */
export const EXIT = {
  done: 0,
  /** It could not be done; the message says why and what to do. */
  failed: 1,
  /** The command line was not understood. */
  usage: 2,
  /** A bug of ours. */
  bug: 70,
  /** The settings, or a file of settings, cannot be used. */
  settings: 78,
  /** 128 and the signal's number. */
  SIGINT: 130,
  SIGTERM: 143,
} as const;

export type ExitStatus = (typeof EXIT)[keyof typeof EXIT];

/**
 * - `usage`: the command line asks for something that cannot be meant.
 * - `unknown-name`: nothing that is stored has the name or number.
 * - `nothing-stored`: there is nothing to look at yet.
 * - `unreadable`: a file named on the command line cannot be read.
 */
export type CommandErrorCode = 'usage' | 'unknown-name' | 'nothing-stored' | 'unreadable';

/** A command cannot do what it was asked for. The message says what failed and what to do. */
export class CommandError extends Error {
  override readonly name = 'CommandError';

  constructor(
    readonly code: CommandErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/**
 * Errors that are meant for people, by name: their message says what failed and what to do. By name, because their
 * classes live in packages that most commands never load.
 */
const STATUS_BY_NAME: Readonly<Record<string, ExitStatus>> = {
  SettingsError: EXIT.settings,
  TaxonomyError: EXIT.settings,
  StoreError: EXIT.failed,
  QueueError: EXIT.failed,
  ArchiveError: EXIT.failed,
  BotError: EXIT.failed,
  LifecycleError: EXIT.failed,
  HealthServerError: EXIT.failed,
};

export interface Explanation {
  readonly status: ExitStatus;
  readonly message: string;
  /** Whether the error is one that nobody foresaw. */
  readonly isBug: boolean;
}

/** What to tell a person about an error, and the status to end with. */
export function explain(error: unknown): Explanation {
  if (error instanceof CommandError) {
    return { status: error.code === 'usage' ? EXIT.usage : EXIT.failed, message: error.message, isBug: false };
  }
  if (error instanceof Error && Object.hasOwn(STATUS_BY_NAME, error.name)) {
    return { status: STATUS_BY_NAME[error.name] ?? EXIT.failed, message: error.message, isBug: false };
  }
  const [firstLine = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
  const advice = 'this is a bug; FIELDNOTES_LOG_LEVEL=debug shows where it happened';
  return { status: EXIT.bug, message: `Something unforeseen happened (${firstLine}): ${advice}.`, isBug: true };
}
