import { defineBenchmark } from '../harness/benchmark.js';
import { mebibytes, median, percent, round } from '../harness/figures.js';
import { flag, wholeNumber } from '../harness/options.js';
import type { Output } from '../harness/output.js';
import { type BareRound, pollWithBareLoop } from './bare-loop.js';
import { type ProductRun, pollWithProduct } from './product.js';
import { startRedis } from './redis.js';
import { startWeb } from './web.js';

export const pollBenchmark = defineBenchmark({
  name: 'poll',
  summary: 'polls many feeds on a loopback web, round after round, with one worker and with two',
  details:
    'The web is a process of its own with a host for each feed; in each round one feed of ten has a new item and the ' +
    'others answer 304. First one fieldnotes worker on an embedded PostgreSQL, then two with a Redis for the jobs ' +
    '(where redis-server is installed). A round ends when the store knows that every feed was polled. Before the ' +
    'rounds all items are stored and count as read; what comes new in a round is read by the worker as ever. The peer ' +
    'asks the same feeds with undici, parses with feedsmith and keeps nothing.',
  options: {
    feeds: wholeNumber('feeds, each on a host of its own', { least: 10, most: 1_000_000, fallback: 10_000 }),
    items: wholeNumber('items of a feed', { least: 1, most: 1_000, fallback: 30 }),
    rounds: wholeNumber('rounds after the first reading', { least: 1, most: 1_000, fallback: 10 }),
    concurrency: wholeNumber('requests of a worker at the same time', { least: 1, most: 256, fallback: 32 }),
    oneWorker: flag('leave the run with two workers out'),
    withoutPeer: flag('do not run the peer'),
  },
  examples: ['', '--feeds 1000 --rounds 3', '--one-worker --json'],

  async run({ feeds, items, rounds, concurrency, oneWorker, withoutPeer }, { output, signal }) {
    const site = { feeds, items };
    const web = await startWeb(site, signal);
    const note = (text: string) => output.note(text);
    try {
      const options = { rounds, concurrency, signal, note };
      const one = await pollWithProduct(web, site, { ...options, workers: 1, redisUrl: undefined });
      const two = oneWorker
        ? null
        : await withRedis(signal, note, (redisUrl) => pollWithProduct(web, site, { ...options, workers: 2, redisUrl }));
      const peer = withoutPeer ? null : await pollWithBareLoop(web, site, options);
      show(feeds, one, two, peer, output);
      const figures = figuresOf(feeds, one);
      return {
        feeds,
        items,
        rounds,
        ...figures,
        doublePolls: figures.doublePolls + (two === null ? 0 : figuresOf(feeds, two).doublePolls),
        twoWorkers: two === null ? null : figuresOf(feeds, two),
        peers: peer === null ? {} : { undiciAndFeedsmith: bareFigures(feeds, peer) },
      };
    } finally {
      await web.stop();
    }
  },
});

async function withRedis<T>(
  signal: AbortSignal,
  note: (text: string) => void,
  use: (url: string) => Promise<T>,
): Promise<T | null> {
  const redis = await startRedis(signal);
  if (redis === null) {
    note('redis-server is not installed: the run with two workers is left out');
    return null;
  }
  try {
    return await use(redis.url);
  } finally {
    await redis.stop();
  }
}

function figuresOf(feeds: number, { first, rounds, missing, extra }: ProductRun) {
  const cpuMs = (of: (round: ProductRun['first']) => number) => round((1000 * median(rounds.map(of))) / feeds, 2);
  return {
    feedsPerSecond: round(feeds / median(rounds.map(({ seconds }) => seconds)), 1),
    slowestRound: round(feeds / Math.max(...rounds.map(({ seconds }) => seconds)), 1),
    firstReadingPerSecond: round(feeds / first.seconds, 1),
    rssMb: Math.max(...rounds.map(({ rssBytes }) => mebibytes(rssBytes))),
    rssMbByRound: rounds.map(({ rssBytes }) => mebibytes(rssBytes)),
    doublePolls: [first, ...rounds].reduce((sum, { requests, feeds: asked }) => sum + requests - asked, 0),
    mostAtOnce: Math.max(...rounds.map(({ atOnce }) => atOnce)),
    shareUnchanged: round(median(rounds.map(({ unchanged, requests }) => unchanged / requests)), 3),
    missingPosts: missing,
    extraPosts: extra,
    workerCpuMsPerFeed: cpuMs(({ cpu }) => cpu.workers),
    postgresCpuMsPerFeed: cpuMs(({ cpu }) => cpu.postgres),
  };
}

function bareFigures(feeds: number, rounds: readonly BareRound[]) {
  return {
    feedsPerSecond: round(feeds / median(rounds.map(({ seconds }) => seconds)), 1),
    cpuMsPerFeed: round((1000 * median(rounds.map(({ cpuSeconds }) => cpuSeconds))) / feeds, 3),
  };
}

function show(
  feeds: number,
  one: ProductRun,
  two: ProductRun | null,
  peer: readonly BareRound[] | null,
  output: Output,
): void {
  const row = (name: string, run: ProductRun) => {
    const figures = figuresOf(feeds, run);
    const numbers = [figures.feedsPerSecond, figures.slowestRound, figures.firstReadingPerSecond];
    const counts = [figures.doublePolls, figures.missingPosts, figures.extraPosts];
    const rss = figures.rssMbByRound;
    return [
      name,
      ...numbers.map((number) => number.toFixed(0)),
      percent(figures.shareUnchanged),
      ...counts.map(String),
      `${rss[0]?.toFixed(0)} → ${rss.at(-1)?.toFixed(0)}`,
      figures.rssMb.toFixed(0),
      `${figures.workerCpuMsPerFeed} + ${figures.postgresCpuMsPerFeed}`,
    ];
  };
  output.table(
    [
      '',
      'feeds/s',
      'slowest round',
      'first reading',
      '304',
      'twice',
      'missing',
      'extra',
      'RSS MB',
      'most',
      'CPU ms/feed, worker + PostgreSQL',
    ].map((title, at) => ({ title, align: at === 0 ? 'left' : 'right' })),
    [
      row('one worker, embedded PostgreSQL', one),
      ...(two === null ? [] : [row('two workers, Redis', two)]),
      ...(peer === null ? [] : [bareRow(bareFigures(feeds, peer))]),
    ],
  );
}

function bareRow({ feedsPerSecond, cpuMsPerFeed }: ReturnType<typeof bareFigures>): string[] {
  return [
    'undici and feedsmith alone',
    feedsPerSecond.toFixed(0),
    '',
    '',
    '',
    '',
    '',
    '',
    '',
    '',
    String(cpuMsPerFeed),
  ];
}
