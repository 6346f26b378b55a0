import { writePost } from '../corpus/post.js';
import { defineBenchmark } from '../harness/benchmark.js';
import { percent, round } from '../harness/figures.js';
import { flag, text, wholeNumber } from '../harness/options.js';
import type { Output } from '../harness/output.js';
import { readablePath } from '../harness/paths.js';
import { announceWithBareClient } from './bare-client.js';
import type { Speed } from './outcome.js';
import { announceWithProduct, type ProductRun } from './product.js';

/** As Discord publishes it: 50 requests a second in all, 5 messages in 5 seconds for a channel. */
const IN_ALL = 50;
const PER_CHANNEL = 1;

export const announceBenchmark = defineBenchmark({
  name: 'announce',
  summary: 'announces posts in many channels of an emulated Discord with its published rate limits',
  details:
    'Runs fieldnotes up (bot, worker, embedded PostgreSQL) in a process of its own; this process is Discord. Every ' +
    'channel follows one feed, with the burst guard off. Seconds count from storing the posts, which are then read, ' +
    'to the last message that Discord takes. The peer is the REST client of discord.js with the same messages, all ' +
    'channels at once: it keeps no record and could not tell what was sent when it is killed.',
  options: {
    channels: wholeNumber('channels that follow the feed', { least: 1, most: 2_000, fallback: 400 }),
    posts: wholeNumber('posts that are published', { least: 1, most: 200, fallback: 10 }),
    seed: text('TEXT', 'of the posts, which are generated (default: fieldnotes)'),
    openapi: text('FILE', "judge every body by Discord's OpenAPI file"),
    withoutPeer: flag('do not run the peer'),
  },
  examples: ['', '--channels 50 --posts 5', '--openapi openapi.json --json'],

  async run({ channels, posts: count, seed = 'fieldnotes', openapi: given, withoutPeer }, { output, signal }) {
    const openapi = given === undefined ? undefined : await readablePath(given, 'openapi');
    const posts = Array.from({ length: count }, (_, number) => writePost(seed, 0, number));
    const limitPerSecond = Math.min(IN_ALL, channels * PER_CHANNEL);
    const { bodies, ...product } = await announceWithProduct({ channels, posts, openapi, signal });
    output.note('the product is done');
    const peer = withoutPeer ? null : await announceWithBareClient(channels, bodies, signal);
    show(product, peer, limitPerSecond, output);
    return {
      channels,
      posts: count,
      ...product,
      ...rounded(product),
      limitPerSecond,
      shareOfLimit: round(product.perSecond / limitPerSecond, 3),
      cpuSeconds: round(product.cpuSeconds),
      peers: peer === null ? {} : { discordJsRest: { ...peer, ...rounded(peer) } },
    };
  },
});

function rounded({ seconds, perSecond }: Speed): { readonly seconds: number; readonly perSecond: number } {
  return { seconds: round(seconds), perSecond: round(perSecond, 1) };
}

type Shown = Omit<ProductRun, 'bodies'>;

function show(product: Shown, peer: Speed | null, limitPerSecond: number, output: Output): void {
  const speed = ({ seconds, perSecond, status429 }: Speed) => [
    seconds.toFixed(1),
    perSecond.toFixed(1),
    percent(perSecond / limitPerSecond),
    String(status429),
  ];
  const found = [product.deliveries, product.duplicates, product.missing, product.outOfOrder].map(String);
  output.table(
    ['', 'delivered', 'twice', 'missing', 'out of order', 'seconds', 'a second', 'of the limit', 'status 429'].map(
      (title, at) => ({ title, align: at === 0 ? 'left' : 'right' }),
    ),
    [
      ['fieldnotes', ...found, ...speed(product)],
      ...(peer === null ? [] : [['discord.js REST alone', '', '', '', '', ...speed(peer)]]),
    ],
  );
  output.line(
    `Discord takes ${limitPerSecond} messages a second; bot and worker used ${round(product.cpuSeconds)} s of CPU`,
  );
  if (product.violations !== null) output.line(`${product.violations} bodies that the OpenAPI file does not allow`);
}
