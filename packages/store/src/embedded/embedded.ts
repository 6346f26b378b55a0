import { setTimeout as delay } from 'node:timers/promises';
import type { DatabaseParts } from '../connect.js';
import { messageOf, StoreError } from '../errors.js';
import { type Joined, join } from './join.js';
import { withLock } from './lock.js';
import { boundLog } from './log-file.js';
import { databaseParts, type Session } from './session.js';
import { shutDown } from './shutdown.js';
import { openSite, type Site, withFileErrors } from './site.js';

export interface EmbeddedOptions {
  /** Created where it is missing. One machine at a time may use it. */
  readonly dataDir: string;
  /** Told about what nobody waits for: a server that died and was started again, or one that cannot be stopped. */
  readonly log?: EmbeddedLog;
  /** Told when the server was lost and could not be brought back where it was: the program should end. */
  readonly onLost?: (error: StoreError) => void;
}

/** A pino logger fits. */
export interface EmbeddedLog {
  warn(fields: object, message: string): void;
}

/** A PostgreSQL server for this data directory, running as long as some process uses it. */
export interface EmbeddedServer {
  readonly connection: DatabaseParts;
  /** The same as a URL. It holds the password: not to be shown. */
  readonly connectionString: string;
  /** Whether this call started the server; false when it was found running. */
  readonly owner: boolean;
  /**
   * Stops using the server, and stops it if nobody else uses it. End the pools first. Never rejects; safe to call twice.
   */
  stop(): Promise<void>;
}

/** Long enough to repair a quarter of a gigabyte of log after a crash. */
const START_MS = 120_000;
const STOP_LOCK_MS = 40_000;
const LOG_CHECK_MS = 60_000;
const RECOVERY_PAUSES_MS = [0, 250, 1_000, 4_000];

/**
 * Starts the embedded PostgreSQL of `dataDir`, or joins the one that runs there already.
 *
 * Safe against other processes doing the same at the same moment, and against whatever a killed one left behind. The
 * last process to stop also stops the server. A server that dies while in use is started again on the same port.
 *
 * Fails with a StoreError: `unsupported-platform`, `binaries-missing`, `no-account`, `not-reachable`, `port`,
 * `start-failed`, `not-ready` or one of `data-directory-*`.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const site = await openSite(options.dataDir);
  const server = new Server(site, options);
  await withFileErrors(site.dataDir, () => server.start());
  return server;
}

class Server implements EmbeddedServer {
  readonly #site: Site;
  readonly #options: EmbeddedOptions;
  #joined: Joined | null = null;
  #session: Session | null = null;
  #recovery: Promise<void> = Promise.resolve();
  #stopped: Promise<void> | null = null;
  #logCheck: NodeJS.Timeout | undefined;

  constructor(site: Site, options: EmbeddedOptions) {
    this.#site = site;
    this.#options = options;
  }

  get connection(): DatabaseParts {
    if (this.#joined === null) throw new TypeError('the embedded server was not started');
    return databaseParts(this.#joined.credentials, this.#joined.port);
  }

  get connectionString(): string {
    const { user, password, host, port, database } = this.connection;
    return `postgres://${user}:${password}@${host}:${port}/${database}`;
  }

  get owner(): boolean {
    return this.#joined?.launched === true;
  }

  async start(): Promise<void> {
    this.#joined = await this.#join();
    this.#logCheck = setInterval(() => void boundLog(this.#site.log).catch(() => undefined), LOG_CHECK_MS).unref();
  }

  stop(): Promise<void> {
    this.#stopped ??= this.#stop().catch((error: unknown) => {
      this.#options.log?.warn({ err: error }, 'the embedded PostgreSQL could not be stopped');
    });
    return this.#stopped;
  }

  #join(): Promise<Joined> {
    return withLock(this.#site.dataDir, START_MS, async () => {
      const joined = await join(this.#site, performance.now() + START_MS, () => this.#onLost());
      this.#session = joined.session;
      return joined;
    });
  }

  async #stop(): Promise<void> {
    clearInterval(this.#logCheck);
    await this.#recovery;
    const session = this.#session;
    if (session === null) return;
    try {
      await withLock(this.#site.dataDir, STOP_LOCK_MS, async () => {
        const last = await session.leave();
        if (last && !(await shutDown(this.#site.cluster))) throw new Error('it does not react to signals');
      });
    } finally {
      await session.close();
    }
  }

  #onLost(): void {
    this.#session = null;
    if (this.#stopped === null) this.#recovery = this.#recover();
  }

  /** The pools of this process know one port: the server is of use to them there only. */
  async #recover(): Promise<void> {
    try {
      const { port, launched } = await this.#rejoin();
      if (port !== this.connection.port) throw new Error('another program has taken its port');
      this.#options.log?.warn({ port, launched }, 'the embedded PostgreSQL ended unexpectedly and is back');
    } catch (error) {
      if (this.#stopped !== null) return;
      const advice = 'end this program and start it again';
      const message = `The embedded PostgreSQL ended and could not be brought back (${messageOf(error)}); ${advice}`;
      this.#options.onLost?.(new StoreError('start-failed', message, { cause: error }));
    }
  }

  async #rejoin(): Promise<Joined> {
    let failure: unknown = new Error('it was being stopped');
    for (const pause of RECOVERY_PAUSES_MS) {
      await delay(pause);
      if (this.#stopped !== null) break;
      try {
        return await this.#join();
      } catch (error) {
        failure = error;
      }
    }
    throw failure;
  }
}
