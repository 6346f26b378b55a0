import type { ListenAddress } from '@fieldnotes/platform';
import { createHttpClient } from '../http/http-client.js';
import { httpOptionsOf, type PollingOptions, timingsOf } from '../polling/options.js';
import { pause } from '../polling/pause.js';
import { askHub } from './ask-hub.js';
import { createPushServer } from './push-server.js';
import type { PushDependencies } from './take-push.js';

export interface PusherDependencies extends PushDependencies {
  readonly polling: PollingOptions;
  /** Where hubs are listened to; what `polling.publicUrl` names must lead there. Port 0 for a free one. */
  readonly listen: ListenAddress;
}

export interface Pusher {
  /** The port that hubs are listened to at; 0 where there is no public address. */
  readonly port: number;
  /** Throws `PushServerError` when the address cannot be had. */
  start(): Promise<void>;
  /** Safe to call twice. */
  stop(): Promise<void>;
}

const LOOK_MS = 1_000;
const REVIEW_MS = 5_000;
/** Hubs asked at the same time. */
const MOST_AT_ONCE = 16;

/**
 * Has feeds pushed by their hubs (WebSub) where there is a public address, and does nothing where there is none. Keeps
 * nothing: any number of processes may run it, and each serves any hub.
 */
export function createPusher({ polling, listen, ...dependencies }: PusherDependencies): Pusher {
  const { publicUrl } = polling;
  if (publicUrl === undefined) return { port: 0, start: async () => undefined, stop: async () => undefined };
  const base = `${publicUrl.replace(/\/$/, '')}/websub/`;
  const { store, log } = dependencies;
  const auditMs = timingsOf(polling).audit * 1000;
  const http = createHttpClient(httpOptionsOf(polling));
  const server = createPushServer(listen, dependencies);
  const stopping = new AbortController();
  let running: Promise<void> | undefined;
  let ending: Promise<void> | undefined;

  async function run(): Promise<void> {
    let reviewed = Number.NEGATIVE_INFINITY;
    while (!stopping.signal.aborted) {
      try {
        const due = await store.pushes.takeDue(base, MOST_AT_ONCE);
        await Promise.all(due.map((push) => askHub(push, store, http, stopping.signal)));
        if (performance.now() - reviewed >= REVIEW_MS) {
          reviewed = performance.now();
          await store.pushes.review(auditMs);
        }
        if (due.length === MOST_AT_ONCE) continue;
      } catch (error) {
        if (!stopping.signal.aborted) log.warn({ err: error }, 'hubs could not be asked; they are asked again');
      }
      await pause(LOOK_MS, stopping.signal);
    }
  }

  async function end(): Promise<void> {
    stopping.abort();
    await server.stop();
    await running;
    await http.close();
  }

  return {
    get port() {
      return server.port;
    },
    async start() {
      await server.start();
      running ??= run();
    },
    stop() {
      ending ??= end();
      return ending;
    },
  };
}
