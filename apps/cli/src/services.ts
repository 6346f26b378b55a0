import { type Component, type Log, waitFor } from '@fieldnotes/platform';
import type { JobQueue } from '@fieldnotes/queue';
import type { Store } from '@fieldnotes/store';
import type { Learner, Poller, PollingOptions, Pusher, Worker } from '@fieldnotes/worker';
import { type BotService, startBot } from './bot-service.js';
import { countingPolls } from './observe/counted-polls.js';
import { reportQueue, reportStore } from './observe/installation.js';
import { createObserver } from './observe/observer.js';
import type { CliSettings } from './settings.js';

export interface Services {
  readonly store: Store;
  readonly queue: JobQueue;
  /** Takes jobs as long as it runs. */
  readonly worker: Worker;
  /** Learns the tags of feeds, as long as it runs. */
  readonly learner: Learner;
  /** Asks for feeds when they are due, as long as it runs. */
  readonly poller: Poller;
  /** Has hubs push feeds, where there is a public address. */
  readonly pusher: Pusher;
  /** Talks to Discord, where there is a token. */
  readonly bot: BotService;
}

export type Need = keyof Services;

export interface Assembly {
  readonly services: Services;
  /** In the order in which they have to be started. */
  readonly components: readonly Component[];
}

export interface AssemblyOptions {
  readonly settings: CliSettings;
  readonly log: Log;
  /** Told when a service is gone for good, so that there is no use in going on. */
  readonly onLost: (error: Error) => void;
  /** How long, in milliseconds, servers elsewhere are waited for, and what cuts that short. */
  readonly patience: { readonly deadline: number; readonly signal: AbortSignal };
  /** It runs until it is stopped: it serves health and metrics where a port is set. */
  readonly isService: boolean;
}

/**
 * The composition root: makes the services that a command needs out of the settings, each when it is started. The
 * packages are loaded then too, so that a command does not wait for code that it does not run.
 */
export function assemble(
  needs: readonly Need[],
  { settings, log, onLost, patience, isService }: AssemblyOptions,
): Assembly {
  const store = new Slot<Store>('store');
  const queue = new Slot<JobQueue>('queue');
  const worker = new Slot<Worker>('worker');
  const learner = new Slot<Learner>('learner');
  const poller = new Slot<Poller>('poller');
  const pusher = new Slot<Pusher>('pusher');
  const bot = new Slot<BotService>('bot');

  const checks = {
    database: () => store.value.server.version(),
    queue: () => queue.value.counts(['read']),
    worker: async () => worker.value,
    learner: async () => learner.value,
    poller: async () => poller.value,
    pusher: async () => pusher.value,
    discord: async () => {
      if (bot.value.state !== 'off' && !bot.value.isConnected()) throw new Error('the bot is not connected');
    },
  };
  const all = withWhatTheyNeed(needs);
  const observer = createObserver(
    isService ? settings : { ...settings, httpPort: undefined },
    Object.fromEntries(all.map((need) => [CHECKED_AS[need], checks[CHECKED_AS[need]]])),
    log,
  );

  const components: Record<Need, Component> = {
    store: {
      name: 'store',
      async start() {
        const { openStore } = await import('@fieldnotes/store');
        const options = {
          databaseUrl: settings.databaseUrl?.reveal(),
          replicaUrl: settings.replicaUrl?.reveal(),
          dataDirectory: settings.dataDirectory,
          log: log.child({ component: 'store' }),
          onLost,
        };
        store.value = await waitFor(() => openStore(options), { ...patience, what: 'PostgreSQL', passing: AWAY, log });
        reportStore(observer.metrics, store.value);
      },
      stop: () => store.value.close(),
    },
    queue: {
      name: 'queue',
      async start() {
        const { openQueue } = await import('@fieldnotes/queue');
        const options = {
          redisUrl: settings.redisUrl?.reveal(),
          postgres: { connectionString: store.value.server.connectionString },
          log: log.child({ component: 'queue' }),
          around: observer.around,
        };
        const what = options.redisUrl === undefined ? 'PostgreSQL' : 'Redis';
        queue.value = await waitFor(() => openQueue(options), { ...patience, what, passing: AWAY, log });
        reportQueue(observer.metrics, queue.value);
      },
      stop: () => queue.value.close(),
    },
    worker: {
      name: 'worker',
      async start() {
        const [{ createReader, loadTaxonomy }, { createWorker }] = await Promise.all([
          import('@fieldnotes/content'),
          import('@fieldnotes/worker'),
        ]);
        worker.value = createWorker({
          store: store.value,
          queue: queue.value,
          reader: createReader({ taxonomy: await loadTaxonomy() }),
          log: log.child({ component: 'worker' }),
          readConcurrency: settings.readConcurrency,
          polling: pollingOf(settings),
        });
        await worker.value.start();
      },
      stop: () => worker.value.stop(),
    },
    learner: {
      name: 'learner',
      async start() {
        const { createLearner } = await import('@fieldnotes/worker');
        const parts = { store: store.value, queue: queue.value, log: log.child({ component: 'learner' }) };
        learner.value = createLearner(parts);
        await learner.value.start();
      },
      stop: () => learner.value.stop(),
    },
    poller: {
      name: 'poller',
      async start() {
        const { createPoller } = await import('@fieldnotes/worker');
        poller.value = createPoller({
          store: countingPolls(store.value, observer.metrics),
          queue: queue.value,
          log: log.child({ component: 'poller' }),
          polling: pollingOf(settings),
          concurrency: settings.pollConcurrency,
        });
        poller.value.start();
      },
      stop: () => poller.value.stop(),
    },
    pusher: {
      name: 'pusher',
      async start() {
        const { createPusher } = await import('@fieldnotes/worker');
        pusher.value = createPusher({
          store: store.value,
          queue: queue.value,
          log: log.child({ component: 'pusher' }),
          polling: pollingOf(settings),
          listen: { host: settings.pushHost, port: settings.pushPort },
        });
        await pusher.value.start();
      },
      stop: () => pusher.value.stop(),
    },
    bot: {
      name: 'bot',
      async start() {
        // Beside a worker the bot's end is logged and the worker goes on; alone there is nothing left to do.
        const beside = needs.includes('worker');
        bot.value = await startBot(
          settings,
          {
            store: store.value,
            queue: queue.value,
            metrics: observer.metrics,
            log: log.child({ component: 'bot' }),
            onLost: beside ? undefined : onLost,
          },
          { keepTrying: beside },
        );
      },
      stop: () => bot.value.stop(),
    },
  };

  return {
    components: [...observer.components, ...all.map((need) => components[need])],
    services: {
      get store() {
        return store.value;
      },
      get queue() {
        return queue.value;
      },
      get worker() {
        return worker.value;
      },
      get learner() {
        return learner.value;
      },
      get poller() {
        return poller.value;
      },
      get pusher() {
        return pusher.value;
      },
      get bot() {
        return bot.value;
      },
    },
  };
}

function pollingOf({
  contactUrl,
  publicUrl,
  privateHosts,
  pollShortest,
  pollLongest,
  hostGap,
}: CliSettings): PollingOptions {
  const timings = { shortest: pollShortest, longest: pollLongest, hostGapMs: hostGap };
  return { contact: contactUrl, publicUrl, privateHosts, timings };
}

/** Codes of `StoreError` and `QueueError` that say that a server is not there, or not yet. */
const AWAY = ['unreachable', 'not-ready', 'too-many-connections', 'migration-busy'];

/** Under which name the health server tells whether a service can be used. */
const CHECKED_AS = {
  store: 'database',
  queue: 'queue',
  worker: 'worker',
  learner: 'learner',
  poller: 'poller',
  pusher: 'pusher',
  bot: 'discord',
} as const satisfies Record<Need, string>;

/** What each stands on, in the order in which they are started. */
const FOUNDATIONS: Readonly<Record<Need, readonly Need[]>> = {
  store: [],
  queue: ['store'],
  worker: ['store', 'queue'],
  learner: ['store', 'queue'],
  poller: ['store', 'queue'],
  pusher: ['store', 'queue'],
  bot: ['store', 'queue'],
};

function withWhatTheyNeed(needs: readonly Need[]): Need[] {
  const wanted = new Set(needs.flatMap((need) => [...FOUNDATIONS[need], need]));
  return (Object.keys(FOUNDATIONS) as Need[]).filter((need) => wanted.has(need));
}

/** A service that is there once it has been started. */
class Slot<Service> {
  readonly #name: Need;
  #value: Service | undefined;

  constructor(name: Need) {
    this.#name = name;
  }

  get value(): Service {
    if (this.#value === undefined) throw new TypeError(`the ${this.#name} was used before it was started`);
    return this.#value;
  }

  set value(value: Service) {
    this.#value = value;
  }
}
