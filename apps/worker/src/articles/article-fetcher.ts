import type { ArticleRequest, PostRevision, Store } from '@fieldnotes/store';
import { createHttpClient, type HttpClientOptions } from '../http/http-client.js';
import { pause } from '../polling/pause.js';
import type { PollLog } from '../polling/poll.js';
import { Slots } from '../polling/slots.js';
import type { PollTimings } from '../polling/timings.js';
import { createArticleRunner } from './article-runner.js';
import { RobotsCache } from './robots.js';
import { visit } from './visit.js';

export interface ArticleFetcherDependencies {
  readonly store: Pick<Store, 'articleRequests' | 'polls' | 'posts'>;
  /** Puts revisions in line to be read. */
  readonly enqueue: (revisions: readonly PostRevision[]) => Promise<void>;
  readonly log: PollLog;
  readonly timings: PollTimings;
  /** Names the poller's claims. */
  readonly token: string;
  readonly http: HttpClientOptions;
}

/** Pages asked for at the same time; they are extracted one after the other. */
const CONCURRENCY = 4;
/** A page that people read is smaller than a feed may be. */
const PAGE_LIMITS = { mostBytes: 5 * 1024 * 1024, mostUnpackedBytes: 10 * 1024 * 1024 };
const TROUBLE_MS = 1_000;

/** Asks for the articles of posts until it is told to stop. */
export class ArticleFetcher {
  readonly #dependencies: ArticleFetcherDependencies;
  readonly #client: ReturnType<typeof createHttpClient>;
  readonly #runner = createArticleRunner();
  readonly #robots = new RobotsCache();
  readonly #slots = new Slots(CONCURRENCY);

  constructor(dependencies: ArticleFetcherDependencies) {
    this.#dependencies = dependencies;
    this.#client = createHttpClient({ ...dependencies.http, limits: PAGE_LIMITS });
  }

  /** @param giveUp ends what is under way */
  async run(stopping: AbortSignal, giveUp: AbortSignal): Promise<void> {
    const { store, log, token, timings } = this.#dependencies;
    giveUp.addEventListener('abort', () => void this.#runner.close(), { once: true });
    while (!stopping.aborted) {
      try {
        await this.#slots.free(1);
        if (stopping.aborted) return;
        const requests = await store.articleRequests.claim(token, this.#slots.left, timings.leaseMs);
        for (const request of requests) this.#slots.fill(this.#visit(request, giveUp));
        if (requests.length === 0) await pause(timings.lookMs, stopping);
      } catch (error) {
        log.warn({ err: error }, 'the pages to ask for could not be read; it is tried again');
        await pause(TROUBLE_MS, stopping);
      }
    }
  }

  /** Call when the signals of `run` were given. */
  async close(): Promise<void> {
    await this.#slots.empty();
    await this.#runner.close();
    await this.#client.close();
  }

  /** Never rejects: what cannot be kept is taken up again when its lease has ended. */
  async #visit(request: ArticleRequest, signal: AbortSignal): Promise<void> {
    const { store, log, enqueue } = this.#dependencies;
    const held = this.#hold(request.host);
    try {
      const outcome = await visit(request, {
        http: this.#client,
        robots: this.#robots,
        runner: this.#runner,
        signal,
        enter: held.enter,
        leave: held.leave,
        post: (id) => store.posts.get(id),
      });
      await held.leave();
      const { postId, url } = request;
      log.debug({ postId, url, outcome: outcome.kind }, 'a page was asked for');
      const revision = await store.articleRequests.finish(request, outcome);
      if (revision !== null) await enqueue([revision]);
    } catch (error) {
      if (!signal.aborted) log.warn({ err: error, postId: request.postId }, 'an article could not be kept');
    } finally {
      await held.leave().catch(() => undefined);
    }
  }

  /** The hosts of a visit, given back once. */
  #hold(host: string) {
    const { store, token, timings } = this.#dependencies;
    const hosts = [host];
    return {
      enter: async (other: string): Promise<number> => {
        const waitMs = await store.polls.enter(token, other, timings.leaseMs);
        if (waitMs === 0) hosts.push(other);
        return waitMs;
      },
      leave: async (): Promise<void> => {
        const given = hosts.splice(0);
        if (given.length > 0) await store.polls.settle(token, [], given, timings.hostGapMs);
      },
    };
  }
}
