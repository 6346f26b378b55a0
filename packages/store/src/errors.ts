/** What went wrong, for code that chooses an exit status or a hint. */
export type StoreErrorCode =
  | 'bad-address'
  | 'unreachable'
  | 'wrong-password'
  | 'no-database'
  | 'no-privilege'
  | 'too-many-connections'
  | 'not-ready'
  | 'too-old'
  | 'pooler'
  | 'unsupported-platform'
  | 'binaries-missing'
  | 'no-account'
  | 'not-reachable'
  | 'data-directory-unwritable'
  | 'data-directory-full'
  | 'data-directory-version'
  | 'data-directory-damaged'
  | 'data-directory-busy'
  | 'port'
  | 'start-failed'
  | 'no-migrations'
  | 'migration-edited'
  | 'migration-failed'
  | 'migration-busy'
  | 'newer-schema'
  | 'not-empty'
  | 'backup-damaged'
  | 'in-use'
  | 'move-differs';

/**
 * A reason why the store cannot be used, meant for people: `message` is one line that says what failed and what to do,
 * and never holds a password. `cause` keeps the error underneath.
 */
export class StoreError extends Error {
  override readonly name = 'StoreError';

  constructor(
    readonly code: StoreErrorCode,
    message: string,
    options?: { readonly cause?: unknown },
  ) {
    super(message, options);
  }
}

interface Explanation {
  readonly code: StoreErrorCode;
  readonly say: (where: string) => string;
}

/** By PostgreSQL SQLSTATE (https://www.postgresql.org/docs/current/errcodes-appendix.html) or Node's error code. */
const CONNECTION_ERRORS: Readonly<Record<string, Explanation>> = {
  '28P01': {
    code: 'wrong-password',
    say: (where) => `${where} refused the user name or password; correct them in DATABASE_URL`,
  },
  '28000': {
    code: 'wrong-password',
    say: (where) => `${where} does not let this user in; check the user name and the server's pg_hba.conf`,
  },
  '3D000': { code: 'no-database', say: (where) => `${where} does not exist; create the database or correct its name` },
  '42501': {
    code: 'no-privilege',
    say: (where) => `${where} denies this user a right it needs; make the user owner of the database`,
  },
  '53300': {
    code: 'too-many-connections',
    say: (where) => `${where} has no connection left; raise max_connections or run fewer processes`,
  },
  '53100': {
    code: 'data-directory-full',
    say: (where) => `${where} has no disk space left; make room and start again`,
  },
  '57P03': {
    code: 'not-ready',
    say: (where) => `${where} is starting up or shutting down; try again in a moment`,
  },
  ECONNREFUSED: {
    code: 'unreachable',
    say: (where) => `Nothing answers at ${where}; start the server there or correct DATABASE_URL`,
  },
  ENOTFOUND: {
    code: 'unreachable',
    say: (where) => `The host name of ${where} is not known; correct DATABASE_URL`,
  },
  EAI_AGAIN: {
    code: 'unreachable',
    say: (where) => `The host name of ${where} could not be looked up; check the network and DATABASE_URL`,
  },
  ERR_INVALID_URL: {
    code: 'bad-address',
    say: () => 'The database address is not a URL; write it as postgres://user:password@host:5432/database',
  },
};

/**
 * Says why a connection to `where` (for example `localhost:5432/fieldnotes`) failed.
 *
 * An error whose reason is not known by its code becomes `unreachable`, with the underlying message kept in the line.
 * An invalid URL is the one error whose cause is dropped: Node's carries the URL, and with it the password.
 */
export function explainConnectionError(error: unknown, where: string): StoreError {
  if (error instanceof StoreError) return error;
  const sqlStateOrCode = codeOf(error);
  const message = messageOf(error);
  if (sqlStateOrCode === 'ERR_INVALID_URL') return explained('ERR_INVALID_URL', where);
  if (sqlStateOrCode === '08P01' && message.includes('startup parameter')) {
    const advice =
      'let it ignore that parameter (PgBouncer: ignore_startup_parameters) or connect to PostgreSQL itself';
    return new StoreError('pooler', `The pooler at ${where} refuses a setting: ${message}; ${advice}`, {
      cause: error,
    });
  }
  if (Object.hasOwn(CONNECTION_ERRORS, sqlStateOrCode)) return explained(sqlStateOrCode, where, error);
  if (message.includes('timeout') || sqlStateOrCode === 'ETIMEDOUT') {
    const advice = 'check the address, the network and the firewall';
    return new StoreError('unreachable', `${where} did not answer in time; ${advice}`, { cause: error });
  }
  return new StoreError('unreachable', `Cannot connect to ${where}: ${message}; check the address and the server`, {
    cause: error,
  });
}

/**
 * Says why a file operation in the data directory failed, or returns null when the reason is none that a person can
 * mend (and so is a bug of ours).
 */
export function explainFileError(error: unknown, dataDir: string): StoreError | null {
  if (error instanceof StoreError) return error;
  switch (codeOf(error)) {
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'ENOTDIR':
    case 'EEXIST':
    case 'ENOENT':
    case 'ELOOP':
      return new StoreError(
        'data-directory-unwritable',
        `Cannot write to the data directory ${dataDir} (${messageOf(error)}); choose a writable one with FIELDNOTES_DATA`,
        { cause: error },
      );
    case 'ENOSPC':
    case 'EDQUOT':
      return new StoreError(
        'data-directory-full',
        `No disk space is left for the data directory ${dataDir}; make room or choose another with FIELDNOTES_DATA`,
        { cause: error },
      );
    default:
      return null;
  }
}

/** The `code` of a Node or PostgreSQL error, or an empty string. */
export function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('code' in error)) return '';
  return typeof error.code === 'string' ? error.code : '';
}

/** The error's message on one line. Node's error for several refused addresses has none of its own: the first one's. */
export function messageOf(error: unknown): string {
  if (error instanceof AggregateError && error.message === '') return messageOf(error.errors[0]);
  const message = error instanceof Error ? error.message : String(error);
  return message.split(/\s*\n\s*/u, 1)[0] ?? '';
}

function explained(code: string, where: string, cause?: unknown): StoreError {
  const known = CONNECTION_ERRORS[code];
  if (known === undefined) throw new TypeError(`no explanation for ${code}`);
  return new StoreError(known.code, known.say(where), cause === undefined ? undefined : { cause });
}
